"""A record as its fields: the way back from rows to what was told."""

from typing import Any

from incidents.case_file import CaseFile
from schemas import shape
from schemas.told import LIST_KINDS
from schemas.vague_date import VagueDate


def values(case: CaseFile, table: str, record: str) -> dict[str, Any]:
    """Every field of a record that is there, as it was told; lists in the order of their codes."""
    kinds = shape.kinds(table)
    names = [name for name in kinds if kinds[name] not in LIST_KINDS]
    columns = [column for name in names for column in ((name, f"{name}_text") if kinds[name] == "date" else (name,))]
    chosen = ", ".join(f'"{column}"' for column in columns)
    row = case.connection.execute(
        f'SELECT {chosen} FROM "{table}" WHERE organisation = ? AND id = ?',  # noqa: S608 - names are our own
        (case.organisation, record),
    ).fetchone()
    kept = dict(zip(columns, row, strict=True))
    found: dict[str, Any] = {}
    for name, kind in kinds.items():
        if kind in LIST_KINDS:
            found[name] = _listed(case, record, name)
        elif kind == "date":
            edtf, text = kept[name], kept[f"{name}_text"]
            found[name] = VagueDate.from_edtf(edtf, text) if edtf else VagueDate.unknown(text)
        elif kind == "yes_no":
            found[name] = None if kept[name] is None else bool(kept[name])
        else:
            found[name] = kept[name]
    return found


def _listed(case: CaseFile, record: str, field: str) -> list[str]:
    rows = case.connection.execute(
        "SELECT term FROM coding WHERE organisation = ? AND record = ? AND field = ? ORDER BY term",
        (case.organisation, record, field),
    )
    return [term for (term,) in rows]
