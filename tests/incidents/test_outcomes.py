"""What became of each victim, told apart though they share an incident."""

from itertools import permutations

import pytest

from incidents import outcomes
from incidents.addresses import found
from incidents.counting import count
from incidents.errors import RefusedInputError
from schemas.vocabulary import vocabulary


@pytest.fixture
def three(house):
    """One raid, three victims: all charged; one dropped, one convicted, one still pending. One of them complained."""
    house.log(
        {
            "date": "2023-07-26",
            "victims": [{"key": "1"}, {"key": "2"}, {"key": "3"}],
            "acts": [{"term": "LIB.1"}],
            "perpetrators": [{"class": "police"}],
        }
    )
    for person in ("P-0001", "P-0002", "P-0003"):
        code = house.add("proceeding", person=person, incident="AZ-2023-0001", role="defendant", forum="first_instance")
        house.add("proceeding_step", proceeding=code, kind="charged", date="27 July 2023")
    house.add("proceeding_step", proceeding="PR-0001", kind="charges_dropped", date="3 August 2023")
    house.add("proceeding_step", proceeding="PR-0002", kind="convicted", date="5 August 2023")
    house.add("proceeding_step", proceeding="PR-0003", kind="hearing", due_on="2023-09-01")
    house.add("proceeding", person="P-0001", incident="AZ-2023-0001", role="complainant", forum="prosecutor")
    house.add("proceeding_step", proceeding="PR-0004", kind="lodged", date="2023-08-10")
    house.add("proceeding_step", proceeding="PR-0004", kind="opening_refused", date="2023-09-10")
    return house


def figures(house, by, unit):
    return {row.codes: row.low for row in count(house.case, by, unit).rows}


def test_each_victim_has_an_outcome_of_their_own(three):
    assert figures(three, ["charge"], "victims") == {("dropped",): 1, ("convicted",): 1, ("pending",): 1}
    assert figures(three, ["charge"], "acts") == {("dropped",): 1, ("convicted",): 1, ("pending",): 1}
    assert figures(three, ["complaint"], "victims") == {("complaint_refused",): 1, ("unknown",): 2}


def test_an_incident_stands_once_under_each_outcome_and_the_note_says_so(three):
    counted = count(three.case, ["charge"], "incidents")

    assert {row.codes: row.low for row in counted.rows} == {("dropped",): 1, ("convicted",): 1, ("pending",): 1}
    assert counted.total.low == 1
    assert any("add up to 3 and not to 1" in note for note in counted.notes)


def test_proceedings_are_counted_by_outcome_role_and_forum(three):
    assert figures(three, ["outcome"], "proceedings") == {
        ("dropped",): 1,
        ("convicted",): 1,
        ("pending",): 1,
        ("complaint_refused",): 1,
    }
    assert figures(three, ["role", "forum"], "proceedings") == {
        ("defendant", "first_instance"): 3,
        ("complainant", "prosecutor"): 1,
    }
    assert count(three.case, ["outcome"], "proceedings", "act:LIB.1").total.low == 4
    assert count(three.case, ["outcome"], "proceedings", "act:COE").total.low == 0


def test_proceedings_about_no_incident_are_told_beside(three):
    three.add("proceeding", person="P-0001", role="applicant", forum="ecthr")
    counted = count(three.case, ["outcome"], "proceedings")

    assert counted.total.low == 4
    assert "1 proceeding is about no incident: it stands in no row." in counted.notes


def test_what_only_proceedings_have_divides_nothing_else(three):
    with pytest.raises(RefusedInputError, match="--unit proceedings"):
        count(three.case, ["outcome"], "incidents")


STEPS = [("charged", "2023-01-05"), ("convicted", "2023-02-05"), ("appealed", "2023-03-05"), ("hearing", "2023-04-05")]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_latest_step_stands_in_whatever_order_they_were_written(house, order):
    code = house.add("proceeding", role="defendant")
    for number in order:
        kind, date = STEPS[number]
        house.add("proceeding_step", proceeding=code, kind=kind, date=date)

    assert outcomes.standing(house.case, found(house.case, code).id) == "on_appeal"


def test_a_step_without_a_date_never_stands_above_a_dated_one(house):
    code = house.add("proceeding")
    house.add("proceeding_step", proceeding=code, kind="opening_refused", date="2023")
    house.add("proceeding_step", proceeding=code, kind="lodged")

    assert outcomes.standing(house.case, found(house.case, code).id) == "complaint_refused"


@pytest.mark.parametrize("vague", ["2023", "about May 2023", "before June 2023", "2023 or 2024"])
def test_a_vague_date_is_not_taken_for_its_first_day(house, vague):
    """Charged on a day, dropped some time that year: nobody guesses that the charge came last."""
    code = house.add("proceeding", role="defendant")
    house.add("proceeding_step", proceeding=code, kind="charged", date="5 May 2023")
    house.add("proceeding_step", proceeding=code, kind="charges_dropped", date=vague)

    assert outcomes.standing(house.case, found(house.case, code).id) == "dropped"


def test_a_vague_date_that_surely_lies_before_never_stands_above(house):
    code = house.add("proceeding", role="defendant")
    house.add("proceeding_step", proceeding=code, kind="charges_dropped", date="5 May 2023")
    house.add("proceeding_step", proceeding=code, kind="charged", date="2022")

    assert outcomes.standing(house.case, found(house.case, code).id) == "dropped"


def test_a_step_that_says_how_it_stands_is_believed(house):
    code = house.add("proceeding")
    house.add("proceeding_step", proceeding=code, kind="other", date="2023", status="discontinued")

    assert outcomes.standing(house.case, found(house.case, code).id) == "discontinued"


def test_every_status_after_a_step_is_a_word_of_the_vocabularies():
    assert set(outcomes.STATUS_AFTER) <= {term.code for term in vocabulary("step_kinds")}
    assert set(outcomes.STATUS_AFTER.values()) <= {term.code for term in vocabulary("proceeding_statuses")}
