"""What stands on each sheet of the workbook."""

from exports.reading_guide import REASON, about, dictionary, method, title
from exports.table_grid import Row, grid
from exports.wording import footer, legend, number, universe
from exports.workbook_pages import Book, Sheet
from schemas.release import Release, Table

_CODE, _LABEL = 15, 42
_WIDE = 6
"""From so many columns of figures on a sheet is printed on its side."""


def draw_workbook(release: Release) -> bytes:
    """The whole workbook: the same release, the same bytes."""
    book = Book()
    _readme(book, release)
    _contents(book, release)
    for table in release.tables:
        _table(book, table, footer(release))
    _dictionary(book, release)
    _suppressions(book, release)
    _method(book, release)
    return book.content()


def _readme(book: Book, release: Release) -> None:
    sheet = book.sheet("README", (20, 80))
    sheet.write(title(release), looks=[book.look("title")])
    sheet.skip()
    for name, text in about(release):
        sheet.write(name, text, looks=[book.look("name"), book.look("prose")], is_wrapped=True)


def _contents(book: Book, release: Release) -> None:
    sheet = book.sheet("Contents", (8, 50, 11, 9, 30))
    _start(book, sheet, "Contents", ("Table", "Title", "Unit", "n", "Counted by"))
    looks = [book.look("text"), book.look("wrapped"), book.look("text"), book.look("figure"), book.look("wrapped")]
    for table in release.tables:
        by = ", ".join(known.label for known in table.dimensions)
        n = table.total.value if table.total.value is not None else number(None, table.total.flag)
        sheet.write(table.id, table.title, table.unit, n, by, looks=looks, is_wrapped=True)


def _table(book: Book, table: Table, source: str) -> None:
    shown = grid(table)
    widths = (_CODE, _LABEL, *(_head_width(head) for head in shown.head))
    sheet = book.sheet(table.id, widths, landscape=len(shown.head) >= _WIDE)
    sheet.write(table.title, looks=[book.look("title")])
    sheet.write(universe(table))
    sheet.skip()
    first = sheet.line
    heads = [*[book.look("head")] * 2, book.look("head", align="right")]
    sheet.write("Code", shown.corner, *shown.head, looks=heads, is_wrapped=True)
    sheet.freeze(columns=2)
    for row in shown.rows:
        sheet.write(row.code, row.label, *_figures(row), looks=_looks(book, row), is_wrapped=True)
    book.name_range(f"{table.id}_data", table.id, (first, 0), (sheet.line - 1, len(widths) - 1))
    sheet.skip()
    for note in (*legend(table), source):
        sheet.write_prose(note)
    sheet.finish(first)


def _head_width(head: str) -> int:
    """Room for a figure and for the longest word of the head, up to a measure."""
    return min(max(len(word) for word in [*head.split(), "100,000"]) + 2, 16)


def _figures(row: Row) -> tuple[str | int, ...]:
    """Figures as numbers; what is withheld as its sign, in text."""
    return tuple(cell.value if cell.value is not None else number(None, cell.flag) for cell in row.cells)


def _looks(book: Book, row: Row) -> list[object]:
    if row.is_total:
        return [*[book.look("heading", top=1)] * 2, book.look("figure", bold=True, top=1)]
    return [book.look("text"), book.look("wrapped", indent=min(row.depth, 15)), book.look("figure")]


def _dictionary(book: Book, release: Release) -> None:
    sheet = book.sheet("Dictionary", (18, 16, 40, 60), landscape=True)
    first = _start(book, sheet, "Dictionary", ("Field", "Code", "Label", "Definition"))
    looks = [book.look("text"), book.look("text"), book.look("wrapped")]
    for entry in dictionary(release):
        sheet.write(entry.field, entry.code, entry.label, entry.definition, looks=looks, is_wrapped=True)
    sheet.finish(first)


def _suppressions(book: Book, release: Release) -> None:
    """Which cells are withheld; never what they hold, nor which of them are small themselves."""
    sheet = book.sheet("Suppression log", (8, 16, 36, 16, 36, 32), landscape=True)
    heads = ("Table", "Code 1", "Label 1", "Code 2", "Label 2", "Reason")
    first = _start(book, sheet, "Withheld cells", heads)
    tables = {table.id: table for table in release.tables}
    for note in release.suppressions:
        pairs = zip(tables[note.table].dimensions, note.codes, strict=True)
        cell = [part for known, code in pairs for part in (code, known.label_of(code))]
        line = (note.table, *(*cell, "", "")[:4], REASON)
        sheet.write(*line, looks=[book.look("wrapped")], is_wrapped=True)
    sheet.finish(first)


def _method(book: Book, release: Release) -> None:
    sheet = book.sheet("Method", (20, 80))
    sheet.write("Method", looks=[book.look("title")])
    sheet.skip()
    for heading, sentences in method(release):
        for place, sentence in enumerate(sentences):
            name = "" if place else heading
            sheet.write(name, sentence, looks=[book.look("name"), book.look("prose")], is_wrapped=True)


def _start(book: Book, sheet: Sheet, name: str, heads: tuple[str, ...]) -> int:
    """Title and heads of a list; the line on which its heads stand."""
    sheet.write(name, looks=[book.look("title")])
    sheet.skip()
    sheet.write(*heads, looks=[book.look("head")])
    sheet.freeze()
    return sheet.line - 1
