"""The history of a record as people read it, whatever it is and wherever."""

from typing import Any, NamedTuple

from incidents import addresses, history
from incidents.addresses import Found
from incidents.belonging import with_all_below
from incidents.case_file import CaseFile
from schemas import shape


class Told(NamedTuple):
    """One change; ``value`` is fit to be printed: records by their codes, dates as written, nothing sealed."""

    at: str
    kind: str
    device: str
    address: str
    field: str
    value: Any
    entry: str


def told(case: CaseFile, address: str, *, whole: bool = False) -> list[Told]:
    """Every change of the record called so, oldest first; ``whole`` with those of all that hangs on it.

    What is in the trash has its history too. Raises NotFoundError.
    """
    here = addresses.found(case, address, in_trash=True)
    records = _with_below(case, here) if whole else [here]
    names = {each.id: _called(case, each) for each in records}
    changes = [each for record in records for each in history.changes(case.connection, case.organisation, record.id)]
    if whole:
        changes.sort(key=lambda each: (each.time, each.device))
    return [
        Told(each.at, each.kind, each.device, names[each.record], each.field, _value(case, each), each.entry)
        for each in changes
    ]


def _with_below(case: CaseFile, here: Found) -> list[Found]:
    """The record, and what hangs on it in the tables or in the trash."""
    found = dict.fromkeys(with_all_below(case.connection, case.organisation, [here]))
    level = list(found)
    while level:
        rows = [
            Found(*row)
            for each in level
            for row in case.connection.execute(
                "SELECT kind, record FROM trashed WHERE organisation = ? AND owner = ? ORDER BY record",
                (case.organisation, each.id),
            )
        ]
        level = [each for each in rows if each not in found]
        found |= dict.fromkeys(level)
    return list(found)


def _value(case: CaseFile, change: history.Change) -> Any:
    kind = shape.kinds(change.table).get(change.field, "")
    if kind == "record" and change.value:
        return addresses.called(case, change.value) or change.value
    if kind == "records":
        return [addresses.called(case, each) or each for each in change.value]
    return history.told(change.value)


def _called(case: CaseFile, record: Found) -> str:
    return addresses.called_in_trash(case, record.id) or addresses.called(case, record.id, record.table)
