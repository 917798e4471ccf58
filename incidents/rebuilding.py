"""Rebuilds every record from the log alone."""

from typing import Any

from sqlcipher3.dbapi2 import Connection

from incidents import belonging, projecting
from incidents.operations import TRASHED, unpacked
from schemas import shape
from schemas.compiled.records import COLUMNS, SHAPES

TRASH = "trashed"
"""The table of what is in the trash, checked with the others."""


def rebuilt(connection: Connection, organisation: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Table → record → columns, as the entries add up to, codings under their field as a sorted tuple.

    Of several heads of a field the latest by hybrid logical time is shown, as everywhere.
    """
    records: dict[str, dict[str, dict[str, Any]]] = {}
    trashed: dict[tuple[str, str], str] = {}
    for organisation_, time, payload in connection.execute(
        "SELECT e.organisation, e.time, p.payload FROM log_entry e JOIN log_part p ON p.organisation = e.organisation"
        " AND p.entry = e.id WHERE e.organisation = ? ORDER BY e.time, e.device, e.seq, p.number",
        (organisation,),
    ):
        for operation in unpacked(payload) if payload is not None else ():
            row = records.setdefault(operation.table, {}).get(operation.record)
            if row is None:
                row = _empty(organisation_, operation.table, operation.record, projecting.moment(time))
                records[operation.table][operation.record] = row
            if operation.field != TRASHED:
                _set(row, operation.table, operation.field, operation.value)
            elif operation.value:
                trashed[operation.table, operation.record] = projecting.moment(time)
            else:
                trashed.pop((operation.table, operation.record), None)
            row["changed_at"] = projecting.moment(time)
    for (table, record), since in trashed.items():
        _take_out(records, table, record, since)
    return {table: rows for table, rows in records.items() if rows}


def _take_out(records: dict[str, dict[str, dict[str, Any]]], table: str, record: str, since: str) -> None:
    row = records[table].pop(record)
    records.setdefault(TRASH, {})[record] = {
        "organisation": row["organisation"],
        "record": record,
        "kind": table,
        "code": row.get("code", ""),
        "owner": belonging.owner(table, row),
        "since": since,
    }


def _empty(organisation: str, table: str, record: str, created_at: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "organisation": organisation,
        "id": record,
        "created_at": created_at,
        "changed_at": created_at,
    }
    for field, (kind, _, _, _, default) in SHAPES[table].items():
        _set(row, table, field, shape.untold(kind, default))
    return row


def _set(row: dict[str, Any], table: str, field: str, value: Any) -> None:
    columns = projecting.columns_of(table, field, value)
    if columns or field in COLUMNS[table]:
        row |= columns
    else:
        row[field] = tuple(sorted(value))


def kept(connection: Connection, organisation: str) -> dict[str, dict[str, dict[str, Any]]]:
    """The same shape, read from the tables: equal to ``rebuilt`` or the case file is damaged."""
    records = {TRASH: in_trash} if (in_trash := _kept_trash(connection, organisation)) else {}
    for table in SHAPES:
        if table not in COLUMNS:
            continue
        names = COLUMNS[table]
        chosen = ", ".join(f'"{name}"' for name in names)
        lists = [field for field in SHAPES[table] if field not in names]
        query = f'SELECT {chosen} FROM "{table}" WHERE organisation = ?'  # noqa: S608 - names are our own
        for values in connection.execute(query, (organisation,)).fetchall():
            row = dict(zip(names, values, strict=True))
            for field in lists:
                row[field] = tuple(
                    term
                    for (term,) in connection.execute(
                        "SELECT term FROM coding WHERE organisation = ? AND record = ? AND field = ? ORDER BY term",
                        (organisation, row["id"], field),
                    )
                )
            records.setdefault(table, {})[row["id"]] = row
    return records


def _kept_trash(connection: Connection, organisation: str) -> dict[str, dict[str, Any]]:
    names = COLUMNS[TRASH]
    query = f"SELECT {', '.join(names)} FROM {TRASH} WHERE organisation = ?"  # noqa: S608 - names are our own
    rows = [dict(zip(names, row, strict=True)) for row in connection.execute(query, (organisation,))]
    return {row["record"]: row for row in rows}
