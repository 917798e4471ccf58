"""Plain aligned tables: whole in a pipe, cut to fit only on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from cli.clean import Safe, bold, cut, joined, one_line, padded, width
from cli.context import Context

_GAP = Safe("  ")
_NARROWEST = 6


def show(here: Context, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print the rows under their heads: fitted to a terminal with …, never cut in a pipe."""
    room = here.width if here.on_terminal else None
    here.show(*table(heads, rows, room, here.colour))


def table(
    heads: Sequence[str], rows: Iterable[Sequence[object]], room: int | None = None, colour: bool = False
) -> Iterator[Safe]:
    """The lines of a table; ``room`` is the width it must fit in, None for as wide as it is.

    A column of numbers stands to the right. Every cell goes through the sink and onto one line.
    """
    kept = [tuple(row) for row in rows]
    right = [_is_numeric(column) for column in zip(*kept, strict=True)] if kept else [False] * len(heads)
    cells = [[_cell(value) for value in row] for row in kept]
    titles = [one_line(head) for head in heads]
    widths = [max(width(cell) for cell in column) for column in zip(titles, *cells, strict=True)]
    widths = widths if room is None else fitted(widths, room)
    head = _line(titles, widths, right)
    yield bold(head) if colour else head
    for row in cells:
        yield _line(row, widths, right)


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """The widths made to fit: the widest columns give way first, none below six columns."""
    left = list(widths)
    while (over := sum(left) + len(_GAP) * (len(left) - 1) - room) > 0:
        widest = max(left)
        if widest <= _NARROWEST:
            break
        second = max((each for each in left if each < widest), default=0)
        share = -(-over // left.count(widest))
        left[left.index(widest)] = max(widest - share, second, _NARROWEST)
    return left


def _line(cells: Sequence[Safe], widths: Sequence[int], right: Sequence[bool]) -> Safe:
    told = [
        padded(cut(cell, columns), columns, flush) for cell, columns, flush in zip(cells, widths, right, strict=True)
    ]
    return Safe(joined(told, _GAP).rstrip(" "))


def _cell(value: object) -> Safe:
    return Safe("") if value is None else one_line(value)


def _is_numeric(column: Sequence[object]) -> bool:
    told = [value for value in column if value is not None]
    return bool(told) and all(isinstance(value, int | float) for value in told)
