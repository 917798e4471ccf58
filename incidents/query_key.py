"""What a key of the query language is."""

from collections.abc import Iterable
from typing import NamedTuple

from schemas.speech import said


class Key(NamedTuple):
    """One key: what it asks, in a line; examples; the vocabularies its values come from.

    ``takes`` is how a value is read where it is no term: words, number, date, code or name. ``at`` is the field that is
    asked, as ``table.column``, or ``table:field`` for what is kept as codings; empty where the key has its own way.
    """

    asks: str
    examples: tuple[str, ...]
    vocabularies: tuple[str, ...] = ()
    takes: str = ""
    at: str = ""


def nearest(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """What looks like ``typed``, the likeliest first."""
    from difflib import get_close_matches

    return tuple(get_close_matches(typed, list(known), 2, 0.6))


def either(meant: Iterable[str]) -> str:
    """What may have been meant, as one says it: ``one``, ``one or another``; empty where nothing comes near."""
    told = ""
    for each in meant:
        told = said("{one} or {another}", one=told, another=each) if told else each
    return told
