"""Makes a form of a row, as the map says."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from incidents.importing.answering import answer, is_told
from incidents.importing.date_telling import DateTelling
from incidents.importing.import_map import ImportMap, Part
from incidents.importing.layout import KOBO
from incidents.importing.rows import Cell, Fault, Row, Source
from incidents.importing.telling import CellRefusedError, Seen
from schemas.form import read_form
from schemas.incident_form import FormRefused, IncidentForm
from schemas.speech import noted, said
from schemas.vague_date import DateRefused, VagueDate

_FIGURES = frozenset({"low", "best", "high"})
_LONGEST_REF = 200
_LONGEST_DAY = len("30 September 2020, Wednesday")
_SAME_REFERENCE = {
    "line": noted("This reference already stands in line {number} of this file."),
    "row": noted("This reference already stands in row {number} of this file."),
    "record": noted("This reference already stands in record {number} of this file."),
}
_SAME_ROW = {
    "line": noted("The same row already stands in line {number} of this file."),
    "row": noted("The same row already stands in row {number} of this file."),
    "record": noted("The same row already stands in record {number} of this file."),
}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A row that became a form."""

    row: Row
    ref: str
    told: dict[str, Any]
    form: IncidentForm


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that did not, and why."""

    row: Row
    faults: tuple[Fault, ...]


def forms(source: Source, mapping: ImportMap) -> Iterator[Mapped | Refused]:
    """Each row as a form, or as a refusal; a reference that stood in an earlier row is refused."""
    seen: dict[str, int] = {}
    for row in source.rows:
        mapped = form_of(row, mapping)
        if isinstance(mapped, Mapped):
            first = seen.setdefault(mapped.ref, row.number)
            if first != row.number:
                sentence = (_SAME_REFERENCE if mapping.ref else _SAME_ROW)[source.counted_in]
                yield Refused(row, (Fault(mapping.ref, said(sentence, number=first)),))
                continue
        yield mapped


def form_of(row: Row, mapping: ImportMap) -> Mapped | Refused:
    """One row as a form, with every fault of the row if it is refused."""
    if row.faults:
        return Refused(row, row.faults)
    told, faults = told_by(row, mapping)
    ref, unreferenced = _reference(row, mapping)
    told |= {"origin": mapping.name, "origin_ref": ref, "origin_hash": fingerprint(row, mapping, told)}
    faults += unreferenced
    faults += [
        Fault(mapping.column_of("links.to"), said("The row is linked to itself."))
        for link in told.get("links", [])
        if link.get("to") in (ref, told.get("code"))
    ]
    if not faults:
        try:
            return Mapped(row, ref, told, read_form(told))
        except FormRefused as refused:
            faults = [
                Fault(mapping.column_of(each.where), f"{each.where}: {each.sentence}") for each in refused.findings
            ]
    return Refused(row, tuple(faults))


def told_by(row: Row, mapping: ImportMap) -> tuple[dict[str, Any], list[Fault]]:
    """What the row tells, as a plain form; and the cells that could not be taken."""
    faults: list[Fault] = []
    seen = Seen(row)
    told = _entry(mapping.incident, seen, faults)
    if mapping.verification and (verification := _entry(mapping.verification, seen, faults)):
        told["verification"] = verification
    for part in mapping.lists:
        told[part.name] = _entries(part, seen, told.get(part.name, []), faults)
    return {name: value for name, value in told.items() if value != []}, faults


def _entries(part: Part, seen: Seen, before: list[dict[str, Any]], faults: list[Fault]) -> list[dict[str, Any]]:
    """The entries of a list so far, and those this part of the map adds."""
    if part.when_none and before:
        return before
    made = list(before)
    try:
        parts = part.each.parts(seen) if part.each else [""]
    except CellRefusedError as refused:
        faults.append(Fault(refused.column, refused.sentence))
        return made
    for each in parts:
        entry = _entry(part, Seen(seen.row, each), faults)
        if entry and is_told(part, entry):
            _lay(part, made, _counted(part, entry))
    return made


def _lay(part: Part, made: list[dict[str, Any]], entry: dict[str, Any]) -> None:
    """Add the entry, unless one like it is there: then only what is gathered is added to that one."""
    value = entry.get(part.once_per) if part.once_per else None
    like = next((other for other in made if value is not None and other.get(part.once_per) == value), None)
    if like is None:
        made.append(entry)
        return
    for name in part.gather:
        old, new = like.get(name), entry.get(name)
        if isinstance(new, list):
            like[name] = list(dict.fromkeys([*(old or []), *new]))
        elif new and new not in str(old or "").split("; "):
            like[name] = f"{old}; {new}" if old else new


def _counted(part: Part, entry: dict[str, Any]) -> dict[str, Any]:
    """One victim by every figure the map reads is an individual; anything else, or no figure told, is a group."""
    figures = [field.name for field in part.fields if field.name in _FIGURES]
    if part.name == "victims" and figures and "counting_unit" not in entry:
        entry["counting_unit"] = "individual" if all(entry.get(each) == 1 for each in figures) else "group"
    return entry


def _entry(part: Part, seen: Seen, faults: list[Fault]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for field in part.fields:
        try:
            value = answer(field, seen)
        except CellRefusedError as refused:
            column = next(part.each.reads(), "") if part.each and refused.column.startswith("*") else refused.column
            faults.append(Fault(column, refused.sentence))
        else:
            if value is not None:
                told[field.name] = value
    return told


def _reference(row: Row, mapping: ImportMap) -> tuple[str, list[Fault]]:
    """What the row is known by in its own file; a digest of its cells where the map names no column for it."""
    if not mapping.ref:
        return _digest(row, mapping, mapping.layout.columns | mapping.ignored)[:32], []
    cell = row.cells.get(mapping.ref, "")
    ref = cell.strip() if isinstance(cell, str) else ""
    if not ref or len(ref) > _LONGEST_REF:
        return "", [
            Fault(mapping.ref, said("The row has no reference; without one it would be imported again every time."))
        ]
    return ref, []


def fingerprint(row: Row, mapping: ImportMap, told: dict[str, Any]) -> str:
    """By what a changed row is noticed: a digest of the columns the map reads, and SHA-256 of their cells.

    The first part tells rows apart that were read by other columns and so cannot be compared. What a form collected
    is exported in many ways, as labels or codes: there the digest is of what was told, not of how.
    """
    columns = hashlib.sha256("\n".join(sorted(mapping.layout.columns)).encode()).hexdigest()[:8]
    if mapping.layout.made_with == KOBO:
        return f"{columns}-{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()}"
    return f"{columns}-{_digest(row, mapping, mapping.layout.columns)}"


def _digest(row: Row, mapping: ImportMap, columns: frozenset[str]) -> str:
    """SHA-256 of the filled cells of these columns.

    A date counts by its day, so that "8 March 2021" in a CSV and a date cell in the workbook are one and the same.
    """
    cells = {name: _bare(cell) for name, cell in row.cells.items() if name in columns}
    for field in mapping.incident.fields:
        if isinstance(field.telling, DateTelling):
            cells |= _days(field.telling, row)
    kept = sorted((name, cell) for name, cell in cells.items() if cell)
    return hashlib.sha256(json.dumps(kept, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def _bare(cell: Cell) -> Cell:
    return cell.strip() if isinstance(cell, str) else cell


def _days(telling: DateTelling, row: Row) -> dict[str, Cell]:
    """The columns of the words of a date, as exact days where they are that."""
    days: dict[str, Cell] = {}
    for column in telling.text.reads() if telling.text else ():
        cell = row.cells.get(column, "")
        if not isinstance(cell, str) or not 0 < len(cell.strip()) <= _LONGEST_DAY:
            continue
        try:
            date = VagueDate.read(cell, day_first=telling.day_first)
        except DateRefused:
            continue
        if date.earliest is not None and date.earliest.isoformat() == date.edtf:
            days[column] = date.edtf
    return days
