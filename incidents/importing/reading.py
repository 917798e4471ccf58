"""Opens a file as a table, whatever it was made with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from incidents.errors import NotFoundError
from incidents.importing.csv_rows import csv_source
from incidents.importing.json_records import json_source
from incidents.importing.layout import Layout
from incidents.importing.rows import FileRefusedError, Source
from incidents.importing.xlsx_rows import xlsx_source
from schemas.speech import said

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@contextmanager
def read_table(path: Path, layout: Layout) -> Iterator[Source]:
    """The table in a CSV, XLSX or JSON file, read row by row while the block lasts.

    What was decided (encoding, delimiter, sheet, row of names) stands in the source, to be shown.
    Raises NotFoundError where there is no such file and FileRefusedError where it is no table; rows that are
    damaged one by one are not refused here but carry their faults.
    """
    kind = _kind(path)
    if kind == "xlsx":
        with xlsx_source(path, layout) as source:
            yield source
    elif kind == "json":
        with json_source(path, layout) as source:
            yield source
    else:
        with csv_source(path, layout) as source:
            yield source


def _kind(path: Path) -> str:
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
