"""EDTF level 1, the notation in which a date is kept.

Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), level 1, calendar dates only: days, months, seasons,
years, digits left open (``201X``, ``2017-XX``), qualifiers (``~`` about, ``?`` uncertain, ``%`` both) and intervals,
also open ones (``../2021``) and ones with an end nobody knows (``/2021``).
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from schemas.speech import noted, said

FIRST_YEAR, LAST_YEAR = 1800, 2199
NOT_UNDERSTOOD = noted(
    'The date "{date}" was not understood: write it like 26 July 2023, 28.06.2015, July 2023, summer 2023, 2023,'
    ' 5–8 May 2020, mid-July 2023, about 2019, before June 2020, from 7 July 2021, or "date not known".'
)
OUTSIDE = noted('The date "{date}" lies outside the years {first} to {last}: check the year.')
_A_DAY = timedelta(days=1)
_QUALIFIERS = ("~", "?", "%")
# Forms, not a regular expression: a command that only lists dates need not import re.
_FORMS = {"9999", "999X", "99XX", "9999-99", "9999-XX", "9999-99-99", "9999-99-XX", "9999-XX-XX"}
_ANY_DIGIT = str.maketrans("012345678", "999999999")
_UNTOLD = {"..", ""}

# Both calendars in use, the meteorological and the astronomical, so that a season surely holds what was told of it.
# Northern hemisphere. A winter is named after its first or its last year, hence the two winters that touch the year.
_SEASONS = {
    21: ((0, 3, 1), (0, 6, 21)),
    22: ((0, 6, 1), (0, 9, 23)),
    23: ((0, 9, 1), (0, 12, 22)),
    24: ((-1, 12, 1), (1, 3, 20)),
}


class Unclear(ValueError):  # noqa: N818 - it says what a date is
    """What is wrong with a date: a sentence in which ``{date}`` stands for what of it may be repeated.

    It is said by who knows that, not here: a place that only tries a date pays for no words.
    """

    def __init__(self, sentence: str = NOT_UNDERSTOOD, **values: object) -> None:
        self._sentence = sentence
        self._values = values
        super().__init__(sentence)

    def of(self, form: str) -> str:
        """The sentence about a date of this form, in the language spoken now."""
        return said(self._sentence, date=form, **self._values)


class Precision(StrEnum):
    """How much of a date was told."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class Point:
    """A date that is no interval: its notation, the first and the last day it can mean, its qualifiers."""

    __slots__ = ("about", "first", "last", "precision", "text", "uncertain")

    def __init__(self, text: str, first: date, last: date, precision: Precision) -> None:
        self.text, self.first, self.last, self.precision = text, first, last, precision
        self.about = text[-1] in "~%"
        self.uncertain = text[-1] in "?%"

    @property
    def numbers(self) -> tuple[int, ...]:
        """Year, month or season, and day, as far as they were told; none for a decade or a century."""
        if self.precision in (Precision.DECADE, Precision.CENTURY):
            return ()
        return tuple(int(part) for part in self.text.rstrip("~?%").split("-") if part != "XX")


def ends(edtf: str) -> tuple[Point | None, Point | None]:
    """The point a date begins with and the one it ends with; nothing where that is open or not known.

    Raises Unclear for what is not EDTF level 1 or lies outside the years 1800 to 2199.
    """
    if not edtf:
        return None, None
    start, bar, end = edtf.partition("/")
    if not bar:
        single = point(start)
        return single, single
    first = None if start in _UNTOLD else point(start)
    last = None if end in _UNTOLD else point(end)
    if first is None and last is None:
        raise Unclear(noted('The date "{date}" is open at both ends: leave it empty if nothing is known.'))
    if first and last and first.first > last.first and first.last > last.last:
        raise Unclear(noted('The date "{date}" ends before it begins.'))
    return first, last


@lru_cache(maxsize=4096)  # a spreadsheet names the same days over and over
def point(text: str) -> Point:
    """Read one date that is no interval; raises Unclear."""
    bare = text[:-1] if text.endswith(_QUALIFIERS) else text
    if bare.translate(_ANY_DIGIT) not in _FORMS:
        raise Unclear
    year, month, day = bare[:4], bare[5:7], bare[8:]
    if not FIRST_YEAR <= int(year.replace("X", "0")) <= LAST_YEAR:
        raise Unclear(OUTSIDE, first=FIRST_YEAR, last=LAST_YEAR)
    span = _years(year) if month in ("", "XX") else _within_year(int(year), int(month), day)
    return Point(text, *span)


def qualified(text: str, about: bool, uncertain: bool) -> str:
    """The notation with the sign for its qualifiers."""
    return text + ("%" if about and uncertain else "~" if about else "?" if uncertain else "")


def beside(told: Point, step: int) -> str:
    """The notation of the day, month or year before (-1) or after (1) the told one, qualified alike."""
    other = told.first - _A_DAY if step < 0 else told.last + _A_DAY
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[told.precision]
    return qualified(other.isoformat()[:length], told.about, told.uncertain)


def _years(year: str) -> tuple[date, date, Precision]:
    precision = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[year.count("X")]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return _day(first, 1, 1), _day(last, 12, 31), precision


def _within_year(year: int, month: int, day: str) -> tuple[date, date, Precision]:
    if month in _SEASONS and not day:
        (back, *first), (on, *last) = _SEASONS[month]
        return _day(year + back, *first), _day(year + on, *last), Precision.SEASON
    first_day = _day(year, month, 1)
    if day in ("", "XX"):
        after = _day(year + month // 12, month % 12 + 1, 1)
        return first_day, after - _A_DAY, Precision.MONTH
    exact = _day(year, month, int(day))
    return exact, exact, Precision.DAY


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unclear(noted('The date "{date}" names a day or a month that does not exist.')) from None
