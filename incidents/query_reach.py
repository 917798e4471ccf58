"""How far a query must look: at a few incidents an index leads to, or at all of them."""

from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.query_clauses import TRUE, Clause, all_of
from incidents.query_tree import Query

_ALL = "incident i INDEXED BY incident_by_date"
_FEW = "json_each(?) few CROSS JOIN incident i ON i.organisation = ? AND i.id = few.value"
_MANY = 20_000
_WORDED_EACH = (
    "EXISTS (SELECT 1 FROM text_row t CROSS JOIN text_index x ON x.rowid = t.number"
    " WHERE t.incident = i.id AND x.text_index MATCH ?)"
)


class Reach(NamedTuple):
    """What stands behind FROM and behind WHERE, for questions about incidents ``i``; ``acts`` about acts ``a``."""

    tables: Clause
    where: Clause
    acts: Clause
    few: bool
    """Whether an index narrowed it down, so that the tables and not the conditions alone say which incidents."""


def reach(case: CaseFile, query: Query, most: int, *, stops_early: bool = False) -> Reach:
    """Begin with what leads to at most ``most`` incidents, if anything asked does; else go through all by date.

    The planner cannot tell the narrow question from the wide one without counting, so each is counted, up to ``most``.
    ``stops_early``: a page is filled long before the end, so the words are looked up one incident at a time.
    Raises QueryError for a tag or a source that is not there.
    """
    own: Clause = ("i.organisation = ?", (case.organisation,))
    if not query.conditions:  # a plain list loads none of the language
        return Reach((_ALL, ()), own, TRUE, few=False)
    from incidents.query_saved import expanded
    from incidents.query_sql import where, worded
    from incidents.query_starts import worded as found_by_words

    query = expanded(case, query)
    asked = where(case, query)
    by_words = _at_most(case, found_by_words(asked.match), most) if asked.match else None
    ids = _few(case, query, by_words, most)
    words = [] if not asked.match or by_words is not None else [worded(asked.match)]
    if words and ids is None and stops_early and more_hits(case, asked.match, _MANY):
        words = [(_WORDED_EACH, (asked.match,))]
    tables = (_ALL, ()) if ids is None else _among(case, ids)
    return Reach(tables, all_of([own, asked.fields, *words]), asked.acts, few=ids is not None)


def _among(case: CaseFile, ids: set[str]) -> Clause:
    import json

    return _FEW, (json.dumps(sorted(ids)), case.organisation)


def more_hits(case: CaseFile, match: str, than: int) -> bool:
    """Whether more incidents hold these words."""
    rows = case.connection.execute(
        "SELECT 1 FROM text_index WHERE text_index MATCH ? LIMIT 1 OFFSET ?", (match, max(than, 0))
    )
    return rows.fetchone() is not None


def _few(case: CaseFile, query: Query, by_words: set[str] | None, most: int) -> set[str] | None:
    from incidents.query_starts import starts

    met = by_words
    for start in starts(case, query):
        ids = _at_most(case, start, most)
        met = ids if met is None else met if ids is None else met & ids
    return met


def _at_most(case: CaseFile, start: Clause, most: int) -> set[str] | None:
    rows = case.connection.execute(f"SELECT * FROM ({start[0]}) LIMIT ?", (*start[1], most + 1)).fetchall()  # noqa: S608
    return {row[0] for row in rows} if len(rows) <= most else None
