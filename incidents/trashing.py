"""The trash: records taken out of the tables, and brought back."""

from itertools import groupby
from typing import NamedTuple

from incidents import addresses, belonging, stored
from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.errors import NotFoundError, RefusedInputError
from incidents.history import changes, of_entry, standing
from incidents.operations import TRASHED
from incidents.unit_of_work import Work
from schemas.compiled.records import RELATIONS
from schemas.speech import noted, said

_NEVER = {
    "published_release": noted("What was published stays in the ledger: it cannot be trashed."),
    "custody_event": noted("A step of custody stays with its evidence: trash the evidence, if anything."),
    "verification": noted("A step of checking is part of the record: take it back with `qeyd undo`."),
}
_TWICE_OWNED = frozenset({"link", "membership", "operation_incident", "recommendation_link", "verification"})
"""Records that go with either of two others: they come back when both are there."""


class InTrash(NamedTuple):
    """One record in the trash, what went with it, and since when (UTC, ISO 8601)."""

    address: str
    table: str
    since: str
    with_it: int


def going(case: CaseFile, address: str) -> list[Found]:
    """The record called so and all that would go with it. Raises NotFoundError, and RefusedInputError for what stays.

    A support case under legal hold stays, and what hangs on it.
    """
    here = addresses.found(case, address)
    if here.table in _NEVER:
        raise RefusedInputError(said(_NEVER[here.table]))
    found = belonging.with_all_below(case.connection, case.organisation, [here])
    for table, record in found:
        if _is_held(case, table, record):
            raise RefusedInputError(said("There is a legal hold on this case: nothing of it may go."))
    return found


def trash(work: Work, address: str) -> list[Found]:
    """Put the record called so into the trash, with all that hangs on it; what went. Raises what ``going`` raises,

    and RefusedInputError where something that stays still names any of it.
    """
    here = going(work.case, address)[0]
    return work.trash(here.table, here.id)


def restore(work: Work, address: str) -> list[Found]:
    """Bring a record back, with what went into the trash with it. Raises NotFoundError and RefusedInputError."""
    case = work.case
    here = addresses.found(case, address, in_trash=True)
    if belonging.is_there(case.connection, case.organisation, *here):
        raise RefusedInputError(said("{code} is not in the trash.", code=addresses.called(case, here.id, here.table)))
    coming = _coming(case, here)
    work.put_back(coming)
    refuse_if_alone(case, coming)
    return coming


def refuse_if_alone(case: CaseFile, records: list[Found]) -> None:
    """Raise RefusedInputError where one of these records, as they stand now, names one that is not in the tables."""
    for table, record in records:
        row = stored.values(case, table, record)
        gone = belonging.missing(case.connection, case.organisation, table, row)
        if gone:
            raise RefusedInputError(
                said(
                    "{code} hangs on {other}: bring that back first.",
                    code=addresses.called(case, record, table) or table,
                    other=addresses.called(case, gone),
                )
            )


def listed(case: CaseFile, limit: int = 0) -> list[InTrash]:
    """What is in the trash, the last first; what went with another record is counted there, not listed."""
    rows = case.connection.execute(
        "SELECT since, record, kind, owner FROM trashed WHERE organisation = ? ORDER BY since DESC, record DESC",
        (case.organisation,),
    )
    found: list[InTrash] = []
    for since, together in groupby(rows, key=lambda row: row[0]):
        went = {record: (kind, owner) for _, record, kind, owner in together}
        found += [
            InTrash(addresses.called_in_trash(case, record), went[record][0], since, below)
            for record, below in _roots(went).items()
        ]
        if limit and len(found) >= limit:
            return found[:limit]
    return found


def _roots(went: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Of what went at one moment the records that hang on nothing that went too, and how many went with each."""
    alone = [record for record, (_, owner) in went.items() if owner not in went]
    roots = [record for record in alone if went[record][0] not in _TWICE_OWNED] or alone
    if len(roots) == 1:
        return {roots[0]: len(went) - 1}
    below = dict.fromkeys(roots, 0)
    for record in went:
        above = record
        while went[above][1] in went:
            above = went[above][1]
        if above in below and above != record:
            below[above] += 1
    return below


def entry_that_trashed(case: CaseFile, record: str) -> str:
    """The id of the entry that put a record into the trash; empty where none did."""
    told = [each for each in changes(case.connection, case.organisation, record) if each.field == TRASHED]
    return told[-1].entry if told and told[-1].value else ""


def _coming(case: CaseFile, here: Found) -> list[Found]:
    """The record, and what went in one entry with it: what hung on it, and what it names."""
    entry = entry_that_trashed(case, here.id)
    if not entry:
        raise NotFoundError(said("What this record held was erased from the log: it cannot come back."))
    went = {
        Found(each.table, each.record): None
        for each in of_entry(case.connection, case.organisation, entry)
        if each.field == TRASHED and each.value
    }
    coming = {here: None}
    level = [here]
    while level:
        near = [each for here in level for each in (*_trashed_below(case, here), *_named_by(case, here))]
        level = [
            each
            for each in dict.fromkeys(near)
            if each in went and each.table not in _TWICE_OWNED and each not in coming
        ]
        coming |= dict.fromkeys(level)
    return [*coming, *_whole_again(case, coming)]


def _trashed_below(case: CaseFile, above: Found) -> list[Found]:
    rows = case.connection.execute(
        "SELECT kind, record FROM trashed WHERE organisation = ? AND owner = ? ORDER BY record",
        (case.organisation, above.id),
    )
    return [Found(*row) for row in rows]


def _named_by(case: CaseFile, here: Found) -> list[Found]:
    row = standing(case.connection, case.organisation, *here)[0]
    columns = [(column, parent) for column, (parent, _) in RELATIONS.get(here.table, {}).items()]
    columns += [belonging.LOOSELY_NAMED[here.table]] if here.table in belonging.LOOSELY_NAMED else []
    named = [Found(parent, row[column]) for column, parent in columns if row[column]]
    return [each for each in named if belonging.is_trashed(case.connection, case.organisation, each.id)]


def _whole_again(case: CaseFile, coming: dict[Found, None]) -> list[Found]:
    """Records between two others that went with one of them, and of which both are there again now."""
    ids = {each.id for each in coming}
    marks = ", ".join("?" * len(_TWICE_OWNED))
    rows = case.connection.execute(
        f"SELECT kind, record FROM trashed WHERE organisation = ? AND kind IN ({marks}) ORDER BY record",  # noqa: S608
        (case.organisation, *sorted(_TWICE_OWNED)),
    ).fetchall()
    return [
        Found(table, record)
        for table, record in rows
        if Found(table, record) not in coming and _is_whole(case, Found(table, record), ids)
    ]


def _is_whole(case: CaseFile, link: Found, ids: set[str]) -> bool:
    row = standing(case.connection, case.organisation, *link)[0]
    ends = [(parent, row[column]) for column, (parent, owned) in RELATIONS[link.table].items() if owned]
    if link.table == "verification" and row["act"]:
        ends.append(("act", row["act"]))
    if not any(end in ids for _, end in ends):
        return False
    entry = entry_that_trashed(case, link.id)
    went = {each.record for each in of_entry(case.connection, case.organisation, entry)} - {link.id}
    there = all(
        end in ids or belonging.is_there(case.connection, case.organisation, parent, end) for parent, end in ends
    )
    return there and any(end in went for _, end in ends)


def _is_held(case: CaseFile, table: str, record: str) -> bool:
    if table == "support_case":
        query = "SELECT legal_hold FROM support_case WHERE organisation = ? AND id = ?"
    elif table in ("need", "referral"):
        query = (
            f"SELECT s.legal_hold FROM {table} n JOIN support_case s ON s.organisation = n.organisation"  # noqa: S608
            " AND s.id = n.support_case WHERE n.organisation = ? AND n.id = ?"
        )
    else:
        return False
    (held,) = case.connection.execute(query, (case.organisation, record)).fetchone()
    return bool(held)
