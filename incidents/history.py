"""What was written of a record, and by which entry: read from the log."""

from dataclasses import dataclass
from typing import Any

from sqlcipher3.dbapi2 import Connection

from incidents.operations import TRASHED, unpacked
from incidents.projecting import moment
from schemas import shape
from schemas.compiled.records import SHAPES
from schemas.speech import noted
from schemas.vague_date import VagueDate

SEALED = noted("(sealed)")
"""What stands for a value that is never shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a record got a value."""

    name: str
    """The operation: ENTRY:PART:PLACE."""
    time: str
    at: str
    kind: str
    device: str
    table: str
    record: str
    field: str
    value: Any
    parents: tuple[str, ...]

    @property
    def entry(self) -> str:
        """The id of the entry it is part of."""
        return self.name.partition(":")[0]


def changes(connection: Connection, organisation: str, record: str) -> list[Change]:
    """Every change of one record, oldest first; what was erased from the log is left out."""
    found: list[Change] = []
    for entry, number, time, kind, device, payload in connection.execute(
        "SELECT e.id, p.number, e.time, e.kind, e.device, p.payload FROM log_touch t"
        " JOIN log_entry e ON e.organisation = t.organisation AND e.id = t.entry"
        " JOIN log_part p ON p.organisation = t.organisation AND p.entry = t.entry AND p.number = t.number"
        " WHERE t.organisation = ? AND t.record = ? ORDER BY e.time, e.device, e.seq, p.number",
        (organisation, record),
    ).fetchall():
        if payload is None:
            continue
        for place, operation in enumerate(unpacked(payload)):
            if operation.record == record:
                name = f"{entry}:{number}:{place}"
                found.append(
                    Change(
                        name,
                        time,
                        moment(time),
                        kind,
                        device,
                        operation.table,
                        record,
                        operation.field,
                        operation.value,
                        operation.parents,
                    )
                )
    return found


def of_entry(connection: Connection, organisation: str, entry: str) -> list[Change]:
    """Every change of one entry, in the order of its making; what was erased from the log is left out."""
    head = connection.execute(
        "SELECT time, kind, device FROM log_entry WHERE organisation = ? AND id = ?", (organisation, entry)
    ).fetchone()
    parts = connection.execute(
        "SELECT number, payload FROM log_part WHERE organisation = ? AND entry = ? AND payload IS NOT NULL"
        " ORDER BY number",
        (organisation, entry),
    ).fetchall()
    return [
        Change(f"{entry}:{number}:{place}", head[0], moment(head[0]), head[1], head[2], *operation)
        for number, payload in parts
        for place, operation in enumerate(unpacked(payload))
    ]


def heads(connection: Connection, organisation: str, table: str, record: str) -> dict[str, tuple[str, ...]]:
    """For each field of a record the operations nobody has replaced yet; more than one is a conflict."""
    return heads_among([each for each in changes(connection, organisation, record) if each.table == table])


def heads_among(written: list[Change]) -> dict[str, tuple[str, ...]]:
    """The same, from the changes of one record."""
    replaced = {parent for each in written for parent in each.parents}
    standing: dict[str, tuple[str, ...]] = {}
    for each in written:
        if each.name not in replaced:
            standing[each.field] = (*standing.get(each.field, ()), each.name)
    return standing


def standing(connection: Connection, organisation: str, table: str, record: str) -> tuple[dict[str, Any], str]:
    """Every field of a record as its log adds up to, and when it was first written (UTC, ISO 8601).

    Of several heads of a field the latest is the value; what was erased from the log is as if nobody had told it.
    """
    return standing_among(table, [each for each in changes(connection, organisation, record) if each.table == table])


def standing_among(table: str, written: list[Change]) -> tuple[dict[str, Any], str]:
    """The same, from the changes of one record."""
    values = {name: shape.untold(told[0], told[4]) for name, told in SHAPES[table].items()}
    values |= {each.field: each.value for each in written if each.field != TRASHED}
    return values, written[0].at if written else ""


def told(value: Any) -> Any:
    """A value as it may be printed or put into JSON: a date as written, what is sealed unnamed (``SEALED``)."""
    if isinstance(value, bytes):
        return SEALED
    return value.as_written or value.edtf if isinstance(value, VagueDate) else value
