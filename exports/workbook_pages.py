"""Sheets of one look, in which no text is a formula."""

import io
import textwrap
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from exports.constant_zip import scrubbed_office_file
from exports.safe_cells import guarded, plain
from schemas.refusals import Refusal
from schemas.speech import said

_LONGEST_CELL = 32_767
_A4 = 9
_PAGE_LETTERS = 100
_LINE_POINTS = 13.5
_LETTERS_OF_A_UNIT = 1.22
"""A unit of width is a zero; letters are narrower."""

_STANDARD_WIDTH = 8.43
_LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "wrapped": {"text_wrap": True},
    "prose": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 13},
    "heading": {"bold": True},
    "name": {"bold": True, "valign": "top"},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#EDEDED", "bottom": 1, "valign": "bottom"},
    "figure": {"num_format": "#,##0", "align": "right"},
}


class TextTooLongError(Refusal):
    """A text is longer than a cell of a workbook holds; no file was made."""


class Book:
    """A workbook under way, all in memory: nothing of it is written to a temporary file."""

    def __init__(self) -> None:
        self._made = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._made, options)
        self._looks: dict[tuple[object, ...], Any] = {}

    def sheet(self, name: str, widths: Sequence[float], *, landscape: bool = False) -> "Sheet":
        """A new sheet with the widths of its columns in letters, one page wide in print."""
        return Sheet(self, self._book.add_worksheet(name), widths, landscape=landscape)

    def look(self, name: str, **more: object) -> Any:
        """The format of a look, made once."""
        key = (name, *more.items())
        if key not in self._looks:
            base = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
            self._looks[key] = self._book.add_format({**base, **_LOOKS[name], **more})
        return self._looks[key]

    def name_range(self, name: str, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Give a range a name by which other programs find it; rows and columns from 0."""
        corners = [
            xlsxwriter.utility.xl_rowcol_to_cell(*corner, row_abs=True, col_abs=True) for corner in (first, last)
        ]
        self._book.define_name(name, f"='{sheet}'!{':'.join(corners)}")

    def content(self) -> bytes:
        """The finished file, without author, dates and tool."""
        self._book.close()
        return scrubbed_office_file(self._made.getvalue())


class Sheet:
    """A sheet that is filled line by line from the top."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[float], *, landscape: bool) -> None:
        self.book, self.line = book, 0
        self._sheet, self._widths = sheet, tuple(widths)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&8&P / &N")
        if landscape:
            sheet.set_landscape()

    def write(self, *values: str | int, looks: Sequence[Any] = (), is_wrapped: bool = False) -> None:
        """One line of texts and figures, then on to the next; the last look holds for all that follow.

        A wrapped line is made as tall as its longest text needs.
        """
        shown = list(looks) or [self.book.look("text")]
        for column, value in enumerate(values):
            look = shown[min(column, len(shown) - 1)]
            if isinstance(value, int):
                self._sheet.write_number(self.line, column, value, look)
            else:
                self._sheet.write_string(self.line, column, _cell_text(value), look)
        if is_wrapped:
            lines = (_lines(str(value), width) for value, width in zip(values, self._widths, strict=False))
            self._sheet.set_row(self.line, _LINE_POINTS * max(lines))
        self.line += 1

    def write_prose(self, text: str) -> None:
        """A long text over as many lines as it needs, each within the width of the page."""
        for line in textwrap.wrap(plain(text), int(max(_PAGE_LETTERS, sum(self._widths)))):
            self.write(line)

    def skip(self) -> None:
        """An empty line."""
        self.line += 1

    def freeze(self, columns: int = 0) -> None:
        """Keep what is above in sight, on the screen and at the top of every printed page."""
        self._sheet.freeze_panes(self.line, columns)
        self._sheet.repeat_rows(0, self.line - 1)

    def finish(self, first: int) -> None:
        """Print the columns and as much beside them as a page holds; from a line on '2019' is a code, not a number."""
        last = len(self._widths) - 1
        beside = int(max(0, _PAGE_LETTERS - sum(self._widths)) // _STANDARD_WIDTH)
        self._sheet.print_area(0, 0, self.line - 1, last + beside)
        self._sheet.ignore_errors({"number_stored_as_text": xlsxwriter.utility.xl_range(first, 0, self.line, last)})


def _lines(text: str, width: float) -> int:
    return len(textwrap.wrap(plain(text), int(width * _LETTERS_OF_A_UNIT))) or 1


def _cell_text(text: str) -> str:
    told = guarded(text)
    # The writer takes <r>…</r> for XML of its own and would pass it on unescaped.
    told = f"'{told}" if told.startswith("<r>") else told
    if len(told) > _LONGEST_CELL:
        raise TextTooLongError(
            said("A text has more than {most} letters, which no cell holds: shorten it.", most=_LONGEST_CELL)
        )
    return told
