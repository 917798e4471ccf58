"""The sink: nothing in a record commands the terminal."""

import unicodedata

_REFUSED = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiner: Persian and Indic scripts are misspelt without them."""


class Safe(str):
    """Text that has been through the sink; only this module and what it styles make one."""

    __slots__ = ()


def clean(text: object, keep: str = "\n\t") -> Safe:
    """The text with every control, format, bidi, private and separator character shown as ``<U+202E>``, never obeyed.

    ``keep`` names the control characters that stay. What is Safe already is returned as it is.
    """
    if isinstance(text, Safe):
        return text
    written = str(text)
    if written.isprintable():
        return Safe(written)
    return Safe("".join(_shown(letter, keep) for letter in written))


def one_line(text: object) -> Safe:
    """The text cleaned for a cell: line breaks and tabs become one space each."""
    if isinstance(text, Safe):
        return text
    return clean(str(text).replace("\r\n", " ").translate(_BREAKS), keep="")


_BREAKS = {ord("\n"): " ", ord("\t"): " "}


def bold(text: Safe) -> Safe:
    """The text in bold on a terminal."""
    return Safe(f"\x1b[1m{text}\x1b[0m")


def dim(text: Safe) -> Safe:
    """The text in a quieter shade on a terminal."""
    return Safe(f"\x1b[2m{text}\x1b[0m")


def joined(parts: list[Safe], between: str = "") -> Safe:
    """Several pieces of safe text as one; ``between`` is written by us, never by a record."""
    return Safe(between.join(parts))


def width(text: str) -> int:
    """How many columns of a terminal the cleaned text takes: wide letters two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def cut(text: Safe, columns: int) -> Safe:
    """The text in at most that many columns, with … where something was left out."""
    if width(text) <= columns:
        return text
    taken, room = [], columns - 1
    for letter in text:
        room -= _columns(letter)
        if room < 0:
            break
        taken.append(letter)
    return Safe("".join(taken) + "…")


def padded(text: Safe, columns: int, right: bool = False) -> Safe:
    """The text filled with spaces to that many columns."""
    gap = " " * (columns - width(text))
    return Safe(gap + text if right else text + gap)


def _shown(letter: str, keep: str) -> str:
    if letter in keep or letter in _JOINERS or unicodedata.category(letter) not in _REFUSED:
        return letter
    return f"<U+{ord(letter):04X}>"


def _columns(letter: str) -> int:
    if letter in _JOINERS or unicodedata.category(letter) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
