"""What a reader can work out about a withheld count."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from incidents.disclosure.building import Nested, built
from incidents.disclosure.earlier import Edition
from incidents.disclosure.linear import Program, Row, Sheet, Whole, in_whole_numbers
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
        self._meet(column, int(self._low[self._at[column]]), int(self._high[self._at[column]]))
        return Interval(*self._met(column))

    def can_be(self, column: int, low: int, high: int) -> bool:
        """Whether a column may be ``low`` or less, and may be ``high`` or more. Tables met before are remembered."""
        self._meet(column, low, high)
        least, most = self._met(column)
        return least <= low and most >= high

    def is_sure_of(self, column: int) -> bool:
        """Whether a column can be one count only. Cheaper than its interval."""
        for sign in (1, -1):
            if not self._varies(column):
                self._solved(self._at[column], sign)
        return not self._varies(column)

    def can_be_together(self, bounds: Mapping[int, tuple[int, int]]) -> bool:
        """Whether one whole table has every one of these columns within its bounds."""
        column = next(iter(bounds))
        return self._within(bounds, column, 1) is not None

    def can_vary_beside(self, known: int, column: int) -> bool:
        """Whether a column may still be another count for somebody who knows the count of ``known``."""
        here = self._system.standing[known]
        for sign in (1, -1):
            table = self._within({known: (here, here)}, column, sign)
            if table is not None and table[self._at[column]] != self._system.standing[column]:
                return True
        return False

    def seen_to_vary(self, known: Sequence[int], columns: Sequence[int]) -> NDArray[np.bool_]:
        """For each of ``known``, for each column: whether a table met so far moves only the latter."""
        met = np.stack([self._truth, *self._tables])
        moved = met != self._truth
        still = ~moved[:, [self._at[at] for at in known]]
        together = still.T.astype(np.float32) @ moved[:, [self._at[at] for at in columns]].astype(np.float32)
        return np.asarray(together > 0, np.bool_)

    def grounds(self, column: int, sign: int) -> Sequence[Row]:
        """The rows from which the least (sign 1) or the greatest (-1) of a column follows."""
        self._price(self._at[column], sign)
        self._program.answer()
        return [self.used[row] for row in self._program.grounds()]

    def _within(self, bounds: Mapping[int, tuple[int, int]], column: int, sign: int) -> Whole | None:
        own = {self._at[each]: bound for each, bound in bounds.items()}
        self._program.bound(own)
        table = self._solved(self._at[column], sign)
        self._program.bound({at: (int(self._low[at]), int(self._high[at])) for at in own})
        return table

    def _left_of(self, row: Row) -> Row:
        terms = list(zip(row.columns, row.weights, strict=True))
        known = sum(self._system.standing[at] * weight for at, weight in terms if at not in self._at)
        left = [(self._at[at], weight) for at, weight in terms if at in self._at]
        return Row(tuple(at for at, _ in left), tuple(weight for _, weight in left), row.low - known, row.high - known)

    def _met(self, column: int) -> tuple[int, int]:
        return int(self._least[self._at[column]]), int(self._most[self._at[column]])

    def _varies(self, column: int) -> bool:
        least, most = self._met(column)
        return least < most

    def _meet(self, column: int, low: int, high: int) -> None:
        if self._met(column)[0] > low:
            self._solved(self._at[column], 1)
        if self._met(column)[1] < high:
            self._solved(self._at[column], -1)

    def _price(self, at: int, sign: int) -> None:
        self._program.price({self._priced: 0.0} | {at: float(sign)})
        self._priced = at

    def _solved(self, at: int, sign: int) -> Whole | None:
        self._price(at, sign)
        point = self._program.answer()
        whole = None if point is None else in_whole_numbers(point)
        if point is not None and (whole is None or not self._allows(whole)):
            point = self._program.whole_answer()
            whole = None if point is None else in_whole_numbers(point)
        if whole is None or not self._allows(whole):
            return None
        self._tables.append(whole)
        np.minimum(self._least, whole, out=self._least)
        np.maximum(self._most, whole, out=self._most)
        return whole

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
