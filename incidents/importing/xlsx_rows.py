"""Reads tables in Excel workbooks, one row at a time."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from incidents.importing.archive import BROKEN, check_archive
from incidents.importing.layout import SEARCHED_ROWS, Header, Layout, check_header, find_header
from incidents.importing.rows import Fault, FileRefusedError, Row, Source
from schemas.speech import said

MOST_ROWS = 1_048_576
MOST_COLUMNS = 2_000
_RETURN = re.compile(r"_x000D_", re.IGNORECASE)
_FORMULA = re.compile(rb"<f[ />]")


@contextmanager
def xlsx_source(path: Path, layout: Layout) -> Iterator[Source]:
    """The table in a workbook: the sheet the map names, or the first that shows the map's columns.

    A date cell is read as an ISO day, a number as it is shown without a currency or a thousands mark.
    Raises FileRefusedError for what is not a workbook, is protected by a password, or would unpack to too much.
    """
    check_archive(path)
    with ExitStack() as stack, path.open("rb") as file:
        with _told_if_broken():
            values = _workbook(stack, file, with_results=True)
            formulas = _workbook(stack, file, with_results=False) if _has_formulas(path) else None
            sizes = {sheet.title: sheet.max_row for sheet in values.worksheets}
            sheet, header = _found(values, layout)
        check_header(header, layout, "row")
        last = sizes[sheet.title]
        yield Source(
            path=path,
            kind="xlsx",
            counted_in="row",
            columns=header.names,
            rows=_guarded(_rows(sheet, formulas[sheet.title] if formulas else None, header)),
            sheet=sheet.title,
            header_row=header.place + 1,
            about_rows=max(0, last - header.place - 1) if last else None,
        )


def sheet_titles(path: Path) -> tuple[str, ...]:
    """The sheets of a workbook in their order; raises FileRefusedError as reading does."""
    check_archive(path)
    with ExitStack() as stack, path.open("rb") as file, _told_if_broken():
        return tuple(sheet.title for sheet in _workbook(stack, file, with_results=True).worksheets)


@contextmanager
def _told_if_broken() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl's remarks on styles and validations
        try:
            yield
        except BROKEN as error:
            raise FileRefusedError(
                said("This workbook is damaged: open it in a spreadsheet program and save it again.")
            ) from error


def _guarded(rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows; only what reading raises is taken for damage, never what is done with a row."""
    while True:
        with _told_if_broken():
            row = next(rows, None)
        if row is None:
            return
        yield row


def _workbook(stack: ExitStack, file: BinaryIO, *, with_results: bool) -> Any:
    from openpyxl import load_workbook

    workbook = load_workbook(file, read_only=True, data_only=with_results, keep_links=False)
    stack.callback(workbook.close)
    return workbook


def _found(workbook: Any, layout: Layout) -> tuple[Any, Header]:
    """The sheet and its row of names; merged titles and headings above it are passed over."""
    sheets = [sheet for sheet in workbook.worksheets if not layout.sheet or sheet.title == layout.sheet]
    if not sheets:
        raise FileRefusedError(
            said(
                "There is no sheet “{sheet}” among the {number} of this workbook.",
                sheet=layout.sheet,
                number=len(workbook.sheetnames),
            )
        )
    for sheet in sheets:
        first = [_shown(cells)[0] for cells in islice(_cells(sheet), SEARCHED_ROWS)]
        header = find_header(first, layout)
        if header:
            return sheet, header
    raise FileRefusedError(
        said(
            "None of the map's columns is named in the first {searched} rows of a sheet; is this the right file?",
            searched=SEARCHED_ROWS,
        )
    )


def _rows(sheet: Any, formulas: Any, header: Header) -> Iterator[Row]:
    pairs = zip(_cells(sheet), _cells(formulas), strict=True) if formulas else ((cells, ()) for cells in _cells(sheet))
    for number, (cells, written) in enumerate(pairs, 1):
        if number <= header.place + 1:
            continue
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise FileRefusedError(
                said(
                    "Row {number} of the sheet lies beyond any table; delete what is there, or save a CSV.",
                    number=number,
                )
            )
        texts, faults = _shown(cells, header.names)
        faults += _uncalculated(cells, written, header.names)
        if faults or any(text.strip() for text in texts):
            yield _row(number, texts, faults, header.names)


def _row(number: int, texts: list[str], faults: list[Fault], names: Sequence[str]) -> Row:
    beyond = [text for text in texts[len(names) :] if text.strip()]
    if beyond:
        faults.append(
            Fault("", said("There is something to the right of the last named column: name it, or clear it."))
        )
    padded = [*texts[: len(names)], *[""] * (len(names) - len(texts))]
    return Row(number, dict(zip(names, padded, strict=True)), tuple(beyond), tuple(faults))


def _cells(sheet: Any) -> Iterator[Sequence[Any]]:
    """Rows of cells; the size the sheet claims is not believed, since programs often write it wrong."""
    sheet.reset_dimensions()
    rows: Iterator[Sequence[Any]] = sheet.iter_rows()
    return rows


def _shown(cells: Sequence[Any], names: Sequence[str] = ()) -> tuple[list[str], list[Fault]]:
    faults = [
        Fault(
            names[place] if place < len(names) else "",
            said("The cell shows an error of the spreadsheet program: mend it there."),
        )
        for place, cell in enumerate(cells)
        if getattr(cell, "data_type", "") == "e" and names
    ]
    return [as_text(cell.value) for cell in cells], faults


def _uncalculated(cells: Sequence[Any], written: Sequence[Any], names: Sequence[str]) -> list[Fault]:
    """A formula whose result was never stored would be read as an empty cell: refused instead."""
    return [
        Fault(
            name,
            said("The cell is a formula without a stored result: open the file in a spreadsheet program and save it."),
        )
        for name, cell, formula in zip(names, cells, written, strict=False)
        if cell.value is None and getattr(formula, "data_type", "") == "f"
    ]


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as part:
                    before = b""
                    while chunk := part.read(1 << 20):
                        if _FORMULA.search(before + chunk):
                            return True
                        before = chunk[-3:]
    return False


def as_text(value: object) -> str:
    """A cell as text: days and times in ISO 8601, whole numbers without a point, TRUE and FALSE."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="minutes")
        case timedelta():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case _:
            return _RETURN.sub("", str(value))
