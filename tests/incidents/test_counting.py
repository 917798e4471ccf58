"""Counts equal what can be counted by hand, and say what they are."""

from contextlib import suppress
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import counting, recording
from incidents.counting import UNITS, Row, count
from incidents.dimension import without_gaps
from incidents.dimensions import DIMENSIONS
from incidents.errors import QueryError, RefusedInputError
from schemas.form import read_form
from tests.incidents.counting_by_hand import SOURCE_KINDS, World
from tests.incidents.house import House

DATES = (
    "",
    "2021",
    "2021-05",
    "2021-05-17",
    "2021-05-30/2021-06-02",
    "2020-12/2021-01",
    "2022-02~",
    "2022?",
    "../2021",
    "2023/..",
)
PLACES = ("", "AZ", "AZ-BA", "AZ-BA-NAS", "AZ-BA-SAB", "AZ-GA", "AZ-NX", "TR", "ONLINE")
GROUPS = ("gay_men", "trans_women", "trans_people", "journalists")
CLASSES = ("police", "riot_police", "family", "partner", "unknown")
TERMS = ("LIB.1", "LIB.2", "COE.1", "OTH.1")


def dates() -> st.SearchStrategy[dict[str, str]]:
    return st.sampled_from(DATES).map(lambda edtf: {"edtf": edtf, "text": "told"})


@st.composite
def forms(draw: st.DrawFn, known: int) -> dict[str, Any]:
    """One incident as told; ``known`` persons are in the case file already."""
    victims: list[dict[str, Any]] = [
        {"key": str(number), **draw(people)} for number in range(1, 1 + draw(st.integers(0, 3)))
    ]
    if known and draw(st.booleans()):
        victims.append({"key": "old", "person": f"P-{draw(st.integers(1, known)):04d}"})
    perpetrators = [{"key": str(number), "class": each} for number, each in enumerate(draw(some(CLASSES)))]
    keys = [each["key"] for each in perpetrators]
    acts = [
        {
            "term": draw(st.sampled_from(TERMS)),
            "as_reported": draw(st.sampled_from(("", "arrest", "beating"))),
            "victim": draw(st.sampled_from(["", *(victim["key"] for victim in victims)])),
            "by": draw(st.none() | some(tuple(keys))),
            "date": draw(dates()) if draw(st.booleans()) else {"edtf": "", "text": ""},
            "place": draw(st.sampled_from(PLACES)),
        }
        for _ in range(draw(st.integers(0, 3)))
    ]
    if acts and all(act["by"] is not None for act in acts):
        acts[-1]["by"] = None  # a perpetrator whom no act names is refused
    return {
        "date": draw(dates()),
        "place": draw(st.sampled_from(PLACES)),
        "verification": draw(st.sampled_from(("reported", "verified", "likely"))),
        "contexts": draw(some(("protest", "dating"))),
        "victims": victims,
        "perpetrators": perpetrators,
        "acts": acts,
        "sources": [{"name": each, "kind": SOURCE_KINDS[each]} for each in draw(some(tuple(SOURCE_KINDS)))],
    }


def some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2) if values else st.just([])


figures = st.none() | st.integers(0, 40)
people = st.fixed_dictionaries(
    {"groups": some(GROUPS)}, optional={"counting_unit": st.sampled_from(("individual", "group"))}
) | st.builds(
    lambda groups, unit, low, best, more: {
        "groups": groups,
        "counting_unit": unit,
        "low": low,
        "best": best,
        "high": None if more is None else (low or 0) + more,
    },
    some(GROUPS),
    st.sampled_from(("individual", "group")),
    figures,
    figures,
    figures,
)


@st.composite
def worlds(draw: st.DrawFn) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    known = 0
    for _ in range(draw(st.integers(0, 4))):
        told.append(draw(forms(known)))
        known += sum("person" not in victim for victim in told[-1]["victims"])
    return told


class EnoughSeenError(Exception):
    """Ends a transaction so that nothing of it stays."""


def in_passing(house: House, told: list[dict[str, Any]], look: Any) -> None:
    """Look at a case file with these incidents, and leave it empty."""
    with suppress(EnoughSeenError), house.writing() as work:
        for form in told:
            recording.log_incident(work, read_form(form))
        look()
        raise EnoughSeenError


OF_PROCEEDINGS = {"outcome", "forum", "role", "charge", "complaint"}
"""Counted by hand in test_outcomes: no form tells of proceedings."""
PLAIN = [name for name in DIMENSIONS if name not in OF_PROCEEDINGS]
TABLES = [(name,) for name in PLAIN] + list(combinations(PLAIN, 2))


@pytest.mark.parametrize("unit", ["incidents", "acts", "victims"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(told=worlds(), pairs=st.lists(st.sampled_from(TABLES), min_size=6, max_size=6, unique=True))
def test_every_count_is_what_a_count_by_hand_gives(house, unit, told, pairs):
    world = World()
    for form in told:
        world.add(form)

    def look() -> None:
        for by in [*((name,) for name in PLAIN), *pairs]:
            counted = count(house.case, by, unit)
            assert {row.codes: (row.low, row.high) for row in counted.rows} == world.count(by, unit), by
            assert (counted.total.low, counted.total.high) == world.count((), unit).get((), (0, 0))
            for name, margin in zip(by, counted.margins, strict=True):
                assert {row.codes: (row.low, row.high) for row in margin} == world.count((name,), unit)
            for axis, codes in zip(counted.axes, zip(*(row.codes for row in counted.rows), strict=True), strict=False):
                assert set(codes) <= {heading.code for heading in axis.headings}

    in_passing(house, told, look)


def test_a_vague_date_counts_only_where_it_surely_lies(house):
    house.log(*({"date": each} for each in ("2021-05-17", "May 2021", "2021", "2020 or 2021", "from 2019", "")))

    assert [(row.codes, row.low) for row in count(house.case, ["year"]).rows] == [
        (("2021",), 3),
        (("not_exact",), 2),
        (("unknown",), 1),
    ]
    assert [(row.codes, row.low) for row in count(house.case, ["month"]).rows] == [
        (("2021-05",), 2),
        (("not_exact",), 3),
        (("unknown",), 1),
    ]


def test_a_year_without_an_incident_has_its_place_on_the_axis(house):
    house.log({"date": "2019"}, {"date": "2022"}, {"date": ""})

    (axis,) = count(house.case, ["year"]).axes

    assert [heading.code for heading in axis.headings] == ["2019", "2020", "2021", "2022", "unknown"]
    assert axis.headings[-1].label == "date not known"


def test_periods_follow_each_other():
    assert without_gaps(["2021-11", "2022-02"]) == ["2021-11", "2021-12", "2022-01", "2022-02"]
    assert without_gaps(["2021-Q3", "2022-Q1"]) == ["2021-Q3", "2021-Q4", "2022-Q1"]
    assert without_gaps([]) == []
    assert without_gaps(["0001", "9999"]) == ["0001", "9999"]  # eight thousand empty years would help nobody


def test_districts_are_counted_under_their_city_and_a_city_alone_is_not_their_sum(house):
    house.log({"place": "AZ-BA-NAS"}, {"place": "AZ-BA-SAB"}, {"place": "AZ-BA"}, {"place": "AZ"}, {"place": "AZ-GA"})

    by_place = count(house.case, ["place"])
    by_district = count(house.case, ["district"])

    assert by_place.figure("AZ-BA") == Row(("AZ-BA",), 3, 3)
    assert by_district.figure("AZ-BA") == Row(("AZ-BA",), 1, 1)
    labels = {heading.code: heading.label for heading in by_district.axes[0].headings}
    assert labels["AZ-BA"].endswith("no closer place")
    assert labels["AZ-GA"] == "Ganja"
    assert {heading.code: heading.label for heading in by_place.axes[0].headings}["AZ"].endswith("no closer place")


def test_a_person_met_in_two_incidents_is_one_victim(house):
    house.incident(date="2021", victims=[{"name": "Canary"}], acts=[{"term": "LIB.1"}, {"term": "INT.1"}])
    house.incident(date="2021", victims=[{"person": "P-0001"}], acts=[{"term": "LIB.1"}])
    house.incident(date="2022", victims=[{"person": "P-0001"}], acts=[{"term": "LIB.1"}])

    counted = count(house.case, ["year"], "victims")

    assert counted.rows == (Row(("2021",), 1, 1), Row(("2022",), 1, 1))
    assert counted.total == Row((), 1, 1)
    assert any("add up to 2 and not to 1" in note for note in counted.notes)


def test_victims_without_a_figure_are_said_and_not_guessed(house):
    group = {"counting_unit": "group"}
    house.incident(
        victims=[{}, {**group, "low": 5, "high": 9}, group, {**group, "low": 3}, {**group, "high": 4}],
        acts=[{"term": "LIB.1"}],
    )
    house.incident(acts=[{"term": "LIB.1"}])

    counted = count(house.case, ["act"], "victims")

    assert counted.total == Row((), 9, 17)
    told = "\n".join(counted.notes)
    assert "The figure is not known for 1 group" in told
    assert "No lower figure is known for 1 group" in told
    assert "No upper figure is known for 1 group" in told
    assert "1 act with no known victim" in told
    by_term = count(house.case, ["act"], "victims", "act:LIB date:unknown")
    assert (by_term.total, by_term.notes) == (counted.total, counted.notes)


@pytest.mark.parametrize("few", [-1, 20_000])
def test_the_query_chooses_the_acts_that_are_counted(house, monkeypatch, few):
    monkeypatch.setattr(counting, "_FEW", few)
    house.incident(
        date="2021",
        victims=[{"key": "a", "groups": ["gay_men"]}, {"key": "b", "groups": ["journalists"]}],
        perpetrators=[{"key": "1", "class": "police"}, {"key": "2", "class": "media"}],
        acts=[
            {"term": "LIB.1", "victim": "a", "by": ["1"]},
            {"term": "LIB.1", "victim": "b", "by": ["1"]},
            {"term": "INT.11", "victim": "a", "by": ["2"]},
        ],
    )
    house.incident(date="2022", acts=[{"term": "COE.1"}])

    def rows(query: str, unit: str) -> dict[str, int]:
        return {row.codes[0]: row.low for row in count(house.case, ["act"], unit, query).rows}

    assert rows("act:LIB", "incidents") == {"LIB.1": 1}
    assert rows("act:LIB", "acts") == {"LIB.1": 2}
    assert rows("by:police victim:gay", "acts") == {"LIB.1": 1}
    assert rows("by:police victim:gay", "victims") == {"LIB.1": 1}
    assert rows("-act:COE", "acts") == {"LIB.1": 2, "INT.11": 1}
    assert rows("act:LIB act:INT", "acts") == {"LIB.1": 2, "INT.11": 1}
    assert rows("since:2022", "acts") == {"COE.1": 1}
    assert count(house.case, ["year"], "incidents", "act:LIB").total.low == 1


def test_rows_that_do_not_add_up_are_said_not_to(house):
    house.incident(acts=[{"term": "LIB.1"}, {"term": "COE.1"}])

    assert any("add up to 2 and not to 1" in note for note in count(house.case, ["act"]).notes)
    assert not any("add up" in note for note in count(house.case, ["act"], "acts").notes)


@pytest.mark.parametrize("few", [-1, 20_000])
def test_every_count_says_what_it_rests_on(house, monkeypatch, few):
    monkeypatch.setattr(counting, "_FEW", few)
    house.log(
        {"date": "2021-05-17", "tags": ["x"], "sources": [{"name": "A"}]},
        {"date": "2021", "tags": ["x"], "sources": [{"name": "A"}, {"name": "B"}]},
        {"date": "", "tags": ["x"]},
        {"date": "", "acts": [{"term": "LIB.1"}]},
    )
    with house.writing() as work:
        from incidents import linking

        linking.link(work, "AZ-2021-0002", "duplicate_of", "AZ-2021-0001")

    told = "\n".join(count(house.case, ["year"], query="tag:x").notes)

    assert "n = 3 documented incidents" in told
    assert "1 incident without a known date, 1 dated less exactly than to the day" in told
    assert "1 of 3 incidents (33 %) rest on a single source, 1 name none" in told
    assert "1 incident marked as duplicate" in told


def test_an_empty_case_file_counts_nothing(house):
    for unit in UNITS:
        counted = count(house.case, ["year", "act"], unit)

        assert counted.rows == ()
        assert counted.total == Row((), 0, 0)
        assert counted.plain() == []
        assert counted.notes


def test_plain_rows_have_a_column_a_dimension_and_the_unit(house):
    house.incident(date="2021", victims=[{"counting_unit": "group", "low": 2, "high": 3}], acts=[{"term": "LIB.1"}])

    assert count(house.case, ["year", "act"]).plain() == [{"year": "2021", "act": "LIB.1", "incidents": 1}]
    assert count(house.case, ["year"], "victims").plain() == [{"year": "2021", "victims_low": 2, "victims_high": 3}]


@pytest.mark.parametrize("lang", ["en", "az", "ru", "fr"])
@pytest.mark.parametrize("name", list(DIMENSIONS))
def test_every_dimension_speaks_every_language(house, name, lang):
    house.log(
        {
            "date": "2021",
            "place": "AZ-BA",
            "victims": [{"groups": ["gay_men"]}],
            "perpetrators": [{"class": "police"}],
            "acts": [{"term": "LIB.1"}],
            "sources": [{"name": "A", "kind": "court"}],
            "contexts": ["protest"],
        },
        {"date": "2020 or 2021"},
        {},
    )

    house.add("proceeding", person="P-0001", incident="AZ-2021-0001", role="defendant", forum="appeal")
    unit = "proceedings" if "proceeding" in DIMENSIONS[name].tables else "incidents"
    (axis,) = count(house.case, [name], unit, lang=lang).axes

    assert axis.label
    assert all(heading.label for heading in axis.headings)
    assert lang in ("az", "ru") or axis.label == DIMENSIONS[name].label["en"]


@pytest.mark.parametrize("by", [[], ["year", "act", "place"], ["year", "year"], ["yaer"], ["name"]])
def test_what_cannot_be_counted_by_is_refused(house, by):
    with pytest.raises(RefusedInputError):
        count(house.case, by)


def test_a_mistyped_dimension_or_unit_gets_the_nearest(house):
    with pytest.raises(RefusedInputError, match="did you mean year"):
        count(house.case, ["yaer"])
    with pytest.raises(RefusedInputError, match="did you mean victims"):
        count(house.case, ["year"], "victim")
    with pytest.raises(QueryError):
        count(house.case, ["year"], query="atc:COE")


def test_a_code_the_vocabulary_has_lost_is_still_shown():
    assert DIMENSIONS["place"].labelled("AZ-OLD", "en") == "AZ-OLD"
    assert DIMENSIONS["act"].labelled("OLD.1", "en") == "OLD.1"


def test_the_dimensions_promised_are_there():
    promised = {"year", "quarter", "month", "act", "family", "reported", "place", "district", "region", "perpetrator"}

    assert promised | {"perpetrator_group", "victim", "verification", "source"} <= set(DIMENSIONS)
    assert counting.MOST_DIMENSIONS == 2
