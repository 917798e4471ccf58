"""What has been published: every release, whole, and what it gave away."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from incidents.case_file import CaseFile
from incidents.disclosure.axis import Axis
from incidents.disclosure.earlier import Edition, ShownTable
from incidents.errors import DisclosureError, NotFoundError
from incidents.operations import canonical
from incidents.release_tables import OVERLAPPING, universe
from incidents.unit_of_work import Work
from schemas.release import TOTAL, Release, Table
from schemas.release_json import as_json, from_json
from schemas.speech import said


@dataclass(frozen=True, slots=True)
class Behind:
    """Whom a release counted or told of; never leaves the case file."""

    persons: frozenset[str]
    incidents: frozenset[str]


def name_of(release: Release) -> str:
    """A name made from what is published and nothing else: true counts must not be guessed at through it."""
    published = replace(release, id="", made_on=date.min, checks=(), tables=(), suppressions=())
    published_cells = [[table.id, *cell.codes, cell.value] for table in release.tables for cell in table.cells]
    return hashlib.sha256(as_json(published).encode() + canonical(published_cells)).hexdigest()[:12]


def digest(*parts: object) -> str:
    """What a release is made from (question, thresholds, true counts …), hashed; it never leaves the case file."""
    return hashlib.sha256(canonical(list(parts))).hexdigest()


def same(case: CaseFile, told: str) -> Release | None:
    """The release already made from exactly this, if there is one: it is rendered again instead of made again."""
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
    """Every release of tables, the oldest first; what went to partners is read by ``sharing.shares``."""
    rows = case.connection.execute(
        "SELECT content FROM published_release WHERE organisation = ? AND audience <> 'P2' ORDER BY made_on, id",
        (case.organisation,),
    )
    return [from_json(content) for (content,) in rows.fetchall()]


def release(case: CaseFile, name: str) -> Release:
    """The release whose name begins so; raises NotFoundError for none or several."""
    found = [each for each in releases(case) if name and each.id.startswith(name)]
    if len(found) != 1:
        raise NotFoundError(said("There is no such release: `qeyd release list` shows what has been released."))
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
    return ShownTable(axes, shown, reasons, table.id, universe(table.unit, told.question))


def refuse_subtraction(case: CaseFile, made: Release, counted: Collection[str]) -> None:
    """Two releases of different questions must not show a handful of incidents between them.

    Whoever holds both subtracts them. Where they counted some of the same incidents, no figure shown in both may
    differ by 1 to k - 1, nor may the incidents themselves. (The same question asked again is guarded cell by cell
    instead, see ``editions``. Three releases of three questions are not yet solved together.)
    Raises DisclosureError naming the release and the table.
    """
    for record, question, content in case.connection.execute(
        "SELECT id, question, content FROM published_release WHERE organisation = ? AND audience <> 'P2'"
        " ORDER BY made_on, id",
        (case.organisation,),
    ).fetchall():
        before = _incidents(case, record)
        if question == made.question or not before & set(counted):
            continue
        earlier = from_json(content)
        apart = (len(before - set(counted)), len(set(counted) - before))
        if any(0 < each < made.k for each in apart):
            raise DisclosureError(
                said(
                    "Release {release} answered another question about some of the same incidents: subtracting the two"
                    " would show fewer than {k} in the incidents. Answer the same question as then, or one about other"
                    " incidents.",
                    release=earlier.id,
                    k=made.k,
                )
            )
        if table := _betraying(earlier, made):
            raise DisclosureError(
                said(
                    "Release {release} answered another question about some of the same incidents: subtracting the two"
                    " would show fewer than {k} in a cell of {table}. Answer the same question as then, or one about"
                    " other incidents.",
                    release=earlier.id,
                    k=made.k,
                    table=table,
                )
            )


def _incidents(case: CaseFile, record: str) -> set[str]:
    rows = case.connection.execute(
        "SELECT term FROM coding WHERE organisation = ? AND record = ? AND field = 'incidents'",
        (case.organisation, record),
    )
    return {term for (term,) in rows}


def _betraying(earlier: Release, made: Release) -> str:
    """The first table of which a cell, shown in both, differs by a small number; empty where there is none."""
    shown = {
        (table.unit, _dimensions(table, cell.codes)): cell.value for table in earlier.tables for cell in table.cells
    }
    for table in made.tables:
        for cell in table.cells:
            then = shown.get((table.unit, _dimensions(table, cell.codes)))
            if then is not None and cell.value is not None and 0 < abs(then - cell.value) < made.k:
                return table.id
    return ""


def _dimensions(table: Table, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = ((each.name, code) for each, code in zip(table.dimensions, codes, strict=True) if code != TOTAL)
    return tuple(sorted(pairs))
