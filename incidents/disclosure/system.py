"""All figures of a release and of those before it, together."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from incidents.disclosure.linear import Row
from incidents.disclosure.table import CellName

NEW = -1
"""The edition now being made; earlier ones are numbered from 0, the oldest."""


class Column(NamedTuple):
    """A figure: a cell in an edition, or (``since`` an earlier one) how far it moved between two editions."""

    edition: int
    cell: CellName
    since: int | None = None

    @property
    def ends(self) -> tuple["Column", "Column"]:
        """Of a change, the figure it led to and the figure it came from; raises ValueError for a figure."""
        if self.since is None:
            raise ValueError("Only a change has two ends.")
        return self._replace(since=None), Column(self.since, self.cell)

    def __str__(self) -> str:
        what = str(self.cell) if self.edition == NEW else f"{self.cell} in release {self.edition + 1}"
        return what if self.since is None else f"the change of {what} since release {self.since + 1}"


@dataclass(frozen=True)
class System:
    """Columns, what they stand at, and the rows everybody knows.

    Only what is or may be withheld is a column: zeros, and figures shown before, are numbers in the rows.
    ``standing`` is the truth for the new edition; for a figure withheld before, whose truth is not kept, it is one
    that everything published allows. ``withheld_before`` says what an earlier release withheld for itself ("primary").
    """

    columns: tuple[Column, ...]
    standing: tuple[int, ...]
    rows: tuple[Row, ...]
    withheld_before: Mapping[int, str]

    @cached_property
    def index(self) -> dict[Column, int]:
        """Where each column is."""
        return {column: at for at, column in enumerate(self.columns)}

    @cached_property
    def ceiling(self) -> int:
        """No figure is taken to be above this: far enough up that the attacker is told nothing by it."""
        return 2 * max(self.standing, default=0) + 100

    @cached_property
    def choosable(self) -> frozenset[int]:
        """What may be shown or withheld: the new cells that are not zero."""
        new = (at for at, column in enumerate(self.columns) if column.edition == NEW and column.since is None)
        return frozenset(new)

    @cached_property
    def never_shown(self) -> frozenset[int]:
        """What no release shows: figures withheld before, and changes between releases."""
        return frozenset(range(len(self.columns))) - self.choosable

    def columns_of(self, cells: Iterable[CellName]) -> frozenset[int]:
        """The new edition's columns of these cells; raises KeyError for a cell of no table."""
        return frozenset(self.index[Column(NEW, cell)] for cell in cells)

    def range_of(self, at: int, at_least: int = 1) -> tuple[int, int]:
        """What a withheld column may be for all anybody knows: zeros are shown, so a withheld count is at least 1."""
        return (-self.ceiling if self.columns[at].since is not None else at_least, self.ceiling)

    def rooms(self, withheld: Collection[int]) -> dict[int, int]:
        """For each withheld column its room: what no chain of rows joins is in different rooms."""
        return _joined(withheld, (row.columns for row in self.rows))

    @cached_property
    def same(self) -> dict[int, int]:
        """For each column the one that counts the same persons: a sum of which all parts but one are zero."""
        twins = (row.columns for row in self.rows if len(row.columns) == 2 and row.low == row.high == 0)
        return _joined(range(len(self.columns)), twins)


def _joined(columns: Iterable[int], groups: Iterable[Iterable[int]]) -> dict[int, int]:
    """For each column one that stands for all it is joined to by a chain of groups."""
    above = {at: at for at in columns}

    def top(at: int) -> int:
        while above[at] != at:
            above[at] = at = above[above[at]]
        return at

    for group in groups:
        for one, other in pairwise(at for at in group if at in above):
            above[top(one)] = top(other)
    return {at: top(at) for at in above}
