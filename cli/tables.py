"""Plain aligned tables: whole in a pipe, cut to fit only on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from cli.clean import Safe, bold, cut, joined, one_line, padded, width
from cli.context import Context

_GAP = Safe("  ")
_NARROWEST = 6


def show(here: Context, heads: Sequence[str], rows: Iterable[Sequence[object]], least: Sequence[int] = ()) -> None:
    """Print the rows under their heads: fitted to a terminal with …, never cut in a pipe."""
    room = here.width if here.on_terminal else None
    here.show(*table(heads, rows, room, here.colour, least))


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    room: int | None = None,
    colour: bool = False,
    least: Sequence[int] = (),
) -> Iterator[Safe]:
    """The lines of a table; ``room`` is the width it must fit in, None for as wide as it is.

    A column of numbers stands to the right. Every cell goes through the sink and onto one line. ``least`` are the
    widths below which the first columns are not cut: a code that is cut cannot be typed.
    """
    kept = [tuple(row) for row in rows]
    right = [_is_numeric(column) for column in zip(*kept, strict=True)] if kept else [False] * len(heads)
    cells = [[_cell(value) for value in row] for row in kept]
    titles = [one_line(head) for head in heads]
    widths = [max(width(cell) for cell in column) for column in zip(titles, *cells, strict=True)]
    widths = widths if room is None else fitted(widths, room, least)
    head = _line(titles, widths, right)
    yield bold(head) if colour else head
    for row in cells:
        yield _line(row, widths, right)


def fitted(widths: Sequence[int], room: int, least: Sequence[int] = ()) -> list[int]:
    """The widths made to fit: the widest columns give way first, none below six columns or its ``least``."""
    left = list(widths)
    floors = [max(floor, _NARROWEST) for floor in [*least, *[0] * len(left)]][: len(left)]
    while (over := sum(left) + len(_GAP) * (len(left) - 1) - room) > 0:
        yielding = [place for place, each in enumerate(left) if each > floors[place]]
        if not yielding:
            break
        widest = max(left[place] for place in yielding)
        equals = [place for place in yielding if left[place] == widest]
        second = max((left[place] for place in yielding if left[place] < widest), default=0)
        first = equals[0]
        left[first] = max(widest - -(-over // len(equals)), second, floors[first])
    return left


def blocks(heads: Sequence[str], rows: Sequence[Sequence[object]], room: int, colour: bool = False) -> Iterator[Safe]:
    """The lines of a table of figures, in as many parts as it takes to fit, the first column at the left of each.

    Nothing is cut but the first column; heads are broken between words.
    """
    broken = [[one_line(word) for word in head.split()] or [Safe("")] for head in heads]
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(width(each) for each in (*broken[at], *(row[at] for row in cells))) for at in range(len(heads))]
    widths[0] = min(max(widths[0], width(one_line(heads[0]))), max(room // 3, _NARROWEST))
    for number, part in enumerate(_parts(widths, room)):
        if number:
            yield Safe("")
        shown = [0, *part]
        right = [at > 0 for at in shown]
        deep = max(len(broken[at]) for at in part)
        for line in range(deep):
            words = [_from_below(broken[at], deep, line) if at else _first_head(heads, deep, line) for at in shown]
            told = _line(words, [widths[at] for at in shown], right)
            yield bold(told) if colour else told
        for row in cells:
            yield _line([row[at] for at in shown], [widths[at] for at in shown], right)


def _parts(widths: Sequence[int], room: int) -> Iterator[list[int]]:
    """The columns behind the first, in runs that fit beside it; never an empty run."""
    part: list[int] = []
    left = room - widths[0]
    for at in range(1, len(widths)):
        if part and left < widths[at] + len(_GAP):
            yield part
            part, left = [], room - widths[0]
        part.append(at)
        left -= widths[at] + len(_GAP)
    yield part


def _from_below(words: Sequence[Safe], deep: int, line: int) -> Safe:
    at = line - (deep - len(words))
    return words[at] if at >= 0 else Safe("")


def _first_head(heads: Sequence[str], deep: int, line: int) -> Safe:
    return one_line(heads[0]) if line == deep - 1 else Safe("")


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
