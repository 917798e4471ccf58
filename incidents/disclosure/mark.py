"""A stretch of a text that must not leave."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Mark(NamedTuple):
    """Where, of what kind, and why in words; never the words themselves: the text is the only place they are in."""

    start: int
    end: int
    kind: str
    sentence: str


class Word(NamedTuple):
    """A word or a number of a text, and where it stands."""

    start: int
    end: int
    text: str


_WORDS = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+")


def words(text: str) -> Iterator[Word]:
    """The words and numbers of a text. An apostrophe inside a word parts it: "Anar's" is two."""
    for found in _WORDS.finditer(text):
        start = found.start()
        for part in re.split(r"['’ʼ]", found.group()):
            yield Word(start, start + len(part), part)
            start += len(part) + 1
