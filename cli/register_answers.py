"""Records of any kind: told by options, a form or by asking; listed, shown, changed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from cli import answers, field_words, opening, query_words, register_pages, told_by_flags, wishes
from cli.context import Context
from incidents import registers
from incidents.case_file import CaseFile
from incidents.errors import RefusedInputError
from incidents.unit_of_work import writing
from schemas import shape
from schemas.refusals import Refusal
from schemas.speech import counted, said

Kept = TypeVar("Kept")

LISTED: dict[str, tuple[str, ...]] = {
    "access_point": ("source", "url", "archive_url", "page", "accessed_on"),
    "act": ("incident", "term", "person", "date", "place", "status_at_end"),
    "actor": ("name", "actor_class", "part_of", "aliases"),
    "claim": ("about", "field", "value", "stance", "confidence", "preferred", "source"),
    "coding_pass": ("incident", "coder", "coded_on"),
    "composition": ("actor", "parent", "kind", "started", "ended", "confidence"),
    "consent": ("person", "purpose", "state", "given_on", "expires_on"),
    "custody_event": ("evidence", "kind", "at", "by", "sha256"),
    "duplicate": ("first", "second", "decision", "decided_by", "decided_on"),
    "emplacement": ("actor", "kind", "place", "place_text", "started", "ended"),
    "estimate": ("operation", "unit", "low", "best", "high", "source", "confidence"),
    "evidence": ("incident", "kind", "title", "media_type", "derived_from"),
    "information": ("source", "incident", "connection", "material", "credibility"),
    "intervention": ("kind", "incident", "person", "status", "done_on", "response", "impact"),
    "membership": ("actor", "person", "role", "rank", "started", "ended", "confidence"),
    "need": ("support_case", "service", "urgency", "state", "noted_on"),
    "operation": ("name", "started", "ended", "place"),
    "person": ("counting_unit", "size_low", "size_high", "groups", "minor"),
    "proceeding": ("person", "incident", "role", "forum", "stands", "reference"),
    "proceeding_step": ("proceeding", "kind", "date", "due_on", "status"),
    "profile": ("person", "date", "basis", "gender_identities", "orientations"),
    "recommendation": ("mechanism", "cycle", "number", "position", "states", "text"),
    "referral": ("support_case", "service", "provider", "state", "follow_up_on"),
    "retention_rule": ("record_class", "trigger", "months", "action", "reason"),
    "source": ("name", "kind", "reliability", "needs_protection"),
    "support_case": ("title", "owner", "status", "risk", "next_review", "persons"),
    "task": ("title", "kind", "about", "due_on", "assignee", "done_on"),
    "verification": ("incident", "state", "checked_by", "checked_on", "reviewed_by"),
}
"""The fields a list shows to eyes; JSON and CSV have them all."""


def added(here: Context, table: str, given: dict[str, Any], form: Path | None, below: str = "") -> str:
    """What the new record, or the one that was changed, is called; asks where nothing was told and somebody is there.

    ``below`` is the field that names what the record hangs on. See ``cli.registers.adding``.
    """
    told = _told(table, given, form)
    with opening.opened(here) as case:
        told = _placed(table, told)
        there = registers.there_already(case, table, told.get(below, "")) if below else ""
        if there:
            _change(here, case, table, there, {name: told[name] for name in told if name != below})
            return there
        if set(told) <= {below}:
            return _asked(here, case, table, told, (below,), lambda asked: _add(here, case, table, told | asked))
        return _add(here, case, table, told)


def _add(here: Context, case: CaseFile, table: str, told: dict[str, Any]) -> str:
    with writing(case, here.now(), "add") as work:
        return registers.add(work, table, told)


def changed(here: Context, table: str, code: str, given: dict[str, Any], form: Path | None) -> None:
    """Write new values for fields of a record as one entry; asks where nothing was told."""
    told = _told(table, given, form)
    with opening.opened(here) as case:
        _change(here, case, table, code, _placed(table, told))


def _change(here: Context, case: CaseFile, table: str, code: str, told: dict[str, Any]) -> None:
    if told:
        names = _edit(here, case, table, code, told)
    else:
        before = registers.told_of(case, code, table)
        names = _asked(here, case, table, before, (), lambda asked: _edit(here, case, table, code, _new(asked, before)))
    words = ", ".join(map(field_words.label, names))
    here.say(
        said("{code}: changed {fields}.", code=code, fields=words)
        if names
        else said("{code}: nothing changed.", code=code)
    )


def _new(asked: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if value != before.get(name)}


def _edit(here: Context, case: CaseFile, table: str, code: str, told: dict[str, Any]) -> tuple[str, ...]:
    with writing(case, here.now(), "edit") as work:
        return registers.edit(work, code, told, table)


def listed(here: Context, table: str, query: list[str] | None, limit: int, *, as_json: bool, as_csv: bool) -> None:
    """Print the records that answer the query."""
    with opening.opened(here) as case:
        found = registers.rows(case, table, query_words.typed(query), limit)
    worked_out = registers.WORKED_OUT.get(table, {})
    names = (*LISTED.get(table, ()),) if not (as_json or as_csv) else (*registers.fields(table), *worked_out)
    exact = as_json or as_csv
    rows = [
        (each.address, *(_cell(table, name, each.values[name], here, exact, as_json) for name in names))
        for each in found
    ]
    labels = (field_words.label("code"), *map(field_words.label, names))
    notes = [counted(len(found), "{n:,} record.", "{n:,} records.")]
    if limit and len(found) == limit:
        notes.append(said("There may be more: --limit 0 shows 10,000."))
    answers.show(here, answers.Answer(table, ("address", *names), rows, notes, labels), as_json, as_csv)


def shown(here: Context, table: str, code: str) -> registers.Shown:
    """One record whole, with what hangs on it."""
    with opening.opened(here) as case:
        return registers.shown(case, code, table)


def _cell(table: str, name: str, value: Any, here: Context, exact: bool, as_json: bool) -> object:
    if not exact:
        return register_pages.value_of(table, name, value, here.language)
    return "; ".join(map(str, value)) if isinstance(value, list) and not as_json else value


def _told(table: str, given: dict[str, Any], form: Path | None) -> dict[str, Any]:
    told = told_by_flags.from_file(form) if form else {}
    kinds = shape.kinds(table)
    for name, value in given.items():
        if value is not None:
            told[name] = _yes_no(name, value) if kinds[name] == "yes_no" else value
    return told


def _placed(table: str, told: dict[str, Any]) -> dict[str, Any]:
    """Places by their codes, where they were told by name: what a name means is known once the country is."""
    from schemas.gazetteer import gazetteer

    places = [name for name, kind in shape.kinds(table).items() if kind == "place" and name in told]
    return told | {name: gazetteer().read(str(told[name])) or told[name] for name in places}


def _yes_no(name: str, value: str) -> bool:
    if wishes.is_yes(value) or wishes.is_no(value):
        return wishes.is_yes(value)
    raise Refusal(said("{field} takes yes or no.", field=field_words.label(name)))


def _asked(
    here: Context,
    case: CaseFile,
    table: str,
    known: dict[str, Any],
    fixed: Sequence[str],
    keep: Callable[[dict[str, Any]], Kept],
) -> Kept:
    if not here.can_ask:
        raise RefusedInputError(
            said("Nothing was told and nobody can be asked: give options, or a form with --from; --help names them.")
        )
    from cli import register_asking

    return register_asking.ask(here, table, case.country, known, fixed, field_words.label(table), keep)
