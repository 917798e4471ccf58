"""Reads tables of separated values: any delimiter, any encoding."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from incidents.importing.encoding import find_encoding
from incidents.importing.layout import SEARCHED_ROWS, Header, Layout, check_header, find_header
from incidents.importing.rows import Fault, FileRefusedError, Row, Source
from schemas.speech import said

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 4 * 1024 * 1024
LONGEST_ROW = 16 * 1024 * 1024
_SAMPLE = 256 * 1024


@dataclass(slots=True)
class _Lines:
    """The lines of a file, remembering those of the row being read."""

    file: io.TextIOBase
    number: int = 0
    kept: list[str] = field(default_factory=list)
    weight: int = 0
    again: deque[str] = field(default_factory=deque)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else self.file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.weight += len(line)
        if len(line) >= LONGEST_LINE or self.weight > LONGEST_ROW:
            raise FileRefusedError(
                said("Line {number} is longer than any row of a table; this is not a CSV file.", number=self.number)
            )
        self.kept.append(line)
        return line

    def forget(self) -> None:
        """The next row begins."""
        self.kept, self.weight = [], 0

    def give_back(self) -> str:
        """All lines of this row but the first are to be read again: one open quotation mark must not swallow them."""
        first, *others = self.kept
        self.again.extendleft(reversed(others))
        self.number -= len(others)
        return first


@dataclass(frozen=True, slots=True)
class _Dialect:
    delimiter: str
    blank_after_delimiter: bool = False

    def reader(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """A strict reader: what is not well formed is an error, not a guess."""
        return csv.reader(lines, delimiter=self.delimiter, strict=True, skipinitialspace=self.blank_after_delimiter)


@contextmanager
def csv_source(path: Path, layout: Layout) -> Iterator[Source]:
    """The table in a CSV file; encoding, delimiter and the row of names are found where the map is silent."""
    written = find_encoding(path, layout.encoding)
    with path.open(encoding=written.encoding, newline="") as file:
        dialect, header = _decided(file.read(_SAMPLE), layout)
        check_header(header, layout, "line")
        file.seek(0)
        yield Source(
            path=path,
            kind="csv",
            counted_in="line",
            columns=header.names,
            rows=_rows(_Lines(file), dialect, header, layout),
            encoding=written.encoding,
            delimiter=dialect.delimiter,
            header_row=header.place + 1,
            about_rows=max(0, written.lines - header.place - 1),
        )


def _decided(sample: str, layout: Layout) -> tuple[_Dialect, Header]:
    """The delimiter that shows most of the map's columns, then the most even rows (csv.Sniffer asks neither)."""
    if "\x00" in sample:
        raise FileRefusedError(said("This is not a text file; save the table as CSV in UTF-8, or as XLSX."))
    whole = sample if len(sample) < _SAMPLE else sample[: sample.rfind("\n") + 1] or sample
    candidates = [
        (dialect, header, evenness)
        for delimiter in ([layout.delimiter] if layout.delimiter else DELIMITERS)
        for dialect in _dialects(delimiter, whole)
        for header, evenness in _tried(dialect, whole, layout)
    ]
    if not candidates:
        raise FileRefusedError(
            said(
                "None of the map's columns is named in the first {searched} lines; is this the right file?",
                searched=SEARCHED_ROWS,
            )
        )
    dialect, header, _ = max(candidates, key=lambda each: (len(each[1].found), each[2]))
    return dialect, header


def _dialects(delimiter: str, sample: str) -> Iterator[_Dialect]:
    yield _Dialect(delimiter)
    if f'{delimiter} "' in sample:
        yield _Dialect(delimiter, blank_after_delimiter=True)


def _tried(dialect: _Dialect, sample: str, layout: Layout) -> Iterator[tuple[Header, float]]:
    """The header this dialect shows, and the share of rows as wide as it; nothing if it shows none."""
    first = _sampled(dialect, sample)
    header = find_header(first, layout)
    if header:
        below = [row for row in first[header.place + 1 :] if any(cell.strip() for cell in row)]
        width = len(header.names)
        even = sum(len(row) == width for row in below) / len(below) if below else 0.0
        yield header, even * min(width, 2)


def _sampled(dialect: _Dialect, sample: str) -> list[list[str]]:
    """The first rows, one for each line on which a row begins, so that places are line numbers."""
    lines = _Lines(io.StringIO(sample, newline=""))
    reader = dialect.reader(lines)
    rows: list[list[str]] = []
    while len(rows) < SEARCHED_ROWS * 4:
        begins = lines.number
        lines.forget()
        try:
            cells = next(reader, None)
        except csv.Error:
            cells = []
        if cells is None:
            return rows
        rows.extend([[]] * (begins - len(rows)))
        rows.append(cells)
    return rows


def _rows(lines: _Lines, dialect: _Dialect, header: Header, layout: Layout) -> Iterator[Row]:
    reader = dialect.reader(lines)
    while True:
        number = lines.number + 1
        lines.forget()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Row(number, {}, (lines.give_back(),), (Fault("", _why(error)),))
            continue
        if cells is None:
            return
        if number > header.place + 1 and any(cell.strip() for cell in cells):
            yield _row(number, cells, header.names, layout)


def _row(number: int, cells: Sequence[str], names: Sequence[str], layout: Layout) -> Row:
    rest = tuple(cells[len(names) :])
    faults: tuple[Fault, ...] = ()
    if any(cell.strip() for cell in rest):
        faults = (
            Fault(
                "",
                said(
                    "The row has {cells} cells where {columns} columns are named; quote the delimiter.",
                    cells=len(cells),
                    columns=len(names),
                ),
            ),
        )
    elif len(cells) < len(names) and layout.short_rows != "blank":
        faults = (
            Fault(
                "",
                said(
                    "The row has {cells} cells where {columns} columns are named; is it cut off?",
                    cells=len(cells),
                    columns=len(names),
                ),
            ),
        )
    padded = [*cells[: len(names)], *[""] * (len(names) - len(cells))]
    return Row(number, dict(zip(names, padded, strict=True)), rest if faults else (), faults)


def _why(error: csv.Error) -> str:
    if "unexpected end of data" in str(error) or "field larger" in str(error):
        return said("A quotation mark is opened here and never closed.")
    return said("The quotation marks of this row do not pair; double those inside a cell.")
