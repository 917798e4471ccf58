"""What the entries add up to: rows of the tables."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

from sqlcipher3.dbapi2 import Connection

from incidents import belonging
from schemas import shape
from schemas.compiled.records import COLUMNS
from schemas.told import LIST_KINDS
from schemas.vague_date import VagueDate


@lru_cache(64)  # every record of a long import bears the time of its entry
def moment(time: str) -> str:
    """A hybrid logical time as people read it: UTC, ISO 8601, to the millisecond."""
    milliseconds = int(time.partition("-")[0])
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def columns_of(table: str, field: str, value: Any) -> dict[str, Any]:
    """The columns one field is kept in; none for a field that is kept as codings."""
    kind = shape.kinds(table)[field]
    if kind == "date":
        return _date_columns(table, field, value)
    if kind in LIST_KINDS:
        return {}
    return {field: int(value) if isinstance(value, bool) else value}


def _date_columns(table: str, field: str, date: VagueDate) -> dict[str, Any]:
    kept: dict[str, Any] = {
        field: date.edtf if date.is_known else "",
        f"{field}_text": date.as_written,
        f"{field}_earliest": date.earliest.isoformat() if date.earliest else None,
        f"{field}_latest": date.latest.isoformat() if date.latest else None,
    }
    if f"{field}_sort" in COLUMNS[table]:
        kept[f"{field}_sort"] = date.sort_key if date.is_known else ""
    return kept


def insert(
    connection: Connection,
    organisation: str,
    table: str,
    record: str,
    values: Mapping[str, Any],
    time: str,
    created_at: str = "",
) -> None:
    """A new row, and its codings. ``values`` must hold every field of the shape.

    ``created_at`` is when it was first written, where it comes back from the trash.
    """
    now, kinds = moment(time), shape.kinds(table)
    row = {"organisation": organisation, "id": record, "created_at": created_at or now, "changed_at": now, **values}
    for field, value in values.items():
        if kinds[field] == "date":
            row |= _date_columns(table, field, value)
    connection.execute(_insertion(table), [row[column] for column in COLUMNS[table]])
    for field, value in values.items():
        if value and kinds[field] in LIST_KINDS:
            _code(connection, organisation, record, field, value)


def update(
    connection: Connection, organisation: str, table: str, record: str, field: str, value: Any, time: str
) -> None:
    """One field of a row that is there."""
    kept = columns_of(table, field, value) | {"changed_at": moment(time)}
    settings = ", ".join(f'"{column}" = ?' for column in kept)
    connection.execute(
        f'UPDATE "{table}" SET {settings} WHERE organisation = ? AND id = ?',  # noqa: S608 - names are our own
        [*kept.values(), organisation, record],
    )
    if shape.kinds(table)[field] in LIST_KINDS:
        connection.execute(
            "DELETE FROM coding WHERE organisation = ? AND record = ? AND field = ?", (organisation, record, field)
        )
        _code(connection, organisation, record, field, value)


def take_out(connection: Connection, organisation: str, table: str, record: str, time: str) -> None:
    """The row and its codings leave the tables; what stays is that they are in the trash."""
    key = (organisation, record)
    found = connection.execute(f'SELECT * FROM "{table}" WHERE organisation = ? AND id = ?', key)  # noqa: S608 - ours
    row = dict(zip([column[0] for column in found.description], found.fetchone(), strict=True))
    connection.execute(
        "INSERT INTO trashed (organisation, record, kind, code, owner, since) VALUES (?, ?, ?, ?, ?, ?)",
        (*key, table, row.get("code", ""), belonging.owner(table, row), moment(time)),
    )
    connection.execute(f'DELETE FROM "{table}" WHERE organisation = ? AND id = ?', key)  # noqa: S608 - names are our own
    connection.execute("DELETE FROM coding WHERE organisation = ? AND record = ?", key)


def put_back(
    connection: Connection,
    organisation: str,
    table: str,
    record: str,
    values: Mapping[str, Any],
    time: str,
    created_at: str,
) -> None:
    """The row stands in its table again, and no longer in the trash; the other way of ``take_out``."""
    insert(connection, organisation, table, record, values, time, created_at)
    connection.execute("DELETE FROM trashed WHERE organisation = ? AND record = ?", (organisation, record))


def _code(connection: Connection, organisation: str, record: str, field: str, terms: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO coding (organisation, record, field, term) VALUES (?, ?, ?, ?)",
        [(organisation, record, field, term) for term in terms],
    )


@cache
def _insertion(table: str) -> str:
    names = ", ".join(f'"{column}"' for column in COLUMNS[table])
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(COLUMNS[table]))})'  # noqa: S608 - our own names
