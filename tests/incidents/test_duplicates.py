"""What may already be there is shown before it is written twice."""

import pytest

from incidents import duplicates
from schemas.form import read_form

THERE = {
    "title": "Police raid on a flat party in the old town",
    "date": "22-23 September 2023",
    "place": "AZ-BA-NAS",
    "evidence": [{"url": "https://example.org/one"}],
}


def candidates(house, **told):
    return [each.code for each in duplicates.likely(house.case, read_form(told))]


@pytest.fixture
def there(house):
    house.incident(title="A summons to the station", date="23 September 2023", place="AZ-BA-NAS")
    return house.incident(**THERE)


def test_the_same_page_is_a_reason_whatever_else_is_told(house, there):
    assert candidates(house, title="Something else", evidence=[{"url": "https://example.org/one"}]) == [there]


def test_a_page_that_one_cites_as_a_source_and_the_other_keeps_as_evidence_is_a_reason(house, there):
    page = {"name": "Example Gazette", "url": "https://example.org/one"}
    cites = house.incident(title="Told again", sources=[page])

    assert candidates(house, title="Something else", sources=[page]) == [there, cites]
    assert candidates(house, title="Something else", sources=[{**page, "url": "https://example.org/two"}]) == []


def test_the_same_page_is_looked_up_and_not_looked_for(house, there):
    questions: list[str] = []
    house.case.connection.set_trace_callback(questions.append)
    candidates(house, evidence=[{"url": "https://example.org/one"}])
    house.case.connection.set_trace_callback(None)

    (asked,) = (each for each in questions if "evidence" in each)
    steps = [row[3] for row in house.case.connection.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert [step for step in steps if "evidence_by_url" in step]
    assert [step for step in steps if "information_by_url" in step]
    assert not [step for step in steps if step.startswith(("SCAN e", "SCAN n", "SCAN i"))]


def test_the_same_night_the_same_town_and_a_like_title_are_a_reason(house, there):
    told = {"title": "Raid by police on a party in a flat", "date": "September 2023", "place": "Baku"}

    assert candidates(house, **told) == [there]


@pytest.mark.parametrize(
    "apart",
    [{"date": "September 2021"}, {"place": "Ganja"}, {"title": "Dismissed from work"}, {"date": ""}, {"place": ""}],
)
def test_another_time_place_or_title_or_none_is_no_reason(house, there, apart):
    told = {"title": "Police raid on a flat party", "date": "23 September 2023", "place": "Baku"} | apart

    assert there not in candidates(house, **told)


def test_letters_are_folded_before_titles_are_compared(house):
    code = house.incident(title="Gəncədə polis reydi", date="2023", place="AZ-GA")

    assert candidates(house, title="Gencede POLIS reydi", date="May 2023", place="Ganja") == [code]


def test_the_reason_repeats_nothing_of_the_record(house, there):
    for each in duplicates.likely(house.case, read_form(THERE)):
        assert "party" not in each.why
        assert "example.org" not in each.why


@pytest.mark.parametrize(("there", "is_compared"), [("2023", True), ("July 2023", True), ("2010s", False), ("", False)])
def test_an_incident_told_as_a_year_is_compared_and_one_told_as_a_decade_is_not(house, there, is_compared):
    code = house.incident(title="Police raid on a flat", date=there, place="AZ-BA")

    found = candidates(house, title="Police raid on a flat", date="26 July 2023", place="AZ-BA-NAS")

    assert found == ([code] if is_compared else [])
