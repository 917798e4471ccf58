"""Coarser than known: what a public table may say of a place."""

from schemas.gazetteer import ONLINE, Gazetteer
from schemas.place import Place

_SMALL = frozenset(
    [
        "district",
        "city_district",
        "municipality",
        "urban_municipality",
        "rural_municipality",
        "district_municipality",
        "city_municipality",
        "special_municipality",
        "commune",
        "parish",
        "local_council",
        "administrative_precinct",
        "quarter",
        "ward",
        "canton",
        "popularate",
        "island_council",
        "urban_community",
    ]
)
"""Kinds of units that may be as small as a village; the words are those of our packs and of ISO 3166-2."""


def is_small(places: Gazetteer, place: Place) -> bool:
    """Whether a text for the public must not name it. A capital may be named, whatever kind the standard calls it."""
    return place.kind in _SMALL and place.code != places.capital


def place_group(places: Gazetteer, code: str) -> str:
    """One of "capital", "elsewhere", "abroad", "online", "not_known"; raises UnknownPlaceError for an unknown code.

    Where no unit of the country is known as its capital, everything more exact than the country is "elsewhere".
    What is wider than the capital and contains it (the country, a region of several cities) is not known: the place
    may be in the capital or not. A region that is nothing but the capital is the capital.
    """
    if code == ONLINE:
        return "online"
    if code in ("", places.country):
        return "not_known"
    if places.country not in (code, *places.ancestors(code)):
        return "abroad"
    if not places.capital:
        return "elsewhere"
    beyond = set(places.descendants(code)) - {code} - set(places.descendants(places.capital))
    if code in places.ancestors(places.capital):
        return "not_known" if beyond else "capital"
    return "capital" if places.capital in (code, *places.ancestors(code)) else "elsewhere"
