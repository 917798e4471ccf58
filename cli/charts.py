"""Horizontal bars in the terminal, every number printed beside its bar."""

from collections.abc import Iterator, Sequence

from cli.clean import Safe, bold, cut, dim, joined, one_line, padded, width
from cli.context import Context

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_GAP = Safe("  ")


def show(
    here: Context, title: str, rows: Sequence[tuple[str, int]], apart: Sequence[tuple[str, int]] = (), foot: str = ""
) -> None:
    """Print a bar for each row, those ``apart`` (date not exact, not known) under a line of their own, and the foot."""
    blocks = "utf" in (here.out.encoding or "utf-8").lower()
    here.show(*chart(title, rows, apart, foot, here.width, here.colour, blocks))


def chart(
    title: str,
    rows: Sequence[tuple[str, int]],
    apart: Sequence[tuple[str, int]] = (),
    foot: str = "",
    room: int = 80,
    colour: bool = False,
    blocks: bool = True,
) -> Iterator[Safe]:
    """The lines of the chart. All bars share one scale from zero; the numbers are the claim, the bars only help.

    ``foot`` names the total and its unit: it is told, not added up here, since an incident may stand in several rows.
    """
    told = [(one_line(label), number) for label, number in (*rows, *apart)]
    labels = min(max((width(label) for label, _ in told), default=0), room // 3)
    figures = max((len(str(number)) for _, number in told), default=1)
    longest = max((number for _, number in told), default=0)
    space = max(room - labels - figures - 2 * len(_GAP), 8)
    head = cut(one_line(title), room)
    if head:
        yield bold(head) if colour else head
    for place, (label, number) in enumerate(told):
        if place == len(rows) and rows:
            yield dim(Safe("-" * labels)) if colour else Safe("-" * labels)
        bar = Safe(_bar(number, longest, space, blocks))
        figure = padded(Safe(number), figures, right=True)
        yield Safe(joined([padded(cut(label, labels), labels), figure, bar], _GAP).rstrip())
    yield one_line(foot)


def _bar(number: int, longest: int, space: int, blocks: bool) -> str:
    if not longest or number <= 0:
        return ""
    eighths = max(1, round(number * space * 8 / longest))
    if not blocks:
        return "#" * max(1, eighths // 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
