"""ZIP files without dates, authors or chance."""

import io
import re
import zipfile
from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_CONTENTS = "[Content_Types].xml"
_ABOUT_THE_AUTHOR = ("docProps/", "customXml/")
_REFERENCE = re.compile(rb"<(Relationship|Override)\b[^>]*?/>")
_POINTS_THERE = re.compile(rb'(?:Target|PartName)="[./]*(?:docProps|customXml)/')
_REVISION = re.compile(rb'\s+w:rsid\w*="[0-9A-Fa-f]*"|<w:rsids>.*?</w:rsids>|<w:rsids/>', re.DOTALL)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts in one ZIP, in the order of their names, dated 1 January 1980.

    They are stored, not compressed: compressors differ from machine to machine, and the bytes must not.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENTS, name)):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts[name])
    return made.getvalue()


def scrubbed_office_file(content: bytes) -> bytes:
    """A DOCX or XLSX without author, dates, tool, thumbnail and revision marks, packed as `packed` does."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.startswith(_ABOUT_THE_AUTHOR)}
    return packed({name: _scrubbed(part) for name, part in parts.items()})


def _scrubbed(part: bytes) -> bytes:
    kept = _REFERENCE.sub(lambda found: b"" if _POINTS_THERE.search(found[0]) else found[0], part)
    return _REVISION.sub(b"", kept)
