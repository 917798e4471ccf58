"""The codes people say aloud."""

import pytest

from incidents import case_file, codes, people
from incidents.errors import NotFoundError, RefusedInputError
from incidents.unit_of_work import writing


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("26 July 2023", "AZ-2023-0001"),
        ("summer 2021", "AZ-2021-0001"),
        ("2019", "AZ-2019-0001"),
        ("2017-12-30/2018-01-02", "AZ-ND-0001"),
        ("before 30.09.2014", "AZ-ND-0001"),
        ("", "AZ-ND-0001"),
    ],
)
def test_the_year_in_a_code_is_one_the_incident_surely_began_in(house, date, code):
    assert house.incident(date=date) == code


def test_numbers_go_on_year_by_year_and_survive_closing(house):
    assert [house.incident(date=date) for date in ("2021", "2022", "2021")] == [
        "AZ-2021-0001",
        "AZ-2022-0001",
        "AZ-2021-0002",
    ]
    with case_file.opened(house.directory, house.keys) as again, writing(again, house.later(), "add") as work:
        assert codes.record_code(work, "person") == "P-0001"
        assert codes._next(work, "incident", "AZ-2021") == "AZ-2021-0003"


def test_a_code_told_is_kept_and_stepped_over(house):
    assert house.incident(date="2021", code="AZ-2021-0002") == "AZ-2021-0002"
    assert [house.incident(date="2021") for _ in range(2)] == ["AZ-2021-0001", "AZ-2021-0003"]


def test_a_code_is_never_given_twice(house):
    house.incident(code="AZ-2021-07")

    with pytest.raises(RefusedInputError, match="AZ-2021-07 is already in use"):
        house.incident(code="AZ-2021-07")


def test_a_work_that_failed_leaves_no_gap(house):
    def fail() -> None:
        house.log({"date": "2021"}, {"date": "2021", "links": [{"to": "AZ-1999-0001"}]})

    with pytest.raises(NotFoundError):
        fail()

    assert house.incident(date="2021") == "AZ-2021-0001"


def test_people_actors_sources_and_evidence_have_letters_of_their_own(house):
    house.incident(
        victims=[{}, {}],
        perpetrators=[{"class": "police", "actor": "Invented Department"}],
        acts=[{"term": "LIB.1"}],
        sources=[{"name": "An invented newsroom"}],
        evidence=[{"url": "https://example.org"}],
    )

    for table, known in (("person", ["P-0001", "P-0002"]), ("actor", ["A-0001"]), ("source", ["S-0001"])):
        assert [code for (code,) in house.case.connection.execute(f"SELECT code FROM {table} ORDER BY code")] == known
    assert house.one("SELECT code FROM evidence") == "E-0001"
    assert people.by_code(house.case, "P-0002")


def test_past_9999_the_codes_grow_longer(house):
    with house.writing() as work:
        work.connection.execute("INSERT OR REPLACE INTO setting VALUES ('next AZ-2021', '9999')")

    assert [house.incident(date="2021") for _ in range(2)] == ["AZ-2021-9999", "AZ-2021-10000"]
