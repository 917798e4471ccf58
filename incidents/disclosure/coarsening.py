"""Coarser than known: what a public table may say of a place."""

from schemas.gazetteer import ONLINE, Gazetteer


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
