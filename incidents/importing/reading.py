"""Opens a file as a table, whatever it was made with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from incidents.importing.csv_rows import csv_source
from incidents.importing.json_records import json_source
from incidents.importing.kinds import kind_of
from incidents.importing.kobo import kobo_source
from incidents.importing.layout import KOBO, Layout
from incidents.importing.rows import Source
from incidents.importing.xlsx_rows import xlsx_source


@contextmanager
def read_table(path: Path, layout: Layout) -> Iterator[Source]:
    """The table in a CSV, XLSX or JSON file, read row by row while the block lasts.

    What was decided (encoding, delimiter, sheet, row of names) stands in the source, to be shown.
    Raises NotFoundError where there is no such file and FileRefusedError where it is no table; rows that are
    damaged one by one are not refused here but carry their faults.
    """
    if layout.made_with == KOBO:
        with kobo_source(path, layout) as source:
            yield source
        return
    kind = kind_of(path)
    if kind == "xlsx":
        with xlsx_source(path, layout) as source:
            yield source
    elif kind == "json":
        with json_source(path, layout) as source:
            yield source
    else:
        with csv_source(path, layout) as source:
            yield source
