"""Which counts are too small to be shown."""

from collections.abc import Callable, Iterable

from incidents.disclosure.table import CellName, CountTable

Threshold = Callable[[CellName], int]
"""For each cell, the smallest count that may be shown."""


def one_threshold(k: int) -> Threshold:
    """The same threshold everywhere."""
    return lambda _cell: k


def by_detail(k: int, detailed: int, places: Iterable[str] = ("place",)) -> Threshold:
    """k for national figures and for places alone; ``detailed`` where a place meets another attribute.

    The rule of reference/advocacy-formats.md section 5: 5 for national tables, 10 for sub-national x attribute.
    """
    local = frozenset(places)
    return lambda cell: detailed if len(cell.codes) > 1 and any(axis in local for axis, _ in cell.codes) else k


def too_small(table: CountTable, threshold: Threshold) -> frozenset[CellName]:
    """The cells that may not be shown by themselves: 1 to k - 1, counted or behind them.

    A zero is shown: it is about nobody. The price is that everybody knows a withheld cell to be at least one, and that
    nothing can hide *that* something happened; the attacker of this room knows both. Where the table says how many
    persons stand behind a cell, fewer than k of them make it too small however large the count.
    """
    found = set()
    for codes, count in table.cells.items():
        cell = table.cell(codes)
        behind = count if table.contributors is None or count == 0 else table.contributors[codes]
        if count > 0 and min(count, behind) < threshold(cell):
            found.add(cell)
    return frozenset(found)
