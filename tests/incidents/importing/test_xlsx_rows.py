"""Workbooks, as people really keep them."""

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from incidents.importing import archive, xlsx_rows
from incidents.importing.reading import read_table
from incidents.importing.rows import FileRefusedError
from incidents.importing.xlsx_rows import as_text
from tests.incidents.importing.tables import COLUMNS, ROW, rows_of, small_map, source_of, write_xlsx

CELLS = [ROW[name] for name in COLUMNS]


def test_merged_titles_and_headings_are_passed_over(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", [["Incidents"], ["", "WHAT", "WHEN"], COLUMNS, CELLS, [], CELLS], sheet="Log"
    )

    source = source_of(path, small_map())

    assert (source.sheet, source.header_row) == ("Log", 3)
    assert [row.number for row in rows_of(path, small_map())] == [4, 6]


def test_a_date_cell_is_read_as_its_day_and_a_number_as_it_is_shown(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, [7, "x", date(2021, 3, 8), 40.5, 3, 3.0, "Women", True]])

    cells = rows_of(path, small_map())[0].cells

    assert [cells[name] for name in COLUMNS] == ["7", "x", "2021-03-08", "40.5", "3", "3", "Women", "TRUE"]


def test_each_kind_of_cell_has_one_spelling() -> None:
    assert as_text(datetime(2021, 3, 8, 23, 30)) == "2021-03-08 23:30"  # noqa: DTZ001 - a cell knows no zone
    assert as_text(date(2021, 3, 8)) == "2021-03-08"
    assert as_text(time(23, 30)) == "23:30"
    assert as_text(timedelta(hours=30)) == "1 day, 6:00:00"
    assert as_text(1e16) == "1e+16"
    assert as_text("a_x000D_\nb") == "a\nb"
    assert as_text(None) == ""


def test_the_sheet_the_map_names_is_read_and_a_missing_one_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, CELLS], sheet="Log")

    assert len(rows_of(path, small_map(file={"sheet": "Log"}))) == 1
    with pytest.raises(FileRefusedError, match="There is no sheet “Incidents”"):
        rows_of(path, small_map(file={"sheet": "Incidents"}))


def test_an_error_of_the_spreadsheet_program_refuses_the_row(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, CELLS, [*CELLS[:7], "=1/0"]])
    _with_sheet(
        path, lambda xml: xml.replace(b'<c r="H3"><f>1/0</f><v>0</v>', b'<c r="H3" t="e"><f>1/0</f><v>#DIV/0!</v>')
    )

    good, refused = rows_of(path, small_map())

    assert not good.faults
    assert (refused.faults[0].column, "shows an error" in refused.faults[0].sentence) == ("acts", True)


def test_a_formula_whose_result_was_never_stored_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, [*CELLS[:1], '="A"&"B"', *CELLS[2:]]])
    assert rows_of(path, small_map())[0].faults == ()

    _with_sheet(path, lambda xml: xml.replace(b"</f><v>0</v>", b"</f>"))
    refused = rows_of(path, small_map())[0]

    assert (refused.faults[0].column, "without a stored result" in refused.faults[0].sentence) == ("what", True)


def test_something_beyond_the_last_named_column_is_not_lost_silently(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, [*CELLS, "", "a remark"]])

    row = rows_of(path, small_map())[0]

    assert row.rest == ("a remark",)
    assert "to the right" in row.faults[0].sentence


def test_the_size_a_sheet_claims_is_not_believed(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, CELLS, CELLS])
    _with_sheet(path, lambda xml: xml.replace(b'ref="A1:H3"', b'ref="A1"'))

    assert len(rows_of(path, small_map())) == 2


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, CELLS])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/huge.bin", b"\x00" * 60_000_000)
    with pytest.raises(FileRefusedError, match="unpack to more"):
        rows_of(path, small_map())

    small = write_xlsx(tmp_path / "b.xlsx", [COLUMNS, CELLS])
    monkeypatch.setattr(archive, "MOST_SHARED_TEXT", 10)
    with pytest.raises(FileRefusedError, match="unpack to more"):
        rows_of(small, small_map())


@pytest.mark.parametrize(("where", "far"), [(b'r="2"', b'r="99999999"'), (b'r="H2"', b'r="ZZZ2"')])
def test_cells_beyond_any_table_are_refused_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: bytes, far: bytes
) -> None:
    monkeypatch.setattr(xlsx_rows, "MOST_ROWS", 1_000)
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, CELLS])
    _with_sheet(path, lambda xml: xml.replace(where, far, 1))

    with pytest.raises(FileRefusedError, match="beyond any table"):
        rows_of(path, small_map())


def test_a_document_type_is_refused_before_it_is_expanded(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, CELLS])
    _with_sheet(path, lambda xml: xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1))

    with pytest.raises(FileRefusedError, match="document type"):
        rows_of(path, small_map())


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("content.xml", "<x/>")
    with pytest.raises(FileRefusedError, match="holds no workbook"):
        rows_of(path, small_map())

    path.write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(FileRefusedError, match="or it is damaged"):
        rows_of(path, small_map())

    with zipfile.ZipFile(path, "w") as other:
        other.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(FileRefusedError, match="is damaged"):
        rows_of(path, small_map())


def test_what_is_done_with_a_row_is_never_taken_for_a_damaged_file(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, CELLS])

    with pytest.raises(ValueError, match="mine"):
        _raise_for_the_first_row(path)


def _raise_for_the_first_row(path: Path) -> None:
    with read_table(path, small_map().layout) as source:
        for _ in source.rows:
            raise ValueError("mine")


def _with_sheet(path: Path, change: object) -> None:
    """Change the XML of the one sheet."""
    assert callable(change)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    before = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = change(before)
    assert parts["xl/worksheets/sheet1.xml"] != before
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
