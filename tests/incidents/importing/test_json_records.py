"""Records in JSON, streamed."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.importing import json_records
from incidents.importing.layout import Layout
from incidents.importing.reading import read_table
from incidents.importing.rows import FileRefusedError, Row
from tests.incidents.importing.tables import write_json


def rows_at(path: Path, records: str = "", *columns: str) -> list[Row]:
    with read_table(path, Layout(frozenset(columns), records=records)) as source:
        return list(source.rows)


def test_records_are_found_at_the_path_the_map_names(tmp_path: Path) -> None:
    path = write_json(
        tmp_path / "a.json", {"made": [1, {"x": 2}], "result": {"n": 1, "items": [{"id": "a"}, {"id": "b"}]}}
    )

    assert [row.cells["id"] for row in rows_at(path, "result.items", "id")] == ["a", "b"]


def test_a_list_at_the_top_and_a_record_a_line_need_no_path(tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", [{"id": "a"}])
    assert [row.cells["id"] for row in rows_at(path)] == ["a"]

    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "a"}\n\n{"id": "b"}\n')
    assert [(row.number, row.cells["id"]) for row in rows_at(lines)] == [(1, "a"), (2, "b")]


def test_names_are_joined_by_dots_and_numbers_kept_as_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"id": 1, "at": {"lat": 40.370, "on": {"x": true}}, "no": null, '
        '"tags": ["a", 2], "links": [{"u": {"v": "w"}}]}]'
    )

    assert dict(rows_at(path)[0].cells) == {
        "id": "1",
        "at.lat": "40.370",
        "at.on.x": "true",
        "no": "",
        "tags": ["a", "2"],
        "links": [{"u.v": "w"}],
    }


def test_a_name_that_stands_twice_refuses_the_record_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"id": "a", "id": "b"}, {"id": "c"}, {"id": "d", "in": [{"x": 1, "x": 2}]}, 7]')

    first, second, third, fourth = rows_at(path)

    assert "twice" in first.faults[0].sentence
    assert not second.faults
    assert (third.faults[0].column, "twice" in third.faults[0].sentence) == ("in", True)
    assert "not a record" in fourth.faults[0].sentence


def test_two_ways_to_the_same_name_refuse_the_record(tmp_path: Path) -> None:
    (row,) = rows_at(write_json(tmp_path / "a.json", [{"a.b": "one", "a": {"b": "two"}}]))

    assert "two of the same name" in row.faults[0].sentence


@pytest.mark.parametrize(
    ("text", "records", "words"),
    [
        ('{"data": [{"id": 1},', "data", "cut off"),
        ('{"data": [{"id": 1}', "data", "cut off"),
        ('{"data": [{"id": 1},]}', "data", "broken"),
        ('{"data": [{"id": NaN}]}', "data", "broken"),
        ('{"data": 3}', "data", "no list of records"),
        ('{"other": []}', "data", "There is no “data”"),
        ('"words"', "", "no list of records"),
        ("[" * 100_000, "", "nested too deep"),
        ('[{"id": ' + "9" * 5_000 + "}]", "", ""),
    ],
)
def test_broken_json_is_told_in_one_sentence(tmp_path: Path, text: str, records: str, words: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)

    if not words:
        assert rows_at(path, records)[0].cells["id"] == "9" * 5_000
        return
    with pytest.raises(FileRefusedError, match=words):
        rows_at(path, records)


def test_a_record_too_long_to_be_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "LARGEST_RECORD", 1_000)
    path = write_json(tmp_path / "a.json", [{"id": "x" * 600_000}])

    with pytest.raises(FileRefusedError, match="longer than 16 MB"):
        rows_at(path)


def test_the_columns_of_the_map_must_be_met(tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", [{"id": "a"}])

    with pytest.raises(FileRefusedError, match="lacks 1 of the columns this map reads: title"):
        rows_at(path, "", "id", "title")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(told=st.lists(st.dictionaries(st.text(max_size=5), values, max_size=5), max_size=6), chunk=st.integers(1, 40))
def test_streaming_reads_what_reading_at_once_reads(
    tmp_path_factory: pytest.TempPathFactory, told: list[dict[str, Any]], chunk: int
) -> None:
    path = tmp_path_factory.mktemp("json") / "a.json"
    path.write_text(json.dumps({"before": told[:1], "data": told}, indent=1), encoding="utf-8")

    with pytest.MonkeyPatch.context() as small:
        small.setattr(json_records, "_CHUNK", chunk)
        rows = rows_at(path, "data")

    assert [row.cells for row in rows] == [
        json_records._row(n, _as_text(record)).cells for n, record in enumerate(told, 1)
    ]


def _as_text(record: Any) -> Any:
    return json.loads(json.dumps(record), parse_float=str, parse_int=str)
