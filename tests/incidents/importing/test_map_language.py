"""What a map can say of exactness, lists in step, several answers in a cell, and other names of columns."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.importing.date_telling import PRECISIONS
from incidents.importing.map_file import MapRefusedError, understood
from incidents.importing.mapping import Mapped, Refused
from schemas.vague_date import VagueDate
from tests.incidents.importing.tables import forms_of, mapped, write_csv, write_json, write_xlsx

DATED = {"name": "a", "incident": {"title": "what", "date": {"text": "when", "precision": "how"}}}
IN_STEP = {
    "name": "a",
    "incident": {"title": "what"},
    "sources": [
        {
            "each": {"columns": ["office", "day"], "split": ";", "in_step": True},
            "name": "*.office",
            "material_on": "*.day",
        }
    ],
}
CHOSEN = {
    "name": "a",
    "incident": {"title": "what"},
    "acts": [
        {
            "each": {"column": "acts", "split": ","},
            "term": {"always": "INT.1"},
            "methods": {
                "column": "*",
                "chosen": True,
                "values": {"a": "beating", "a kick": "shooting", "b": "", "c": "tear_gas"},
            },
        }
    ],
}


DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))


def one(path: Path, mapping: object) -> Mapped | Refused:
    [row] = forms_of(path, understood(mapping))  # type: ignore[arg-type]
    return row


@pytest.mark.parametrize(
    ("when", "how", "edtf"),
    [
        ("26 July 2023", "exact", "2023-07-26"),
        ("26 July 2023", "", "2023-07-26"),
        ("26 July 2023", "month", "2023-07"),
        ("2023-07-26/2023-08-02", "month", "2023-07/2023-08"),
        ("26 July 2023", "year", "2023"),
        ("26 July 2023", "about", "2023-07-26~"),
        ("about 2019", "about", "2019~"),
        ("about 2019", "uncertain", "2019%"),
        ("2021-05/2021-06", "uncertain", "2021-05?/2021-06?"),
        ("May 2021", "before", "../2021-05"),
        ("2021-05/2021-06", "after", "2021-05/.."),
        ("../2019", "about", "../2019~"),
        ("../2019", "month", "../2019-12"),
    ],
)
def test_a_date_is_as_exact_as_another_column_says(tmp_path: Path, when: str, how: str, edtf: str) -> None:
    row = one(write_csv(tmp_path / "a.csv", [{"what": "x", "when": when, "how": how}]), DATED)

    assert isinstance(row, Mapped)
    assert row.form.incident["date"].as_written == when
    assert row.form.incident["date"].edtf == edtf


def test_a_word_that_is_no_exactness_is_refused_without_repeating_it(tmp_path: Path) -> None:
    row = one(write_csv(tmp_path / "a.csv", [{"what": "x", "when": "2021", "how": "Somebody"}]), DATED)

    assert isinstance(row, Refused)
    assert row.faults[0].column == "how"
    assert "exact, month, year" in row.faults[0].sentence
    assert "Somebody" not in row.faults[0].sentence


@given(
    DAYS,
    DAYS,
    st.sampled_from(["", "~", "?", "%"]),
    st.sampled_from(["", "~"]),
    st.sampled_from([*PRECISIONS]),
)
def test_no_date_becomes_more_exact(first, last, one_mark, other_mark, how) -> None:
    first, last = sorted((first, last))
    told = VagueDate.from_edtf(f"{first}{one_mark}/{last}{other_mark}" if first != last else f"{first}{one_mark}")

    made = VagueDate.from_edtf(PRECISIONS[how](told))

    assert made.earliest is None or made.earliest <= first
    assert made.latest is None or made.latest >= last
    assert how not in ("about", "uncertain") or getattr(made, how)
    assert how in ("before", "after") or (made.about >= told.about and made.uncertain >= told.uncertain)


def test_lists_in_step_make_one_entry_each(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{"what": "x", "office": "A; B", "day": "2016-01-02;2016-01-03"}])

    [row] = mapped(path, understood(IN_STEP))

    assert row.told["sources"] == [
        {"name": "A", "material_on": "2016-01-02"},
        {"name": "B", "material_on": "2016-01-03"},
    ]


def test_beside_a_single_part_the_others_are_taken_whole(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{"what": "x", "office": "A", "day": "&#8220;2016; 2017"}])

    [row] = mapped(path, understood(IN_STEP))

    assert row.told["sources"] == [{"name": "A", "material_on": "&#8220;2016; 2017"}]


def test_lists_that_are_not_in_step_refuse_the_row_and_blank_ones_are_blank(tmp_path: Path) -> None:
    uneven, blank = {"what": "x", "office": "A; B", "day": "1;2;3"}, {"what": "y", "office": "A; B", "day": ""}
    refused, told = forms_of(write_csv(tmp_path / "a.csv", [uneven, blank]), understood(IN_STEP))

    assert isinstance(refused, Refused)
    assert (refused.faults[0].column, "not as long as that of office" in refused.faults[0].sentence) == ("day", True)
    assert isinstance(told, Mapped)
    assert told.told["sources"] == [{"name": "A"}, {"name": "B"}]


def test_of_several_answers_in_a_cell_the_longest_fits(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{"what": "x", "acts": "a c b A kick c"}])

    [row] = mapped(path, understood(CHOSEN))

    assert row.told["acts"][0]["methods"] == ["beating", "tear_gas", "shooting"]


def test_an_answer_that_is_not_listed_refuses_the_row(tmp_path: Path) -> None:
    row = one(write_csv(tmp_path / "a.csv", [{"what": "x", "acts": "a d"}]), CHOSEN)

    assert isinstance(row, Refused)
    assert "not listed" in row.faults[0].sentence


@pytest.mark.parametrize("head", ["what", "What happened", "НАЗВАНИЕ"])
def test_a_column_may_be_called_otherwise(tmp_path: Path, head: str) -> None:
    mapping = {
        "name": "a",
        "file": {"called": {"what": ["What happened", "Название"]}},
        "incident": {"title": "what", "note": "note"},
    }
    table = write_xlsx(tmp_path / "a.xlsx", [["A title"], [head, "note"], ["x", "y"]])
    text = write_csv(tmp_path / "a.csv", [{head: "x", "note": "y"}])
    record = write_json(tmp_path / "a.json", [{head: "x", "note": "y"}])

    for path in (table, text, record):
        [row] = mapped(path, understood(mapping))
        assert row.told["title"] == "x"


def test_what_is_wrongly_said_of_submissions_is_told() -> None:
    with pytest.raises(MapRefusedError, match=r"file\.from: This takes one of"):
        understood({"name": "a", "file": {"from": "paper"}, "incident": {"title": "x"}})
    with pytest.raises(MapRefusedError, match=r"file\.called\.x: This takes a list of texts"):
        understood({"name": "a", "file": {"called": {"x": "y"}}, "incident": {"title": "x"}})
