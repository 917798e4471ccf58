"""Looks at a zipped office file before anything is unpacked."""

import errno
import struct
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from incidents.importing.rows import FileRefusedError
from schemas.speech import said

MOST_UNPACKED = 1024 * 1024 * 1024
MOST_SHARED_TEXT = 256 * 1024 * 1024
MOST_PARTS = 5_000
MOST_PACKED = 400
"""An honest sheet packs some 10 to 50 times; a bomb a thousand times."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,  # the errors of both XML parsers
    EOFError,
    OSError,
    LookupError,  # of a key, of a place, of an encoding nobody knows
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    AssertionError,
)
"""What openpyxl and zipfile raise on a damaged workbook; it has no error of its own for it."""


class Office(NamedTuple):
    """What kind of office file is expected, and what is said of one that is not."""

    part: str
    """The part without which it is none."""
    damaged: str
    another: str
    too_large: str
    declares: str


def workbook() -> Office:
    """An Excel workbook."""
    return Office(
        part="xl/workbook.xml",
        damaged=said("This is not an unprotected .xlsx workbook, or it is damaged."),
        another=said("This archive holds no workbook; save the table as .xlsx or CSV."),
        too_large=said("This workbook would unpack to more than can be read safely; save its sheet as CSV."),
        declares=said("This workbook holds a document type declaration, as no spreadsheet program writes."),
    )


def check_archive(path: Path, office: Office | None = None) -> None:
    """Raises FileRefusedError unless this is an unprotected office file (a workbook) of a size that can be read."""
    office = office or workbook()
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(parts, office)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(archive, part, office)
    except FileRefusedError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        struct.error,
    ) as error:
        raise FileRefusedError(office.damaged) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        # A damaged directory may name a place before the file's beginning, and the system is asked to go there.
        raise FileRefusedError(office.damaged) from error


def _check_sizes(parts: list[zipfile.ZipInfo], office: Office) -> None:
    names = {part.filename for part in parts}
    if office.part not in names and "[Content_Types].xml" not in names:
        raise FileRefusedError(office.another)
    unpacked = sum(part.file_size for part in parts)
    bomb = any(part.file_size > MOST_PACKED * max(part.compress_size, 25_000) for part in parts)
    shared = any(part.file_size > MOST_SHARED_TEXT for part in parts if part.filename.endswith("sharedStrings.xml"))
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or bomb or shared:
        raise FileRefusedError(office.too_large)


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, office: Office) -> None:
    """No part of an office file declares a document type; one that does wants to expand entities."""
    with archive.open(part) as file:
        before = b""
        while chunk := file.read(1 << 20):
            if b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk or b"\x00" in chunk:
                raise FileRefusedError(office.declares)
            before = chunk[-9:]
