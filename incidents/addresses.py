"""How a record is called: P-0012, PR-0003/2, AZ-2023-0014/2/detention."""

# ruff: noqa: S608 - table names are our own

import re
from collections.abc import Iterable
from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.errors import NotFoundError
from schemas.compiled.records import COLUMNS, RELATIONS, SHAPES
from schemas.speech import said

PREFIXES = {
    "person": "P",
    "actor": "A",
    "source": "S",
    "evidence": "E",
    "operation": "O",
    "claim": "CL",
    "proceeding": "PR",
    "support_case": "C",
    "intervention": "IV",
    "task": "T",
    "retention_rule": "RR",
    "recommendation": "R",
    "duplicate": "D",
}
"""What stands before the number in the codes of each table; incidents bear their country and year."""

_COMMANDS = {"support_case": "case", "retention_rule": "retention"}
"""The first word of the commands for a kind of record, where it is another than the table's."""

_MAIN = {"incident": "act", "proceeding": "proceeding_step", "operation": "estimate", "support_case": "referral"}
"""What a bare number means below a record: AZ-2023-0014/2 is the second act."""
_CODE = re.compile(r"([A-Z]{1,2})-(\d{1,9})")
_SPOKEN = re.compile(r"[A-Z0-9-]{1,40}")


class Found(NamedTuple):
    """A record: the table it is in, and its id."""

    table: str
    id: str


def found(case: CaseFile, told: str, table: str = "", *, in_trash: bool = False) -> Found:
    """The record called so; with ``table``, only one of that table. Raises NotFoundError.

    What is in the trash is found only ``in_trash=True``: there is nothing else to be done with it.

    A code names a record that has one; ``/2`` the second of what hangs on it mainly, ``/consent/1`` the first of
    another kind. The numbers count what is in the trash too, so that they never come to mean something else.
    """
    first, *rest = [part.strip() for part in told.strip().split("/")]
    here = top = _by_code(case, first) or (_by_code_in_trash(case, first) if in_trash else None)
    while here and rest:
        here = _below(case, here, rest, in_trash)
    if here is None or (table and here.table != table):
        if here is None and not in_trash:
            refuse_if_trashed(case, told.strip())
        if here:
            code = called(case, here.id, here.table)
            raise NotFoundError(said("{code} is another kind of record than is meant here.", code=code))
        raise NotFoundError(_nothing_below(first) if top else _missing(first, table))
    return here


def called(case: CaseFile, record: str, table: str = "") -> str:
    """What a record is called, from its id; empty where there is none."""
    for each in (table,) if table else (*_coded(), *SHAPES):
        if each not in COLUMNS:
            continue
        if "code" in SHAPES[each] and each != "local_term":
            row = case.connection.execute(
                f'SELECT code FROM "{each}" WHERE organisation = ? AND id = ?', (case.organisation, record)
            ).fetchone()
            if row:
                return str(row[0])
        elif owner := _owner(case, each, record):
            return f"{called(case, owner.id, owner.table)}/{_place(case, owner, each, record)}"
    return _in_trash(case, record)


def children(table: str) -> tuple[tuple[str, str], ...]:
    """What hangs on a record of this table: the tables, and the column that names it."""
    return tuple(
        (child, column)
        for child, columns in RELATIONS.items()
        for column, (parent, owned) in columns.items()
        if parent == table and owned
    )


def spoken(code: str) -> str:
    """The code as a refusal may repeat it; empty for what does not look like one, and may be somebody's name."""
    first = code.strip().partition("/")[0]
    return first if _SPOKEN.fullmatch(first) and any(letter.isdigit() for letter in first) else ""


def _by_code(case: CaseFile, code: str) -> Found | None:
    met = _CODE.fullmatch(code.upper())
    tables: Iterable[str] = [table for table, prefix in PREFIXES.items() if met and met[1] == prefix] or ["incident"]
    for table in tables:
        row = case.connection.execute(
            f'SELECT id FROM "{table}" WHERE organisation = ? AND code IN (?, ?)',
            (case.organisation, code, code.upper()),
        ).fetchone()
        if row:
            return Found(table, str(row[0]))
    return None


def _by_code_in_trash(case: CaseFile, code: str) -> Found | None:
    row = case.connection.execute(
        "SELECT kind, record FROM trashed WHERE organisation = ? AND code IN (?, ?) AND code <> ''"
        " ORDER BY since DESC, record DESC",
        (case.organisation, code, code.upper()),
    ).fetchone()
    return Found(*row) if row else None


def _below(case: CaseFile, above: Found, rest: list[str], in_trash: bool = False) -> Found | None:
    """The record one step down; what was used of ``rest`` is taken off it."""
    word = rest.pop(0).replace("-", "_")
    if word.isdigit():
        child, number = _MAIN.get(above.table, ""), int(word)
    else:
        child = next((each for each, _ in children(above.table) if word in (each, each.rpartition("_")[2])), "")
        number = int(rest.pop(0)) if rest and rest[0].isdigit() else 0
    if not child:
        return None
    ids = _siblings(case, above, child)
    if number:
        return (
            Found(child, ids[number - 1])
            if 0 < number <= len(ids) and (in_trash or _is_there(case, child, ids[number - 1]))
            else None
        )
    there = [each for each in ids if _is_there(case, child, each)] or (ids if in_trash else [])
    return Found(child, there[0]) if len(there) == 1 else None


def _siblings(case: CaseFile, above: Found, child: str) -> list[str]:
    """All that ever hung on a record, in the order of its making: UUIDs of version 7 sort by time."""
    columns = [column for each, column in children(above.table) if each == child]
    named = " OR ".join(f'"{column}" = ?2' for column in columns)
    rows = case.connection.execute(
        f'SELECT id FROM "{child}" WHERE organisation = ?1 AND ({named})'
        " UNION SELECT record FROM trashed WHERE organisation = ?1 AND kind = ?3 AND owner = ?2 ORDER BY 1",
        (case.organisation, above.id, child),
    )
    return [row[0] for row in rows]


def _is_there(case: CaseFile, table: str, record: str) -> bool:
    query = f'SELECT 1 FROM "{table}" WHERE organisation = ? AND id = ?'
    return case.connection.execute(query, (case.organisation, record)).fetchone() is not None


def _owner(case: CaseFile, table: str, record: str) -> Found | None:
    for column, (parent, owned) in RELATIONS.get(table, {}).items():
        if owned:
            row = case.connection.execute(
                f'SELECT "{column}" FROM "{table}" WHERE organisation = ? AND id = ?', (case.organisation, record)
            ).fetchone()
            if row:
                return Found(parent, str(row[0]))
    return None


def _place(case: CaseFile, owner: Found, table: str, record: str) -> str:
    ids = _siblings(case, owner, table)
    number = ids.index(record) + 1
    if _MAIN.get(owner.table) == table:
        return str(number)
    return table if len(ids) == 1 else f"{table}/{number}"


def called_in_trash(case: CaseFile, record: str) -> str:
    """What a record in the trash was called, and is called again when it comes back; empty where it is not in it."""
    row = case.connection.execute(
        "SELECT kind, code, owner FROM trashed WHERE organisation = ? AND record = ?", (case.organisation, record)
    ).fetchone()
    if row is None or row[1]:
        return str(row[1]) if row else ""
    above = next((parent for parent, owned in RELATIONS.get(row[0], {}).values() if owned), "")
    if not above:
        return str(row[0])
    owner = called_in_trash(case, row[2]) or called(case, row[2], above)
    return f"{owner}/{_place(case, Found(above, row[2]), row[0], record)}"


def refuse_if_trashed(case: CaseFile, told: str) -> None:
    """Raise NotFoundError, saying where it is, if what is called so is in the trash."""
    if is_in_trash(case, told):
        raise NotFoundError(_trashed(case, told))


def is_in_trash(case: CaseFile, told: str) -> bool:
    """Whether what is called so is in the trash."""
    try:
        there = found(case, told, in_trash=True)
    except NotFoundError:
        return False
    return not _is_there(case, *there)


def _in_trash(case: CaseFile, record: str) -> str:
    known = called_in_trash(case, record)
    return said("{code} (in the trash)", code=known) if known else ""


def _trashed(case: CaseFile, told: str) -> str:
    gone = found(case, told, in_trash=True)
    row = case.connection.execute(
        "SELECT first FROM duplicate WHERE organisation = ? AND second = ? AND decision = 'same' ORDER BY id DESC",
        (case.organisation, gone.id),
    ).fetchone()
    if row:
        other = called(case, row[0], gone.table)
        return said("{code} was merged into {other}: that one tells of both.", code=spoken(told), other=other)
    return said("{code} is in the trash: `qeyd restore` brings it back.", code=spoken(told))


def _coded() -> tuple[str, ...]:
    return ("incident", *PREFIXES)


def _nothing_below(first: str) -> str:
    return said("{code} is there, but nothing below it is called so: look at what hangs on it.", code=spoken(first))


def _missing(code: str, table: str) -> str:
    told, listed = spoken(code), _listed_by(code, table)
    if not told:
        return said(
            "There is no record with that code in this case file: `{command}` shows what there is.", command=listed
        )
    return said(
        "There is no record {code} in this case file: `{command}` shows what there is.", code=told, command=listed
    )


def _listed_by(code: str, table: str) -> str:
    """The command that lists what bears such codes; else what is meant."""
    met = _CODE.fullmatch(code.upper())
    kind = next((each for each, prefix in PREFIXES.items() if met and met[1] == prefix), table)
    word = _COMMANDS.get(kind, kind)
    return f"qeyd {word} list" if kind in PREFIXES and kind != "duplicate" else "qeyd list"
