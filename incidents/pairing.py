"""Pairs of records that may be one: found, and decided on."""

from collections.abc import Iterable
from typing import NamedTuple

from incidents import addresses, pairing_incidents, pairing_people
from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.codes import record_code
from incidents.errors import RefusedInputError
from incidents.merging import MERGED
from incidents.pairing_incidents import Alike
from incidents.unit_of_work import Work
from schemas import shape
from schemas.incident_form import FormRefused
from schemas.speech import said


class Pair(NamedTuple):
    """Two records that may be one: how alike they are, of 100, and why; never a name."""

    first: str
    second: str
    score: int
    why: str
    decision: str


def undecided(case: CaseFile, table: str = "incident", limit: int = 0) -> list[Pair]:
    """The pairs nobody has decided on yet, the likeliest first; an unsure one is shown again, and says so.

    People are compared by their names: raises LockedError where the identity key is not held.
    """
    alike = pairing_people.alike(case) if table == "person" else pairing_incidents.alike(case)
    decided = _decisions(case)
    open_ = [each for each in alike if decided.get(frozenset((each.first, each.second)), "unsure") == "unsure"]
    open_.sort(key=lambda each: (-each.score, each.first, each.second))
    return [_told(case, table, each, decided) for each in open_[: limit or len(open_)]]


def decide(work: Work, first: str, second: str, decision: str, *, by: str = "", on: str = "", note: str = "") -> str:
    """Note what was decided on a pair; a later decision takes the place of the earlier. Returns its code.

    ``decision`` is a code of the vocabulary duplicate_decisions, ``on`` a day, ISO 8601. Raises NotFoundError,
    RefusedInputError for two that cannot be one, FormRefused.
    """
    one, other = addresses.found(work.case, first), addresses.found(work.case, second)
    if one == other or one.table != other.table or one.table not in MERGED:
        raise RefusedInputError(said("Two incidents, two people, two actors or two sources are compared."))
    told = {"first": one.id, "second": other.id, "decision": decision, "decided_by": by, "decided_on": on, "note": note}
    kept, findings = shape.read("duplicate", told)
    if findings:
        raise FormRefused(findings)
    known = _decision_on(work.case, one, other)
    if known is None:
        code = record_code(work, "duplicate")
        work.add("duplicate", {**kept, "code": code})
        return code
    fields = ("decision", "decided_by", "decided_on", "note")
    work.change("duplicate", known[0], {name: kept[name] for name in fields})
    return known[1]


def _told(case: CaseFile, table: str, pair: Alike, decided: dict[frozenset[str], str]) -> Pair:
    codes = [addresses.called(case, each, table) for each in (pair.first, pair.second)]
    known = decided.get(frozenset((pair.first, pair.second)), "")
    return Pair(codes[0], codes[1], pair.score, ", ".join(pair.why), known)


def _decisions(case: CaseFile) -> dict[frozenset[str], str]:
    rows: Iterable[tuple[str, str, str]] = case.connection.execute(
        "SELECT first, second, decision FROM duplicate WHERE organisation = ? ORDER BY id", (case.organisation,)
    )
    return {frozenset((first, second)): decision for first, second, decision in rows}


def _decision_on(case: CaseFile, one: Found, other: Found) -> tuple[str, str] | None:
    row: tuple[str, str] | None = case.connection.execute(
        "SELECT id, code FROM duplicate WHERE organisation = ?1 AND ((first = ?2 AND second = ?3)"
        " OR (first = ?3 AND second = ?2)) ORDER BY id DESC LIMIT 1",
        (case.organisation, one.id, other.id),
    ).fetchone()
    return row
