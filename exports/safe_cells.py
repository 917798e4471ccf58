"""Text that no reader obeys, only shows."""

import re
import unicodedata

_SHOWN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_NO_CHARACTERS = "\ufffe\uffff"
_STARTS_A_FORMULA = frozenset("=+-@%|\uff1d\uff0b\uff0d\uff20\uff05\uff5c\u2212")
_MARKS_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#!~&])")


def plain(text: str) -> str:
    """The text on one line: control, bidi and zero-width characters shown as <U+202E>, blanks as one blank.

    The joiners that Persian and Indic scripts need stay. What comes out is legal in XML and in a CSV line.
    """
    return "".join(_shown(letter) for letter in " ".join(text.split()))


def guarded(text: str) -> str:
    """Plain text for a cell: an apostrophe goes before what a spreadsheet might take for a formula."""
    told = plain(text)
    return f"'{told}" if told[:1] in _STARTS_A_FORMULA else told


def markdown(text: str) -> str:
    """Plain text for a Markdown page: its marks are told as letters, so that no link or picture is made of them."""
    return _MARKS_MARKDOWN.sub(r"\\\1", plain(text))


def _shown(letter: str) -> str:
    if letter in _JOINERS:
        return letter
    if unicodedata.category(letter) in _SHOWN_CATEGORIES or letter in _NO_CHARACTERS:
        return f"<U+{ord(letter):04X}>"
    return letter
