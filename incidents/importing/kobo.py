"""Reads what KoboToolbox and ODK export: submissions of a form."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from incidents.importing.json_records import json_source
from incidents.importing.kinds import kind_of
from incidents.importing.kobo_names import TRACES, Names, questions
from incidents.importing.kobo_tables import Export, csv_export, workbook_export
from incidents.importing.layout import Layout, require, spelled
from incidents.importing.rows import Cell, Fault, FileRefusedError, Row, Source
from schemas.speech import counted, said
from schemas.vague_date import DateRefused, VagueDate

OURS = "qeyd_form"
"""The column by which a submission of our own form is known."""

REF, SENT = "_uuid", "_submission_time"
_REFERENCES = ("rootUuid", REF, "instanceID", "meta-instanceID", "KEY", "_id")
_DAYS = (SENT, "SubmissionDate")
_ENCRYPTED = frozenset({"base64encryptedkey", "encryptedxmlfile"})
_MOST_SEEN = 5_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPELLED_DAY = re.compile(r"[A-Z][a-z]{2} \d{1,2}, \d{4}")


@contextmanager
def kobo_source(path: Path, layout: Layout) -> Iterator[Source]:
    """The submissions in an export of KoboToolbox or ODK: XLSX, CSV or JSON, each with its repeated groups in it.

    A question is called by its name, without the groups before it where that is one question only. ``_uuid`` and
    ``_submission_time`` are there whatever the server calls them. What says who collected or with which phone is left
    out, and said in the remarks. Raises NotFoundError and FileRefusedError.
    """
    kind = kind_of(path)
    if kind == "json":
        with json_source(path, Layout(records=layout.records or _records(path))) as source:
            _require_any(source, layout)
            names = _SeenNames(layout)
            yield _submissions(source, layout, lambda row: (names.deep(row.cells), row.faults))
        return
    with workbook_export(path, layout) if kind == "xlsx" else csv_export(path, layout) as export:
        _require(export, layout, kind)
        yield _submissions(export.main, layout, export.cells, export.left)


def _records(path: Path) -> str:
    """Where the submissions are: in the answer of Kobo's API under ``results``, else at the top."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return "results" if file.read(4096).lstrip().startswith("{") else ""


class _SeenNames:
    """Names of JSON submissions: each holds only what was answered, so that its own keys are all its columns."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.known: dict[tuple[str, ...], Names] = {}

    def deep(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """The cells under the names of their questions, also in the tables they hold."""
        columns = tuple(cells)
        if len(self.known) > _MOST_SEEN:
            self.known.clear()
        if columns not in self.known:
            repeats = [name.rpartition("/")[2] for name, cell in cells.items() if isinstance(cell, list)]
            self.known[columns] = Names(columns, self.layout, repeats)
        told = self.known[columns].cells(cells)
        return {
            name: [self.deep(each) if isinstance(each, dict) else each for each in cell]
            if isinstance(cell, list)
            else cell
            for name, cell in told.items()
        }


def _submissions(
    source: Source,
    layout: Layout,
    told: Callable[[Row], tuple[dict[str, Cell], tuple[Fault, ...]]],
    left: Callable[[], int] = lambda: 0,
) -> Source:
    remarks: list[str] = []
    wanted = layout.columns | layout.inner

    def rows() -> Iterator[Row]:
        seen: Counter[str] = Counter()
        for row in source.rows:
            cells, faults = told(row)
            seen.update(_noticed(cells, wanted))
            cells |= {REF: _reference(cells), SENT: _day(cells)}
            if _ENCRYPTED & {spelled(name) for name in cells}:
                faults += (
                    Fault("", said("The submission is encrypted: decrypt it with your key, and export it again.")),
                )
            yield Row(row.number, _told(questions(cells, wanted), wanted), row.rest, faults)
        remarks.extend(_remarks(seen, left()))

    columns = [name for name in layout.columns if name not in (REF, SENT)]
    return replace(source, rows=rows(), columns=tuple(sorted(columns)), is_nested=True, remarks=remarks)


def _told(cells: Mapping[str, Cell], wanted: frozenset[str]) -> dict[str, Cell]:
    """The cells, and of the tables in them what was answered: a sheet has blanks where JSON has nothing."""
    return {name: _answered(cell, wanted) if isinstance(cell, list) else cell for name, cell in cells.items()}


def _answered(cell: list[Cell], wanted: frozenset[str]) -> list[Cell]:
    return [
        {name: value for name, value in _told(questions(each, wanted), wanted).items() if value not in ("", [])}
        if isinstance(each, dict)
        else each
        for each in cell
    ]


def _require_any(source: Source, layout: Layout) -> None:
    """Kobo leaves out of its JSON what nobody answered, so that no single column but our own form's must be there."""
    found = {spelled(name.rpartition("/")[2]) for name in source.columns} | {spelled(name) for name in source.columns}
    if OURS in layout.columns and OURS not in found:
        raise FileRefusedError(not_ours())
    if not found & (set(layout.spellings()) - {REF, SENT}) and source.about_rows != 0:
        raise FileRefusedError(
            said("None of the map's questions is answered in the first submissions: is this the right file?")
        )


def _require(export: Export, layout: Layout, kind: str) -> None:
    """Raises FileRefusedError where the export lacks what the map reads."""
    names = {each.name for each in export.repeated} | {REF, SENT}
    found = names | export.names.asked()
    if OURS in layout.columns and OURS not in found:
        raise FileRefusedError(not_ours())
    if kind == "csv" and (missing := sorted(layout.repeats - found)):
        raise FileRefusedError(
            said(
                "This CSV leaves out what was repeated in the form ({groups}): export XLSX from Kobo, or keep ODK's "
                "other CSV files beside it.",
                groups=", ".join(missing),
            )
        )
    require(found, layout)


def not_ours() -> str:
    """What is said of submissions that no map fits."""
    return said(
        "These submissions were not collected with the form of `qeyd vocab export --xlsform`: "
        "write a map for their form and name it with --map."
    )


def _reference(cells: Mapping[str, Cell]) -> str:
    """What the submission is known by for ever, also after somebody has edited it on the server."""
    for name in _REFERENCES:
        if (cell := cells.get(name, "")) and isinstance(cell, str):
            return cell.strip().removeprefix("uuid:")
    return ""


def _day(cells: Mapping[str, Cell]) -> str:
    """The day it was sent, ISO 8601; Briefcase writes "May 2, 2024 6:20:31 PM"."""
    for name in _DAYS:
        if not isinstance(cell := cells.get(name, ""), str):
            continue
        if day := _DAY.match(cell.strip()):
            return day[0]
        if (day := _SPELLED_DAY.match(cell.strip())) and (read := _read_day(day[0])):
            return read
    return ""


def _read_day(written: str) -> str:
    try:
        return VagueDate.read(written).edtf
    except DateRefused:
        return ""


def _noticed(cells: Mapping[str, Cell], wanted: frozenset[str]) -> Iterator[str]:
    for name, cell in cells.items():
        said_of = spelled(name)
        filled = any(cell) if isinstance(cell, list) else bool(cell)
        if filled and name not in wanted and (said_of in TRACES or said_of == "_attachments"):
            yield said_of


def _remarks(seen: Counter[str], left: int) -> Iterator[str]:
    if files := seen.pop("_attachments", 0):
        yield counted(
            files,
            "{n:,} submission has files that were not imported: save them, and `qeyd evidence add` seals them.",
            "{n:,} submissions have files that were not imported: save them, and `qeyd evidence add` seals them.",
        )
    if seen:
        yield said(
            "The submissions say who collected, with which phone or where ({columns}): that was left out. "
            "Switch it off in the form.",
            columns=", ".join(sorted(seen)),
        )
    if left:
        yield counted(
            left,
            "{n:,} row of a repeated group stands in no submission and was left out.",
            "{n:,} rows of repeated groups stand in no submission and were left out.",
        )
