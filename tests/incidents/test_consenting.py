"""Who agreed to what, and what may therefore be counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents import consenting, people
from incidents.consenting import COUNTED, Standing, left_out_because
from incidents.errors import NotFoundError
from schemas.incident_form import FormRefused
from tests.incidents.house import House

PURPOSE = "anonymous_statistics"
TODAY = "2024-03-01"


def answer(house: House, state: str, on: str = "", **told: str) -> None:
    with house.writing("consent") as work:
        consenting.record(work, "P-0001", {"purpose": PURPOSE, "state": state, "given_on": on, **told})


def stands(house: House) -> str:
    return consenting.standing(house.case, PURPOSE)[people.by_code(house.case, "P-0001")].state


@pytest.fixture
def person(house: House) -> House:
    house.incident(victims=[{}], acts=[{"term": "LIB.1"}])
    return house


def test_the_last_answer_stands_by_the_day_it_was_given(person):
    answer(person, "given", "2024-01-05")
    answer(person, "withdrawn", "2024-02-01")
    answer(person, "refused", "2023-12-01")

    assert stands(person) == "withdrawn"


def test_of_two_answers_on_one_day_the_one_written_down_last_stands(person):
    answer(person, "given", "2024-01-05")
    answer(person, "withdrawn", "2024-01-05")

    assert stands(person) == "withdrawn"


def test_a_withdrawal_without_a_day_counts_from_when_it_was_written_down(person):
    answer(person, "given", "2024-01-05")
    answer(person, "withdrawn")

    assert stands(person) == "withdrawn"


def test_every_answer_is_kept(person):
    for state in ("given", "refused", "withdrawn"):
        answer(person, state, "2024-01-05")

    assert person.one("SELECT count(*) FROM consent") == 3


def test_another_purpose_is_another_question(person):
    answer(person, "given", "2024-01-05")

    assert consenting.standing(person.case, "media") == {}


def test_a_person_that_is_not_there_is_named(person):
    with pytest.raises(NotFoundError, match="P-0009"), person.writing("consent") as work:
        consenting.record(work, "P-0009", {"purpose": PURPOSE, "state": "given"})


@pytest.mark.parametrize("day", ["5 January 2024", "05.01.2024", "2024-1-5", "2024-02-31", "2024"])
@pytest.mark.parametrize("field", ["given_on", "expires_on"])
def test_a_day_that_would_not_sort_is_refused_in_a_form_too(house, day, field):
    with pytest.raises(FormRefused, match=rf"victims\.1\.consents\.1\.{field}: This takes a day"):
        house.incident(victims=[{"consents": [{"purpose": PURPOSE, "state": "given", field: day}]}])


GIVEN = Standing("given")


@pytest.mark.parametrize(
    ("standing", "identified", "minor", "public", "verdict"),
    [
        (GIVEN, True, None, None, COUNTED),
        (GIVEN, None, False, False, COUNTED),
        (Standing("given", "2024-03-01"), True, None, None, COUNTED),
        (Standing("given", "2024-02-29"), True, None, None, "consent has ended"),
        (GIVEN, True, True, True, "a minor, and no guardian agreed"),
        (Standing("given", guardian="P-0002"), True, True, None, COUNTED),
        (Standing("refused"), False, None, True, "consent was refused"),
        (Standing("withdrawn"), False, None, True, "consent was withdrawn"),
        (None, False, None, True, COUNTED),
        (Standing("not_asked"), False, None, True, COUNTED),
        (None, None, None, True, "consent was not asked"),
        (None, False, None, None, "consent was not asked"),
        (None, True, None, True, "consent was not asked"),
    ],
)
def test_the_rule(standing, identified, minor, public, verdict):
    assert left_out_because(standing, identified=identified, minor=minor, public=public, today=TODAY) == verdict


answers = st.none() | st.builds(
    Standing,
    st.sampled_from(["given", "refused", "withdrawn", "not_asked", "a state of tomorrow"]),
    st.sampled_from(["", "2024-02-29", "2024-03-01"]),
    st.sampled_from(["", "P-0002"]),
)
maybe = st.sampled_from([True, False, None])


@given(answers, maybe, maybe, maybe)
def test_nobody_is_counted_against_their_word_or_without_a_ground(standing, identified, minor, public):
    if left_out_because(standing, identified=identified, minor=minor, public=public, today=TODAY) == COUNTED:
        asked = standing is not None and standing.state != "not_asked"
        assert standing.state == "given" if asked and standing else (identified is False and public is True)
