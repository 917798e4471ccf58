"""Finding another table that would have been published the same way."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from incidents.disclosure.linear import SLACK, Numbers, Program, Row, Sheet, in_whole_numbers
from incidents.disclosure.system import System

Bounds = Mapping[int, tuple[float, float]]
"""What is asked of columns: each between two figures, both included."""

Witness = dict[int, int]
"""Another table that everything shown allows: for each column that differs, by how much."""

Spans = Mapping[int, tuple[float, float]]
"""How far each column may move, down and up."""

_ANYTHING = (-np.inf, np.inf)

_HIDDEN_COST = 1e-3
"""What it costs to move a withheld count by one: next to nothing, but a witness that moves little is the better one."""


class Search:
    """Looks for witnesses: whole tables, agreeing with everything shown, in which a withheld count is another.

    A witness moves withheld columns only. With ``may_withhold`` it may also move columns shown so far, as few and as
    little worth as can be found; the caller must then withhold these.
    """

    def __init__(self, system: System, withheld: Collection[int], worth: Mapping[int, float]) -> None:
        self.system = system
        self.withheld = set(withheld)
        self._worth = worth
        self._width = len(system.columns)
        self._rows = [_from_here(row, system.standing) for row in system.rows]
        self._sheet = Sheet(self._rows)
        shut = [0.0] * (2 * self._width)
        both_ways = [_both_ways(row, self._width) for row in self._rows]
        self._open, self._closed = (Program(both_ways, shut, shut, any_whole=True) for _ in range(2))
        self._shown = set(system.choosable - self.withheld)
        self._settle(system.choosable | system.never_shown)

    def withhold(self, columns: Iterable[int]) -> None:
        """Withhold more."""
        more = list(columns)
        self.withheld.update(more)
        self._shown.difference_update(more)
        self._settle(more)

    def show(self, column: int) -> None:
        """Show a column again."""
        self.withheld.remove(column)
        self._shown.add(column)
        self._settle([column])

    def find(self, wanted: Bounds, *, may_withhold: bool) -> Witness | None:
        """A witness in which the wanted columns are within their bounds, or None."""
        program = self._open if may_withhold else self._closed
        spans = {at: self._span_in(program, at, wanted[at]) for at in wanted}
        if any(low > high for low, high in spans.values()):
            return None
        program.bound(dict(_ways(spans, self._width)))
        found = self._asked(program, spans)
        program.bound(dict(_ways({at: self._span_in(program, at) for at in wanted}, self._width)))
        return found

    def moved_though_shown(self, witness: Witness) -> list[int]:
        """The shown columns that a witness moves: the price of relying on it is to withhold them."""
        return [at for at in witness if at in self._shown]

    def cost(self, witness: Witness) -> float:
        """What these columns are worth."""
        return sum(self._worth[at] for at in self.moved_though_shown(witness))

    def _asked(self, program: Program, spans: Spans) -> Witness | None:
        point = program.answer()
        if point is None:
            return None
        moves = self._net(point)
        found = self._whole(moves)
        if found is not None:
            return found
        # a fraction of a person: look for whole numbers among what the fractions moved, then anywhere
        moved = [int(at) for at in np.flatnonzero(np.abs(moves) > SLACK) if at in self._shown]
        return self._whole_among(moved if program is self._open else [], spans) or (
            self._whole_of(program.whole_answer()) if program is self._open else None
        )

    def _whole_among(self, shown: Sequence[int], spans: Spans) -> Witness | None:
        among = {**{at: self._span(at) for at in shown}, **spans}
        self._closed.bound(dict(_ways(among, self._width)))
        found = self._whole_of(self._closed.whole_answer())
        self._closed.bound(dict(_ways({at: self._span_in(self._closed, at) for at in among}, self._width)))
        return found

    def _whole_of(self, point: Numbers | None) -> Witness | None:
        return None if point is None else self._whole(self._net(point))

    def _net(self, point: Numbers) -> Numbers:
        return point[: self._width] - point[self._width :]

    def _whole(self, moves: Numbers) -> Witness | None:
        """The witness of these moves, if they are whole and, in exact numbers, agree with everything shown."""
        whole = in_whole_numbers(moves)
        if whole is None or not self._sheet.holds(whole):
            return None
        return {int(at): int(whole[at]) for at in np.flatnonzero(whole)}

    def _settle(self, columns: Iterable[int]) -> None:
        for program in (self._open, self._closed):
            program.bound(dict(_ways({at: self._span_in(program, at) for at in columns}, self._width)))
        costs = {at: self._worth[at] if at in self._shown else _HIDDEN_COST for at in columns}
        self._open.price(dict(_twice(costs, self._width)))
        self._closed.price(dict(_twice(dict.fromkeys(columns, _HIDDEN_COST), self._width)))

    def _span_in(self, program: Program, at: int, within: tuple[float, float] = _ANYTHING) -> tuple[float, float]:
        stays = program is self._closed and at in self._shown
        return self._span(at, within, stays=stays)

    def _span(self, at: int, within: tuple[float, float] = _ANYTHING, *, stays: bool = False) -> tuple[float, float]:
        """How far down and up a column may move."""
        here = self.system.standing[at]
        low, high = (here, here) if stays else self.system.range_of(at)
        return max(low, within[0]) - here, min(high, within[1]) - here


def _from_here(row: Row, standing: tuple[int, ...]) -> Row:
    now = sum(standing[at] * weight for at, weight in zip(row.columns, row.weights, strict=True))
    return row._replace(low=row.low - now, high=row.high - now)


def _both_ways(row: Row, width: int) -> Row:
    """The row over moves up (the columns) and moves down (the columns once more)."""
    down = tuple(at + width for at in row.columns)
    return row._replace(columns=row.columns + down, weights=row.weights + tuple(-weight for weight in row.weights))


def _ways(spans: Mapping[int, tuple[float, float]], width: int) -> Iterable[tuple[int, tuple[float, float]]]:
    for at, (low, high) in spans.items():
        yield at, (max(0.0, low), max(0.0, high))
        yield at + width, (max(0.0, -high), max(0.0, -low))


def _twice(costs: Mapping[int, float], width: int) -> Iterable[tuple[int, float]]:
    for at, cost in costs.items():
        yield at, cost
        yield at + width, cost
