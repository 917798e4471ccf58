"""Brings a file into the case file: all of it that can be a record, or nothing."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from incidents import linking, recording
from incidents.case_file import CaseFile
from incidents.errors import DomainError, InterruptedWorkError, RefusedInputError
from incidents.importing.checking import (
    MOST_SHOWN,
    ROWS_PER_STEP,
    ColumnUse,
    Progress,
    RefusedRow,
    Tally,
    shown_reference,
    told,
)
from incidents.importing.import_map import ImportMap
from incidents.importing.mapping import Mapped, Refused, forms
from incidents.importing.quarantine import Quarantine, quarantine
from incidents.importing.reading import read_table
from incidents.importing.rows import Fault, Source
from incidents.merging import merged_rows, row_name
from incidents.unit_of_work import Work, writing
from schemas.speech import said

ROWS_PER_ENTRY = 500
"""So many rows are signed together as one entry of the log."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; codes and numbers, never what the rows say."""

    origin: str
    added: int
    first_code: str
    last_code: str
    already_there: int
    changed: tuple[str, ...]
    """Codes of incidents whose row has changed in the file since; they are kept as they are here."""
    refused: int
    counted_in: str
    """What the number of a refused row counts: line, row or record."""
    reasons: tuple[RefusedRow, ...]
    linked: int
    dangling: tuple[tuple[str, str], ...]
    """Links to incidents that are nowhere: (code of the incident, reference its row names)."""
    circular: tuple[tuple[str, str], ...]
    """Links that would have made a circle and were left out: (code of the incident, code of the other)."""
    not_used: tuple[ColumnUse, ...]
    remarks: tuple[str, ...] = ()
    """What was noticed in the file and left out of the records."""
    quarantine: Path | None = None


@dataclass(slots=True)
class _Loading:
    work: Work
    origin: str
    refused: Callable[[Refused], None]
    added: list[str] = field(default_factory=list)
    already_there: int = 0
    changed: list[str] = field(default_factory=list)
    waiting: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    linked: int = 0
    dangling: list[tuple[str, str]] = field(default_factory=list)
    circular: list[tuple[str, str]] = field(default_factory=list)
    merged: dict[str, str] = field(init=False)
    """Rows that are part of the incident another row became."""

    def __post_init__(self) -> None:
        self.merged = merged_rows(self.work.case)

    def take(self, row: Mapped) -> None:
        """Record the row, unless it was recorded before."""
        known = self.work.connection.execute(
            "SELECT code, origin_hash FROM incident"
            # The last condition is that of the index, which is not used without it.
            " WHERE organisation = ? AND origin = ? AND origin_ref = ? AND origin_ref <> ''",
            (self.work.case.organisation, self.origin, row.ref),
        ).fetchone()
        if known is None and row_name(self.origin, row.ref) not in self.merged:
            self._record(row)
            return
        self.already_there += 1
        if known and _comparable(known[1], row.told["origin_hash"]) and known[1] != row.told["origin_hash"]:
            self.changed.append(known[0])

    def _record(self, row: Mapped) -> None:
        parts = len(self.work.parts)
        self.work.connection.execute("SAVEPOINT one_row")
        try:
            recorded = recording.log_incident(self.work, row.form, links_later=True)
        except DomainError as error:
            self.work.connection.execute("ROLLBACK TO one_row")
            del self.work.parts[parts:]
            self.work.known.clear()
            self.refused(Refused(row.row, (Fault("", error.sentence),)))
        else:
            self.added.append(recorded.code)
            self.linked += len(row.form.links) - len(recorded.unresolved)
            self.waiting += [(recorded.id, recorded.code, link) for link in recorded.unresolved]
        self.work.connection.execute("RELEASE one_row")

    def resolve(self) -> None:
        """Tie the links whose other end came later in the file; those that cannot be tied are told."""
        for record, code, link in self.waiting:
            other = recording.find(self.work, link["to"], self.origin)
            other = other or self.merged.get(row_name(self.origin, link["to"]))
            if other is None:
                self.dangling.append((code, shown_reference(link["to"])))
            elif not linking.linked(self.work, record, other, link["kind"]):
                self._tie(code, link, other)

    def _tie(self, code: str, link: dict[str, Any], other: str) -> None:
        query = "SELECT code FROM incident WHERE organisation = ? AND id = ?"
        other_code = self.work.connection.execute(query, (self.work.case.organisation, other)).fetchone()[0]
        try:
            linking.link(self.work, code, link["kind"], other_code, link["note"])
        except RefusedInputError:
            self.circular.append((code, other_code))
        else:
            self.linked += 1


def import_file(
    case: CaseFile,
    path: Path,
    mapping: ImportMap,
    now: datetime,
    *,
    keep_refused: bool = False,
    on_progress: Progress | None = None,
) -> Imported:
    """Record every row of the file that can be a record, in one transaction: a kill or Ctrl-C leaves nothing of it.

    A row already recorded under this map is left alone, so a second run adds nothing. With ``keep_refused`` the rows
    that were refused are put beside the file (see ``quarantine``). Raises InterruptedWorkError on Ctrl-C, and
    NotFoundError, FileRefusedError or StoreError, each with nothing kept.
    """
    before = _count(case, mapping)
    kept = None
    try:
        with ExitStack() as stack:
            source = stack.enter_context(read_table(path, mapping.layout))
            if keep_refused:
                kept = stack.enter_context(_kept(source, mapping))
            imported = _imported(case, source, mapping, now, kept, on_progress)
    except KeyboardInterrupt as error:
        if _count(case, mapping) != before:
            raise InterruptedWorkError(
                said("The import was complete when it was stopped; run it again to see it.")
            ) from error
        raise InterruptedWorkError(said("The import was stopped; nothing of the file was kept.")) from error
    return replace(imported, quarantine=kept.path if kept else None)


def _imported(
    case: CaseFile,
    source: Source,
    mapping: ImportMap,
    now: datetime,
    kept: Quarantine | None,
    on_progress: Progress | None,
) -> Imported:
    tally, reasons, refused = Tally(source, mapping), list[RefusedRow](), 0

    def refuse(row: Refused) -> None:
        nonlocal refused
        refused += 1
        if len(reasons) < MOST_SHOWN:
            reasons.extend(told(row))
        if kept:
            kept.add(row)

    with writing(case, now, "import") as work:
        loading = _Loading(work, mapping.name, refuse)
        for number, row in enumerate(forms(source, mapping), 1):
            tally.add(row.row)
            loading.take(row) if isinstance(row, Mapped) else refuse(row)
            if number % ROWS_PER_ENTRY == 0:
                work.close_entry()
            if on_progress and number % ROWS_PER_STEP == 0:
                on_progress(number, source.about_rows)
        loading.resolve()
    return Imported(
        origin=mapping.name,
        added=len(loading.added),
        first_code=loading.added[0] if loading.added else "",
        last_code=loading.added[-1] if loading.added else "",
        already_there=loading.already_there,
        changed=tuple(loading.changed),
        refused=refused,
        counted_in=source.counted_in,
        reasons=tuple(reasons),
        linked=loading.linked,
        dangling=tuple(loading.dangling),
        circular=tuple(loading.circular),
        not_used=tuple(each for each in tally.columns() if not each.is_used and each.filled),
        remarks=tuple(source.remarks),
    )


def _kept(source: Source, mapping: ImportMap) -> Any:
    nested = source.is_nested
    records = "" if nested else mapping.layout.records
    return quarantine(source.path, source.columns, records=records, is_json=nested or source.kind == "json")


def _count(case: CaseFile, mapping: ImportMap) -> int:
    """How many incidents came through this map."""
    query = "SELECT count(*) FROM incident WHERE organisation = ? AND origin = ?"
    return int(case.connection.execute(query, (case.organisation, mapping.name)).fetchone()[0])


def _comparable(one: str, other: str) -> bool:
    """Whether both were read by the same columns."""
    return one.partition("-")[0] == other.partition("-")[0]
