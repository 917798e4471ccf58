"""Coarser than known: what may be said of a date, a place, an age."""

from schemas.gazetteer import ONLINE, Gazetteer
from schemas.release import NOT_EXACT
from schemas.vague_date import VagueDate

_BANDS = ((18, "0_17"), (25, "18_24"), (35, "25_34"), (200, "35_plus"))
"""Public age bands, each by the age at which the next begins: under 18, 18-24, 25-34, 35 and older."""


def period_of(date: VagueDate, unit: str = "year") -> str:
    """The "year" or "quarter" a date wholly lies in ("2021", "2021-Q3"), or NOT_EXACT: never the likelier one."""
    return date.period(unit) or NOT_EXACT


def place_group(places: Gazetteer, code: str) -> str:
    """One of "capital", "elsewhere", "abroad", "online", "not_known"; raises UnknownPlaceError for an unknown code.

    What is wider than the capital and contains it (the country, a region of several cities) is not known: the place
    may be in the capital or not. A region that is nothing but the capital is the capital.
    """
    if code == ONLINE:
        return "online"
    if code in ("", places.country):
        return "not_known"
    if places.country not in (code, *places.ancestors(code)):
        return "abroad"
    beyond = set(places.descendants(code)) - {code} - set(places.descendants(places.capital))
    if code in places.ancestors(places.capital):
        return "not_known" if beyond else "capital"
    return "capital" if places.capital in (code, *places.ancestors(code)) else "elsewhere"


def age_band(years: int) -> str:
    """The public band of an age in whole years; raises ValueError below 0 and above 199."""
    if not 0 <= years < _BANDS[-1][0]:
        raise ValueError("An age is a number of years from 0 to 199.")
    return next(band for below, band in _BANDS if years < below)
