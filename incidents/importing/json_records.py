"""Reads records out of a JSON file, one at a time."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import Any

from incidents.importing.encoding import find_encoding
from incidents.importing.layout import Layout, require, spelled
from incidents.importing.rows import Cell, Fault, FileRefusedError, Row, Source
from schemas.speech import said

LARGEST_RECORD = 16 * 1024 * 1024
DEEPEST = 8
MOST_CELLS = 5_000
_CHUNK = 256 * 1024
_PEEKED = 200
_TWICE = "\x00twice"
_BLANKS = " \t\r\n"


@contextmanager
def json_source(path: Path, layout: Layout) -> Iterator[Source]:
    """The records of a JSON file: a list at the path the map names (``data``, ``result.items``), or one a line.

    Names inside a record are joined by dots (``place.city``); numbers are kept as they are written.
    """
    written = find_encoding(path, layout.encoding)
    with path.open(encoding=written.encoding) as file:
        text = _Text(file)
        records = _records(text, [step for step in layout.records.split(".") if step])
        rows = (_row(number, record, layout) for number, record in enumerate(records, 1))
        first = list(islice(rows, _PEEKED))
        columns = tuple(dict.fromkeys(name for row in first for name in row.cells))
        require(columns, layout)
        yield Source(
            path=path,
            kind="json",
            counted_in="record",
            columns=columns,
            rows=chain(first, rows),
            encoding=written.encoding,
            about_rows=len(first) if len(first) < _PEEKED else None,
        )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table in which a name stands twice is marked, for Python would keep the last and lose the others."""
    table = dict(pairs)
    return table if len(table) == len(pairs) else {**table, _TWICE: ""}


def _no_constant(_: str) -> Any:
    raise ValueError("NaN and Infinity are not JSON")


_DECODER = JSONDecoder(object_pairs_hook=_once, parse_float=str, parse_int=str, parse_constant=_no_constant)


@dataclass(slots=True)
class _Text:
    """A window on the file that moves forward."""

    file: io.TextIOBase
    window: str = ""
    place: int = 0
    line: int = 1
    ended: bool = False

    def peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            while self.place < len(self.window):
                if (character := self.window[self.place]) not in _BLANKS:
                    return character
                self.line += character == "\n"
                self.place += 1
            if self.ended:
                return ""
            self.more()

    def skip(self, character: str) -> None:
        """Pass over the character that must stand here."""
        if self.peek() != character:
            raise self.broken()
        self.place += 1

    def value(self) -> Any:
        """The value that stands here, however long, up to LARGEST_RECORD."""
        if not self.peek():
            raise self.broken()
        while True:
            try:
                value, end = _DECODER.raw_decode(self.window, self.place)
                if end < len(self.window) or self.ended:
                    self.line += self.window.count("\n", self.place, end)
                    self.place = end
                    return value
            except RecursionError:
                raise FileRefusedError(
                    said("Line {line} of the JSON is nested too deep to be a record.", line=self.line)
                ) from None
            except ValueError as error:
                if self.ended or not isinstance(error, JSONDecodeError):
                    raise self.broken() from None
            if len(self.window) - self.place > LARGEST_RECORD:
                raise FileRefusedError(
                    said("The record at line {line} is broken, or longer than 16 MB.", line=self.line)
                )
            self.more()

    def more(self) -> None:
        """Read on, twice as much as is waiting, and let go of what was passed."""
        waiting = self.window[self.place :]
        read = self.file.read(max(_CHUNK, len(waiting)))
        self.window, self.place, self.ended = waiting + read, 0, not read

    def broken(self) -> FileRefusedError:
        """The refusal to raise for what stands here."""
        return FileRefusedError(
            said("The JSON is broken or cut off at line {line}; nothing was read from there on.", line=self.line)
        )


def _records(text: _Text, path: list[str]) -> Iterator[Any]:
    for step in path:
        _descend(text, step)
    if not path and text.peek() == "{":
        while text.peek():
            yield text.value()
        return
    if text.peek() != "[":
        raise FileRefusedError(
            said("There is no list of records at “{where}” of this JSON file.", where=".".join(path))
            if path
            else said("There is no list of records at the top of this JSON file.")
        )
    text.skip("[")
    while text.peek() != "]":
        yield text.value()
        if text.peek() != "]":
            text.skip(",")
            if text.peek() == "]":
                raise text.broken()


def _descend(text: _Text, step: str) -> None:
    """Move to the value of one name of the table that stands here; what comes before it is passed over."""
    text.skip("{")
    while text.peek() == '"':
        name = text.value()
        text.skip(":")
        if name == step:
            return
        text.value()
        if text.peek() == ",":
            text.skip(",")
    raise FileRefusedError(
        said("There is no “{name}” in this JSON file, where the map looks for the records.", name=step)
    )


@dataclass(slots=True)
class _Flat:
    cells: dict[str, Cell] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def lay(self, name: str, value: Any, depth: int = 1) -> None:
        """Put a value under its dotted name."""
        if isinstance(value, dict) and depth < DEEPEST:
            for inner, told in value.items():
                self.lay(f"{name}.{inner}" if name else inner, told, depth + 1)
        elif name.endswith(_TWICE):
            self.faults.append(
                Fault(name.removesuffix(_TWICE).rstrip("."), said("A name stands twice in this record."))
            )
        elif name in self.cells or len(self.cells) >= MOST_CELLS:
            self.faults.append(Fault("", said("The record has too many cells, or two of the same name.")))
        else:
            self.cells[name] = self.cell(name, value)

    def cell(self, name: str, value: Any) -> Cell:
        match value:
            case None:
                return ""
            case bool():
                return str(value).lower()
            case str():
                return value
            case list() if all(not isinstance(each, list) for each in value):
                return [self.item(name, each) for each in value]
            case _:
                return json.dumps(value, ensure_ascii=False)

    def item(self, name: str, value: Any) -> Cell:
        if not isinstance(value, dict):
            return self.cell(name, value)
        inner = _Flat()
        inner.lay("", value)
        self.faults.extend(Fault(name, fault.sentence) for fault in inner.faults)
        return inner.cells


def _row(number: int, record: Any, layout: Layout | None = None) -> Row:
    if not isinstance(record, dict):
        return Row(
            number,
            {},
            (json.dumps(record, ensure_ascii=False),),
            (Fault("", said("This is not a record with names.")),),
        )
    flat = _Flat()
    flat.lay("", record, 0)
    return Row(number, _called(flat.cells, layout) if layout and layout.called else flat.cells, (), tuple(flat.faults))


def _called(cells: dict[str, Cell], layout: Layout) -> dict[str, Cell]:
    """The cells under the map's own names; a name that is there already is not taken from it."""
    own = {name: layout.called.get(spelled(name), name) for name in cells}
    return {name if own[name] in cells else own[name]: cell for name, cell in cells.items()}
