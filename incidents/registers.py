"""Adds, changes and reads records of every kind, as they are told."""

# ruff: noqa: S608 - table and column names are our own

from collections.abc import Mapping
from typing import Any, NamedTuple

from incidents import addresses, outcomes, rules, stored
from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.codes import free, record_code
from incidents.errors import RefusedInputError
from incidents.query_clauses import TRUE
from incidents.unit_of_work import Work
from schemas import shape
from schemas.compiled.records import RELATIONS, SHAPES
from schemas.finding import Finding
from schemas.incident_form import ACT_DETAILS, FormRefused
from schemas.speech import said
from schemas.told import LIST_KINDS

_NEVER = frozenset({"code", "origin", "origin_ref", "origin_hash", "sealed"})
"""What others refer to a record by, and what is sealed: not changed by editing."""
MOST = 10_000
WORKED_OUT = {"proceeding": {"stands": "proceeding_statuses"}}
"""What is told of records and not kept: how a proceeding stands after its latest step. Each with its vocabulary."""


class Line(NamedTuple):
    """One record as a list shows it: what it is called, and its fields, records by their codes."""

    address: str
    values: dict[str, Any]


class Shown(NamedTuple):
    """One record whole: its table, what it is called, its fields, and what hangs on it."""

    table: str
    address: str
    values: dict[str, Any]
    below: tuple["Shown", ...]


def add(work: Work, table: str, told: Mapping[str, object]) -> str:
    """A new record of any kind; records it names are told by code. Returns what it is called.

    Raises FormRefused with a finding a fault, NotFoundError for a record that is not there, and RefusedInputError
    where a rule of the field stands against it (``incidents/rules.py``).
    """
    kept = _read(work.case, table, told)
    if "code" in SHAPES[table] and table in addresses.PREFIXES:
        kept["code"] = free(work, table, kept["code"]) if kept["code"] else record_code(work, table)
    rules.before_adding(work, table, kept)
    record = work.add(table, kept)
    rules.after_writing(work, table, record, kept)
    return addresses.called(work.case, record, table)


def edit(work: Work, address: str, told: Mapping[str, object], table: str = "") -> tuple[str, ...]:
    """New values for fields of a record; the fields that really changed. Raises what ``add`` raises."""
    here = addresses.found(work.case, address, table)
    fixed = sorted(_NEVER & set(told))
    if fixed:
        raise RefusedInputError(said("{fields} is not changed by editing.", fields=", ".join(fixed)))
    before = stored.values(work.case, here.table, here.id)
    kept = _read(work.case, here.table, {**_required(here.table, before), **told}, told, before)
    changes = {name: kept[name] for name in kept if name in told and _differs(kept[name], before[name])}
    if changes:
        rules.before_changing(work, here, before, changes)
        work.change(here.table, here.id, changes)
        rules.after_writing(work, here.table, here.id, before | changes)
    return tuple(changes)


def there_already(case: CaseFile, table: str, address: str) -> str:
    """The address of the record of ``table`` meant by an address: itself, or the only one that may hang on another.

    Empty where a new one is meant. Raises NotFoundError.
    """
    here = addresses.found(case, address)
    if here.table == table:
        return address
    if table not in ACT_DETAILS:
        return ""
    row = case.connection.execute(
        f'SELECT id FROM "{table}" WHERE organisation = ? AND act = ?', (case.organisation, here.id)
    ).fetchone()
    return addresses.called(case, row[0], table) if row else ""


def rows(case: CaseFile, table: str, query: str = "", limit: int = MOST) -> list[Line]:
    """The records of a table that answer the query, the newest last; none is left out for what it lacks.

    Raises QueryError with what was not understood.
    """
    asked, bound = TRUE
    if query.strip():
        from incidents.register_query import asked as read_query

        asked, bound = read_query(case, table, query)
    ids = case.connection.execute(
        f'SELECT t.id FROM "{table}" t WHERE t.organisation = ? AND {asked} ORDER BY t.id LIMIT ?',
        (case.organisation, *bound, limit or MOST),
    ).fetchall()
    return [Line(addresses.called(case, record, table), _told(case, table, record)) for (record,) in ids]


def shown(case: CaseFile, address: str, table: str = "") -> Shown:
    """A record whole, with what hangs on it. Raises NotFoundError."""
    return _shown(case, addresses.found(case, address, table), set())


def told_of(case: CaseFile, address: str, table: str = "") -> dict[str, Any]:
    """The fields of a record as they would be told again: dates as written, records by code."""
    here = addresses.found(case, address, table)
    return _values(case, here.table, here.id)


def _shown(case: CaseFile, here: Found, seen: set[str]) -> Shown:
    seen.add(here.id)
    below = []
    for child, column in addresses.children(here.table):
        rows_ = case.connection.execute(
            f'SELECT id FROM "{child}" WHERE organisation = ? AND "{column}" = ? ORDER BY id',
            (case.organisation, here.id),
        ).fetchall()
        below += [_shown(case, Found(child, record), seen) for (record,) in rows_ if record not in seen]
    address = addresses.called(case, here.id, here.table)
    return Shown(here.table, address, _told(case, here.table, here.id), tuple(below))


def _told(case: CaseFile, table: str, record: str) -> dict[str, Any]:
    """The fields, and what is worked out from other records."""
    values = _values(case, table, record)
    return {**values, "stands": outcomes.standing(case, record)} if table == "proceeding" else values


def _values(case: CaseFile, table: str, record: str) -> dict[str, Any]:
    values = stored.values(case, table, record)
    values.pop("sealed", None)
    kinds = shape.kinds(table)
    for name, value in values.items():
        if kinds[name] == "record" and value:
            values[name] = addresses.called(case, value, _target(table, name)) or value
        elif kinds[name] == "records":
            values[name] = [addresses.called(case, each) or each for each in value]
        elif kinds[name] == "date":
            values[name] = value.as_written or value.edtf if value.is_known or value.as_written else ""
    return values


def _read(
    case: CaseFile,
    table: str,
    told: Mapping[str, object],
    asked: Mapping[str, object] | None = None,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What was told as it is kept, records by id; only the fields ``asked`` need be resolved again."""
    if "sealed" in told:
        raise FormRefused([Finding(table, said("What is sealed is not told so."))])
    kinds = shape.kinds(table)
    resolved = {
        name: _resolved(case, table, name, value)
        if kinds.get(name) in ("record", "records") and (asked is None or name in asked)
        else value
        for name, value in told.items()
    }
    kept, findings = shape.read(table, resolved, before=before)
    if findings:
        raise FormRefused(findings)
    return kept


def _resolved(case: CaseFile, table: str, name: str, value: object) -> object:
    if isinstance(value, str) and value.strip():
        return addresses.found(case, value, _target(table, name)).id
    if isinstance(value, list):
        return [addresses.found(case, each).id for each in value if isinstance(each, str) and each.strip()]
    return (None if SHAPES[table][name][4] is None else "") if value in ("", None) else value


def _target(table: str, name: str) -> str:
    return RELATIONS.get(table, {}).get(name, ("", False))[0]


def _required(table: str, before: Mapping[str, Any]) -> dict[str, Any]:
    return {name: before[name] for name, told in SHAPES[table].items() if told[3]}


def _differs(now: Any, before: Any) -> bool:
    return sorted(now) != sorted(before) if isinstance(now, list) else bool(now != before)


def fields(table: str) -> tuple[str, ...]:
    """The fields of a record that are told: not its code, nor what is sealed."""
    return tuple(name for name in SHAPES[table] if name not in _NEVER)


def is_list(table: str, name: str) -> bool:
    """Whether a field takes several answers."""
    return shape.kinds(table)[name] in LIST_KINDS
