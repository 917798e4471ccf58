"""What other programs read in the files we write."""

import csv
import io
import zipfile
from collections.abc import Iterator

import docx
import openpyxl
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from schemas.release import Release

Figures = dict[tuple[str, tuple[str, ...]], str]
"""What is shown for a cell, by table and codes: digits, or a sign in brackets."""


def parts(content: bytes) -> dict[str, bytes]:
    """The files in a ZIP."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(content: bytes, name: str) -> list[dict[str, str]]:
    """A CSV file of the bundle."""
    return list(csv.DictReader(io.StringIO(parts(content)[name].decode(), newline="")))


def blocks(document: Document) -> Iterator[Paragraph | WordTable]:
    """Paragraphs and tables in their order."""
    for element in document.element.body:
        if element.tag == qn("w:p"):
            yield Paragraph(element, document)
        elif element.tag == qn("w:tbl"):
            yield WordTable(element, document)


def lines(document: Document) -> Iterator[str]:
    """The document as text: every paragraph with its style, every row of a table."""
    for block in blocks(document):
        if isinstance(block, WordTable):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        elif block.text:
            yield f"[{block.style.name}] {block.text}"


def figures_of_word(content: bytes, release: Release) -> Figures:
    """The figures of the annex, its panels put side by side again."""
    shown: dict[str, list[list[str]]] = {}
    annexed, current = False, ""
    for block in blocks(word(content)):
        if isinstance(block, Paragraph):
            annexed = annexed or (block.style.name == "Heading 1" and block.text.startswith("Annex A"))
            if block.style.name == "Table Title":
                current = block.text.split(".")[0].removeprefix("Table ")
        elif annexed:
            panel = [[cell.text for cell in row.cells][1:] for row in block.rows][1:]
            before = shown.get(current, [[] for _ in panel])
            shown[current] = [[*left, *right] for left, right in zip(before, panel, strict=True)]
    flat = {name: [figure for row in read for figure in row] for name, read in shown.items()}
    return _by_codes(release, {name: [figure.replace(",", "") for figure in read] for name, read in flat.items()})


def figures_of_workbook(content: bytes, release: Release) -> Figures:
    book = workbook(content)
    shown = {}
    for table in release.tables:
        lines_of_data = len(table.dimensions[0].codes) + 1
        read = book[table.id].iter_rows(min_row=5, max_row=4 + lines_of_data, min_col=3, values_only=True)
        shown[table.id] = [str(figure) for row in read for figure in row if figure is not None]
    return _by_codes(release, shown)


def figures_of_csv(content: bytes) -> Figures:
    shown = {}
    for row in rows(content, "counts_long.csv"):
        codes = (row["code_1"], row["code_2"]) if row["dimension_2"] else (row["code_1"],)
        shown[row["table_id"], codes] = row["value"] if not row["flag"] else f"[{row['flag']}]"
    return shown


def figures_of(release: Release) -> Figures:
    """What the release itself holds."""
    return {
        (table.id, cell.codes): str(cell.value) if cell.value is not None else f"[{cell.flag}]"
        for table in release.tables
        for cell in table.cells
    }


def _by_codes(release: Release, shown: dict[str, list[str]]) -> Figures:
    return {
        (table.id, codes): figure
        for table in release.tables
        for codes, figure in zip(table.combinations(), shown[table.id], strict=True)
    }
