"""Reads what machines stamp a date with, python-dateutil behind it."""

import re
from datetime import datetime

from schemas.date_words import Kind, words
from schemas.edtf import FIRST_YEAR, LAST_YEAR

# dateutil fills what is missing from a default: what agrees with both of these was written.
_DEFAULTS = (datetime(1801, 1, 1), datetime(2198, 12, 31))  # noqa: DTZ001 - calendar days, no moment in time
_CLOCK = (
    r"\b[0-9]{1,2}(?:[:.][0-9]{2}){1,2}(?:[.,][0-9]{1,9})?(?: ?[ap]\.?m\b\.?)?"
    r"|\b[0-9]{1,2}h[0-9]{2}(?:m(?:[0-9]{2}s)?)?\b"
)
_ZONE = (
    r"\b(?:gmt|utc)(?: ?[+-] ?[0-9]{1,2}(?::?[0-9]{2})?)?(?![0-9])|(?<= )[+-][0-9]{4}\b"
    r"|\b(?:azt|msk|cet|cest|bst|est|edt|pst|pdt|z)\b"
)


def stamped(plain: str, day_first: bool) -> str | None:
    """The ISO day of a time stamp such as "Wed Jul 26 10:15:00 AZT 2023"; nothing for any other text.

    Only where exactly one month, one day, one year of four digits and one clock time stand there and nothing more, so
    that dateutil has nothing to guess; a weekday has to fit.
    """
    without_clock, clocks = re.subn(_CLOCK, " ", plain)
    rest = re.sub(_ZONE, " ", without_clock)
    if clocks != 1 or re.search(r"[^a-z0-9 ,./-]", rest):
        return None
    numbers = [int(number) for number in re.findall(r"[0-9]+", rest)]
    said = [words().get(word, ()) for word in re.findall(r"[a-z]+", re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", rest))]
    kinds = [token.kind for tokens in said for token in tokens]
    if (
        len(numbers) != 2
        or kinds.count(Kind.MONTH) != 1
        or () in said
        or not {*kinds} <= {Kind.MONTH, Kind.WEEKDAY, Kind.FILLER}
    ):
        return None
    written = _by_dateutil(plain, day_first)
    fits = written and all(
        token.number == written.weekday() for tokens in said for token in tokens if token.kind is Kind.WEEKDAY
    )
    if not written or not fits or sorted(numbers) != [written.day, written.year]:
        return None
    return written.date().isoformat() if FIRST_YEAR <= written.year <= LAST_YEAR else None


def _by_dateutil(plain: str, day_first: bool) -> datetime | None:
    from dateutil.parser import parse

    try:
        low, high = (parse(plain.upper(), default=day, dayfirst=day_first, ignoretz=True) for day in _DEFAULTS)
    except (ValueError, OverflowError):
        return None
    return low if low.date() == high.date() else None
