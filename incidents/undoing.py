"""Takes back what an entry of the log did, by a new entry."""

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from incidents import addresses, belonging, entries, trashing
from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.entries import Entry
from incidents.errors import NotFoundError, RefusedInputError
from incidents.history import Change, changes, of_entry
from incidents.operations import TRASHED
from incidents.unit_of_work import Work
from schemas import shape
from schemas.compiled.records import SHAPES
from schemas.speech import noted, said

_NEVER = {
    "release": noted("What was published cannot be taken back: the release stays in the ledger."),
    "export": noted("What has left the house cannot be taken back."),
    "show": noted("That somebody looked cannot be taken back."),
}


_STEPS_A_PART = 32
"""A history reads whole parts: one of thousands of records would be read thousands of times."""


class Step(NamedTuple):
    """What is done to one record: taken out, brought back, or one field set to what it was."""

    what: Literal["trash", "restore", "change"]
    table: str
    id: str
    field: str = ""
    now: Any = None
    then: Any = None

    @property
    def record(self) -> Found:
        """The record."""
        return Found(self.table, self.id)


def steps(case: CaseFile, entry: str) -> list[Step]:
    """What taking back an entry would do, in the order it is done. Raises RefusedInputError where it cannot be."""
    known = entries.known(case)
    _refuse_kind(known, entry)
    written = of_entry(case.connection, case.organisation, entry)
    if not written:
        raise RefusedInputError(said("Nothing is left of this entry that could be taken back: it was erased."))
    told = _Telling(case, entry, known, {each.record for each in written})
    made: dict[tuple[str, str], Step | None] = {}
    for each in reversed(written):
        key = (each.record, "" if told.was_made(each) else each.field)
        if key not in made:
            made[key] = told.step(each)
    return [step for step in made.values() if step]


def undo(work: Work, entry: str) -> list[Step]:
    """Take back an entry; what was done. Raises RefusedInputError where something later stands on it."""
    found = steps(work.case, entry)
    work.undoes = entry
    for number, step in enumerate(found):
        if number % _STEPS_A_PART == 0:
            work.begin_part()
        _DONE[step.what](work, step)
    _refuse_if_torn(work.case, found)
    return found


def last_undoable(case: CaseFile) -> str:
    """The id of the last entry of this device that stands and can be taken back. Raises NotFoundError for none."""
    for each in reversed(entries.known(case).values()):
        if each.device == case.device and each.stands and each.kind not in _NEVER and not each.undoes:
            return each.id
    raise NotFoundError(said("There is nothing to take back: this device has written nothing that stands."))


def entry_named(case: CaseFile, told: str) -> str:
    """The id of an entry, from its first letters or from the address of the record it wrote last.

    Raises NotFoundError, and RefusedInputError where several begin so.
    """
    begin = told.strip().lower()
    if len(begin) >= 4 and set(begin) <= set("0123456789abcdef"):
        met = [each for each in entries.known(case) if each.startswith(begin)]
        if len(met) > 1:
            raise RefusedInputError(said("Several entries begin with these letters: type more of them."))
        if met:
            return met[0]
    here = addresses.found(case, told, in_trash=True)
    known = entries.known(case)
    for change in reversed(changes(case.connection, case.organisation, here.id)):
        each = known[change.entry]
        if each.stands and each.kind not in _NEVER and not each.undoes:
            return each.id
    raise NotFoundError(said("Everything that was written of this record has been taken back already."))


def same_import(case: CaseFile, entry: str) -> list[str]:
    """The other entries that stand of an import of many rows: each is taken back by itself."""
    known = entries.known(case)
    here = known[entry]
    return [
        each.id
        for each in known.values()
        if (each.kind, each.device, _moment(each)) == ("import", here.device, _moment(here))
        and each.id != entry
        and each.stands
    ]


def _moment(entry: Entry) -> str:
    """All entries of one work bear the same milliseconds, and count on behind the dash."""
    return entry.time.partition("-")[0]


def _refuse_kind(known: dict[str, Entry], entry: str) -> None:
    kind = known[entry].kind
    if kind in _NEVER:
        raise RefusedInputError(said(_NEVER[kind]))
    if not known[entry].stands:
        raise RefusedInputError(said("This entry has been taken back already."))


class _Telling:
    """Turns each change of an entry round, and refuses where something later stands on it."""

    def __init__(self, case: CaseFile, entry: str, known: dict[str, Entry], records: set[str]) -> None:
        self.case, self.entry, self.known = case, entry, known
        self.written = {record: changes(case.connection, case.organisation, record) for record in records}
        self.later = later_than(known, entry)
        self.coming: set[str] = set()

    def was_made(self, change: Change) -> bool:
        """Whether the record was new in this entry."""
        return self.written[change.record][0].entry == self.entry

    def step(self, change: Change) -> Step | None:
        """The other way of one change; None where nothing is left to do."""
        there = belonging.is_there(self.case.connection, self.case.organisation, change.table, change.record)
        if self.was_made(change):
            self._refuse_if_changed_later(change, None)
            return Step("trash", change.table, change.record) if there else None
        if change.field == TRASHED:
            self._refuse_if_changed_later(change, TRASHED)
            if change.value:
                self.coming.add(change.record)
            return Step("restore" if change.value else "trash", change.table, change.record)
        self._refuse_if_changed_later(change, change.field)
        if not there and change.record not in self.coming:
            raise RefusedInputError(
                said("{code} is in the trash: bring it back first.", code=self._called(change.record))
            )
        return Step("change", change.table, change.record, change.field, self._now(change), self._before(change))

    def _before(self, change: Change) -> Any:
        """What stood there when it was written: the latest of its parents, else what nobody told."""
        parents = [each for each in self.written[change.record] if each.name in change.parents]
        kind, _, _, _, default = SHAPES[change.table][change.field]
        return parents[-1].value if parents else shape.untold(kind, default)

    def _now(self, change: Change) -> Any:
        return [each for each in self.written[change.record] if each.field == change.field][-1].value

    def _refuse_if_changed_later(self, change: Change, field: str | None) -> None:
        for each in self.written[change.record]:
            met = each.field == field if field else each.field != TRASHED
            if met and each.entry in self.later:
                raise RefusedInputError(
                    said(
                        "{field} of {code} was changed later, by entry {entry}: take that back first.",
                        field=each.field,
                        code=self._called(change.record),
                        entry=each.entry[:8],
                    )
                )

    def _called(self, record: str) -> str:
        return addresses.called_in_trash(self.case, record) or addresses.called(self.case, record)


def later_than(known: dict[str, Entry], entry: str) -> set[str]:
    """The entries that were written after this one and are in force: what was taken back, and its undoing, is not."""
    order = {name: place for place, name in enumerate(known)}
    return {
        each.id
        for each in known.values()
        if order[each.id] > order[entry] and each.stands and not (each.undoes and order[each.undoes] > order[entry])
    }


def _trash(work: Work, step: Step) -> None:
    work.take_out([step.record])


def _restore(work: Work, step: Step) -> None:
    work.put_back([step.record])


def _change(work: Work, step: Step) -> None:
    work.change(step.table, step.id, {step.field: step.then})


_DONE = {"trash": _trash, "restore": _restore, "change": _change}


def _refuse_if_torn(case: CaseFile, found: Iterable[Step]) -> None:
    """Nothing may hang on what is gone now, nor what came back on something that is not there."""
    gone = [step.record for step in found if step.what == "trash"]
    below = set(belonging.hanging_on(case.connection, case.organisation, gone))
    naming = belonging.naming_from_outside(case.connection, case.organisation, gone)
    left = next(iter(sorted(below)), None) or (naming and Found(naming.table, naming.id))
    if left:
        raise RefusedInputError(
            said(
                "{code} was added later and hangs on what would go: take that back or trash it first.",
                code=addresses.called(case, left.id, left.table) or left.table,
            )
        )
    kept = [step.record for step in found if step.what != "trash"]
    trashing.refuse_if_alone(case, list(dict.fromkeys(kept)))
