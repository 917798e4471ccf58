"""Writes small tables and maps for the stories of this room."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from incidents.importing.import_map import ImportMap
from incidents.importing.map_file import understood
from incidents.importing.mapping import Mapped, Refused, forms
from incidents.importing.reading import read_table
from incidents.importing.rows import Row, Source

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
DEMO = Path(__file__).resolve().parents[3] / "schemas" / "demo" / "az-public-record"

SMALL: dict[str, Any] = {
    "name": "small",
    "ref": "no",
    "incident": {"title": "what", "date": "when", "place_text": "where"},
    "victims": [{"low": "least", "high": "most", "groups": {"column": "who", "split": ";"}}],
    "acts": [{"each": {"column": "acts", "split": ";"}, "term": {"column": "*", "values": {"Beaten": "INT.1"}}}],
}
COLUMNS = ("no", "what", "when", "where", "least", "most", "who", "acts")
ROW = {
    "no": "1",
    "what": "A beating",
    "when": "3 May 2021",
    "where": "Bakı, Nəsimi",
    "least": "1",
    "most": "2",
    "who": "Women; Journalists",
    "acts": "beaten",
}


def small_map(**changes: Any) -> ImportMap:
    """The map of the small table, with changes."""
    return understood({**SMALL, **changes})


def write_csv(path: Path, rows: Sequence[Mapping[str, str]], *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """A CSV of these rows."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, lines: Sequence[Sequence[Any]], *, sheet: str = "Sheet1") -> Path:
    """A workbook with one sheet of these rows."""
    workbook = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": True})
    page = workbook.add_worksheet(sheet)
    for number, cells in enumerate(lines):
        page.write_row(number, 0, cells)
    workbook.close()
    return path


def write_json(path: Path, told: Any) -> Path:
    """A JSON file."""
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path


def rows_of(path: Path, mapping: ImportMap) -> list[Row]:
    """All rows of a file."""
    with read_table(path, mapping.layout) as source:
        return list(source.rows)


def source_of(path: Path, mapping: ImportMap) -> Source:
    """What was decided about a file; its rows can no longer be read."""
    with read_table(path, mapping.layout) as source:
        return source


def forms_of(path: Path, mapping: ImportMap) -> list[Mapped | Refused]:
    """Every row of a file as a form, or a refusal."""
    with read_table(path, mapping.layout) as source:
        return list(forms(source, mapping))


def mapped(path: Path, mapping: ImportMap) -> list[Mapped]:
    """Every row as a form; a refusal fails the test."""
    found = forms_of(path, mapping)
    assert [each for each in found if isinstance(each, Refused)] == []
    return [each for each in found if isinstance(each, Mapped)]
