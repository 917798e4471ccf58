"""What kind of file it is, by its first bytes."""

from pathlib import Path

from incidents.errors import NotFoundError
from incidents.importing.rows import FileRefusedError
from schemas.speech import said

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def kind_of(path: Path) -> str:
    """By the first bytes; the name of a file is only a hint, for text."""
    if not path.is_file():
        raise NotFoundError(said("There is no such file to import: check the path."))
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise FileRefusedError(said("The file cannot be read: {why}.", why=error.strerror)) from error
    if not head.strip():
        raise FileRefusedError(said("The file is empty."))
    if head.startswith(_ZIP):
        return "xlsx"
    if head.startswith(_OLD_OFFICE):
        raise FileRefusedError(
            said("This is an old .xls workbook, or one with a password; save it as .xlsx without a password.")
        )
    return "json" if path.suffix.casefold() in (".json", ".jsonl", ".ndjson", ".geojson") else "csv"
