"""Reads the dates and the numbers a query asks for."""

import re
from datetime import date

from incidents.errors import QueryError
from incidents.query_tree import Between, NotKnown, Span, Value
from schemas.folding import fold
from schemas.speech import said

NOT_TOLD = ("unknown", "none", "no")
"""What is typed for a date nobody told."""

_NUMBER = re.compile(r"[0-9]{1,13}(?:\.[0-9]{1,6})?")


def dates(key: str, typed: str) -> tuple[Value, ...]:
    """The days meant by one date or two with dots between; raises QueryError.

    ``since`` is open at its end, ``until`` at its beginning, ``within`` means what surely lies there.
    """
    first, dots, last = typed.partition("..")
    if dots and key in ("since", "until"):
        raise QueryError(said("{key}: takes one date; date:A..B asks for what may lie between two.", key=key))
    if not dots:
        return (_one_date(key, typed),)
    span = Span(_bounds(key, first)[0] if first else "", _bounds(key, last)[1] if last else "", key == "within")
    if not (span.first or span.last):
        raise QueryError(said("{key}: needs a date before or behind the dots, as in {key}:2021..2023.", key=key))
    if span.first and span.last and span.first > span.last:
        raise QueryError(said("{key}: runs backwards: the earlier date stands before the dots.", key=key))
    return (span,)


def _one_date(key: str, typed: str) -> Value:
    if key not in ("since", "until", "within") and fold(typed) in NOT_TOLD:
        return NotKnown()
    first, last = _bounds(key, typed)
    return Span("" if key == "until" else first, "" if key == "since" else last, key == "within")


def _bounds(key: str, typed: str) -> tuple[str, str]:
    """The first and the last day of what was typed, both known."""
    if quarter := _quarter(typed):
        return quarter
    from schemas.refusals import Refusal
    from schemas.vague_date import VagueDate

    try:
        told = VagueDate.read(typed)
    except Refusal:
        told = VagueDate.unknown()
    if told.earliest is None or told.latest is None:
        raise QueryError(
            said(
                "{key}: takes a date with a beginning and an end: 2022, 2022-Q3, 2022-05, 2022-05-17, “May 2022”.",
                key=key,
            )
        )
    return told.earliest.isoformat(), told.latest.isoformat()


def _quarter(typed: str) -> tuple[str, str] | None:
    year, _, number = typed.upper().replace(" ", "-").partition("-Q")
    if not (len(year) == 4 and year.isascii() and year.isdigit() and year != "0000" and number in ("1", "2", "3", "4")):
        return None
    month = int(number) * 3
    return date(int(year), month - 2, 1).isoformat(), date(int(year), month, 31 if month in (3, 12) else 30).isoformat()


def numbers(key: str, typed: str) -> tuple[Value, ...]:
    """The number meant, or all from one to another; raises QueryError."""
    if fold(typed) in NOT_TOLD:
        return (NotKnown(key),)
    first, dots, last = typed.partition("..")
    told = (_number(key, first), _number(key, last)) if dots else (_number(key, first),) * 2
    low, high = told
    if low is None and high is None:
        raise QueryError(
            said("{key}: takes a number, or two with dots between: {key}:3, {key}:3.., {key}:3..10.", key=key)
        )
    if low is not None and high is not None and low > high:
        raise QueryError(said("{key}: runs backwards: the smaller number stands before the dots.", key=key))
    return (Between(low, high),)


def _number(key: str, typed: str) -> float | None:
    if not typed.strip():
        return None
    if not _NUMBER.fullmatch(typed.strip()):
        raise QueryError(
            said("{key}: takes a number, or two with dots between: {key}:3, {key}:3.., {key}:3..10.", key=key)
        )
    return float(typed)
