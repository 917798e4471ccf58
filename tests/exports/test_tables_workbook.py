import re
from dataclasses import replace

import pytest
from hypothesis import given
from openpyxl.worksheet.worksheet import Worksheet

from exports import FORMATS
from exports.workbook_pages import TextTooLongError
from schemas.release import DictionaryEntry, Release
from tests.exports.example import RELEASE, TABLES, release
from tests.exports.reading import parts, workbook
from tests.exports.strategies import PATIENTLY, releases
from tests.exports.test_safe_cells import FORMULAS

DRAWN = FORMATS["tables"].render(RELEASE, None).content
BOOK = workbook(DRAWN)


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_sheets_stand_in_reading_order() -> None:
    assert BOOK.sheetnames == [
        "README",
        "Contents",
        "T1",
        "T2",
        "T3",
        "T4",
        "Dictionary",
        "Suppression log",
        "Method",
    ]
    assert {sheet.sheet_state for sheet in BOOK} == {"visible"}


def test_a_sheet_begins_with_what_is_counted() -> None:
    sheet = BOOK["T1"]

    assert sheet["A1"].value == "Documented acts by type and year"
    assert sheet["A2"].value == "Counting unit: acts. Everything documented in the period. n = 502."
    assert [cell.value for cell in sheet[4]][:4] == ["Code", "Type of act", "2014", "2015"]
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$1:$4"


def test_figures_are_numbers_and_withheld_ones_are_signs() -> None:
    sheet = BOOK["T1"]

    assert [cell.value for cell in sheet[5]][:4] == ["INT", "Physical and moral integrity", "[c]", 16]
    assert isinstance(sheet["D5"].value, int)
    assert [cell.value for cell in sheet[20]][:2] == ["*", "Total"]


def test_a_sheet_ends_with_signs_notes_and_source() -> None:
    told = " ".join(texts(BOOK["T3"])[-8:])

    assert "[c] withheld to protect people" in told
    assert "Places are told no closer than the administrative unit." in told
    assert "Source: incident database of Example Coalition" in told


def test_the_figures_have_a_name_other_programs_find() -> None:
    assert BOOK.defined_names["T1_data"].attr_text == "'T1'!$A$4:$N$20"


def test_the_dictionary_explains_every_code_of_every_table() -> None:
    told = {(row[0], row[1]) for row in BOOK["Dictionary"].iter_rows(min_row=4, values_only=True)}

    for table in TABLES:
        for known in table.dimensions:
            assert {(known.name, code.code) for code in known.codes} <= told
            assert (known.name, "*") in told


def test_a_code_without_definition_has_its_label() -> None:
    book = workbook(FORMATS["tables"].render(release(dictionary=()), None).content)

    assert ("act", "LIB.2", "Police custody, detention") in {
        row[:3] for row in book["Dictionary"].iter_rows(min_row=4, values_only=True)
    }


def test_the_log_names_every_withheld_cell_and_no_figure() -> None:
    logged = list(BOOK["Suppression log"].iter_rows(min_row=4, values_only=True))

    assert [(row[0], *filter(None, (row[1], row[3]))) for row in logged] == [
        (note.table, *note.codes) for note in RELEASE.suppressions
    ]
    assert {row[5] for row in logged} == {"small itself, or would reveal a small one"}


def test_the_method_is_told_in_full() -> None:
    told = " ".join(texts(BOOK["Method"]))

    for part in ("A person is counted only after agreeing", "recovered no withheld figure", "A hotline was opened"):
        assert part in told


def test_no_cell_is_a_formula_and_nothing_is_hidden() -> None:
    read = parts(DRAWN)

    assert {cell.data_type for sheet in BOOK for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(re.search(rb"<f[ >]|hidden=|<hyperlink|<drawing", part) for part in read.values())
    assert not any("comments" in name or "external" in name.lower() for name in read)


@pytest.mark.parametrize("text", [*FORMULAS, "<r><t>raw</t></r>", "http://example.test", "_x0007_"])
def test_a_hostile_label_stays_a_text(text: str) -> None:
    book = workbook(
        FORMATS["tables"].render(release(dictionary=(DictionaryEntry("act", "X", text, text),)), None).content
    )
    _, _, label, definition = next(book["Dictionary"].iter_rows(min_row=4, max_row=4))

    assert (label.data_type, definition.data_type) == ("s", "s")
    assert label.hyperlink is None
    assert str(label.value).strip("'")[:1] == text.strip()[:1]


def test_a_text_that_no_cell_holds_is_refused_not_cut() -> None:
    with pytest.raises(TextTooLongError, match="32767 letters"):
        FORMATS["tables"].render(release(dictionary=(DictionaryEntry("act", "X", "x", "y" * 32_768),)), None)


def test_a_withheld_total_is_a_sign_in_the_contents() -> None:
    table = TABLES[2]
    cells = tuple(replace(cell, value=None, flag="z") if cell.codes == ("*",) else cell for cell in table.cells)
    book = workbook(FORMATS["tables"].render(release(tables=(replace(table, cells=cells),)), None).content)

    assert book["Contents"]["D4"].value == "[z]"


@given(releases())
@PATIENTLY
def test_every_release_makes_a_workbook_without_formulas(release: Release) -> None:
    book = workbook(FORMATS["tables"].render(release, None).content)

    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
