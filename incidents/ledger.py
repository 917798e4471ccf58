"""What has been published: every release, whole, and what it gave away."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from incidents.case_file import CaseFile
from incidents.disclosure.axis import Axis
from incidents.disclosure.earlier import Edition, ShownTable
from incidents.errors import DisclosureError, NotFoundError
from incidents.release_tables import OVERLAPPING, universe
from incidents.unit_of_work import Work
from schemas.release import Release, Table
from schemas.release_json import as_json, from_json


@dataclass(frozen=True, slots=True)
class Behind:
    """Whom a release counted or told of; never leaves the case file."""

    persons: frozenset[str]
    incidents: frozenset[str]


def digest(release: Release) -> str:
    """What a release says, whenever it says it: SHA-256 without its name and its day."""
    undated = replace(release, id="", made_on=date.min)
    return hashlib.sha256(as_json(undated).encode()).hexdigest()


def same(case: CaseFile, told: str) -> Release | None:
    """The release that already said exactly this, if there is one: it is rendered again instead of made again."""
    row = case.connection.execute(
        "SELECT content FROM published_release WHERE organisation = ? AND digest = ? ORDER BY id LIMIT 1",
        (case.organisation, told),
    ).fetchone()
    return from_json(row[0]) if row else None


def enter(work: Work, release: Release, told: str, behind: Behind) -> None:
    """Write a release into the ledger, before any file of it exists."""
    work.add(
        "published_release",
        {
            "made_on": release.made_on.isoformat(),
            "audience": release.audience,
            "question": release.question,
            "k": release.k,
            "digest": told,
            "content": as_json(release),
            "persons": sorted(behind.persons),
            "incidents": sorted(behind.incidents),
        },
    )


def releases(case: CaseFile) -> list[Release]:
    """Every release, the oldest first."""
    rows = case.connection.execute(
        "SELECT content FROM published_release WHERE organisation = ? ORDER BY made_on, id", (case.organisation,)
    )
    return [from_json(content) for (content,) in rows.fetchall()]


def release(case: CaseFile, name: str) -> Release:
    """The release whose name begins so; raises NotFoundError for none or several."""
    found = [each for each in releases(case) if name and each.id.startswith(name)]
    if len(found) != 1:
        raise NotFoundError("There is no such release: `qeyd release list` shows what has been released.")
    return found[0]


def editions(case: CaseFile, question: str) -> tuple[Edition, ...]:
    """The earlier releases that answered the same question, as a reader has them, the oldest first."""
    return tuple(
        tuple(_shown(each, table) for table in each.tables) for each in releases(case) if each.question == question
    )


def _shown(told: Release, table: Table) -> ShownTable:
    axes = tuple(
        Axis(each.name, tuple(code.code for code in each.codes), overlapping=(table.id, each.name) in OVERLAPPING)
        for each in table.dimensions
    )
    reasons = {note.codes: str(note.reason) for note in told.suppressions if note.table == table.id}
    shown = {cell.codes: cell.value for cell in table.cells if cell.value is not None}
    return ShownTable(axes, shown, reasons, table.id, universe(table.unit, told.question), table.k)


def refuse_subtraction(case: CaseFile, question: str, counted: Collection[str], k: int) -> None:
    """Two releases of different questions must not differ by a handful of incidents.

    Whoever holds both subtracts them. Raises DisclosureError where an earlier release of another question counted the
    same incidents but for 1 to k - 1; the same question is guarded cell by cell instead (``editions``).
    """
    for name, asked, content in case.connection.execute(
        "SELECT id, question, content FROM published_release WHERE organisation = ? ORDER BY made_on, id",
        (case.organisation,),
    ).fetchall():
        before = {
            term
            for (term,) in case.connection.execute(
                "SELECT term FROM coding WHERE organisation = ? AND record = ? AND field = 'incidents'",
                (case.organisation, name),
            )
        }
        only_then, only_now = len(before - set(counted)), len(set(counted) - before)
        if asked != question and before & set(counted) and (0 < only_then < k or 0 < only_now < k):
            raise DisclosureError(
                f"Release {from_json(content).id} answered another question with nearly the same incidents: "
                f"fewer than {k} stand between them, and subtracting the two would show them. "
                "Ask the same question again, or one that differs by more."
            )
