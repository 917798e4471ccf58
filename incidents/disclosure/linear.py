"""A linear programme with a whole-number answer, or none."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

SLACK = 1e-6
"""How far the solver's floating point may be from a whole number that is then checked exactly."""

_NODES = 20_000
"""How many branches a search for whole numbers may open. Not seconds: the same question gets the same answer."""


class Row(NamedTuple):
    """low <= sum of weights x columns <= high."""

    columns: tuple[int, ...]
    weights: tuple[int, ...]
    low: float
    high: float


class Sheet:
    """Rows kept for checking whole points exactly."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._starts = np.cumsum([0] + [len(row.columns) for row in rows])[:-1]
        self._columns = np.array([column for row in rows for column in row.columns], np.int64)
        self._weights = np.array([weight for row in rows for weight in row.weights], np.int64)
        self._low = np.array([row.low for row in rows], float)
        self._high = np.array([row.high for row in rows], float)

    def holds(self, point: Whole) -> bool:
        """Whether the point keeps every row, in exact whole numbers."""
        if not len(self._starts):
            return True
        sums = np.add.reduceat(point[self._columns] * self._weights, self._starts)
        return bool(np.all((self._low <= sums) & (sums <= self._high)))


class Program:
    """Least cost within rows and bounds, asked again and again with a few bounds or costs changed.

    One thread, one seed: the same questions in the same order get the same answers.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        lower: Sequence[float],
        upper: Sequence[float],
        *,
        costs_vary: bool = False,
        any_whole: bool = False,
    ) -> None:
        self._width = len(lower)
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in {
            "output_flag": False,
            "threads": 1,
            "simplex_strategy": 4 if costs_vary else 1,  # primal: three times faster where only the cost changes
            "random_seed": 1,
            "presolve": "off",
            "mip_rel_gap": 1e6 if any_whole else 0.0,
            "mip_max_nodes": _NODES,
        }.items():
            self._solver.setOptionValue(option, value)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._width, len(rows)
        model.col_cost_ = np.zeros(self._width)
        model.col_lower_, model.col_upper_ = np.array(lower, float), np.array(upper, float)
        model.row_lower_ = np.array([row.low for row in rows], float)
        model.row_upper_ = np.array([row.high for row in rows], float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0] + [len(row.columns) for row in rows]).astype(np.int32)
        model.a_matrix_.index_ = np.array([column for row in rows for column in row.columns], np.int32)
        model.a_matrix_.value_ = np.array([weight for row in rows for weight in row.weights], float)
        self._solver.passModel(model)

    def bound(self, bounds: Mapping[int, tuple[float, float]]) -> None:
        """Give columns new bounds."""
        columns = np.fromiter(bounds, np.int32, len(bounds))
        low, high = np.array(list(bounds.values()), float).reshape(-1, 2).T.copy()
        self._solver.changeColsBounds(len(bounds), columns, low, high)

    def price(self, costs: Mapping[int, float]) -> None:
        """Give columns new costs."""
        columns = np.fromiter(costs, np.int32, len(costs))
        self._solver.changeColsCost(len(costs), columns, np.fromiter(costs.values(), float, len(costs)))

    def answer(self) -> Numbers | None:
        """The cheapest point, not always in whole numbers; None if no point is within the bounds."""
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._solver.getSolution().col_value)

    def grounds(self) -> list[int]:
        """The rows from which the last answer follows: without any of them it might have been cheaper."""
        return [int(row) for row in np.flatnonzero(np.abs(np.array(self._solver.getSolution().row_dual)) > SLACK)]

    def whole_answer(self) -> Numbers | None:
        """The cheapest point in whole numbers, or the best met before giving up; None if there is none."""
        columns = np.arange(self._width, dtype=np.int32)
        whole = np.full(self._width, int(highspy.HighsVarType.kInteger), np.uint8)
        self._solver.changeColsIntegrality(self._width, columns, whole)
        self._solver.run()
        met = self._solver.getInfo().primal_solution_status == int(highspy.SolutionStatus.kSolutionStatusFeasible)
        found = np.array(self._solver.getSolution().col_value) if met else None
        self._solver.changeColsIntegrality(self._width, columns, np.zeros(self._width, np.uint8))
        return found


def in_whole_numbers(point: Numbers) -> Whole | None:
    """The point if all its coordinates are whole within the solver's tolerance, else None."""
    nearest = np.rint(point)
    return nearest.astype(np.int64) if bool(np.all(np.abs(point - nearest) <= SLACK)) else None
