"""Counting the words of a Word document."""

from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn


def words_by_section(body: Iterable[Any]) -> tuple[int, ...]:
    """Words between blanks of every section in its order, those in tables included; numbers of paragraphs are none."""
    counts = [0]
    for element in body:
        counts[-1] += sum(len(text.split()) for text in _texts(element))
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            counts.append(0)
    return tuple(counts)


def _texts(element: Any) -> Iterator[str]:
    for paragraph in element.iter(qn("w:p")):
        yield "".join(part.text or "" if part.tag == qn("w:t") else " " for part in _parts(paragraph))


def _parts(paragraph: Any) -> Iterator[Any]:
    yield from paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
