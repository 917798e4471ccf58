"""Breaks lines between words, so that none is wider than the terminal."""

from collections.abc import Iterable, Iterator

from cli.clean import Safe, clean, width


def folded(lines: Iterable[object], columns: int) -> list[Safe]:
    """The lines cleaned and broken, between words where there are any, so that none is wider than the terminal."""
    return [piece for told in lines for line in _lines(told) for piece in _fold(line, columns)]


def _lines(told: object) -> list[Safe]:
    if isinstance(told, Safe) and "\x1b" in told:
        return [told]
    return [Safe(line) for line in clean(told).expandtabs(4).split("\n")]


def _fold(line: Safe, columns: int) -> Iterator[Safe]:
    if "\x1b" in line or width(line) <= columns:
        yield line
        return
    indent = line[: len(line) - len(line.lstrip(" "))][: columns // 2]
    rest = line.rstrip(" ")
    while width(rest) > columns:
        fits = _fitting(rest, columns)
        space = rest.rfind(" ", len(indent) + 1, fits + 1)
        end = space if space > 0 else fits
        yield Safe(rest[:end])
        rest = indent + rest[end:].lstrip(" ")
    yield Safe(rest)


def _fitting(text: str, columns: int) -> int:
    taken = 0
    for place, letter in enumerate(text):
        taken += width(letter)
        if taken > columns:
            return max(place, 1)
    return len(text)
