"""How the answer for one field is told from the cells of a row."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from incidents.importing.rows import Cell, Row
from schemas.speech import said

PART = "*"
"""Stands for the one part an entry is made from, where a list is told ``each`` of several parts."""

_DASHES = str.maketrans(dict.fromkeys("-‐‑‒–—", " "))


class CellRefusedError(Exception):
    """A cell cannot become an answer; ``sentence`` says why without repeating the cell."""

    def __init__(self, column: str, sentence: str) -> None:
        self.column = column
        self.sentence = sentence
        super().__init__(sentence)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Small letters, dashes as blanks, single blanks: how values are compared, and words are counted."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_DASHES).split()).casefold()


@dataclass(frozen=True, slots=True)
class Seen:
    """What an answer may be told from: a row, and the part of a cell that is being looked at."""

    row: Row
    part: Cell = ""

    def cell(self, column: str) -> Cell:
        """The cell of a column, the part itself for ``*``, a cell of the part for ``*.name``."""
        if column == PART:
            return self.part
        if column.startswith(f"{PART}."):
            return self.part.get(column[2:], "") if isinstance(self.part, dict) else ""
        return self.row.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the map: what a word of the file is called here."""

    name: str
    entries: Mapping[str, Any]
    by_start: bool = False
    otherwise: Any = None
    """What an unlisted word becomes; if nothing is given, it is refused. Here and in an entry ``*`` is: as written."""
    is_vocabulary: bool = False
    """Whether these are the codes and labels of a vocabulary, and no table of the map."""

    def look_up(self, text: str, column: str) -> Any:
        """The entry for a word; raises CellRefusedError for one that is not listed."""
        found = self._entry(plain(text))
        if found is None:
            raise CellRefusedError(column, self._unlisted())
        return text if found == PART else found

    def _unlisted(self) -> str:
        if self.is_vocabulary:
            return said("A value is not listed in the vocabulary {name}: add it to a table of the map.", name=self.name)
        return said("A value is not listed in the table {name}: add it to a table of the map.", name=self.name)

    def chosen(self, text: str, column: str) -> list[Any]:
        """The entries a text lists one after the other, parted by blanks: of those that fit, the longest each time.

        Raises CellRefusedError where none fits.
        """
        words, found, place = plain(text).split(), list[Any](), 0
        while place < len(words):
            ends = (end for end in range(len(words), place, -1) if " ".join(words[place:end]) in self.entries)
            end = next(ends, place + 1)
            found.append(self.look_up(" ".join(words[place:end]), column))
            place = end
        return found

    def _entry(self, key: str) -> Any:
        if key in self.entries:
            return self.entries[key]
        begun = [start for start in self.entries if key.startswith(start)] if self.by_start else []
        return self.entries[max(begun, key=len)] if begun else self.otherwise


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to tell an answer; the map file says in docs/importing.md what each key means."""

    columns: tuple[str, ...] = ()
    always: Any = None
    first: tuple["Telling", ...] = ()
    lines: tuple["Telling", ...] = ()
    label: str = ""
    split: tuple[str, ...] = ()
    take: int | None = None
    join: str | None = None
    table: Table | None = None
    among: frozenset[str] | None = None
    plain: bool = False
    chosen: bool = False
    in_step: bool = False
    decimal: str = "."
    blank: frozenset[str] = field(default_factory=frozenset)

    def reads(self) -> Iterator[str]:
        """Every column this is told from."""
        yield from self.columns
        for inner in (*self.first, *self.lines):
            yield from inner.reads()

    def answers(self, seen: Seen) -> list[Any]:
        """All answers the cells give, in their order; none for blank cells."""
        if self.always is not None:
            return [self.always]
        if self.first:
            return next((found for inner in self.first if (found := inner.answers(seen))), [])
        if self.lines:
            return self._lines(seen)
        texts = [(text, column) for column in self.columns for text in self._texts(seen.cell(column))]
        if self.join is not None and texts:
            texts = [(self.join.join(text for text, _ in texts), self.columns[0])]
        if self.chosen and self.table:
            return [each for text, column in texts for each in self.table.chosen(text, column) if each != ""]
        return [answer for text, column in texts if (answer := self._answer(text, column)) != ""]

    def parts(self, seen: Seen) -> list[Cell]:
        """The parts of the cells, before any table: what an entry each is made from.

        In step, the first parts of all columns are one table, the second ones the next. Where the first column holds
        one part, the others are taken whole; raises CellRefusedError where the lists are not of one length.
        """
        if self.in_step:
            return self._in_step(seen)
        return [part for column in self.columns for part in self._parts(seen.cell(column))]

    def _in_step(self, seen: Seen) -> list[Cell]:
        first, *others = self.columns
        lists = {first: self._parts(seen.cell(first))}
        for column in others:
            parts = self._parts(seen.cell(column))
            whole = seen.cell(column)
            lists[column] = [whole.strip()] if len(lists[first]) == 1 < len(parts) and isinstance(whole, str) else parts
            if lists[column] and len(lists[column]) != len(lists[first]):
                raise CellRefusedError(column, said("This list is not as long as that of {first}.", first=first))
        return [
            {column: parts[place] for column, parts in lists.items() if parts} for place in range(len(lists[first]))
        ]

    def _texts(self, cell: Cell) -> list[str]:
        texts = [part for part in self._parts(cell) if isinstance(part, str)]
        return texts if self.take is None else texts[self.take - 1 : self.take]

    def _answer(self, text: str, column: str) -> Any:
        if self.among is not None:
            return plain(text) in self.among
        if self.table is not None:
            return self.table.look_up(text, column)
        return plain(text) if self.plain else text

    def _lines(self, seen: Seen) -> list[str]:
        """The lines that are told, each under its label, as one text."""
        told = [(inner.label, "; ".join(map(str, inner.answers(seen)))) for inner in self.lines]
        lines = [f"{label}: {text}" if label else text for label, text in told if text]
        return ["\n".join(lines)] if lines else []

    def _parts(self, cell: Cell) -> list[Cell]:
        if isinstance(cell, dict):
            return [cell]
        if isinstance(cell, list):
            return [part for each in cell for part in self._parts(each)]
        pieces = [cell]
        for separator in self.split:
            pieces = [part for piece in pieces for part in piece.split(separator)]
        return [text for piece in pieces if (text := piece.strip()) and plain(text) not in self.blank]
