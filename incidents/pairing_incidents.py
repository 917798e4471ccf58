"""Which incidents may tell of the same."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as day
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from incidents.case_file import CaseFile
from schemas.folding import fold
from schemas.gazetteer import gazetteer
from schemas.speech import said

LIKE = 70
"""Of 100: what is less alike is not shown."""
_SAME_PAGE = 40
"""What a page that tells of both is worth, beside half of what is alike otherwise: reports tell of many incidents."""
_LONGEST = timedelta(days=62)
"""What is told only as within a longer time is compared with what is told of the very same time."""
_COMMON_PAGE = 40
"""A page that so many incidents cite is a digest, and says nothing of two of them."""
_MOST_WORDS = 2_000
"""Characters of a narrative that are compared."""


class Alike(NamedTuple):
    """The ids of two records that may be one, how alike they are, of 100, and what speaks for it."""

    first: str
    second: str
    score: int
    why: tuple[str, ...]


class _Incident(NamedTuple):
    id: str
    title: str
    narrative: str
    first: str
    last: str
    place: str


def alike(case: CaseFile) -> list[Alike]:
    """Every pair that happened at the same time in the same place, or cites the same page, and is told in like words.

    Titles count most, then narratives, then whether day and place are the very same.
    """
    known = _known(case)
    pages = _same_page(case)
    near = {(min(pair), max(pair)) for pair in _near(list(known.values()))}
    found = (_compared(known[one], known[other], (one, other) in pages) for one, other in near | pages)
    return [each for each in found if each.score >= LIKE]


def _known(case: CaseFile) -> dict[str, _Incident]:
    rows = case.connection.execute(
        "SELECT id, title, substr(narrative, 1, ?), date_earliest, date_latest, place FROM incident"
        " WHERE organisation = ? ORDER BY id",
        (_MOST_WORDS, case.organisation),
    )
    return {
        record: _Incident(record, fold(title), fold(narrative), first or "", last or first or "", place)
        for record, title, narrative, first, last, place in rows
    }


def _same_page(case: CaseFile) -> set[tuple[str, str]]:
    citing = defaultdict[str, set[str]](set)
    for table in ("evidence", "information"):
        rows = case.connection.execute(
            f"SELECT url, incident FROM {table} WHERE organisation = ? AND url <> ''",  # noqa: S608 - our own names
            (case.organisation,),
        )
        for url, incident in rows:
            citing[url].add(incident)
    few = (sorted(each) for each in citing.values() if 1 < len(each) <= _COMMON_PAGE)
    return {pair for each in few for pair in combinations(each, 2)}


def _near(known: list[_Incident]) -> Iterator[tuple[str, str]]:
    """Pairs whose times may overlap and of whose places one lies in the other."""
    dated = sorted((each for each in known if each.first), key=lambda each: (each.first, each.id))
    open_: list[_Incident] = []
    for each in dated:
        open_ = [other for other in open_ if other.last >= each.first]
        yield from ((other.id, each.id) for other in open_ if _same_time(other, each) and _same_place(other, each))
        open_.append(each)


def _same_time(one: _Incident, other: _Incident) -> bool:
    return (one.first, one.last) == (other.first, other.last) or not (_is_long(one) or _is_long(other))


def _is_long(each: _Incident) -> bool:
    return day.fromisoformat(each.last) - day.fromisoformat(each.first) > _LONGEST


def _same_place(one: _Incident, other: _Incident) -> bool:
    if not one.place or not other.place or one.place == other.place:
        return True
    places = gazetteer()
    return one.place in places.ancestors(other.place) or other.place in places.ancestors(one.place)


def _compared(one: _Incident, other: _Incident, same_page: bool) -> Alike:
    from rapidfuzz.fuzz import token_set_ratio

    titles = round(token_set_ratio(one.title, other.title)) if one.title and other.title else 0
    told_both = bool(one.narrative and other.narrative)
    narratives = round(token_set_ratio(one.narrative, other.narrative)) if told_both else titles
    exact = 100 if one.first and (one.first, one.last, one.place) == (other.first, other.last, other.place) else 60
    score = round(0.5 * titles + 0.35 * narratives + 0.15 * exact)
    why = [said("titles {n} % alike", n=titles)]
    why += [said("narratives {n} % alike", n=narratives)] if told_both else []
    why += [said("same day, same place")] if exact == 100 else []
    why += [said("the same page tells of both")] if same_page else []
    return Alike(one.id, other.id, max(score, _SAME_PAGE + score // 2) if same_page else score, tuple(why))
