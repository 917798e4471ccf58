"""What goes with a record, and what only names it."""

# ruff: noqa: S608 - table and column names are our own

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlcipher3.dbapi2 import Connection

from incidents import bearing
from incidents.addresses import Found
from schemas.compiled.records import COLUMNS, RELATIONS, SHAPES

LOOSELY_OWNED = {"claim": "about"}
"""Columns that name a record of whatever table, and go with it."""
LOOSELY_NAMED = {
    "source": ("person", "person"),
    "evidence": ("derived_from", "evidence"),
    "consent": ("guardian", "person"),
    "referral": ("consent", "consent"),
}
"""Columns that name a record without a foreign key: the column, and the table it names."""
LISTS = ("persons", "about")
"""Fields of a support case that list records."""


class Naming(NamedTuple):
    """A record, and the field by which it names another one."""

    table: str
    id: str
    field: str
    named: str


@cache
def hanging(table: str) -> tuple[tuple[str, str], ...]:
    """The tables whose records go where one of this table goes, each with the column that names it."""
    owned = [
        (child, column)
        for child, columns in RELATIONS.items()
        for column, (parent, is_owned) in columns.items()
        if is_owned and parent == table
    ]
    return (*owned, *LOOSELY_OWNED.items(), *((("verification", "act"),) if table == "act" else ()))


@cache
def naming_columns(table: str) -> tuple[tuple[str, str], ...]:
    """The columns that only name a record of this table: it cannot go while they do."""
    named = [
        (child, column)
        for child, columns in RELATIONS.items()
        for column, (parent, is_owned) in columns.items()
        if not is_owned and parent == table
    ]
    loose = [(child, column) for child, (column, parent) in LOOSELY_NAMED.items() if parent == table]
    return (*named, *loose, ("task", "about"))


def owner(table: str, row: Mapping[str, Any]) -> str:
    """The id of the record this one belongs to; empty where it stands for itself."""
    for column, (_, is_owned) in RELATIONS.get(table, {}).items():
        if is_owned:
            return str(row[column])
    return str(row[LOOSELY_OWNED[table]]) if table in LOOSELY_OWNED else ""


def with_all_below(connection: Connection, organisation: str, records: Iterable[Found]) -> list[Found]:
    """The records and everything that goes with them, each once, those above before those below."""
    going = dict.fromkeys(records)
    level = list(going)
    while level:
        found = [each for each in _below(connection, organisation, level) if each not in going]
        going.update(dict.fromkeys(found))
        level = list(dict.fromkeys(found))
    return list(going)


def hanging_on(connection: Connection, organisation: str, records: Iterable[Found]) -> list[Found]:
    """What hangs on these records right below them, in the tables, whether they are still there or not."""
    return list(dict.fromkeys(_below(connection, organisation, list(records))))


def _below(connection: Connection, organisation: str, records: list[Found]) -> Iterator[Found]:
    for table, ids in by_table(records).items():
        for child, column in hanging(table):
            query = f'SELECT id FROM "{child}" WHERE organisation = ? AND "{column}" IN ({_EACH}) ORDER BY id'
            for (record,) in connection.execute(query, (organisation, json.dumps(ids))).fetchall():
                yield Found(child, record)


def naming_from_outside(connection: Connection, organisation: str, going: Iterable[Found]) -> Naming | None:
    """The first record that names one of those going, and does not go itself; None where nothing does."""
    gone = set(going)
    for table, ids in by_table(gone).items():
        asked = (organisation, json.dumps(ids))
        for other, column in naming_columns(table):
            query = (
                f'SELECT id, "{column}" FROM "{other}" WHERE organisation = ? AND "{column}" IN ({_EACH}) ORDER BY id'
            )
            for record, named in connection.execute(query, asked):
                if Found(other, record) not in gone:
                    return Naming(other, record, column, named)
        for record, field, named in connection.execute(
            "SELECT c.record, c.field, c.term FROM coding c JOIN support_case s ON s.organisation = c.organisation"
            f" AND s.id = c.record WHERE c.organisation = ? AND c.term IN ({_EACH}) AND c.field IN {LISTS!r}"
            " ORDER BY c.record",
            asked,
        ):
            if Found("support_case", record) not in gone:
                return Naming("support_case", record, field, named)
        if table == "local_term":
            for named in ids:
                coded = bearing.standing_on(connection, organisation, named)
                outside = [each for each in coded.records if Found(coded.table, each) not in gone] if coded else []
                if coded and outside:
                    return Naming(coded.table, outside[0], coded.field, named)
    return None


def missing(connection: Connection, organisation: str, table: str, row: Mapping[str, Any]) -> str:
    """The id of a record this row names that is not in the tables; empty where all are."""
    for column, (parent, _) in RELATIONS.get(table, {}).items():
        named = row.get(column)
        if named and not is_there(connection, organisation, parent, named):
            return str(named)
    loose = [row.get(LOOSELY_NAMED[table][0])] if table in LOOSELY_NAMED else []
    loose += [row.get("about")] if table in ("task", "claim") else []
    loose += [each for name in LISTS for each in row[name]] if table == "support_case" else []
    return next((str(each) for each in loose if each and is_trashed(connection, organisation, each)), "")


def is_there(connection: Connection, organisation: str, table: str, record: str) -> bool:
    """Whether a record of this table is in it, and not in the trash."""
    query = f'SELECT 1 FROM "{table}" WHERE organisation = ? AND id = ?'
    return connection.execute(query, (organisation, record)).fetchone() is not None


def is_trashed(connection: Connection, organisation: str, record: str) -> bool:
    """Whether a record is in the trash."""
    query = "SELECT 1 FROM trashed WHERE organisation = ? AND record = ?"
    return connection.execute(query, (organisation, record)).fetchone() is not None


def by_table(records: Iterable[Found]) -> dict[str, list[str]]:
    """The ids of each table."""
    found: dict[str, list[str]] = {}
    for table, record in records:
        found.setdefault(table, []).append(record)
    return found


def table_of(connection: Connection, organisation: str, record: str) -> str:
    """The table a record is in; empty where there is none."""
    kept = (table for table in SHAPES if table in COLUMNS)  # some shapes are only told
    return next((table for table in kept if is_there(connection, organisation, table, record)), "")


_EACH = "SELECT value FROM json_each(?)"
