"""The entries of the log: what each did, and whether it still stands."""

import json
from typing import NamedTuple

from incidents import roots
from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.operations import written_by
from incidents.projecting import moment


class Entry(NamedTuple):
    """One entry: what it did, what it takes back, and whether it was not taken back itself."""

    id: str
    time: str
    kind: str
    device: str
    undoes: str
    stands: bool


class Listed(NamedTuple):
    """One entry as people read it; ``codes`` are what it wrote, without what hangs on it."""

    entry: str
    at: str
    kind: str
    device: str
    operations: int
    codes: tuple[str, ...]
    stands: bool
    undoes: str


def known(case: CaseFile) -> dict[str, Entry]:
    """Every entry by its id, in the order of the log."""
    found = {
        entry: Entry(entry, time, kind, device, "", True)
        for entry, time, kind, device in case.connection.execute(
            "SELECT id, time, kind, device FROM log_entry WHERE organisation = ? ORDER BY time, device, seq",
            (case.organisation,),
        )
    }
    for entry, body in case.connection.execute(
        "SELECT id, body FROM log_entry WHERE organisation = ? AND kind = 'undo'", (case.organisation,)
    ):
        found[entry] = found[entry]._replace(undoes=str(json.loads(body).get("undoes", "")))
    # Backwards: whether an undo stands is known before what it undid is looked at.
    for entry in reversed(list(found)):
        each = found[entry]
        if each.stands and each.undoes in found:
            found[each.undoes] = found[each.undoes]._replace(stands=False)
    return found


def listed(case: CaseFile, limit: int = 0, after: str = "") -> list[Listed]:
    """The entries, the last first; ``after`` is the entry (its first letters) behind which to begin."""
    backwards = list(reversed(known(case).values()))
    if after:
        behind = (place + 1 for place, each in enumerate(backwards) if each.id.startswith(after))
        backwards = backwards[next(behind, len(backwards)) :]
    return [_listed(case, each) for each in backwards[: limit or len(backwards)]]


def _listed(case: CaseFile, entry: Entry) -> Listed:
    payloads = case.connection.execute(
        "SELECT payload FROM log_part WHERE organisation = ? AND entry = ? AND payload IS NOT NULL ORDER BY number",
        (case.organisation, entry.id),
    )
    written = [record for (payload,) in payloads for record in written_by(payload)]
    codes = tuple(roots.codes(case, [Found(*each) for each in dict.fromkeys(written)]))
    return Listed(
        entry.id, moment(entry.time), entry.kind, entry.device, len(written), codes, entry.stands, entry.undoes
    )
