"""One transaction and its entries in the log: whole, or not at all."""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlcipher3.dbapi2 import Connection, IntegrityError

from incidents import addresses, belonging, log, projecting, text_index
from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.errors import RefusedInputError
from incidents.history import changes, heads, heads_among, standing_among
from incidents.operations import TRASHED, Operation
from schemas import shape
from schemas.compiled.records import SHAPES
from schemas.speech import said


@dataclass(slots=True)
class Work:
    """What is being written; what leaves it are codes and ids, never rows."""

    case: CaseFile
    kind: str
    milliseconds: int
    seed: bytes
    time: str = ""
    parts: list[list[Operation]] = field(default_factory=list)
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    """Ids already looked up in this work (actors and sources by name), for long imports."""
    reworded: set[str] = field(default_factory=set)
    """Incidents whose words are read again when the entry is closed."""
    undoes: str = ""
    """The id of the entry this one takes back; empty for every other work."""
    written: int = 0

    @property
    def connection(self) -> Connection:
        """The open transaction."""
        return self.case.connection

    def begin_part(self) -> None:
        """What follows belongs together: one part of the log, erasable and provable by itself."""
        self.parts.append([])

    def add(self, table: str, values: Mapping[str, Any]) -> str:
        """A new record of ``table``; fields not given have their defaults. Returns its id."""
        record = new_id()
        full = {name: values[name] if name in values else _default(told) for name, told in SHAPES[table].items()}
        projecting.insert(self.connection, self.case.organisation, table, record, full, self._time())
        if full.get("incident") not in self.reworded:  # else it is read again anyway
            self._reword_if(Found(table, record), full)
        self._note(
            [Operation(table, record, name, value) for name, value in full.items() if not _untold(table, name, value)]
        )
        return record

    def change(self, table: str, record: str, values: Mapping[str, Any]) -> None:
        """New values for fields of a record that is there; each names the operations it replaces."""
        seen = heads(self.connection, self.case.organisation, table, record)
        self._reword_if(Found(table, record), values)
        for name, value in values.items():
            projecting.update(self.connection, self.case.organisation, table, record, name, value, self._time())
        self._reword_if(Found(table, record), values)
        self._unsay(record, values)
        self._note([Operation(table, record, name, value, seen.get(name, ())) for name, value in values.items()])

    def trash(self, table: str, record: str) -> list[Found]:
        """Take a record, and all that goes with it, out of the tables; the log still holds it. Returns what went.

        Raises RefusedInputError where something that stays still names any of it.
        """
        going = belonging.with_all_below(self.connection, self.case.organisation, [Found(table, record)])
        naming = belonging.naming_from_outside(self.connection, self.case.organisation, going)
        if naming:
            raise RefusedInputError(
                said(
                    "{code} is still named by {other} ({field}): change or trash that first.",
                    code=addresses.called(self.case, naming.named) or table,
                    other=addresses.called(self.case, naming.id, naming.table),
                    field=naming.field,
                )
            )
        self.take_out(going)
        return going

    def take_out(self, records: list[Found]) -> None:
        """These very records leave the tables for the trash, whatever names them: for who looks after the rest."""
        self.reword(records)
        for table, record in records:
            seen = self._seen_of_trash(table, record)
            projecting.take_out(self.connection, self.case.organisation, table, record, self._time())
            self._note([Operation(table, record, TRASHED, True, seen)])

    def put_back(self, records: list[Found]) -> None:
        """These very records stand in their tables again, as the log adds up to. Raises RefusedInputError."""
        for table, record in records:
            written = changes(self.connection, self.case.organisation, record)
            values, created = standing_among(table, written)
            seen = heads_among(written).get(TRASHED, ())
            if any(told[3] and values[name] is None for name, told in SHAPES[table].items()):
                raise RefusedInputError(said("What this record held was erased from the log: it cannot come back."))
            try:
                projecting.put_back(
                    self.connection, self.case.organisation, table, record, values, self._time(), created
                )
            except IntegrityError:
                raise RefusedInputError(
                    said(
                        "{code} cannot come back: another record stands in its place now.",
                        code=addresses.called(self.case, record) or table,
                    )
                ) from None
            self._note([Operation(table, record, TRASHED, False, seen)])
        self.reword(records)

    def _seen_of_trash(self, table: str, record: str) -> tuple[str, ...]:
        written = self.connection.execute(
            "SELECT count(*) FROM log_touch WHERE organisation = ? AND record = ?", (self.case.organisation, record)
        ).fetchone()
        # What only one part speaks of was never in the trash: a large import is undone without reading it all again.
        if written[0] < 2:
            return ()
        return heads(self.connection, self.case.organisation, table, record).get(TRASHED, ())

    def reword(self, records: list[Found]) -> None:
        """The incidents that are found by words of these records are read again when the entry is closed."""
        self.reworded |= text_index.worded_by(self.connection, self.case.organisation, belonging.by_table(records))

    def _reword_if(self, record: Found, fields: Iterable[str]) -> None:
        """Asked before a change and after it: what moves from one incident to another is a word of both."""
        if text_index.is_worded(record.table, fields):
            self.reword([record])

    def _unsay(self, record: str, fields: Container[str]) -> None:
        """What this work said of these fields before is no operation yet: said twice, it would be a conflict."""
        self.parts = [
            [said for said in part if said.record != record or said.field not in fields] for part in self.parts
        ]

    def close_entry(self) -> None:
        """Sign what was written since the last entry; an empty work leaves no entry."""
        text_index.renew(self.connection, self.case.organisation, self.reworded)
        parts = [part for part in self.parts if part]
        if parts:
            log.append(
                self.connection,
                self.case.organisation,
                self.case.device,
                self.seed,
                self.kind,
                parts,
                self._time(),
                self.undoes,
            )
            self.written += 1
        self.parts, self.time, self.reworded = [], "", set()

    def _time(self) -> str:
        if not self.time:
            last = log.head(self.connection, self.case.organisation, self.case.device)
            self.time = log.later(last.time, self.milliseconds)
        return self.time

    def _note(self, operations: list[Operation]) -> None:
        if not self.parts:
            self.begin_part()
        self.parts[-1].extend(operations)


@contextmanager
def writing(case: CaseFile, now: datetime, kind: str) -> Iterator[Work]:
    """A transaction that is committed, with its signed entry, when the block ends well, and leaves nothing otherwise.

    ``now`` is an aware datetime; ``kind`` says what is done (add, edit, import …) and stands in the log.
    A second process that writes at the same time waits up to ten seconds for its turn. ``case.written`` tells of it
    once it is committed, also when Ctrl-C comes right after that.
    """
    work = Work(case, kind, log.milliseconds(now), case.signing_seed)
    case.connection.execute("BEGIN IMMEDIATE")
    try:
        yield work
        work.close_entry()
        case.connection.execute("COMMIT")
        case.written.append(kind)
    except BaseException as error:
        if case.connection.in_transaction:
            case.connection.execute("ROLLBACK")
        elif isinstance(error, KeyboardInterrupt):
            case.written.append(kind)
        raise


def new_id() -> str:
    """A UUID version 7: unique without asking anybody, and in the order of its making."""
    from uuid_utils import uuid7

    return str(uuid7())


def _default(told: tuple[str, int, str, bool, Any]) -> Any:
    return shape.untold(told[0], told[4])


def _untold(table: str, name: str, value: Any) -> bool:
    kind, _, _, required, default = SHAPES[table][name]
    if kind == "date":
        return not value.is_known and not value.as_written
    # A default that says something ("not_asked", "6") is written out, or a later default would change history.
    return not required and not value and bool(value == default)
