"""Reads OHCHR's thematic lists of recommendations (Word)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from incidents.errors import NotFoundError
from incidents.importing.archive import BROKEN, Office, check_archive
from incidents.importing.rows import Fault, FileRefusedError
from incidents.importing.states import states_in
from schemas.speech import said

LARGEST_DOCUMENT = 64 * 1024 * 1024
"""Unpacked; the lists of two cycles have half a megabyte."""

_HEADER = re.compile(r"UPR of (?P<country>.+?) \((?P<cycle>\d+)\w* Cycle\s*[-–—]\s*(?P<session>\d+)\w* Session\)")
_NUMBER = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,4})+)\.?\s+(?P<text>\S.*)", re.DOTALL)
_SOURCE = re.compile(r"Source of Position:\s*", re.IGNORECASE)
_DASH = re.compile(r"[-–—]\s*")


class Matrix(NamedTuple):
    """One list: of which State, cycle and session by its own page header, and what stands in it."""

    country: str
    cycle: str
    session: str
    recommendations: tuple[dict[str, Any], ...]
    refused: tuple[tuple[int, Fault], ...]
    """Rows of the table that hold no recommendation that can be read, by their number."""


@dataclass(frozen=True, slots=True)
class _Columns:
    text: int
    position: int
    themes: int
    sdgs: int | None


def read_matrix(path: Path, on_progress: Callable[[int, int | None], None] | None = None) -> Matrix:
    """Every recommendation of a thematic list as OHCHR publishes it since the third cycle, in its order.

    Each is a plain table with mechanism, cycle, session, number, text, states, position, themes, groups, sdgs, heading
    and source_note: words as printed, but for the semicolon at the end. Raises NotFoundError, or FileRefusedError for
    what is damaged, would unpack to too much, or holds no such table.
    """
    if not path.is_file():
        raise NotFoundError(said("There is no such file to import: check the path."))
    check_archive(path, _word())
    try:
        document = _document(path)
        country, cycle, session = _reviewed(document)
        rows, columns = _table(document)
    except BROKEN as error:
        raise FileRefusedError(_word().damaged) from error
    read: list[dict[str, Any]] = []
    refused: list[tuple[int, Fault]] = []
    numbers: set[str] = set()
    headings: list[str] = []
    for place, cells in enumerate(rows, 2):
        if len(cells) == 1:
            headings = _under(headings, " ".join(cells[0]))
        elif any(any(cell) for cell in cells):
            made = _recommendation(cells, columns, numbers)
            if isinstance(made, Fault):
                refused.append((place, made))
            else:
                numbers.add(made["number"])
                known = {"mechanism": "upr", "cycle": cycle, "session": session, "heading": " > ".join(headings)}
                read.append(known | made)
        if on_progress and place % 25 == 0:
            on_progress(place, len(rows))
    return Matrix(country, cycle, session, tuple(read), tuple(refused))


def _word() -> Office:
    return Office(
        part="word/document.xml",
        damaged=said("This is not a Word document (.docx) without a password, or it is damaged."),
        another=said("This archive holds no Word document; give the list of recommendations as .docx."),
        too_large=said("This document would unpack to more than can be read safely."),
        declares=said("This document holds a document type declaration, as no word processor writes."),
    )


def _document(path: Path) -> Any:
    """The document; a part that is too long for one of these lists is not even parsed."""
    import zipfile

    from docx import Document
    from docx.exceptions import PythonDocxError

    with zipfile.ZipFile(path) as archive:
        if max((part.file_size for part in archive.infolist()), default=0) > LARGEST_DOCUMENT:
            raise FileRefusedError(_word().too_large)
    try:
        return Document(str(path))
    except PythonDocxError as error:
        raise FileRefusedError(_word().damaged) from error


def _reviewed(document: Any) -> tuple[str, str, str]:
    """State, cycle and session, from the page header; empty where it does not say."""
    for section in document.sections:
        for paragraph in section.header.paragraphs:
            if told := _HEADER.search(" ".join(_text(paragraph._p).split())):
                return told["country"], told["cycle"], told["session"]
    return "", "", ""


def _table(document: Any) -> tuple[list[list[list[str]]], _Columns]:
    """The rows below the names of the columns, each a list of cells, each a list of paragraphs."""
    for table in document.tables:
        rows = [_cells(row) for row in table._tbl.tr_lst]
        for place, cells in enumerate(rows[:5]):
            if columns := _columns([" ".join(cell).casefold() for cell in cells]):
                return rows[place + 1 :], columns
    raise FileRefusedError(
        said(
            "There is no table with the columns recommendation, position and themes in this document: "
            "give OHCHR's thematic list of recommendations."
        )
    )


def _columns(names: list[str]) -> _Columns | None:
    def of(*words: str, starts: bool = False) -> int | None:
        found = (
            place for place, name in enumerate(names) if any(name.startswith(w) if starts else w in name for w in words)
        )
        return next(found, None)

    text, position, themes = of("recommendation", starts=True), of("position", starts=True), of("themes")
    if text is None or position is None or themes is None:
        return None
    return _Columns(text, position, themes, of("sdg"))


def _cells(row: Any) -> list[list[str]]:
    return [[" ".join(_text(paragraph).split()) for paragraph in cell.p_lst] for cell in row.tc_lst]


def _text(paragraph: Any) -> str:
    """All words of a paragraph, also those of links and of insertions that were not accepted."""
    from docx.oxml.ns import qn

    words, breaks = qn("w:t"), (qn("w:br"), qn("w:tab"))
    return "".join(part.text or "" if part.tag == words else " " for part in paragraph.iter(words, *breaks))


def _under(headings: list[str], printed: str) -> list[str]:
    """The path of headings: one of the same kind ("Theme: …") takes the place of the last and of what stood below."""
    if not printed:
        return headings
    kind = printed.partition(":")[0].casefold()
    kept = [each.partition(":")[0].casefold() for each in headings]
    return [*headings[: kept.index(kind) if kind in kept else len(headings)], printed]


def _recommendation(cells: list[list[str]], columns: _Columns, numbers: set[str]) -> dict[str, Any] | Fault:
    if len(cells) <= max(columns.text, columns.position, columns.themes, columns.sdgs or 0):
        return Fault("", said("The row has fewer cells than the table has columns."))
    words = [line for line in cells[columns.text] if line]
    told = _NUMBER.fullmatch(" ".join(line for line in words if not _SOURCE.match(line)))
    if told is None:
        return Fault("recommendation", said("The row has no number, as 140.23, before its text."))
    if told["number"] in numbers:
        return Fault("recommendation", said("The number {number} stands here twice.", number=told["number"]))
    text = told["text"].strip().rstrip(";").rstrip()
    themes = dict(_listed(cells[columns.themes]))
    sdgs = dict(_listed(cells[columns.sdgs])).get("", []) if columns.sdgs is not None else []
    return {
        "number": told["number"],
        "text": text,
        "states": list(states_in(text)),
        "position": " ".join(cells[columns.position]).strip(),
        "themes": themes.get("", []),
        "groups": themes.get("groups of persons", []) or themes.get("affected persons", []),
        "sdgs": sdgs or themes.get("sdgs", []),
        "source_note": " ".join(_SOURCE.sub("", line) for line in words if _SOURCE.match(line)),
    }


def _listed(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The lists of a cell, each under its own title; the first has none."""
    title, items = "", list[str]()
    for line in lines:
        if dash := _DASH.match(line):
            items.append(line[dash.end() :])
        elif line.endswith(":"):
            yield title, items
            title, items = line.rstrip(": ").casefold(), []
        elif line:
            items.append(line)
    yield title, items
