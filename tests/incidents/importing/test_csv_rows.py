"""Tables of separated values, as people really save them."""

from pathlib import Path

import pytest

from incidents.importing.rows import FileRefusedError
from tests.incidents.importing.tables import ROW, rows_of, small_map, source_of, write_csv


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_found_and_shown(tmp_path: Path, delimiter: str) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "what": "One, two; three | four"}], delimiter=delimiter)

    assert source_of(path, small_map()).delimiter == delimiter
    assert dict(rows_of(path, small_map())[0].cells)["what"] == "One, two; three | four"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_every_unicode_encoding_is_known_by_its_mark(tmp_path: Path, encoding: str, shown: str) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "where": "Bakı, Nəsimi, Баку"}], encoding=encoding)

    assert source_of(path, small_map()).encoding == shown
    assert rows_of(path, small_map())[0].cells["where"] == "Bakı, Nəsimi, Баку"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Задержание участников пикета у здания суда, полиция не объяснила причину"),
        ("cp1254", "İstanbul'da yürüyüşten sonra gözaltına alındı, Beyoğlu ilçe emniyet müdürlüğü şöyle dedi"),
        ("cp1252", "Une manifestante blessée près de la préfecture, déjà libérée à l'aube"),
    ],
)
def test_old_encodings_of_the_region_are_found_by_their_letters(tmp_path: Path, encoding: str, words: str) -> None:
    path = write_csv(
        tmp_path / "a.csv", [{**ROW, "no": str(n), "what": words, "where": ""} for n in range(20)], encoding=encoding
    )

    assert rows_of(path, small_map())[7].cells["what"] == words


def test_the_map_has_the_last_word_on_encoding_and_delimiter(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "where": "Ýrð"}], encoding="cp1252", delimiter=";")

    mapping = small_map(file={"encoding": "cp1252", "delimiter": ";"})

    assert rows_of(path, mapping)[0].cells["where"] == "Ýrð"


def test_a_map_that_names_the_wrong_encoding_is_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "where": "Bakı"}])

    with pytest.raises(FileRefusedError, match="not written in ascii"):
        rows_of(path, small_map(file={"encoding": "ascii"}))


def test_letters_of_no_encoding_are_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "where": "Баку"}], encoding="cp1251")

    for choice in ("", "utf-8"):
        monkeypatch.setattr("incidents.importing.encoding._likeliest", lambda _, choice=choice: choice)
        with pytest.raises(FileRefusedError, match="fit no encoding known here"):
            rows_of(path, small_map())


def test_a_mark_that_promises_too_much_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbf" + ",".join(ROW).encode() + b"\n1,\xff")

    with pytest.raises(FileRefusedError, match="says it is utf-8-sig"):
        rows_of(path, small_map())


def test_an_encoding_nobody_knows_is_a_refusal(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])

    with pytest.raises(FileRefusedError, match="not written in klingon"):
        rows_of(path, small_map(file={"encoding": "klingon"}))


def test_titles_above_the_names_of_the_columns_are_passed_over(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    path.write_text("sep=,\nIncidents of the year,,,\n\n" + path.read_text(), encoding="utf-8")

    source = source_of(path, small_map())

    assert source.header_row == 4
    assert [row.number for row in rows_of(path, small_map())] == [5]


def test_names_of_columns_are_known_in_any_case_and_spacing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{name.upper() + " ": cell for name, cell in ROW.items()}])

    assert rows_of(path, small_map())[0].cells["what"] == "A beating"


def test_a_row_is_numbered_by_the_line_it_begins_on(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "what": "Two\nlines"}, {**ROW, "no": "2"}, {**ROW, "no": "3"}])

    assert [row.number for row in rows_of(path, small_map())] == [2, 4, 5]


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    path.write_text(path.read_text() + "\n,,,,,,,\n\n", encoding="utf-8")

    assert len(rows_of(path, small_map())) == 1


def test_blanks_after_the_delimiter_before_a_quotation_mark_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('no, what, when, where, least, most, who, acts\n1, "A, B", 2021, "x", 1, 1, Women, beaten\n')

    assert rows_of(path, small_map())[0].cells["what"] == "A, B"


def test_a_row_with_too_many_or_too_few_cells_is_refused_alone(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    path.write_text(path.read_text() + "2,a,b,c,1,1,d,e,f\n3,a\n4,a,2021,c,1,1,Women,beaten\n", encoding="utf-8")

    good, wide, short, last = rows_of(path, small_map())

    assert (good.faults, last.faults) == ((), ())
    assert "9 cells where 8" in wide.faults[0].sentence
    assert wide.rest == ("f",)
    assert "2 cells where 8" in short.faults[0].sentence


def test_short_rows_may_be_filled_where_the_map_says_so(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    path.write_text(path.read_text() + "3,a\n", encoding="utf-8")

    row = rows_of(path, small_map(file={"short_rows": "blank"}))[1]

    assert row.faults == ()
    assert row.cells["acts"] == ""


def test_a_quotation_mark_left_open_does_not_swallow_the_rows_below(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    broken = '2,"left open,2021,c,1,1,d,e\n'
    path.write_text(
        path.read_text() + broken + "3,a,2021,c,1,1,Women,beaten\n4,b,2021,c,1,1,Women,beaten\n", encoding="utf-8"
    )

    first, refused, *others = rows_of(path, small_map())

    assert refused.number == 3
    assert "never closed" in refused.faults[0].sentence
    assert refused.rest == (broken,)
    assert [row.number for row in others] == [4, 5]
    assert not any(row.faults for row in (first, *others))


def test_quotation_marks_that_do_not_pair_refuse_the_row_alone(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    path.write_text(path.read_text() + '2,"a"b,2021,c,1,1,d,e\n3,a,2021,c,1,1,Women,beaten\n', encoding="utf-8")

    assert ["do not pair" in row.faults[0].sentence if row.faults else "" for row in rows_of(path, small_map())] == [
        "",
        True,
        "",
    ]


def test_a_file_without_the_columns_of_the_map_is_refused_with_their_names(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{name: cell for name, cell in ROW.items() if name not in ("who", "most")}])

    with pytest.raises(FileRefusedError, match="lacks 2 of the columns this map reads: most, who"):
        rows_of(path, small_map())


def test_columns_may_be_optional(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{name: cell for name, cell in ROW.items() if name != "who"}])

    assert rows_of(path, small_map(file={"optional": ["who"]}))[0].cells.get("who", "") == ""


def test_a_column_named_twice_is_refused_only_if_the_map_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    head, cells = ",".join(ROW), ",".join(f'"{cell}"' for cell in ROW.values())
    path.write_text(f"{head},note,note\n{cells},a,b\n", encoding="utf-8")
    assert dict(rows_of(path, small_map())[0].cells)["note (10)"] == "b"

    path.write_text(f"{head},what\n{cells},again\n", encoding="utf-8")
    with pytest.raises(FileRefusedError, match="names a column twice"):
        rows_of(path, small_map())


def test_what_is_no_table_at_all_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content, words in (
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"\x7fELF\x00\x01\x02", "not a text file"),
        (b"Dear colleague,\nplease find below\n", "None of the map's columns"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .xls"),
        (b"no,what\n" + b"x" * 5_000_000, "longer than any row"),
    ):
        path.write_bytes(content)
        with pytest.raises(FileRefusedError, match=words):
            rows_of(path, small_map(file={"optional": ["when", "where", "least", "most", "who", "acts"]}))
