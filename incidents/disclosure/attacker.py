"""What a reader can work out about a withheld count."""

from collections.abc import Collection, Mapping, Sequence
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from incidents.disclosure.building import Nested, built
from incidents.disclosure.earlier import Edition
from incidents.disclosure.linear import SLACK, Program, Row, Sheet, Whole, in_whole_numbers
from incidents.disclosure.primary import one_threshold
from incidents.disclosure.system import System
from incidents.disclosure.table import CellName, CountTable


class Interval(NamedTuple):
    """The least and the greatest count that everything published allows; a whole table takes each of them.

    There is no real upper limit beyond ``System.ceiling``: an interval that ends there is open.
    """

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether the withheld count is given away."""
        return self.low == self.high


class Attacker:
    """Somebody who holds every published figure, all earlier releases, and the rules by which they were made.

    He knows how tables add up, that counts grow from release to release, and that a withheld count is at least
    ``at_least``: 1, because zeros are shown. (0 is the attacker of the textbooks; he is the weaker one.) In
    ``insight`` are withheld columns he knows besides, as somebody does who was there.
    """

    def __init__(
        self, system: System, withheld: Collection[int], *, at_least: int = 1, insight: Collection[int] = ()
    ) -> None:
        self._system = system
        self.columns = tuple(sorted((set(withheld) | system.never_shown) - set(insight)))
        self._at = {column: number for number, column in enumerate(self.columns)}
        self.used = tuple(row for row in system.rows if any(at in self._at for at in row.columns))
        rows = tuple(self._left_of(row) for row in self.used)
        self._sheet = Sheet(rows)
        self._low, self._high = (
            np.array([system.range_of(at, at_least) for at in self.columns], np.int64).reshape(-1, 2).T
        )
        self._program = Program(rows, self._low.tolist(), self._high.tolist(), costs_vary=True)
        self._priced = 0
        self._truth = np.array([system.standing[at] for at in self.columns], np.int64)
        self._least, self._most = self._truth.copy(), self._truth.copy()
        self._tables: list[Whole] = []

    def interval(self, column: int) -> Interval:
        """What a withheld column may be: exact, not an estimate."""
        at = self._at[column]
        if self._most[at] < self._high[at]:
            self._solved(at, -1, inf)
        return Interval(self.least(column), int(self._most[at]))

    def least(self, column: int) -> int:
        """The lower end of its interval alone."""
        at = self._at[column]
        if self._least[at] > self._low[at]:
            self._solved(at, 1, inf)
        return int(self._least[at])

    def can_be_as_low_as(self, column: int, low: int) -> bool:
        """Whether a column may be ``low`` or less. Tables met before are remembered: most questions cost nothing."""
        return self._reach(column, 1, low)

    def can_be_as_high_as(self, column: int, high: int) -> bool:
        """Whether a column may be ``high`` or more."""
        return self._reach(column, -1, -high)

    def look_at(self, moves: Mapping[int, int]) -> bool:
        """Take note of a table that somebody else has found, if it agrees with everything published; else do not."""
        table = self._truth.copy()
        for column, move in moves.items():
            if column not in self._at:
                return False
            table[self._at[column]] += move
        return self._note(table) is not None

    def seen(self, columns: Sequence[int]) -> NDArray[np.int64]:
        """What these columns were in every table met so far, the true one first."""
        at = [self._at[column] for column in columns]
        return np.stack([table[at] for table in (self._truth, *self._tables)])

    def is_sure_of(self, column: int) -> bool:
        """Whether a column can be one count only."""
        here = self._system.standing[column]
        return not (self._reach(column, 1, here - 1) or self._reach(column, -1, -here - 1))

    def can_be_together(self, bounds: Mapping[int, tuple[int, int]]) -> bool:
        """Whether one whole table has every one of these columns within its bounds."""
        column = next(iter(bounds))
        return self._within(bounds, column, 1) is not None

    def moved_beside(self, known: int, column: int) -> frozenset[int]:
        """What differs in a table in which ``known`` is as it is and a column is not; empty if there is none."""
        here = self._system.standing[known]
        for sign in (1, -1):
            table = self._within({known: (here, here)}, column, sign)
            if table is not None and table[self._at[column]] != self._system.standing[column]:
                return frozenset(self.columns[at] for at in np.flatnonzero(table != self._truth))
        return frozenset()

    def grounds(self, column: int, sign: int) -> Sequence[Row]:
        """The rows from which the least (sign 1) or the greatest (-1) of a column follows."""
        self._price(self._at[column], sign)
        self._program.answer()
        return [self.used[row] for row in self._program.grounds()]

    def _within(self, bounds: Mapping[int, tuple[int, int]], column: int, sign: int) -> Whole | None:
        own = {self._at[each]: bound for each, bound in bounds.items()}
        self._program.bound(own)
        table = self._solved(self._at[column], sign, inf)
        self._program.bound({at: (int(self._low[at]), int(self._high[at])) for at in own})
        return table

    def _left_of(self, row: Row) -> Row:
        terms = list(zip(row.columns, row.weights, strict=True))
        known = sum(self._system.standing[at] * weight for at, weight in terms if at not in self._at)
        left = [(self._at[at], weight) for at, weight in terms if at in self._at]
        return Row(tuple(at for at, _ in left), tuple(weight for _, weight in left), row.low - known, row.high - known)

    def _reach(self, column: int, sign: int, limit: int) -> bool:
        """Whether sign x column may be ``limit`` or less."""
        at = self._at[column]
        seen = self._least if sign == 1 else self._most
        if sign * seen[at] > limit:
            self._solved(at, sign, limit)
        return bool(sign * seen[at] <= limit)

    def _price(self, at: int, sign: int) -> None:
        self._program.price({self._priced: 0.0} | {at: float(sign)})
        self._priced = at

    def _solved(self, at: int, sign: int, limit: float) -> Whole | None:
        """A table with the least sign x column; nothing where it is sure to be above the limit, or there is none."""
        self._price(at, sign)
        point = self._program.answer()
        if point is None:
            return None
        whole = in_whole_numbers(point)
        if whole is not None and (noted := self._note(whole)) is not None:
            return noted
        if sign * point[at] > limit + SLACK:
            return None
        point = self._program.whole_answer()
        whole = None if point is None else in_whole_numbers(point)
        return None if whole is None else self._note(whole)

    def _note(self, table: Whole) -> Whole | None:
        if not self._allows(table):
            return None
        self._tables.append(table)
        np.minimum(self._least, table, out=self._least)
        np.maximum(self._most, table, out=self._most)
        return table

    def _allows(self, table: Whole) -> bool:
        """Whether a table agrees with everything published, in exact whole numbers."""
        return bool(np.all((table >= self._low) & (table <= self._high))) and self._sheet.holds(table)


def intervals(
    tables: Sequence[CountTable],
    withheld: Collection[CellName],
    *,
    at_least: int = 1,
    earlier: Sequence[Edition] = (),
    nested: Nested = (),
) -> dict[CellName, Interval]:
    """What each withheld cell of these tables may be for all a reader can work out from all of them together."""
    system = built(tables, one_threshold(1), earlier, nested)
    columns = sorted(system.columns_of(withheld))
    attacker = Attacker(system, columns, at_least=at_least)
    return {system.columns[at].cell: attacker.interval(at) for at in columns}
