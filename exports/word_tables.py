"""A table of a release drawn in Word."""

from collections.abc import Collection

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from exports.safe_cells import plain
from exports.table_fit import Panel, fit, head_height
from exports.table_grid import Grid, Row, grid
from exports.wording import legend, number, universe
from schemas.release import Table

_HEAD_SHADE = "EDEDED"
_TEXT_STYLE_ID = "TableText"
_INDENT_CM = 0.35
_ROWS_KEPT_TOGETHER = 24


def draw(document: Document, table: Table, width: float, only: Collection[str] | None = None) -> None:
    """Title, unit, universe and n, the figures, the notes; of the rows only those asked for. Width in centimetres."""
    shown = grid(table, only)
    excerpt = " (excerpt)" if only is not None else ""
    document.add_paragraph(f"Table {table.id}{excerpt}. {plain(table.title)}", style="Table Title")
    document.add_paragraph(
        universe(table) + (" The whole table is in annex A." if excerpt else ""), style="Table Universe"
    )
    for place, panel in enumerate(fit(shown, width)):
        if place:
            document.add_paragraph(style="Table End")
        _draw_panel(document, shown, panel, plain(table.title))
    for note in legend(table):
        document.add_paragraph(note, style="Table Note")
    document.add_paragraph(style="Table End")


def _draw_panel(document: Document, shown: Grid, panel: Panel, title: str) -> None:
    drawn = document.add_table(rows=0, cols=len(panel.widths), style="Figures")
    drawn.alignment = WD_TABLE_ALIGNMENT.LEFT
    drawn.autofit = False
    for column, width in zip(drawn.columns, panel.widths, strict=True):
        column.width = Cm(width)
    _tell_readers(drawn, title)
    _draw_head(drawn, (shown.corner, *shown.head[panel.first : panel.last]), panel)
    for row in shown.rows:
        _draw_row(drawn, row, panel)
    if len(shown.rows) <= _ROWS_KEPT_TOGETHER:
        for line in drawn.rows[:-1]:
            line.cells[0].paragraphs[0].paragraph_format.keep_with_next = True


def _draw_head(drawn: WordTable, head: tuple[str, ...], panel: Panel) -> None:
    line = drawn.add_row()  # type: ignore[no-untyped-call]
    _mark(line, "w:cantSplit")
    _mark(line, "w:tblHeader")
    if panel.is_rotated:
        line.height = Cm(head_height(head[1:]))
    for place, (cell, label) in enumerate(zip(line.cells, head, strict=True)):
        _write(cell, label, panel.widths[place], is_figure=place > 0 and not panel.is_rotated, is_bold=True)
        # In this order: Word holds a file whose elements stand in another to be broken.
        _add(cell, "w:shd", val="clear", color="auto", fill=_HEAD_SHADE)
        if panel.is_rotated and place:
            _add(cell, "w:textDirection", val="btLr")
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def _draw_row(drawn: WordTable, row: Row, panel: Panel) -> None:
    line = drawn.add_row()  # type: ignore[no-untyped-call]
    _mark(line, "w:cantSplit")
    figures = [number(cell.value, cell.flag) for cell in row.cells[panel.first : panel.last]]
    for place, (cell, text) in enumerate(zip(line.cells, [row.label, *figures], strict=True)):
        _write(cell, text, panel.widths[place], is_figure=place > 0, is_bold=row.is_total)
    line.cells[0].paragraphs[0].paragraph_format.left_indent = Cm(_INDENT_CM * row.depth) if row.depth else None


def _write(cell: _Cell, text: str, width: float, *, is_figure: bool, is_bold: bool) -> None:
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph._p.style = _TEXT_STYLE_ID
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_figure else None
    paragraph.add_run(text).bold = True if is_bold else None


def _mark(line: _Row, name: str) -> None:
    line._tr.get_or_add_trPr().append(OxmlElement(name))


def _add(cell: _Cell, name: str, **values: str) -> None:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(element)


def _tell_readers(drawn: WordTable, title: str) -> None:
    """What a screen reader says before the cells."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    drawn._tbl.tblPr.append(caption)
