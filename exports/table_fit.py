"""How a table fits a page: widths, heads on their side, panels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from exports.table_grid import Grid
from exports.wording import number

_LETTER_CM = 0.165
_MARGINS_CM = 0.25
_NARROWEST_LABELS_CM = 3.4
_WIDEST_LABELS_CM = 7.0
_COMFORTABLE_FIGURE_CM = 2.4
_NARROWEST_FIGURE_CM = 0.85
_TALLEST_HEAD_CM = 4.0
_ROTATED_LETTER_CM = 0.13


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the columns that is drawn with the labels in one go; widths in centimetres, labels first."""

    first: int
    last: int
    widths: tuple[float, ...]
    is_rotated: bool


def fit(grid: Grid, width: float) -> tuple[Panel, ...]:
    """The panels that show the grid within a width: one upright, else one with heads on their side, else several."""
    wish = _labels_width(grid)
    for is_rotated in (False, True):
        figures = _figure_widths(grid, is_rotated=is_rotated)
        for labels in (wish, min(wish, _NARROWEST_LABELS_CM)):
            if labels + sum(figures) <= width:
                return (_panel(0, labels, figures, width, is_rotated=is_rotated),)
    count = math.ceil(sum(figures) / (width - labels))
    step = math.ceil(len(figures) / count)
    return tuple(
        _panel(first, labels, figures[first : first + step], width, is_rotated=True)
        for first in range(0, len(figures), step)
    )


def head_height(labels: Sequence[str]) -> float:
    """How tall a line of heads on their side is; longer ones break into two lines."""
    return min(max(len(label) for label in labels) * _ROTATED_LETTER_CM + 2 * _MARGINS_CM, _TALLEST_HEAD_CM)


def _panel(first: int, labels: float, figures: Sequence[float], width: float, *, is_rotated: bool) -> Panel:
    """Share out what is left of the width to the figures, up to a comfortable measure, and no further."""
    spare = (width - labels - sum(figures)) / len(figures)
    comfort = _COMFORTABLE_FIGURE_CM / 2 if is_rotated else _COMFORTABLE_FIGURE_CM
    wider = tuple(max(figure, min(figure + spare, comfort)) for figure in figures)
    return Panel(first, first + len(figures), (labels, *wider), is_rotated)


def _labels_width(grid: Grid) -> float:
    longest = max(len(label) for label in (grid.corner, *(row.label + "  " * row.depth for row in grid.rows)))
    return min(max(longest * _LETTER_CM + _MARGINS_CM, _NARROWEST_LABELS_CM), _WIDEST_LABELS_CM)


def _figure_widths(grid: Grid, *, is_rotated: bool) -> tuple[float, ...]:
    """What the figures of each column need and, upright, the longest word of its head."""
    widths = []
    for column, head in enumerate(grid.head):
        texts = [number(row.cells[column].value, row.cells[column].flag) for row in grid.rows]
        texts += [] if is_rotated else head.split()
        widths.append(max(max(map(len, texts)) * _LETTER_CM + _MARGINS_CM, _NARROWEST_FIGURE_CM))
    return tuple(widths)
