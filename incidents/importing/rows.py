"""A row of somebody's table, and the table it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from incidents.errors import RefusedInputError

Cell: TypeAlias = "str | list[Cell] | dict[str, Cell]"
"""What a cell holds: text, or in JSON a list of texts and of small tables."""

MARK = "refused_"
"""Columns that begin so were written by the quarantine; a mended quarantine file is read without them."""


class FileRefusedError(RefusedInputError):
    """The file as a whole cannot be read as a table."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row was refused: the column, and a sentence that never repeats what a person may be known by."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file; ``rest`` is what lies beyond the last named column."""

    number: int
    cells: Mapping[str, Cell]
    rest: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A table that is being read, and everything that was decided about it on the way."""

    path: Path
    kind: str
    """csv, xlsx or json."""
    counted_in: str
    """What a row's number counts: line, row or record."""
    columns: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int | None = None
    about_rows: int | None = None
    """About how many rows to expect, for a progress bar; None if not known."""
    is_nested: bool = False
    """Whether a row may hold tables of its own, which no CSV can keep."""
    remarks: list[str] = field(default_factory=list)
    """What was noticed and left out while reading, in sentences; whole only when the last row has been read."""
