"""Draws what a terminal shows as an SVG: text stays text, nothing is fetched."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple
from unicodedata import east_asian_width

CELL, LINE, SIZE, MARGIN = 8.4, 18, 14, 16
PAPER, INK, DIM = "#16181d", "#d7dae0", "#8a919e"
COLOURS = {
    31: "#ff7b72",
    32: "#7ee787",
    33: "#e3b341",
    34: "#79c0ff",
    35: "#d2a8ff",
    36: "#76e3ea",
    90: DIM,
    91: "#ff7b72",
}
_SGR = re.compile(r"\x1b\[([0-9;]*)m")


class Style(NamedTuple):
    """How a run of letters looks."""

    colour: str = INK
    bold: bool = False
    reverse: bool = False


def drawn(lines: Sequence[str], title: str, columns: int = 80) -> str:
    """The picture of these lines, escape sequences and all; ``title`` is what a screen reader says."""
    width, height = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
        f'<g font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{SIZE}">',
        *(mark for number, line in enumerate(lines) for mark in _line(line, MARGIN + (number + 0.75) * LINE)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _line(line: str, base: float) -> Iterator[str]:
    at = 0
    for style, text in _runs(line):
        cells = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
        x, length = MARGIN + at * CELL, cells * CELL
        if style.reverse:
            top = base - 0.75 * LINE
            yield f'<rect x="{x:g}" y="{top:g}" width="{length:g}" height="{LINE}" fill="{style.colour}"/>'
        if text.strip():
            colour, weight = (PAPER if style.reverse else style.colour), ' font-weight="bold"' if style.bold else ""
            yield (
                f'<text x="{x:g}" y="{base:g}" fill="{colour}"{weight} textLength="{length:g}"'
                f' lengthAdjust="spacingAndGlyphs" xml:space="preserve">{escape(text)}</text>'
            )
        at += cells


def _runs(line: str) -> Iterator[tuple[Style, str]]:
    style, at = Style(), 0
    for found in _SGR.finditer(line):
        if found.start() > at:
            yield style, line[at : found.start()]
        style, at = _changed(style, found[1]), found.end()
    if at < len(line):
        yield style, line[at:]


def _changed(style: Style, codes: str) -> Style:
    for code in (int(each or 0) for each in codes.split(";")):
        if code == 0:
            style = Style()
        elif code in (1, 22):
            style = style._replace(bold=code == 1)
        elif code == 2:
            style = style._replace(colour=DIM)
        elif code in (7, 27):
            style = style._replace(reverse=code == 7)
        elif code == 39:
            style = style._replace(colour=INK)
        elif code in COLOURS:
            style = style._replace(colour=COLOURS[code])
    return style
