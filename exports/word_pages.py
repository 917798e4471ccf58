"""Sections, page numbers and the footer of a Word document."""

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.text.paragraph import Paragraph

_A4_CM = (21.0, 29.7)
TEXT_WIDTH_CM = {False: 16.0, True: 24.7}
"""Width between the margins, by whether the page lies on its side."""


def start_section(document: Document, *, landscape: bool = False) -> None:
    """Go on on a new page, upright or on its side; what came before keeps its own shape."""
    ending = document.add_paragraph(style="Table End")
    ending._p.get_or_add_pPr().append(deepcopy(document.element.body.sectPr))
    section = document.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = map(Cm, _A4_CM[::-1] if landscape else _A4_CM)
    for reference in document.element.body.sectPr.findall(qn("w:footerReference")):
        document.element.body.sectPr.remove(reference)


def set_footer(document: Document, text: str) -> None:
    """The same text and 'page / pages' under every page; later sections inherit it. Call it before the first text."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    told = footer.paragraphs[0]
    told.style = "footer"
    told.add_run(text)
    pages = footer.add_paragraph(style="footer")
    _add_field(pages, "PAGE")
    pages.add_run(" / ")
    _add_field(pages, "NUMPAGES")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    for part in _field_parts(instruction):
        paragraph.add_run()._r.append(part)


def _field_parts(instruction: str) -> Iterator[BaseOxmlElement]:
    """A complex field; the '1' is what a reader shows that cannot count pages."""
    for kind in ("begin", "instrText", "separate", "t", "end"):
        if kind in {"instrText", "t"}:
            part = OxmlElement(f"w:{kind}")
            part.text = f" {instruction} " if kind == "instrText" else "1"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        yield part
