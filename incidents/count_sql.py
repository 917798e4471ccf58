"""The questions of a count, as SQL: every value bound."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

import json
from collections.abc import Iterable
from typing import NamedTuple

from incidents.dimension import UNKNOWN, Dimension
from incidents.figures import HIGH, LOW, NOT_ONE
from incidents.outcomes import COMPLAINING, DEFENDING
from incidents.query_clauses import TRUE, Clause
from incidents.query_reach import Reach


def _named(roles: tuple[str, ...]) -> str:
    return ", ".join(f"'{role}'" for role in roles)


_OF_VICTIM = (
    "LEFT JOIN proceeding {alias} ON {alias}.organisation = a.organisation AND {alias}.incident = i.id"
    " AND {alias}.person = a.person AND ({alias}.act IS NULL OR {alias}.act = a.id) AND {alias}.role IN ({roles})"
)
_JOINS = {
    "information": "LEFT JOIN information n ON n.organisation = i.organisation AND n.incident = i.id",
    "source": "LEFT JOIN source s ON s.organisation = n.organisation AND s.id = n.source",
    "contexts": "LEFT JOIN coding x ON x.organisation = i.organisation AND x.record = i.id AND x.field = 'contexts'",
    "involvement": "LEFT JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id",
    "charge": _OF_VICTIM.format(alias="rc", roles=_named(DEFENDING)),
    "complaint": _OF_VICTIM.format(alias="rv", roles=_named(COMPLAINING)),
    "groups": "LEFT JOIN coding g ON g.organisation = a.organisation AND g.record = a.person AND g.field = 'groups'",
}
# CROSS and LEFT JOIN keep the order of the tables: incidents first, so that the index by date can serve.
_ACT = "JOIN act a ON a.organisation = i.organisation AND a.incident = i.id AND {acts}"
_ACTS = {"incidents": f"LEFT {_ACT}", "acts": f"CROSS {_ACT}", "victims": f"CROSS {_ACT} AND a.person IS NOT NULL"}
_RECORDS = {"incidents": "i.rowid", "acts": "a.rowid", "victims": "a.person", "proceedings": "r.rowid"}
_PROCEEDING = "CROSS JOIN proceeding r ON r.organisation = i.organisation AND r.incident = i.id"
# The acts whose victim the proceeding is of: what is asked of acts is asked of these.
_ACT_OF_PROCEEDING = (
    "{join} JOIN act a ON a.organisation = i.organisation AND a.incident = i.id"
    " AND (r.act = a.id OR (r.act IS NULL AND r.person IS a.person)) AND {acts}"
)


class Question(NamedTuple):
    """A statement and what is bound to it."""

    sql: str
    values: tuple[object, ...]


def is_single(dimensions: tuple[Dimension, ...], unit: str) -> bool:
    """Whether each unit stands under one combination of codes only, so that the database can add them up by itself."""
    own: set[str] | None = {"incidents": set(), "acts": {"act"}}.get(unit)
    return own is not None and all(own >= set(each.tables) for each in dimensions)


def added_up(dimensions: tuple[Dimension, ...], unit: str, asked: Reach) -> Question:
    """Each combination of codes and how many units stand in it: for units that stand in one only."""
    codes = [f"d{number}" for number in range(len(dimensions))]
    sql, values = _each(dimensions, unit, asked, codes)
    named = ", ".join(codes)
    return Question(f"SELECT {named}, count(*) FROM ({sql}) GROUP BY {named}", values)


def one_by_one(dimensions: tuple[Dimension, ...], unit: str, asked: Reach) -> Question:
    """A combination of codes and a unit, as often as the unit is met there."""
    return Question(*_each(dimensions, unit, asked, [f"d{number}" for number in range(len(dimensions))]))


def _each(dimensions: tuple[Dimension, ...], unit: str, asked: Reach, codes: list[str]) -> Clause:
    chosen = [f"{_code(each, unit)} AS {code}" for each, code in zip(dimensions, codes, strict=True)]
    rolled, values = _rolled(dimensions)
    sql, bound = _from(asked, f"SELECT {', '.join([*chosen, _RECORDS[unit]])}", _tables(dimensions, unit, asked))
    return f"{rolled} {sql}", (*values, *bound)


def _from(asked: Reach, chosen: str, joined: Clause = ("", ())) -> Clause:
    (tables, first), (where, last) = asked.tables, asked.where
    return f"{chosen} FROM {tables} {joined[0]} WHERE {where}", (*first, *joined[1], *last)


def _code(dimension: Dimension, unit: str) -> str:
    """The code a unit stands under; what is empty or missing is not known."""
    column = dimension.column(unit)
    if dimension.above:
        column = f"coalesce(above_{dimension.name}.above, {column})"
    return f"coalesce(nullif({column}, ''), '{UNKNOWN}')"


def _rolled(dimensions: Iterable[Dimension]) -> tuple[str, list[object]]:
    """A table for each dimension that is counted under something above its own codes."""
    rolled = {each.name: each.above for each in dimensions if each.above}
    parts = [f"above_{name}(code, above) AS MATERIALIZED (SELECT key, value FROM json_each(?))" for name in rolled]
    return (f"WITH {', '.join(parts)}" if parts else ""), [json.dumps(above()) for above in rolled.values()]


def _tables(dimensions: Iterable[Dimension], unit: str, asked: Reach) -> Clause:
    needed = dict.fromkeys(table for each in dimensions for table in each.tables)
    parts: list[str] = []
    values: tuple[object, ...] = ()
    if unit == "proceedings":
        parts = [_PROCEEDING]
        if "act" in needed or asked.acts != TRUE:
            clause, values = asked.acts
            join = "LEFT" if asked.acts == TRUE else "CROSS"
            parts.append(_ACT_OF_PROCEEDING.format(join=join, acts=clause))
    elif unit != "incidents" or "act" in needed:
        clause, values = asked.acts
        parts = [_ACTS[unit].format(acts=clause)]
    parts += [_JOINS[table] for table in needed if table not in ("act", "proceeding")]
    rolled = {each.name: each.column(unit) for each in dimensions if each.above}
    parts += [f"LEFT JOIN above_{name} ON above_{name}.code = {column}" for name, column in rolled.items()]
    return " ".join(parts), values


def not_one_each(organisation: str) -> Question:
    """Every person record that does not stand for exactly one, with its low and its high figure."""
    return Question(
        f"SELECT p.id, {LOW}, {HIGH} FROM person p WHERE p.organisation = ? AND ({NOT_ONE})", (organisation,)
    )


def of_incidents(asked: Reach) -> Question:
    """How many, without a date, not dated to the day; resting on one source, on none.

    LIMIT keeps the inner question whole: the sources of an incident are looked up once and not once a sum.
    """
    sources = (
        "(SELECT min(n.source) = max(n.source) FROM information n"
        " WHERE n.organisation = i.organisation AND n.incident = i.id) AS single"
    )
    no_date = "i.date_sort = '' AS no_date, i.date_sort <> '' AND i.date_earliest IS NOT i.date_latest AS vague"
    sql, values = _from(asked, f"SELECT {no_date}, {sources}")
    measures = "count(*), coalesce(sum(no_date), 0), coalesce(sum(vague), 0), coalesce(sum(single), 0)"
    return Question(f"SELECT {measures}, count(*) - count(single) FROM ({sql} LIMIT -1)", values)


def of_acts_without_victim(asked: Reach) -> Question:
    """How many acts have no known victim."""
    clause, values = asked.acts
    if asked.few:
        return Question(*_from(asked, "SELECT count(*) - count(a.person)", (_ACTS["acts"].format(acts=clause), values)))
    where, bound = asked.where
    tables = "act a CROSS JOIN incident i ON i.organisation = a.organisation AND i.id = a.incident"
    return Question(
        f"SELECT count(*) FROM {tables} WHERE a.organisation = i.organisation AND a.person IS NULL"
        f" AND {clause} AND {where}",
        (*values, *bound),
    )


def of_proceedings_about_no_incident(organisation: str) -> Question:
    """How many proceedings stand in no count by incidents, since none is told."""
    return Question("SELECT count(*) FROM proceeding WHERE organisation = ? AND incident IS NULL", (organisation,))


def of_doubles(asked: Reach) -> Question:
    """How many incidents are marked as duplicates of another one."""
    link = "link l WHERE l.organisation = i.organisation AND l.from_incident = i.id AND l.kind = 'duplicate_of'"
    if asked.few:
        return Question(*_from(asked, f"SELECT coalesce(sum(EXISTS (SELECT 1 FROM {link})), 0)"))
    where, values = asked.where
    tables = "link l CROSS JOIN incident i ON i.organisation = l.organisation AND i.id = l.from_incident"
    return Question(
        f"SELECT count(DISTINCT l.from_incident) FROM {tables} WHERE l.kind = 'duplicate_of' AND {where}", values
    )
