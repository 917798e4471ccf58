"""Rules of the field that hold between records."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from incidents.addresses import Found
from incidents.errors import ConsentError, RefusedInputError
from incidents.unit_of_work import Work
from schemas.folding import fold
from schemas.speech import said
from schemas.vocabulary import vocabulary

Values = Mapping[str, Any]
_AMOUNTS = ("amount", "amount_paid", "amount_compensated", "value")
_CURRENCY = re.compile("[A-Z]{3}")
_NOT_MADE = frozenset({"proposed", "declined_by_survivor", "unavailable"})
"""How far a referral has come of which nobody outside has heard."""


def before_adding(work: Work, table: str, kept: dict[str, Any]) -> None:
    """Refuse what no record may say; may complete what follows from it. Raises RefusedInputError or ConsentError."""
    check = _BEFORE.get(table)
    if check:
        check(work, "", kept)


def before_changing(work: Work, here: Found, before: Values, changes: dict[str, Any]) -> None:
    """The same for a record that is there."""
    check = _BEFORE.get(here.table)
    if check:
        whole = {**before, **changes}
        check(work, here.id, whole)


def after_writing(work: Work, table: str, record: str, kept: Values) -> None:
    """What else must follow: of one field at most one claim is preferred."""
    if table == "claim" and kept["preferred"]:
        _prefer_only(work, record, kept)


def _prefer_only(work: Work, record: str, kept: Values) -> None:
    others = work.connection.execute(
        "SELECT id FROM claim WHERE organisation = ? AND about = ? AND field = ? AND preferred = 1 AND id <> ?",
        (work.case.organisation, kept["about"], kept["field"], record),
    ).fetchall()
    for (other,) in others:
        work.change("claim", other, {"preferred": False})


def _claim(work: Work, _record: str, kept: dict[str, Any]) -> None:
    """A claim speaks of a field the record has."""
    from incidents.addresses import called
    from incidents.belonging import table_of
    from schemas.compiled.records import SHAPES

    table = table_of(work.connection, work.case.organisation, kept["about"])
    if kept["field"] not in SHAPES.get(table, {}):
        raise RefusedInputError(
            said(
                "A claim speaks of one field of a record, and {code} has none of that name: it has {fields}.",
                code=called(work.case, kept["about"], table),
                fields=", ".join(SHAPES.get(table, {})),
            )
        )


def _was_made(work: Work, record: str, provider: str) -> bool:
    before = work.connection.execute(
        "SELECT state, provider FROM referral WHERE organisation = ? AND id = ?", (work.case.organisation, record)
    ).fetchone()
    return before is not None and before[0] not in _NOT_MADE and before[1] == provider


def _referral(work: Work, record: str, kept: dict[str, Any]) -> None:
    """Nobody is referred without having agreed to it (design 7; Primero blocks it as well).

    Who agreed until a day that is over has not, nor a minor for whom no guardian did. What came of a referral that
    was made is told whatever was withdrawn since.
    """
    if kept["state"] in _NOT_MADE or _was_made(work, record, kept["provider"]):
        return
    from incidents import consenting

    standing = consenting.standing(work.case, "referral")
    today = datetime.fromtimestamp(work.milliseconds / 1000, UTC).date().isoformat()
    persons = work.connection.execute(
        "SELECT p.id, p.minor FROM coding c JOIN person p ON p.organisation = c.organisation AND p.id = c.term"
        " WHERE c.organisation = ? AND c.record = ? AND c.field = 'persons'",
        (work.case.organisation, kept["support_case"]),
    ).fetchall()
    if not persons:
        raise ConsentError(said("This case names nobody yet: say whom it supports before anybody is referred."))
    if any(
        consenting.left_out_because(standing.get(person), identified=None, minor=bool(minor), public=None, today=today)
        for person, minor in persons
    ):
        raise ConsentError(
            said(
                "Not everybody in this case has agreed to be referred: record it with `qeyd consent add PERSON referral"
                " given`, or keep the referral as `proposed`."
            )
        )


def _support_case(_work: Work, _record: str, kept: dict[str, Any]) -> None:
    if kept["opened_on"] and kept["closed_on"] and kept["closed_on"] < kept["opened_on"]:
        raise RefusedInputError(said("The case would be closed before it was opened: look at both days."))
    if kept["status"] == "open" and kept["closed_on"]:
        raise RefusedInputError(
            said("A case that has a day of closing is not open: say `closed`, or leave the day out.")
        )


def _period(_work: Work, _record: str, kept: dict[str, Any]) -> None:
    started, ended = kept["started"], kept["ended"]
    if started.earliest and ended.latest and ended.latest < started.earliest:
        raise RefusedInputError(said("It ended before it began: look at both dates."))


def _composition(work: Work, record: str, kept: dict[str, Any]) -> None:
    """A unit does not stand below itself, at no time and over no number of steps."""
    _period(work, record, kept)
    above, seen = {kept["parent"]}, set[str]()
    while above:
        if kept["actor"] in above:
            raise RefusedInputError(said("A unit cannot stand below itself: one of the units above it is this one."))
        seen |= above
        above = {parent for each in above for parent in _parents(work, each, record)} - seen


def _parents(work: Work, actor: str, but: str) -> set[str]:
    rows = work.connection.execute(
        "SELECT parent FROM composition WHERE organisation = ?1 AND actor = ?2 AND id <> ?3"
        " UNION SELECT part_of FROM actor WHERE organisation = ?1 AND id = ?2 AND part_of IS NOT NULL",
        (work.case.organisation, actor, but),
    )
    return {row[0] for row in rows}


def _actor(work: Work, record: str, kept: dict[str, Any]) -> None:
    above, seen = {kept["part_of"]} - {None}, set[str]()
    while above:
        if record in above:
            raise RefusedInputError(said("A unit cannot stand below itself: one of the units above it is this one."))
        seen |= above
        above = {parent for each in above for parent in _parents(work, each, "")} - seen


def _numbers(low: str, best: str, high: str) -> Callable[[Work, str, dict[str, Any]], None]:
    def check(_work: Work, _record: str, kept: dict[str, Any]) -> None:
        known = [kept[name] for name in (low, best, high) if kept[name] is not None]
        if known != sorted(known):
            raise RefusedInputError(said("The numbers stand in the wrong order: low, then best, then high."))

    return check


def _proceeding(work: Work, _record: str, kept: dict[str, Any]) -> None:
    """What is about an act is about the incident of that act."""
    if not kept["act"]:
        return
    (incident,) = work.connection.execute(
        "SELECT incident FROM act WHERE organisation = ? AND id = ?", (work.case.organisation, kept["act"])
    ).fetchone()
    if kept["incident"] not in (None, incident):
        raise RefusedInputError(said("That act belongs to another incident: name one of this incident, or none."))
    kept["incident"] = incident


def _step(work: Work, record: str, kept: dict[str, Any]) -> None:
    """A family of steps is no step."""
    _money(work, record, kept)
    if vocabulary("step_kinds").children(kept["kind"]):
        raise RefusedInputError(said("This is a family of steps: say which step of it was taken."))


def _verification(_work: Work, _record: str, kept: dict[str, Any]) -> None:
    """Four eyes: who looks again is somebody else."""
    if not kept["reviewed_by"]:
        return
    if not kept["checked_by"]:
        raise RefusedInputError(said("Nobody is named who checked first: a second reviewer needs a first one."))
    if fold(kept["reviewed_by"]) == fold(kept["checked_by"]):
        raise RefusedInputError(said("The second reviewer must be somebody else than who checked first."))


def _money(_work: Work, _record: str, kept: dict[str, Any]) -> None:
    """Sums are added up by currency: none is kept without one, nor with one told in other letters than ISO 4217."""
    if any(kept.get(name) is not None for name in _AMOUNTS) and not kept["currency"]:
        raise RefusedInputError(said("An amount needs its currency, as AZN."))
    if kept["currency"] and not _CURRENCY.fullmatch(kept["currency"]):
        raise RefusedInputError(said("A currency is told by its three capital letters, as AZN."))


_BEFORE: dict[str, Callable[[Work, str, dict[str, Any]], None]] = {
    "actor": _actor,
    "claim": _claim,
    "coercion": _money,
    "composition": _composition,
    "emplacement": _period,
    "estimate": _numbers("low", "best", "high"),
    "membership": _period,
    "operation": _period,
    "person": _numbers("size_low", "size_best", "size_high"),
    "proceeding": _proceeding,
    "proceeding_step": _step,
    "property_loss": _money,
    "referral": _referral,
    "support_case": _support_case,
    "verification": _verification,
}
