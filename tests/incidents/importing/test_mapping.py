"""A row becomes a form, cell by cell."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.importing.map_file import understood
from incidents.importing.mapping import Mapped, Refused, fingerprint, form_of
from incidents.importing.rows import Row
from tests.incidents.importing.tables import ROW, SMALL, small_map


def told(cells: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """What a row tells through a map of these parts."""
    made = form_of(Row(2, cells), understood({"name": "m", "incident": {"title": {"always": "x"}}, **parts}))
    assert isinstance(made, Mapped), made.faults
    return made.told


def faults(cells: dict[str, Any], **parts: Any) -> list[tuple[str, str]]:
    made = form_of(Row(2, cells), understood({"name": "m", "incident": {"title": {"always": "x"}}, **parts}))
    assert isinstance(made, Refused)
    return [(fault.column, fault.sentence) for fault in made.faults]


def test_a_whole_row() -> None:
    made = form_of(Row(2, ROW), small_map())

    assert isinstance(made, Mapped)
    assert made.ref == "1"
    assert made.told | {"origin_hash": ""} == {
        "title": "A beating",
        "date": {"edtf": "2021-05-03", "text": "3 May 2021"},
        "place_text": "Bakı, Nəsimi",
        "victims": [{"low": 1, "high": 2, "groups": ["women", "journalists"], "counting_unit": "group"}],
        "acts": [{"term": "INT.1"}],
        "origin": "small",
        "origin_ref": "1",
        "origin_hash": "",
    }
    assert made.form.incident["date"].edtf == "2021-05-03"


def test_columns_are_joined_and_lines_are_labelled() -> None:
    incident = {
        "place_text": {"columns": ["a", "b", "c"], "join": ", "},
        "note": {"lines": [{"label": "First", "column": "a"}, {"column": "b"}, {"label": "None", "column": "c"}]},
    }

    assert told({"a": " x ", "b": "y", "c": ""}, incident=incident) | {"origin_hash": "", "origin_ref": ""} == {
        "place_text": "x, y",
        "note": "First: x\ny",
        "origin": "m",
        "origin_ref": "",
        "origin_hash": "",
    }


def test_a_table_is_asked_with_case_dashes_and_blanks_left_out() -> None:
    incident = {"title": {"column": "a", "values": {"ill-treatment": "one", "n k": "", "so": "*"}}}

    for cell in ("Ill Treatment", "ILL-TREATMENT ", "ill – treatment"):
        assert told({"a": cell}, incident=incident)["title"] == "one"
    assert "title" not in told({"a": "N-K"}, incident=incident)
    assert told({"a": "SO"}, incident=incident)["title"] == "SO"


def test_the_longest_beginning_is_the_entry() -> None:
    incident = {"title": {"column": "a", "match": "start", "values": {"two": "2", "two or more": "many"}}}

    assert told({"a": "Two or more sources"}, incident=incident)["title"] == "many"
    assert told({"a": "two sources"}, incident=incident)["title"] == "2"


def test_an_unlisted_value_is_refused_or_left_as_the_map_says() -> None:
    listed = {"values": {"x": "1"}}

    assert faults({"a": "Canary"}, incident={"title": {"column": "a", **listed}}) == [
        ("a", "A value is not listed in the table incident.title: add it to a table of the map.")
    ]
    assert told({"a": "y"}, incident={"title": {"column": "a", **listed, "otherwise": "*"}})["title"] == "y"
    assert told({"a": "y"}, incident={"title": {"column": "a", **listed, "otherwise": "?"}})["title"] == "?"


def test_a_term_without_a_table_is_read_by_its_code_or_label() -> None:
    parts = {"perpetrators": [{"each": {"column": "by", "split": ";"}, "class": "*"}]}

    assert told({"by": "Police; riot_police"}, **parts)["perpetrators"] == [
        {"class": "police"},
        {"class": "riot_police"},
    ]
    assert faults({"by": "Canary"}, **parts)[0][0] == "by"
    assert "the vocabulary perpetrator_classes" in faults({"by": "Canary"}, **parts)[0][1]


def test_the_first_telling_that_says_anything_is_taken() -> None:
    place = {
        "first": [{"column": "district", "values": {"Sabail": "AZ-BA-SAB", "two of them": ""}}, {"column": "city"}]
    }

    assert told({"district": "Sabail", "city": "Baku"}, incident={"place": place})["place"] == "AZ-BA-SAB"
    assert told({"district": "two of them", "city": "Baku"}, incident={"place": place})["place"] == "Baku"
    assert told({"district": "", "city": "Baku"}, incident={"place": place})["place"] == "Baku"


def test_a_place_by_name_becomes_its_code_in_the_form_and_keeps_its_words() -> None:
    made = form_of(Row(2, {"city": "Gəncə"}), understood({"name": "m", "incident": {"place": "city"}}))

    assert isinstance(made, Mapped)
    assert (made.form.incident["place"], made.form.incident["place_text"]) == ("AZ-GA", "Gəncə")


def test_joined_columns_are_looked_up_together() -> None:
    term = {
        "first": [
            {"columns": ["*", "by"], "join": " / ", "values": {"killing / family": "LIF.3"}, "otherwise": ""},
            {"column": "*", "values": {"killing": "LIF"}},
        ]
    }
    parts = {"acts": [{"each": {"column": "what", "split": ";"}, "term": term}]}

    assert told({"what": "Killing", "by": "Family"}, **parts)["acts"] == [{"term": "LIF.3"}]
    assert told({"what": "Killing", "by": "unknown"}, **parts)["acts"] == [{"term": "LIF"}]


def test_parts_of_a_cell_may_be_taken_by_their_place_and_split_by_several_marks() -> None:
    incident = {
        "latitude": {"column": "at", "split": ",", "take": 1},
        "longitude": {"column": "at", "split": ",", "take": 2},
        "tags": {"column": "tags", "split": [";", "\n", ","]},
    }

    assert told({"at": "40.37, -49.8", "tags": "a; b\nc,a;"}, incident=incident)["latitude"] == 40.37
    assert told({"at": "40.37, -49.8", "tags": "a; b\nc,a;"}, incident=incident)["tags"] == ["a", "b", "c"]


def test_figures_are_digits_or_refused_never_guessed() -> None:
    parts = {"victims": [{"low": "n", "description": "d"}]}

    assert told({"n": "12", "d": ""}, **parts)["victims"] == [{"low": 12, "counting_unit": "group"}]
    assert told({"n": "1", "d": ""}, **parts)["victims"] == [{"low": 1, "counting_unit": "individual"}]
    assert told({"n": "", "d": "some"}, **parts)["victims"] == [{"description": "some", "counting_unit": "group"}]
    assert "victims" not in told({"n": "", "d": ""}, **parts)
    for cell in ("about 30", "12.5", "1,200", "-3"):
        assert faults({"n": cell}, **parts) == [("n", "This takes a whole number in digits.")]


def test_a_figure_may_be_the_same_for_every_row() -> None:
    parts = {"victims": [{"best": {"always": 1}, "description": "d"}]}

    assert told({"d": "x"}, **parts)["victims"] == [{"best": 1, "description": "x", "counting_unit": "individual"}]


def test_a_decimal_comma_is_read_where_the_map_says_so() -> None:
    comma = {"latitude": {"column": "a", "decimal": ","}}

    assert told({"a": "40,37"}, incident=comma)["latitude"] == 40.37
    for cell in ("40,37", "nan", "1e3", "inf", "N"):
        assert faults({"a": cell}, incident={"latitude": "a"})[0][0] == "a"


def test_yes_and_no_come_from_words_tables_and_lists_of_references() -> None:
    parts = {
        "victims": [
            {"low": "n", "minor": {"column": "age", "values": {"child": True, "adult": False}, "otherwise": ""}}
        ]
    }
    assert told({"n": "1", "age": "Child"}, **parts)["victims"][0]["minor"] is True
    assert "minor" not in told({"n": "1", "age": "14?"}, **parts)["victims"][0]

    named = {"victims": [{"low": "n", "identified": {"column": "ref", "among": ["A-1"]}}]}
    assert [told({"n": "1", "ref": ref}, **named)["victims"][0]["identified"] for ref in ("a-1", "A-2")] == [
        True,
        False,
    ]

    assert told({"a": "Yes"}, incident={"material_public": "a"})["material_public"] is True
    assert faults({"a": "perhaps"}, incident={"material_public": "a"})[0][0] == "a"


@pytest.mark.parametrize(
    ("date", "cells", "edtf"),
    [
        ("a", {"a": "3 May 2021"}, "2021-05-03"),
        ("a", {"a": "03.05.2021"}, "2021-05-03"),
        ({"text": "a", "day_first": False}, {"a": "03/05/2021"}, "2021-03-05"),
        ({"edtf": "b", "text": "a"}, {"a": "early May", "b": "2021-05~"}, "2021-05~"),
        ({"edtf": "b", "text": "a"}, {"a": "date not known", "b": ""}, ""),
        ({"from": "a", "to": "b"}, {"a": "2021-05-03", "b": "2021-05-07"}, "2021-05-03/2021-05-07"),
        ({"from": "a", "to": "b"}, {"a": "2021-05-03", "b": "2021-05-03"}, "2021-05-03"),
        ({"from": "a", "to": "b"}, {"a": "2021-05-03", "b": ""}, "2021-05-03"),
        ({"from": "a", "to": "b"}, {"a": "", "b": "2021-05-03"}, "../2021-05-03"),
    ],
)
def test_dates_are_told_in_many_ways(date: Any, cells: dict[str, str], edtf: str) -> None:
    assert told(cells, incident={"date": date})["date"]["edtf"] == edtf


def test_a_blank_date_is_no_date() -> None:
    assert "date" not in told({"a": " "}, incident={"date": "a"})


def test_a_date_that_is_none_is_refused_and_repeated_only_in_digits() -> None:
    assert faults({"a": "See Note by Canary"}, incident={"date": "a"}) == [("a", "This is no date that can be read.")]
    assert faults({"a": "47"}, incident={"date": "a"}) == [("a", "This is no date that can be read (“47”).")]
    assert faults({"a": "x", "b": "2021-13"}, incident={"date": {"edtf": "b", "text": "a"}})[0][0] == "b"


def test_an_entry_is_made_once_and_others_are_gathered_into_it() -> None:
    acts = {
        "each": {"column": "tags"},
        "once_per": "term",
        "gather": ["as_reported", "methods"],
        "term": {"column": "*", "values": {"push": "INT.4", "gas": "INT.4", "arrest": "LIB.1"}, "otherwise": ""},
        "as_reported": "*",
        "methods": {"column": "*", "values": {"gas": "tear_gas"}, "otherwise": ""},
    }
    none = {"when_none": True, "term": {"always": "OTH.1"}, "as_reported": {"always": "violence"}}

    assert told({"tags": ["push", "gas", "arrest", "night"]}, acts=[acts, none])["acts"] == [
        {"term": "INT.4", "as_reported": "push; gas", "methods": ["tear_gas"]},
        {"term": "LIB.1", "as_reported": "arrest"},
    ]
    assert told({"tags": ["night"]}, acts=[acts, none])["acts"] == [{"term": "OTH.1", "as_reported": "violence"}]


def test_nested_records_of_json_make_an_entry_each() -> None:
    parts = {"evidence": [{"each": {"column": "links"}, "url": "*.url", "title": "*.text"}]}
    links = [{"url": "https://a.example", "text": ""}, {"url": "https://b.example", "text": "second"}, {"text": "none"}]

    assert told({"links": links}, **parts)["evidence"] == [
        {"url": "https://a.example"},
        {"url": "https://b.example", "title": "second"},
    ]


def test_an_entry_must_say_what_it_is() -> None:
    assert told({}, perpetrators=[{"class": {"always": "police"}}])["perpetrators"] == [{"class": "police"}]
    assert told({"n": ""}, acts=[{"term": {"always": "LIB.2"}, "note": "n"}])["acts"] == [{"term": "LIB.2"}]
    assert "links" not in told({"after": ""}, links=[{"kind": {"always": "follows"}, "to": "after"}])
    assert "victims" not in told({"n": ""}, victims=[{"identified": {"always": False}, "low": "n"}])


def test_an_entry_may_need_one_field_more() -> None:
    parts = {"perpetrators": [{"needs": "actor", "actor": "unit", "class": {"always": "police"}}]}

    assert told({"unit": "9th station"}, **parts)["perpetrators"] == [{"actor": "9th station", "class": "police"}]
    assert "perpetrators" not in told({"unit": ""}, **parts)


def test_tables_within_an_act_are_told_like_all_else() -> None:
    detention = {"place_of_detention": "station", "sentence_days": "days"}
    consents = [{"purpose": {"always": "anonymous_statistics"}, "state": "agreed"}]
    parts = {
        "acts": [{"term": {"always": "LIB.2"}, "detention": detention}],
        "victims": [{"description": "who", "consents": consents}],
    }

    row = told({"station": "9th", "days": "10", "who": "x", "agreed": "given"}, **parts)
    assert row["acts"][0]["detention"] == {"place_of_detention": "9th", "sentence_days": 10}
    assert row["victims"][0]["consents"] == [{"purpose": "anonymous_statistics", "state": "given"}]
    assert "detention" not in told({"station": "", "days": "", "who": "x", "agreed": ""}, **parts)["acts"][0]


def test_every_fault_of_a_row_is_told_with_its_column() -> None:
    row = {**ROW, "when": "Canary", "least": "many", "acts": "Beaten; Canary"}

    made = form_of(Row(2, row), small_map())

    assert isinstance(made, Refused)
    assert [fault.column for fault in made.faults] == ["when", "least", "acts"]


def test_a_form_that_no_record_can_be_made_of_is_refused_with_its_column() -> None:
    assert faults({"a": "x" * 3_000}, incident={"title": "a"})[0][0] == "a"
    low_over_high = faults({"a": "5", "b": "3"}, victims=[{"low": "a", "high": "b"}])
    assert "above the high" in low_over_high[0][1]
    several = faults({"a": "1;2"}, victims=[{"low": {"column": "a", "split": ";"}}])
    assert "several values where one is taken" in several[0][1]


def test_a_row_needs_its_reference_and_may_not_bear_that_of_another() -> None:
    made = form_of(Row(2, {**ROW, "no": " "}), small_map())

    assert isinstance(made, Refused)
    assert made.faults[0].column == "no"


def test_a_row_is_not_linked_to_itself() -> None:
    mapping = small_map(links=[{"kind": {"always": "follows"}, "to": "after"}])

    made = form_of(Row(2, {**ROW, "after": ROW["no"]}), mapping)

    assert isinstance(made, Refused)
    assert [fault.column for fault in made.faults] == ["after"]


def test_a_row_without_a_column_for_it_is_known_by_its_cells() -> None:
    mapping = understood({key: value for key, value in SMALL.items() if key != "ref"})

    first, same, other = (
        form_of(Row(2, row), mapping) for row in (ROW, {**ROW, "who": " Women; Journalists"}, {**ROW, "most": "3"})
    )

    assert isinstance(first, Mapped)
    assert isinstance(same, Mapped)
    assert isinstance(other, Mapped)
    assert first.ref == same.ref != other.ref


def test_a_change_is_noticed_but_not_a_day_written_otherwise_nor_a_column_nobody_reads() -> None:
    def of(**cells: str) -> str:
        return fingerprint(Row(2, {**ROW, **cells}), small_map(), {})

    assert of() == of(when="03.05.2021") == of(when="2021-05-03") == of(colour="red") == of(refused_reason="x")
    assert of() != of(when="May 2021")
    assert of() != of(what="B")


def test_maps_that_read_other_columns_are_told_apart() -> None:
    one, other = (fingerprint(Row(2, ROW), small_map(**how), {}) for how in ({}, {"victims": []}))

    assert one.partition("-")[0] != other.partition("-")[0]


@given(cells=st.fixed_dictionaries({name: st.text(max_size=30) for name in ROW}))
def test_any_cells_become_a_form_or_a_refusal_that_repeats_none_of_them(cells: dict[str, str]) -> None:
    canary = "Canary Aybənizə"
    made = form_of(Row(2, {name: f"{cell} {canary}" for name, cell in cells.items()}), small_map())

    if isinstance(made, Refused):
        assert canary not in " ".join(fault.sentence for fault in made.faults)
    else:
        assert made.told["title"].endswith(canary)
