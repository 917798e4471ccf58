import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.machine import csv_lines, envelope
from tests.cli.hostile import HOSTILE, raw_in


def test_the_envelope_is_versioned_and_one_row_stands_on_a_line() -> None:
    lines = list(
        envelope("trends", [{"year": "2014", "incidents": 5}], ["Two dates not exact."], by=["year"], unit="incidents")
    )

    assert lines == [
        '{"qeyd": 1, "kind": "trends", "by": ["year"], "unit": "incidents", "rows": [',
        '  {"year": "2014", "incidents": 5}',
        '], "notes": ["Two dates not exact."]}',
    ]


def test_an_envelope_without_rows_is_still_json() -> None:
    assert json.loads("\n".join(envelope("list", []))) == {"qeyd": 1, "kind": "list", "rows": [], "notes": []}


@given(st.lists(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.none(), st.booleans()))), st.text())
def test_every_value_comes_back_as_it_was(rows: list[dict[str, object]], note: str) -> None:
    told = json.loads("\n".join(envelope("list", rows, [note])))

    assert told["rows"] == rows
    assert told["notes"] == [note]


@pytest.mark.parametrize("text", HOSTILE)
def test_json_and_csv_command_no_terminal(text: str) -> None:
    told = "\n".join(envelope("list", [{text: text}], [text]))

    assert raw_in(told) == []
    assert json.loads(told)["rows"] == [{text: text}]
    assert raw_in("\n".join(csv_lines((text,), [(text,)]))) == []


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "%a", "|a", "\u00a0=1"],
)
def test_no_text_of_a_csv_is_a_formula(text: str) -> None:
    [[cell]] = csv.reader(StringIO("\n".join(csv_lines((text,), [])), newline=""))

    assert cell.startswith("'")


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert list(csv_lines(("n", "low", "title"), [(-5, None, "a, b")])) == ["n,low,title", '-5,,"a, b"']


@given(st.lists(st.lists(st.text(st.characters(categories=("L", "N", "Zs", "P"))), min_size=2, max_size=2)))
def test_a_csv_reads_back(rows: list[list[str]]) -> None:
    told = list(csv.reader(StringIO("\n".join(csv_lines(("a", "b"), rows)), newline="")))

    assert [[cell.removeprefix("'") for cell in row] for row in told[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
