"""What an entry of the log says: record, field, value, parents."""

import base64
import json
import zlib
from typing import Any, NamedTuple

from schemas import shape
from schemas.vague_date import VagueDate

LARGEST_PAYLOAD = 256 * 1024 * 1024
"""A payload that would unpack to more than this is refused before it costs the memory."""


TRASHED = "trashed"
"""A name every record has beside its fields: true takes it out of the tables, false puts it back."""


class Operation(NamedTuple):
    """One field of one record gets a value; ``parents`` are the operations its author had seen for that field.

    An operation is named ``ENTRY:PART:PLACE``, the entry being the SHA-256 of its body.
    """

    table: str
    record: str
    field: str
    value: Any
    parents: tuple[str, ...] = ()


def packed(operations: list[Operation]) -> bytes:
    """The payload of one part: zlib over canonical JSON."""
    rows = [
        [f"{each.table}/{each.record}", each.field, _told(each.table, each.field, each.value), list(each.parents)]
        for each in operations
    ]
    return zlib.compress(canonical(rows), 6)


def unpacked(payload: bytes) -> list[Operation]:
    """The operations of a payload; raises ValueError when it is not one."""
    return [_read(*row) for row in _rows(payload)]


def records_of(payload: bytes) -> set[str]:
    """The ids of the records a payload speaks of; raises ValueError when it is no payload."""
    return {row[0].partition("/")[2] for row in _rows(payload)}


def written_by(payload: bytes) -> list[tuple[str, str]]:
    """The table and id of the record each operation of a payload writes; raises ValueError when it is no payload."""
    told = (row[0].partition("/") for row in _rows(payload))
    return [(table, record) for table, _, record in told]


def _rows(payload: bytes) -> list[Any]:
    stream = zlib.decompressobj()
    try:
        text = stream.decompress(payload, LARGEST_PAYLOAD)
    except zlib.error:
        raise ValueError("a payload is damaged") from None
    if stream.unconsumed_tail:
        raise ValueError("a payload is larger than any this program writes")
    rows: list[Any] = json.loads(text)
    return rows


def canonical(value: object) -> bytes:
    """The one way a value is written before it is hashed: UTF-8, sorted keys, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _kind(table: str, field: str) -> str:
    return "yes_no" if field == TRASHED else shape.kinds(table)[field]


def _told(table: str, field: str, value: Any) -> Any:
    kind = _kind(table, field)
    if kind == "date":
        return [value.edtf, value.as_written]
    return base64.b64encode(value).decode() if kind == "sealed" else value


def _read(record: str, field: str, value: Any, parents: list[str]) -> Operation:
    table, _, identifier = record.partition("/")
    kind = _kind(table, field)
    if kind == "date":
        value = VagueDate.from_edtf(*value) if value[0] else VagueDate.unknown(value[1])
    elif kind == "sealed":
        value = base64.b64decode(value)
    return Operation(table, identifier, field, value, tuple(parents))
