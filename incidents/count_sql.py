"""The questions of a count, as SQL: every value bound."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

import json
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.dimension import UNKNOWN, Dimension
from incidents.figures import HIGH, LOW
from incidents.query_clauses import Clause
from incidents.query_reach import Reach

_JOINS = {
    "information": "LEFT JOIN information n ON n.organisation = i.organisation AND n.incident = i.id",
    "source": "LEFT JOIN source s ON s.organisation = n.organisation AND s.id = n.source",
    "contexts": "LEFT JOIN coding x ON x.organisation = i.organisation AND x.record = i.id AND x.field = 'contexts'",
    "involvement": "LEFT JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id",
    "groups": "LEFT JOIN coding g ON g.organisation = a.organisation AND g.record = a.person AND g.field = 'groups'",
}
# CROSS and LEFT JOIN keep the order of the tables: left to itself the planner begins with the larger one.
_ACT = "JOIN act a ON a.organisation = i.organisation AND a.incident = i.id AND {acts}"
_ACTS = {"incidents": f"LEFT {_ACT}", "acts": f"CROSS {_ACT}", "victims": f"CROSS {_ACT} AND a.person IS NOT NULL"}
_RECORDS = {"incidents": "i.id", "acts": "a.id", "victims": "a.person"}
_PEOPLE = "CROSS JOIN person p ON p.organisation = ? AND p.id = q.record"


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and what is bound to it."""

    sql: str
    values: tuple[object, ...]


def units_by(organisation: str, dimensions: tuple[Dimension, ...], unit: str, asked: Reach) -> Question:
    """For each combination of codes the low and the high figure of the different units that stand in it.

    An incident, an act, a person counts once in a combination, however often it is met there.
    """
    codes = [f"d{number}" for number in range(len(dimensions))]
    chosen = [f"{_code(each, unit)} AS {code}" for each, code in zip(dimensions, codes, strict=True)]
    rolled, values = _rolled(dimensions)
    units, bound = _from(
        asked,
        f"SELECT {_distinct(dimensions, unit)} {', '.join([*chosen, f'{_RECORDS[unit]} AS record'])}",
        _tables(dimensions, unit, asked),
    )
    people = (_PEOPLE, [organisation]) if unit == "victims" else ("", [])
    return Question(
        f"{rolled} SELECT {', '.join([*codes, *_figures(unit)])} FROM ({units}) q {people[0]} {_grouped(codes)}",
        (*values, *bound, *people[1]),
    )


def _from(asked: Reach, chosen: str, joined: Clause = ("", ())) -> Clause:
    (tables, first), (where, last) = asked.tables, asked.where
    return f"{chosen} FROM {tables} {joined[0]} WHERE {where}", (*first, *joined[1], *last)


def _distinct(dimensions: tuple[Dimension, ...], unit: str) -> str:
    """Only joins make one unit several rows; where there are none, sorting them out would be wasted."""
    own = {"incidents": set(), "acts": {"act"}}.get(unit)
    return "" if own is not None and all(set(each.tables) <= own for each in dimensions) else "DISTINCT"


def _figures(unit: str) -> tuple[str, str]:
    if unit != "victims":
        return "count(*)", "count(*)"
    low, high = f"coalesce({LOW}, 0)", f"coalesce({HIGH}, 0)"
    return f"coalesce(sum({low}), 0)", f"coalesce(sum(max({low}, {high})), 0)"


def _grouped(codes: Iterable[str]) -> str:
    told = ", ".join(codes)
    return f"GROUP BY {told}" if told else ""


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
    if unit != "incidents" or "act" in needed:
        clause, values = asked.acts
        parts = [_ACTS[unit].format(acts=clause)]
    parts += [_JOINS[table] for table in needed if table != "act"]
    rolled = {each.name: each.column(unit) for each in dimensions if each.above}
    parts += [f"LEFT JOIN above_{name} ON above_{name}.code = {column}" for name, column in rolled.items()]
    return " ".join(parts), values


def of_incidents(measures: str, asked: Reach) -> Question:
    """Something summed up over the incidents ``i`` of the query."""
    return Question(*_from(asked, f"SELECT {measures}"))


def of_acts(measures: str, asked: Reach) -> Question:
    """Something summed up over the acts ``a`` the query asks for."""
    clause, values = asked.acts
    return Question(*_from(asked, f"SELECT {measures}", (_ACTS["acts"].format(acts=clause), values)))


def of_people(organisation: str, measures: str, asked: Reach) -> Question:
    """Something summed up over the different victims ``p`` of those acts."""
    clause, values = asked.acts
    victims, bound = _from(asked, "SELECT DISTINCT a.person AS record", (_ACTS["victims"].format(acts=clause), values))
    return Question(f"SELECT {measures} FROM ({victims}) q {_PEOPLE}", (*bound, organisation))
