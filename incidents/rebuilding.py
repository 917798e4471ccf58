"""Rebuilds every record from the log alone."""

from typing import Any

from sqlcipher3.dbapi2 import Connection

from incidents import projecting
from incidents.operations import unpacked
from schemas import shape
from schemas.compiled.records import COLUMNS, SHAPES


def rebuilt(connection: Connection, organisation: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Table → record → columns, as the entries add up to, codings under their field as a sorted tuple.

    Of several heads of a field the latest by hybrid logical time is shown, as everywhere.
    """
    records: dict[str, dict[str, dict[str, Any]]] = {}
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
            _set(row, operation.table, operation.field, operation.value)
            row["changed_at"] = projecting.moment(time)
    return records


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
    records: dict[str, dict[str, dict[str, Any]]] = {}
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
