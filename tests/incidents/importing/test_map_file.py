"""What may stand in a map, and how a wrong map is told."""

from pathlib import Path
from typing import Any

import pytest

from incidents.errors import NotFoundError
from incidents.importing.map_file import MapRefusedError, read_map, understood
from tests.incidents.importing.tables import SMALL


def findings(told: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(MapRefusedError) as refused:
        understood(told)
    return {finding.where: finding.sentence for finding in refused.value.findings}


def test_a_map_knows_what_becomes_of_each_column() -> None:
    uses = understood(SMALL).uses()

    assert uses["what"] == ("incident.title",)
    assert uses["acts"] == ("acts.term",)
    assert uses["no"] == ("incident.origin_ref",)


def test_a_map_that_is_not_there_not_toml_or_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    with pytest.raises(NotFoundError, match="no such map"):
        read_map(path)
    for content, words in (
        (b"name = ", "not TOML"),
        (b"\xff\xfe\xfa", "not written in UTF-8"),
        (b"a" * 1_100_000, "at most 1 MB"),
        (b"x = " + b"[" * 10_000, "not TOML"),
    ):
        path.write_bytes(content)
        with pytest.raises(MapRefusedError, match=words):
            read_map(path)


def test_every_fault_of_a_map_is_told_at_once() -> None:
    found = findings(
        {"titel": 1, "incident": {"tittle": "what"}, "acts": {}, "file": {"delimiter": ";;", "header_row": 0}}
    )

    assert set(found) == {
        "map.titel",
        "name",
        "incident",
        "incident.tittle",
        "acts",
        "file.delimiter",
        "file.header_row",
    }


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"incident": {"title": {"colum": "a"}}}, "incident.title", "exactly one of column"),
        ({"incident": {"title": {"column": "a", "always": "b"}}}, "incident.title", "exactly one of"),
        ({"incident": {"title": 3}}, "incident.title", "name of a column"),
        ({"incident": {"title": {"column": 3}}}, "incident.title.column", "takes a text"),
        ({"incident": {"title": {"columns": "a"}}}, "incident.title.columns", "list of texts"),
        ({"incident": {"title": {"column": "a", "values": "none"}}}, "incident.title.values", "no table [values.none]"),
        ({"incident": {"title": {"column": "a", "values": 3}}}, "incident.title.values", "takes a table"),
        ({"incident": {"title": {"column": "a", "values": {"x": 3}}}}, "incident.title.values.x", "An entry is"),
        (
            {"incident": {"title": {"column": "a", "values": {"A-b": "1", "a b": "2"}}}},
            "incident.title.values.a b",
            "twice",
        ),
        ({"incident": {"title": {"column": "a", "match": "end"}}}, "", ""),
        (
            {"incident": {"title": {"column": "a", "values": {}, "match": "end"}}},
            "incident.title.match",
            "one of exact",
        ),
        ({"incident": {"title": {"column": "a", "take": 0}}}, "incident.title.take", "whole number from 1"),
        ({"incident": {"title": {"column": "a", "split": ""}}}, "incident.title.split", "at least one character"),
        ({"incident": {"title": {"column": "a", "plain": "yes"}}}, "incident.title.plain", "true or false"),
        ({"incident": {"title": {"first": "a"}}}, "incident.title", "takes a list"),
        (
            {"incident": {"contexts": {"column": "a", "values": {"x": "prootest"}}}},
            "incident.contexts.values",
            "no code",
        ),
        ({"incident": {"place": {"always": "Atlantis"}}}, "incident.place", "no code"),
        ({"incident": {"date": {"edtf": "a", "from": "b"}}}, "incident.date", "not by both"),
        ({"incident": {"date": {"text": "a", "day_first": 1}}}, "incident.date.day_first", "true or false"),
        ({"incident": {"origin": "a"}}, "incident.origin", "no such field"),
        ({"evidence": [{"file": "a"}]}, "evidence.1.file", "no such field"),
        ({"acts": [{"term": "*"}]}, "acts.1", "one part of a cell"),
        ({"acts": [{"each": {"always": "x"}, "term": "*"}]}, "acts.1.each", "names the columns"),
        ({"acts": [{"once_per": "colour", "term": "a"}]}, "acts.1", "no field “colour”"),
        ({"acts": [{"when_none": "no", "term": "a"}]}, "acts.1.when_none", "true or false"),
        ({"verification": 3}, "verification", "takes a table"),
        ({"ref": 3}, "map.ref", "takes a text"),
        ({"file": {"short_rows": "guess"}}, "file.short_rows", "one of refuse"),
    ],
)
def test_a_fault_says_where_it_stands_and_what_is_taken(change: dict[str, Any], where: str, words: str) -> None:
    if not where:
        assert understood({**SMALL, **change}).name == "small"
    else:
        assert words in findings({**SMALL, **change})[where]


def test_a_map_refused_is_one_sentence_after_the_other() -> None:
    with pytest.raises(MapRefusedError, match=r"The map is not understood\. name: A map needs a name"):
        understood({"incident": {"title": "a"}})


def test_a_fault_of_a_record_is_led_back_to_its_column() -> None:
    mapping = understood({**SMALL, "incident": {**SMALL["incident"], "date": {"edtf": "iso", "text": "when"}}})

    assert mapping.column_of("victims.1.size_low") == "least"
    assert mapping.column_of("title") == "what"
    assert mapping.column_of("acts.2.term") == "acts"
    assert mapping.column_of("date") == "iso"
    assert mapping.column_of("note") == ""
