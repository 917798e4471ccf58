"""A table of a release as rows and columns to be drawn."""

from collections.abc import Collection
from dataclasses import dataclass

from exports.safe_cells import plain
from schemas.release import TOTAL, Cell, Table


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its code, its label, how many of the shown rows contain it, and its cells."""

    code: str
    label: str
    depth: int
    cells: tuple[Cell, ...]

    @property
    def is_total(self) -> bool:
        """Whether this is the margin."""
        return self.code == TOTAL


@dataclass(frozen=True, slots=True)
class Grid:
    """A head and rows; the first column holds the labels, the last the totals of the rows if there are two ways."""

    corner: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def grid(table: Table, only: Collection[str] | None = None) -> Grid:
    """The whole table, or of its rows only those of some codes, then without the line of totals."""
    down, across = table.dimensions[0], table.dimensions[1:]
    columns = [(code.code, code.label) for code in across[0].codes] + [(TOTAL, "Total")] if across else [("", "")]
    cells = table.grid()
    codes = [code.code for code in down.codes] + [TOTAL]
    kept = [code for code in codes if only is None or code in only]
    rows = (
        Row(
            code,
            plain(down.label_of(code)),
            sum(above in kept for above in down.above(code)),
            tuple(cells[(code, column) if across else (code,)] for column, _ in columns),
        )
        for code in kept
    )
    head = tuple(plain(label) for _, label in columns) if across else (table.unit.capitalize(),)
    return Grid(plain(down.label), head, tuple(rows))
