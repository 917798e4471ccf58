"""Calls the questions of a collected form by their own names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from incidents.importing.layout import Layout, is_mark, spelled
from incidents.importing.rows import Cell

METADATA = frozenset(
    {"start", "end", "today", "audit", "background-audio", "instanceid", "instancename", "rootuuid", "deprecatedid"}
    | {"uuid", "submissiondate", "key", "parent_key", "attachmentspresent", "attachmentsexpected", "status"}
    | {"reviewstate", "edits", "formversion", "logo"}
)
"""What the servers and the phone add to every submission, as names are compared; also whatever begins with "_"."""

TRACES = frozenset(
    {"deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "_submitted_by", "submitterid"}
    | {"submittername", "_geolocation"}
)
"""What says who collected, with which phone, or where: none of it is ever imported unasked."""

_YES, _NO = frozenset({"1", "true", "1.0"}), frozenset({"", "0", "false", "0.0"})


class Names:
    """The names of one table of a form: with groups before them (``group/name``), as labels, one column a choice."""

    def __init__(self, columns: Iterable[str], layout: Layout, repeats: Iterable[str]) -> None:
        self.columns = tuple(columns)
        self._wanted = layout.spellings() | {spelled(name): name for name in layout.inner}
        self._by_dashes = bool({"KEY", "PARENT_KEY"} & set(self.columns))
        self._repeats = {spelled(name) for name in (*repeats, *layout.repeats)}

    def cells(self, row: Mapping[str, Cell]) -> dict[str, Cell]:
        """The cells under the names of their questions; choices ticked in columns of their own are one list again."""
        told: dict[str, Cell] = {}
        ticked: dict[str, list[Cell]] = {}
        for column, cell in row.items():
            question, choice = self._places.get(column) or (column, "")
            mark = cell.strip().casefold() if isinstance(cell, str) else None
            if choice and mark in _YES | _NO:
                ticked.setdefault(question, []).extend([choice] if mark in _YES else [])
            elif not choice:
                told[question] = cell
            elif cell:
                told[self._called(column)] = cell
        return told | {question: list(choices) for question, choices in ticked.items() if choices}

    def asked(self) -> set[str]:
        """Every question there is a column for."""
        return {question for question, _ in self._places.values()}

    @cached_property
    def _places(self) -> dict[str, tuple[str, str]]:
        return {column: self._place(column) for column in self.columns}

    @cached_property
    def _lasts(self) -> Counter[str]:
        return Counter(_last(column) for column in self.columns)

    def _place(self, column: str) -> tuple[str, str]:
        """The question a column belongs to, and the choice it stands for if it is one of several.

        A choice comes first: it may bear the name of another question.
        """
        if known := self._wanted.get(spelled(column)):
            return known, ""
        for cut in range(len(column) - 1, 0, -1):
            if column[cut] == "/" and (question := self._asks(column[:cut])):
                return question, column[cut + 1 :]
        return self._called(column), ""

    def _called(self, column: str) -> str:
        """The name without its groups, where that is the name of one question only."""
        last = _last(column)
        for name in self._tails(column):
            if known := self._wanted.get(spelled(name)):
                return known
        return last if self._lasts[last] == 1 or is_metadata(last) else column

    def _tails(self, name: str) -> Iterator[str]:
        """The name whole, then without its groups. ODK puts a dash after a group, and a name may hold dashes itself."""
        yield name
        last = _last(name)
        yield last
        while self._by_dashes and "-" in last:
            last = last.partition("-")[2]
            yield last

    def _asks(self, before: str) -> str:
        """The question that ``before`` is, if it may have choices: a column of its own, or one the map reads."""
        if spelled(_last(before)) in self._repeats:
            return ""
        for name in self._tails(before):
            if known := self._wanted.get(spelled(name)):
                return "" if spelled(known) in self._repeats else known
        return (_last(before) if self._lasts[_last(before)] == 1 else before) if before in self.columns else ""


def is_metadata(name: str) -> bool:
    """Whether a name is not a question's."""
    told = spelled(name)
    return told.startswith("_") or told in METADATA | TRACES


def questions(cells: Mapping[str, Cell], wanted: Iterable[str]) -> dict[str, Cell]:
    """The cells without what servers and phones add, but for what the map reads all the same."""
    kept = set(wanted)
    return {name: cell for name, cell in cells.items() if name in kept or is_mark(name) or not is_metadata(name)}


def _last(column: str) -> str:
    return column.rpartition("/")[2]
