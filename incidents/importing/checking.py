"""Tries an import without writing anything: the dry run."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from incidents.importing.import_map import ImportMap
from incidents.importing.mapping import Mapped, Refused, forms
from incidents.importing.reading import read_table
from incidents.importing.rows import Row, Source
from schemas.speech import said

MOST_SHOWN = 1_000
"""So many refused rows are told one by one; the rest are counted."""

_CODE = re.compile(r"[\w.:/#-]{1,60}")

ROWS_PER_STEP = 25
"""How often progress is told."""

Progress = Callable[[int, int | None], None]
"""Called now and then with the rows done and the rows to expect (None if not known)."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What becomes of one column: the fields of the form it fills, and in how many rows it says anything."""

    name: str
    becomes: tuple[str, ...]
    ignored: bool
    filled: int

    @property
    def is_used(self) -> bool:
        """Whether the map says what becomes of it, be it nothing."""
        return bool(self.becomes) or self.ignored


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One reason why one row would not go in; never with the cell itself."""

    number: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What an import would do, and everything that was decided on the way."""

    kind: str
    encoding: str
    delimiter: str
    sheet: str
    header_row: int | None
    counted_in: str
    columns: tuple[ColumnUse, ...]
    rows: int
    accepted: int
    refused: int
    reasons: tuple[RefusedRow, ...]
    dangling: tuple[tuple[str, str], ...]
    """Links to references that are not in this file: (reference of the row, reference it names)."""
    remarks: tuple[str, ...] = ()
    """What was noticed in the file and would be left out of the records."""

    @property
    def not_used(self) -> tuple[ColumnUse, ...]:
        """Columns that say something and of which the map says nothing: they would be lost."""
        return tuple(each for each in self.columns if not each.is_used and each.filled)


class Tally:
    """Counts, row by row, in which columns a file says anything."""

    def __init__(self, source: Source, mapping: ImportMap) -> None:
        self._mapping = mapping
        self._uses = mapping.uses()
        self._filled: Counter[str] = Counter(dict.fromkeys(source.columns, 0))

    def add(self, row: Row) -> None:
        """One more row."""
        self._filled.update(
            [name for name, cell in row.cells.items() if (cell.strip() if isinstance(cell, str) else cell)]
        )

    def columns(self) -> tuple[ColumnUse, ...]:
        """Every column met so far, and what becomes of it; the quarantine's own are left out."""
        return tuple(
            ColumnUse(name, self._uses.get(name, ()), name not in self._uses and self._mapping.knows(name), filled)
            for name, filled in self._filled.items()
        )


def check(path: Path, mapping: ImportMap, on_progress: Progress | None = None) -> Checked:
    """Read the whole file with the map and tell what would become of every column and row; nothing is written.

    Raises NotFoundError and FileRefusedError as reading does.
    """
    with read_table(path, mapping.layout) as source:
        tally, reasons, links, refs = Tally(source, mapping), list[RefusedRow](), list[tuple[str, str]](), set[str]()
        rows = refused = 0
        for rows, each in enumerate(forms(source, mapping), 1):
            tally.add(each.row)
            if isinstance(each, Mapped):
                refs.add(each.ref)
                links += [(each.ref, link["to"]) for link in each.form.links]
            else:
                refused += 1
                reasons += told(each) if len(reasons) < MOST_SHOWN else []
            if on_progress and rows % ROWS_PER_STEP == 0:
                on_progress(rows, source.about_rows)
        return Checked(
            kind=source.kind,
            encoding=source.encoding,
            delimiter=source.delimiter,
            sheet=source.sheet,
            header_row=source.header_row,
            counted_in=source.counted_in,
            columns=tally.columns(),
            rows=rows,
            accepted=rows - refused,
            refused=refused,
            reasons=tuple(reasons),
            dangling=tuple((shown_reference(ref), shown_reference(to)) for ref, to in links if to not in refs),
            remarks=tuple(source.remarks),
        )


def shown_reference(reference: str) -> str:
    """A reference as it may be shown: a code with a digit in it; anything else may be a name that strayed there."""
    is_code = _CODE.fullmatch(reference) and any(letter.isdigit() for letter in reference)
    return reference if is_code else said("(not a code)")


def told(refused: Refused) -> list[RefusedRow]:
    """The reasons of one refused row."""
    return [RefusedRow(refused.row.number, fault.column, fault.sentence) for fault in refused.faults]
