"""What an organisation did to a vocabulary, from the log."""

from typing import NamedTuple

from incidents import history
from incidents.case_file import CaseFile


class TermChange(NamedTuple):
    """One change of what the case file says of one term; ``version`` counts the organisation's own, from 1."""

    version: int
    at: str
    done: str
    device: str
    code: str
    field: str
    value: str


def versions(case: CaseFile) -> dict[str, int]:
    """How often the organisation changed each vocabulary: every entry of the log that touched one counts once."""
    rows = case.connection.execute(
        "SELECT l.vocabulary, count(DISTINCT t.entry) FROM local_term l JOIN log_touch t"
        " ON t.organisation = l.organisation AND t.record = l.id WHERE l.organisation = ? GROUP BY l.vocabulary",
        (case.organisation,),
    )
    return {str(name): int(number) for name, number in rows}


def changes(case: CaseFile, name: str) -> list[TermChange]:
    """Every change, oldest first; a term that was added is told by its words."""
    rows = case.connection.execute(
        "SELECT id, code FROM local_term WHERE organisation = ? AND vocabulary = ?", (case.organisation, name)
    ).fetchall()
    found = [
        (code, change)
        for record, code in rows
        for change in history.changes(case.connection, case.organisation, record)
        if change.field not in ("vocabulary", "code")
    ]
    found.sort(key=lambda pair: (pair[1].time, pair[1].name))
    entries = list(dict.fromkeys(change.name.partition(":")[0] for _, change in found))
    number = {entry: place for place, entry in enumerate(entries, 1)}
    return [
        TermChange(
            number[change.name.partition(":")[0]],
            change.at,
            change.kind,
            change.device,
            code,
            change.field,
            str(change.value),
        )
        for code, change in found
    ]
