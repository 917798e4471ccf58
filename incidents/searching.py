"""Finds incidents: the newest first, page by page, or the most fitting."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.errors import QueryError
from incidents.figures import HIGH, LOW
from incidents.query_clauses import TRUE, Clause, all_of
from incidents.query_reach import more_hits, reach
from incidents.query_tree import EVERYTHING, Query
from schemas.speech import said

LARGEST_PAGE = 10_000
_FEW_TO_SORT = 1_000
_FEW_TO_COUNT = 20_000
_FEW_TO_RANK = 3_000


class Line(NamedTuple):
    """One incident in a list. ``date`` is EDTF, empty if not known; terms and classes are codes.

    ``victims_low`` is nothing where no victim with a figure is recorded, ``victims_high`` where no upper one is known.
    """

    code: str
    title: str
    date: str
    date_text: str
    place: str
    place_text: str
    verification: str
    acts: tuple[str, ...]
    perpetrators: tuple[str, ...]
    victims_low: int | None
    victims_high: int | None


class Page(NamedTuple):
    """Some incidents, and where the next page begins (nothing after the last one)."""

    rows: tuple[Line, ...]
    next: str | None


def newest(case: CaseFile, query: Query = EVERYTHING, limit: int = 20, after: str | None = None) -> Page:
    """What the query finds, the latest date first, those without a date last.

    ``after`` is the ``next`` of a page: the code of the incident to go on behind; a ``limit`` of 0 is 10,000. As quick
    on the last page as on the first. Raises QueryError for an unknown tag, source or ``after``.
    """
    most = _most(limit)
    behind = _behind(case, after)
    asked = reach(case, query, _FEW_TO_SORT, stops_early=True)
    (tables, first), (where, last) = asked.tables, all_of([asked.where, behind])
    rows = case.connection.execute(
        f"SELECT i.rowid FROM {tables} WHERE {where} ORDER BY i.date_sort DESC, i.id DESC LIMIT ?",
        (*first, *last, most + 1),
    ).fetchall()
    lines = _lines(case, [row[0] for row in rows[:most]])
    return Page(lines, lines[-1].code if len(rows) > most else None)


def most_fitting(case: CaseFile, query: Query, limit: int = 20) -> tuple[Line, ...]:
    """What the query finds, in the order of how well its free words fit (bm25).

    By date where it has no words, or where more than 3,000 incidents hold them: words so common tell none apart.
    """
    from incidents.query_saved import expanded
    from incidents.query_sql import match, where

    query = expanded(case, query)
    words = match(query)
    if not words or more_hits(case, words, _FEW_TO_RANK):
        return newest(case, query, limit).rows
    clause, values = where(case, query).fields
    rows = case.connection.execute(
        "SELECT i.rowid FROM text_index x CROSS JOIN text_row t ON t.number = x.rowid"
        " CROSS JOIN incident i ON i.organisation = ? AND i.id = t.incident"
        f" WHERE x.text_index MATCH ? AND {clause} ORDER BY bm25(x.text_index), i.date_sort DESC, i.id DESC LIMIT ?",
        (case.organisation, words, *values, _most(limit)),
    )
    return _lines(case, [row[0] for row in rows.fetchall()])


def how_many(case: CaseFile, query: Query = EVERYTHING, most: int = -1) -> int:
    """The number of incidents the query finds; counting stops after ``most`` + 1, since all of 100,000 take long."""
    if query.conditions and all(each.key == "words" and not each.negated for each in query.conditions):
        return _with_words(case, query)
    asked = reach(case, query, _FEW_TO_COUNT if most < 0 else min(most, _FEW_TO_COUNT), stops_early=most >= 0)
    (tables, first), (where, last) = asked.tables, asked.where
    row = case.connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {tables} WHERE {where} LIMIT ?)",
        (*first, *last, -1 if most < 0 else most + 1),
    ).fetchone()
    return int(row[0])


def _with_words(case: CaseFile, query: Query) -> int:
    """The text index counts its own hits a hundred times faster than it names them."""
    from incidents.query_sql import match

    question = "SELECT count(*) FROM text_index WHERE text_index MATCH ?"
    (number,) = case.connection.execute(question, (match(query),)).fetchone()
    return int(number)


def _most(limit: int) -> int:
    return min(limit if limit > 0 else LARGEST_PAGE, LARGEST_PAGE)


def _behind(case: CaseFile, after: str | None) -> Clause:
    if after is None:
        return TRUE
    there = case.connection.execute(
        "SELECT date_sort, id FROM incident WHERE organisation = ? AND code = ?", (case.organisation, after)
    ).fetchone()
    if there is None:
        raise QueryError(said("That is not where a page begins: name the last incident of the page before."))
    return "(i.date_sort, i.id) < (?, ?)", (there[0], there[1])


_NOBODY = (None, None)
_OF_PAGE = "FROM act a WHERE a.organisation = ? AND a.incident IN ({})"
# CROSS JOIN keeps the order of the tables: the acts of the page first.
_BY_OF_PAGE = (
    "FROM act a CROSS JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id"
    " WHERE a.organisation = ? AND a.incident IN ({})"
)
_VICTIMS_OF_PAGE = (
    "FROM act a CROSS JOIN person p ON p.organisation = a.organisation AND p.id = a.person"
    " WHERE a.organisation = ? AND a.incident IN ({})"
)


def _lines(case: CaseFile, numbers: list[int]) -> tuple[Line, ...]:
    """The incidents with these row numbers, in their order: four questions, however many there are."""
    if not numbers:
        return ()
    marks = ", ".join("?" * len(numbers))
    order = {number: place for place, number in enumerate(numbers)}
    rows = case.connection.execute(
        "SELECT rowid, id, code, title, date, date_text, place, place_text, verification FROM incident"
        f" WHERE rowid IN ({marks})",
        numbers,
    )
    told = [row[1:] for row in sorted(rows, key=lambda row: order[row[0]])]
    bound = (case.organisation, *(row[0] for row in told))
    acts = _codes(case, f"SELECT DISTINCT a.incident, a.term {_OF_PAGE.format(marks)}", bound)
    by = _codes(case, f"SELECT DISTINCT a.incident, v.perpetrator_class {_BY_OF_PAGE.format(marks)}", bound)
    victims = _victims(case, _VICTIMS_OF_PAGE.format(marks), bound)
    return tuple(
        Line._make([*line, acts.get(record, ()), by.get(record, ()), *victims.get(record, _NOBODY)])
        for record, *line in told
    )


def _codes(case: CaseFile, question: str, bound: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for record, code in case.connection.execute(question, bound):
        found.setdefault(record, []).append(code)
    return {record: tuple(sorted(codes, key=_as_counted)) for record, codes in found.items()}


def _as_counted(code: str) -> tuple[str, int, str]:
    return code.partition(".")[0], len(code), code  # LIB.2 before LIB.10


def _victims(case: CaseFile, page: str, bound: tuple[str, ...]) -> dict[str, tuple[int | None, int | None]]:
    rows = case.connection.execute(
        "SELECT incident, sum(low), CASE WHEN count(high) = count(*) THEN sum(high) END FROM ("
        f" SELECT DISTINCT a.incident AS incident, p.id, {LOW} AS low, {HIGH} AS high {page}) GROUP BY incident",
        bound,
    )
    return {record: (low, high) for record, low, high in rows}
