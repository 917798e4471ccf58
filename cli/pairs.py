"""A table that fits, or its rows told in pairs where it does not."""

from collections.abc import Iterator, Sequence

from cli import tables
from cli.clean import one_line, width
from cli.context import Context
from cli.folding import folded

_GAP = 2
_INDENT = "  "


def show(here: Context, heads: Sequence[str], rows: Sequence[Sequence[object]], first: int) -> None:
    """Print the rows as a table; on a terminal too narrow for it, each as a line of its ``first`` cells with the rest
    below it, name by value. Nothing is cut, and what a row does not tell is left out.
    """
    if not here.on_terminal or _wide(heads, rows) <= here.width:
        tables.show(here, heads, rows)
        return
    here.show(*folded(_pairs(heads, rows, first), here.width))


def _wide(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> int:
    columns = zip(heads, *rows, strict=True)
    return (
        sum(max(width(one_line("" if cell is None else cell)) for cell in column) + _GAP for column in columns) - _GAP
    )


def _pairs(heads: Sequence[str], rows: Sequence[Sequence[object]], first: int) -> Iterator[str]:
    for row in rows:
        yield "  ".join(one_line(cell) for cell in row[:first] if cell not in ("", None))
        told = zip(heads[first:], row[first:], strict=True)
        pairs = " · ".join(f"{head}: {one_line(cell)}" for head, cell in told if cell not in ("", None))
        if pairs:
            yield f"{_INDENT}{pairs}"
