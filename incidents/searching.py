"""Finds incidents: the newest first, page by page, or the most fitting."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

import json
from dataclasses import dataclass

from incidents.case_file import CaseFile
from incidents.errors import QueryError
from incidents.figures import HIGH, LOW
from incidents.query_clauses import TRUE, Clause, all_of
from incidents.query_sql import where
from incidents.query_tree import EVERYTHING, Query

LARGEST_PAGE = 10_000
_FEW_HITS = 3_000


@dataclass(frozen=True, slots=True)
class Line:
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


@dataclass(frozen=True, slots=True)
class Page:
    """Some incidents, and where the next page begins (nothing after the last one)."""

    rows: tuple[Line, ...]
    next: str | None


def newest(case: CaseFile, query: Query = EVERYTHING, limit: int = 20, after: str | None = None) -> Page:
    """What the query finds, the latest date first, those without a date last.

    ``after`` is the ``next`` of a page, or the code of the incident to go on behind; a ``limit`` of 0 is 10,000. As quick
    on the last page as on the first. Raises QueryError for an unknown tag, source or ``after``.
    """
    asked = where(case, query)
    kept = all_of([asked.fields, _behind(case, after)])
    found = _by_words(case, asked.match, kept, limit) if asked.match else _by_date(case, kept, limit)
    return Page(_lines(case, [record for record, _ in found[: _most(limit)]]), _next(found, limit))


def most_fitting(case: CaseFile, query: Query, limit: int = 20) -> tuple[Line, ...]:
    """What the query finds, in the order of how well its free words fit (bm25); by date where it has none."""
    asked = where(case, query)
    if not asked.match:
        return newest(case, query, limit).rows
    clause, values = asked.fields
    rows = case.connection.execute(
        "SELECT i.id FROM text_index x CROSS JOIN text_row t ON t.number = x.rowid"
        " CROSS JOIN incident i ON i.organisation = ? AND i.id = t.incident"
        f" WHERE x.text_index MATCH ? AND {clause} ORDER BY bm25(x.text_index), i.date_sort DESC, i.id DESC LIMIT ?",
        (case.organisation, asked.match, *values, _most(limit)),
    )
    return _lines(case, [row[0] for row in rows.fetchall()])


def how_many(case: CaseFile, query: Query = EVERYTHING) -> int:
    """The number of incidents the query finds."""
    clause, values = where(case, query).whole
    row = case.connection.execute(
        f"SELECT count(*) FROM incident i WHERE i.organisation = ? AND {clause}",
        (case.organisation, *values),
    ).fetchone()
    return int(row[0])


def _most(limit: int) -> int:
    return min(limit if limit > 0 else LARGEST_PAGE, LARGEST_PAGE)


def _behind(case: CaseFile, after: str | None) -> Clause:
    if after is None:
        return TRUE
    date_sort, mark, record = after.rpartition("~")
    if not mark:
        date_sort, record = _mark_of(case, after)
    return "(i.date_sort, i.id) < (?, ?)", (date_sort, record)


def _mark_of(case: CaseFile, code: str) -> tuple[str, str]:
    there = case.connection.execute(
        "SELECT date_sort, id FROM incident WHERE organisation = ? AND code = ?", (case.organisation, code)
    ).fetchone()
    if there is None:
        raise QueryError("That is not where a page begins: name the last incident of the page before.")
    return str(there[0]), str(there[1])


def _next(found: list[tuple[str, str]], limit: int) -> str | None:
    if len(found) <= _most(limit):
        return None
    record, date_sort = found[_most(limit) - 1]
    return f"{date_sort}~{record}"


def _by_date(case: CaseFile, kept: Clause, limit: int) -> list[tuple[str, str]]:
    """One more than asked for, so as to know whether there is a next page."""
    clause, values = kept
    return _rows(
        case,
        "SELECT i.id, i.date_sort FROM incident i INDEXED BY incident_by_date"
        f" WHERE i.organisation = ? AND {clause} ORDER BY i.date_sort DESC, i.id DESC LIMIT ?",
        (case.organisation, *values, _most(limit) + 1),
    )


def _by_words(case: CaseFile, match: str, kept: Clause, limit: int) -> list[tuple[str, str]]:
    """Few hits are sorted by date; many are met soon enough by going through the dates and looking at each."""
    rows = case.connection.execute(
        "SELECT rowid FROM text_index WHERE text_index MATCH ? LIMIT ?", (match, _FEW_HITS + 1)
    )
    hits = [row[0] for row in rows]
    if len(hits) > _FEW_HITS:
        each = (
            "EXISTS (SELECT 1 FROM text_row t CROSS JOIN text_index x ON x.rowid = t.number"
            " WHERE t.incident = i.id AND x.text_index MATCH ?)",
            (match,),
        )
        return _by_date(case, all_of([kept, each]), limit)
    clause, values = kept
    return _rows(
        case,
        "SELECT i.id, i.date_sort FROM json_each(?) h CROSS JOIN text_row t ON t.number = h.value"
        " CROSS JOIN incident i ON i.organisation = ? AND i.id = t.incident"
        f" WHERE {clause} ORDER BY i.date_sort DESC, i.id DESC LIMIT ?",
        (json.dumps(hits), case.organisation, *values, _most(limit) + 1),
    )


def _rows(case: CaseFile, question: str, bound: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(record, date_sort) for record, date_sort in case.connection.execute(question, bound)]


_NOBODY = (None, None)
_OF_PAGE = "FROM json_each(?1) j CROSS JOIN act a ON a.organisation = ?2 AND a.incident = j.value"


def _lines(case: CaseFile, records: list[str]) -> tuple[Line, ...]:
    """The incidents in the order of their ids: four questions, however many there are."""
    if not records:
        return ()
    bound = (json.dumps(records), case.organisation)
    place = {record: number for number, record in enumerate(records)}
    rows = case.connection.execute(
        "SELECT i.id, i.code, i.title, i.date, i.date_text, i.place, i.place_text, i.verification"
        " FROM json_each(?1) j CROSS JOIN incident i ON i.organisation = ?2 AND i.id = j.value",
        bound,
    )
    told = sorted(rows, key=lambda row: place[row[0]])
    acts = _codes(case, f"SELECT DISTINCT a.incident, a.term {_OF_PAGE}", bound)
    perpetrators = _codes(
        case,
        f"SELECT DISTINCT a.incident, v.perpetrator_class {_OF_PAGE}"
        " CROSS JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id",
        bound,
    )
    victims = _victims(case, bound)
    return tuple(
        Line(
            *(code, title, date, date_text, place, place_text, verification),
            acts=acts.get(record, ()),
            perpetrators=perpetrators.get(record, ()),
            victims_low=victims.get(record, _NOBODY)[0],
            victims_high=victims.get(record, _NOBODY)[1],
        )
        for record, code, title, date, date_text, place, place_text, verification in told
    )


def _codes(case: CaseFile, question: str, bound: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for record, code in case.connection.execute(question, bound):
        found.setdefault(record, []).append(code)
    return {record: tuple(sorted(codes, key=_as_counted)) for record, codes in found.items()}


def _as_counted(code: str) -> tuple[str, int, str]:
    return code.partition(".")[0], len(code), code  # LIB.2 before LIB.10


def _victims(case: CaseFile, bound: tuple[str, str]) -> dict[str, tuple[int | None, int | None]]:
    rows = case.connection.execute(
        "SELECT incident, sum(low), CASE WHEN count(high) = count(*) THEN sum(high) END FROM ("
        f" SELECT DISTINCT a.incident AS incident, p.id, {LOW} AS low, {HIGH} AS high {_OF_PAGE}"
        " CROSS JOIN person p ON p.organisation = a.organisation AND p.id = a.person) GROUP BY incident",
        bound,
    )
    return {record: (low, high) for record, low, high in rows}
