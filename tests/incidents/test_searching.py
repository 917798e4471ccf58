"""Lists: the newest first, page by page, in a handful of questions."""

import re

import pytest

from incidents import searching
from incidents.errors import QueryError
from incidents.query import parse
from incidents.query_sql import where
from tests.incidents.house import House


def test_an_empty_case_file_has_an_empty_page(house):
    assert searching.newest(house.case) == searching.Page((), None)
    assert searching.how_many(house.case) == 0


def test_a_line_tells_what_a_list_needs(house):
    house.incident(
        title="Raid on a party",
        date="about 15 September 2021",
        place="Nəsimi",
        place_text="a flat in Nəsimi",
        verification="likely",
        victims=[{"key": "a"}, {"key": "b", "counting_unit": "group", "low": 10, "high": 14}],
        perpetrators=[{"class": "police"}, {"class": "media"}],
        acts=[{"term": "INT.10"}, {"term": "INT.2"}],
    )

    (line,) = searching.newest(house.case).rows

    assert line == searching.Line(
        code="AZ-2021-0001",
        title="Raid on a party",
        date="2021-09-15~",
        date_text="about 15 September 2021",
        place="AZ-BA-NAS",
        place_text="a flat in Nəsimi",
        verification="likely",
        acts=("INT.2", "INT.10"),
        perpetrators=("media", "police"),
        victims_low=11,
        victims_high=15,
    )


def test_a_person_met_in_two_acts_is_one_victim(house):
    house.incident(victims=[{}], acts=[{"term": "LIB.2"}, {"term": "INT.1"}])

    (line,) = searching.newest(house.case).rows

    assert (line.victims_low, line.victims_high) == (1, 1)


@pytest.mark.parametrize(
    ("victim", "figures"),
    [
        ({"counting_unit": "group"}, (None, None)),
        ({"counting_unit": "group", "low": 5}, (5, None)),
        ({"counting_unit": "group", "high": 5}, (None, 5)),
        ({"counting_unit": "group", "best": 4}, (4, 4)),
        ({"low": 3}, (3, None)),
        ({}, (1, 1)),
    ],
)
def test_a_figure_nobody_told_stays_open(house, victim, figures):
    house.incident(victims=[victim], acts=[{"term": "LIB.2"}])

    (line,) = searching.newest(house.case).rows

    assert (line.victims_low, line.victims_high) == figures


def test_the_latest_date_stands_first_and_no_date_last(house):
    for told in ("2019", "", "2021-03-04", "2020", "2021"):
        house.incident(title=told, **({"date": told} if told else {}))

    assert [line.title for line in searching.newest(house.case).rows] == ["2021-03-04", "2021", "2020", "2019", ""]


def test_pages_follow_each_other_without_a_gap_or_a_double(house):
    codes = house.log(*({"date": f"2021-0{month}-01", "title": "party"} for month in (3, 1, 3, 2, 3, 1, 2)))

    for asked in ("", "party", "no:act", "party -act:COE"):
        met: list[str] = []
        page = searching.newest(house.case, parse(asked), limit=3)
        met += [line.code for line in page.rows]
        while page.next:
            page = searching.newest(house.case, parse(asked), limit=3, after=page.next)
            met += [line.code for line in page.rows]
        assert sorted(met) == sorted(recorded.code for recorded in codes)
        assert met == [line.code for line in searching.newest(house.case, parse(asked)).rows]


def test_a_page_may_begin_behind_an_incident_named_by_its_code(house):
    codes = [each.code for each in house.log(*({"date": f"2021-0{month}-01"} for month in (1, 2, 3)))]

    page = searching.newest(house.case, after=codes[2])

    assert [line.code for line in page.rows] == [codes[1], codes[0]]


def test_a_limit_of_nothing_is_no_limit(house):
    house.log(*({"date": "2021"} for _ in range(25)))

    assert len(searching.newest(house.case, limit=0).rows) == 25


def test_a_page_that_never_was_is_refused(house):
    with pytest.raises(QueryError):
        searching.newest(house.case, after="nonsense")


def test_words_too_common_to_tell_incidents_apart_are_listed_by_date(house, monkeypatch):
    house.log(*({"date": f"20{year}", "narrative": "party " * year} for year in (10, 12, 11)))
    monkeypatch.setattr(searching, "_FEW_TO_RANK", 2)

    assert [line.date for line in searching.most_fitting(house.case, parse("party"))] == ["2012", "2011", "2010"]


def test_the_most_fitting_stands_first_when_asked_for(house):
    house.log(
        {"title": "long", "date": "2023", "narrative": "party " + "and many other words " * 40},
        {"title": "short", "date": "2021", "narrative": "party party"},
        {"title": "none", "date": "2022"},
    )

    assert [line.title for line in searching.most_fitting(house.case, parse("party"))] == ["short", "long"]
    assert [line.title for line in searching.newest(house.case, parse("party")).rows] == ["long", "short"]
    assert [line.title for line in searching.most_fitting(house.case, parse("date:2022"))] == ["none"]


def plan(house: House, asked: str) -> list[str]:
    """How the database goes about the questions of one page."""
    questions: list[str] = []
    house.case.connection.set_trace_callback(questions.append)
    searching.newest(house.case, parse(asked))
    house.case.connection.set_trace_callback(None)
    own = [each for each in questions if each.startswith(("SELECT", "WITH"))]
    return [row[3] for each in own for row in house.case.connection.execute(f"EXPLAIN QUERY PLAN {each}")]


@pytest.mark.parametrize("few", [-1, 2_000])
@pytest.mark.parametrize("asked", ["", "act:COE by:police victim:trans", "place:Baku since:2021", "-tag:x", "party"])
def test_a_page_goes_through_no_whole_table_and_sorts_only_a_few(house, monkeypatch, asked, few):
    house.log(*({"date": "2021", "tags": ["x"], "narrative": "party", "acts": [{"term": "COE.1"}]} for _ in range(3)))
    monkeypatch.setattr(searching, "_FEW_TO_SORT", few)

    steps = plan(house, asked)

    assert not [step for step in steps if re.match(r"SCAN [a-z]( |$)(?!VIRTUAL)", step)]
    assert [step for step in steps if "incident_by_date" in step] or any("SCAN few" in step for step in steps)
    if asked == "" or few < 0:
        assert not [step for step in steps if "FOR ORDER BY" in step]


def test_a_page_asks_as_often_for_fifty_as_for_two(house):
    house.log(*({"victims": [{}], "acts": [{"term": "COE.1"}]} for _ in range(50)))
    asked: list[str] = []
    house.case.connection.set_trace_callback(asked.append)

    searching.newest(house.case, limit=2)
    for_two = len(asked)
    searching.newest(house.case, limit=50)

    assert len(asked) - for_two == for_two <= 5


def test_nothing_typed_stands_in_the_sql(house):
    house.incident(tags=["Canary"], sources=[{"name": "Canary"}])

    for asked in (
        "Canary",
        "tag:Canary",
        "source:Canary",
        "code:CANARY",
        "origin:Canary",
        "link:CANARY-1",
        "since:1999",
    ):
        clause, values = where(house.case, parse(asked)).whole
        assert "canary" not in clause.lower()
        assert "1999" not in clause
        assert values
