"""The empty document that every Word file starts from."""

import io
from pathlib import Path

import docx
from docx.document import Document

from exports.constant_zip import packed

_HERE = Path(__file__).parent / "word_parts"
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
}


def blank_document() -> Document:
    """An A4 page in Times New Roman 12 with the styles and the one list of paragraph numbers; no author, no dates."""
    return docx.Document(io.BytesIO(packed({name: (_HERE / file).read_bytes() for name, file in _PARTS.items()})))
