"""Incidents that may already be there under another telling."""
# ruff: noqa: S608 - only question marks are put into a query

import json
from datetime import date as day
from datetime import timedelta
from typing import Any, NamedTuple

from incidents.case_file import CaseFile
from schemas.folding import fold
from schemas.gazetteer import gazetteer
from schemas.incident_form import IncidentForm
from schemas.speech import said

LIKE = 70
"""From 0 to 100: how much two titles must resemble each other, word order aside, to be shown."""
MOST_SHOWN = 5
_MOST_COMPARED = 500
_CLOSE = timedelta(days=62)
"""What is told only as within a time that began earlier than so long before is not compared, unless it is told as a
year: it would resemble everything, and a walk through all of it takes half a second with 100,000 incidents."""


class Candidate(NamedTuple):
    """An incident that may be the same, and what speaks for it; never a name."""

    code: str
    why: str


def likely(case: CaseFile, form: IncidentForm) -> list[Candidate]:
    """What the person should look at before saving, the likeliest first: at most five.

    The same page as evidence or source; or dates that may overlap, places of which one contains the other, and titles
    that resemble each other. A form without a date or a place is compared by its page alone: everything would fit it.
    """
    found = dict.fromkeys(_same_page(case, form), said("the same page tells of it"))
    for code, likeness in _alike(case, form):
        found.setdefault(code, said("same time, same place, titles {likeness} % alike", likeness=likeness))
    return [Candidate(code, why) for code, why in list(found.items())[:MOST_SHOWN]]


def _same_page(case: CaseFile, form: IncidentForm) -> list[str]:
    urls = [*(each.get("url") for each in form.evidence), *(information["url"] for _, information in form.sources)]
    told = json.dumps([url for url in urls if url])
    rows = case.connection.execute(
        "WITH page(url) AS (SELECT value FROM json_each(?1)) SELECT i.code FROM page CROSS JOIN evidence e"
        " ON e.organisation = ?2 AND e.url = page.url AND e.url <> ''"
        " CROSS JOIN incident i ON i.organisation = ?2 AND i.id = e.incident UNION SELECT i.code FROM page"
        " CROSS JOIN information n ON n.organisation = ?2 AND n.url = page.url AND n.url <> ''"
        " CROSS JOIN incident i ON i.organisation = ?2 AND i.id = n.incident ORDER BY 1",
        (told, case.organisation),
    )
    return [code for (code,) in rows]


def _alike(case: CaseFile, form: IncidentForm) -> list[tuple[str, int]]:
    told = form.incident
    near = _near(case, told)
    if not near or not told["title"]:
        return []
    from rapidfuzz.fuzz import token_set_ratio

    title = fold(told["title"])
    scored = [(code, round(token_set_ratio(title, fold(other)))) for code, other in near]
    return sorted([pair for pair in scored if pair[1] >= LIKE], key=lambda pair: (-pair[1], pair[0]))


def _near(case: CaseFile, told: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and title of what may have happened then and there; the place is looked at in the index, before any row."""
    date, place = told["date"], told["place"]
    if not date.is_known or not place or date.earliest is None or date.latest is None:
        return []
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    near = _lying_in_one_another(place)
    begun = (date.earliest - min(_CLOSE, date.earliest - day.min)).isoformat()
    years = [f"{year}-01-01/{year}-12-31" for year in range(date.earliest.year, date.latest.year + 1)]
    marks, more_marks = ", ".join("?" * len(near)), ", ".join("?" * len(years))
    rows = case.connection.execute(
        "SELECT code, title FROM incident INDEXED BY incident_by_date WHERE organisation = ?"
        f" AND date_sort >= ? AND date_sort < ? AND date_earliest <= ? AND coalesce(date_latest, date_earliest) >= ?"
        f" AND place IN ({marks}) ORDER BY date_sort DESC LIMIT {_MOST_COMPARED}",
        (case.organisation, begun, f"{last}~", last, first, *near),
    ).fetchall()
    told_by_year = case.connection.execute(
        "SELECT code, title FROM incident INDEXED BY incident_by_date WHERE organisation = ?"
        f" AND date_sort IN ({more_marks}) AND place IN ({marks}) LIMIT {_MOST_COMPARED}",
        (case.organisation, *years, *near),
    ).fetchall()
    return list(dict.fromkeys([*rows, *told_by_year]))


def _lying_in_one_another(place: str) -> tuple[str, ...]:
    places = gazetteer()
    return (*places.ancestors(place), *places.descendants(place))
