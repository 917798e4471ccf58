"""The impunity clock, reckoned by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.clock import clocks, without_complaint
from incidents.clock_summary import notes, summary
from incidents.errors import RefusedInputError
from incidents.spans import first_of
from schemas.vague_date import VagueDate

TODAY = date(2024, 1, 10)


def complaint(house, person, incident, *steps, role="complainant"):
    code = house.add("proceeding", person=person, incident=incident, role=role, forum="prosecutor")
    for kind, when in steps:
        house.add("proceeding_step", proceeding=code, kind=kind, date=when)
    return code


@pytest.fixture
def three(house):
    """One incident of 26 July 2023 with three victims."""
    house.log(
        {"date": "2023-07-26", "victims": [{"key": "1"}, {"key": "2"}, {"key": "3"}], "acts": [{"term": "LIB.2"}]}
    )
    return house


def spans(clock):
    return {each.name: (each.state, each.least, each.most) for each in clock.spans}


def test_three_victims_have_three_clocks_each_right(three):
    steps = [("lodged", "2023-08-10"), ("registered", "2023-08-12"), ("investigation_opened", "2023-09-11")]
    complaint(three, "P-0001", "AZ-2023-0001", *steps, ("convicted", "2023-12-20"))
    complaint(three, "P-0002", "AZ-2023-0001", ("lodged", "August 2023"), ("opening_refused", "2023-09-10"))
    complaint(three, "P-0003", "AZ-2023-0001", ("lodged", "2023-08-10"))

    first, second, third = clocks(three.case, "", TODAY)

    assert [each.person for each in (first, second, third)] == ["P-0001", "P-0002", "P-0003"]
    assert spans(first) == {
        "incident_to_complaint": ("done", 15, 15),
        "complaint_to_registration": ("done", 2, 2),
        "complaint_to_investigation": ("done", 32, 32),
        "complaint_to_decision": ("done", 132, 132),
        "registration_to_investigation": ("done", 30, 30),
        "investigation_to_decision": ("done", 100, 100),
    }
    assert spans(second) == {
        "incident_to_complaint": ("done", 6, 36),
        "complaint_to_registration": ("not_told", None, None),
        "complaint_to_investigation": ("done", 10, 40),
        "complaint_to_decision": ("ended", None, None),
        "registration_to_investigation": ("not_told", None, None),
        "investigation_to_decision": ("ended", None, None),
    }
    assert spans(third) == {
        "incident_to_complaint": ("done", 15, 15),
        "complaint_to_registration": ("open", 153, 153),
        "complaint_to_investigation": ("open", 153, 153),
        "complaint_to_decision": ("open", 153, 153),
        "registration_to_investigation": ("not_begun", None, None),
        "investigation_to_decision": ("not_begun", None, None),
    }
    assert (second.marks["investigation"].kind, second.status, second.is_over) == (
        "opening_refused",
        "complaint_refused",
        True,
    )


def test_a_complaint_without_a_day_still_runs_and_is_never_dated_by_us(three):
    complaint(three, "P-0001", "AZ-2023-0001")

    (clock,) = clocks(three.case, "", TODAY)

    assert spans(clock)["incident_to_complaint"] == ("not_told", None, None)
    assert spans(clock)["complaint_to_decision"] == ("open", None, None)


def test_a_refusal_that_was_annulled_does_not_end_the_clock(three):
    steps = [("lodged", "2023-08-01"), ("opening_refused", "2023-08-11"), ("quashed", "2023-10-01")]
    complaint(three, "P-0001", "AZ-2023-0001", *steps, ("remitted", "2023-10-01"))

    (clock,) = clocks(three.case, "", TODAY)

    assert spans(clock)["complaint_to_investigation"] == ("done", 10, 10)
    assert spans(clock)["complaint_to_decision"] == ("open", 162, 162)


def test_what_was_only_halted_still_runs(three):
    steps = [("lodged", "2023-08-01"), ("investigation_opened", "2023-08-11"), ("suspended", "2023-09-01")]
    complaint(three, "P-0001", "AZ-2023-0001", *steps)

    (clock,) = clocks(three.case, "", TODAY)

    assert not clock.is_over
    assert spans(clock)["investigation_to_decision"] == ("open", 152, 152)


def test_a_check_before_a_case_is_opened_stops_no_clock(three):
    complaint(three, "P-0001", "AZ-2023-0001", ("lodged", "2023-08-01"), ("inquiry_opened", "2023-08-02"))

    (clock,) = clocks(three.case, "", TODAY)

    assert spans(clock)["complaint_to_investigation"] == ("open", 162, 162)


def test_a_decision_before_the_complaint_is_a_contradiction_and_no_figure(three):
    complaint(three, "P-0001", "AZ-2023-0001", ("lodged", "2023-08-01"), ("decided", "2023-07-01"))

    (clock,) = clocks(three.case, "", TODAY)

    assert spans(clock)["complaint_to_decision"] == ("contradicted", None, None)


def test_a_hearing_to_come_has_not_taken_place(three):
    code = complaint(three, "P-0001", "AZ-2023-0001", ("charged", "2023-08-01"), role="defendant")
    three.add("proceeding_step", proceeding=code, kind="hearing", due_on="2024-02-01")

    (clock,) = clocks(three.case, "", TODAY, defendants=True)

    assert spans(clock) == {
        "detention_to_charge": ("done", 6, 6),
        "detention_to_decision": ("open", 168, 168),
        "charge_to_trial": ("open", 162, 162),
        "charge_to_decision": ("open", 162, 162),
        "trial_to_decision": ("not_begun", None, None),
    }


def test_who_was_held_is_held_from_when_the_detention_tells(three):
    three.add("detention", act="AZ-2023-0001/1", started="27 July 2023")
    steps = [("charged", "2023-07-28"), ("hearing", "2023-07-29"), ("administrative_arrest", "2023-07-29")]
    complaint(three, "P-0001", "AZ-2023-0001", *steps, role="defendant")
    complaint(
        three, "P-0002", "AZ-2023-0001", ("charged", "2023-07-28"), ("charges_dropped", "2023-08-03"), role="defendant"
    )

    first, second = clocks(three.case, "", TODAY, defendants=True)

    assert spans(first)["detention_to_charge"] == ("done", 1, 1)
    assert spans(first)["trial_to_decision"] == ("done", 0, 0)
    assert spans(second)["detention_to_charge"] == ("done", 2, 2)
    assert spans(second)["charge_to_decision"] == ("ended", None, None)
    assert second.status == "dropped"


def test_a_query_asks_for_incidents_and_a_clock_about_none_stands_only_without_one(three):
    three.log({"date": "2021", "victims": [{}], "acts": [{"term": "COE.1"}]})
    complaint(three, "P-0001", "AZ-2023-0001", ("lodged", "2023-08-01"))
    complaint(three, "P-0004", "AZ-2021-0001", ("lodged", "2023-08-01"))
    three.add("proceeding", person="P-0004", role="applicant", forum="ecthr")

    assert [each.proceeding for each in clocks(three.case, "act:COE", TODAY)] == ["PR-0002"]
    assert len(clocks(three.case, "", TODAY)) == 3
    assert clocks(three.case, "act:COE", TODAY)[0].span("incident_to_complaint")[2:4] == (578, 942)
    assert without_complaint(three.case, "") == 2
    assert without_complaint(three.case, "act:COE") == 0


def test_a_median_needs_five_finished_ones_and_open_ones_are_counted_apart(three):
    for number, day in enumerate(("2023-08-02", "2023-08-04", "2023-08-08", "2023-08-16"), 1):
        complaint(three, f"P-000{min(number, 3)}", "AZ-2023-0001", ("lodged", "2023-08-01"), ("registered", day))
    complaint(three, "P-0001", "AZ-2023-0001", ("lodged", "2023-08-01"))

    registration = summary(clocks(three.case, "", TODAY))[1]
    assert (registration.done, registration.median_least, registration.open, registration.longest_open) == (
        4,
        None,
        1,
        162,
    )

    complaint(three, "P-0001", "AZ-2023-0001", ("lodged", "2023-08-01"), ("registered", "August 2023"))
    registration = summary(clocks(three.case, "", TODAY))[1]
    assert (registration.done, registration.median_least, registration.median_most) == (5, 3, 7)


def test_the_notes_say_n_and_what_may_not_be_claimed(three):
    complaint(three, "P-0001", "AZ-2023-0001", ("lodged", "2023-08-01"), ("opening_refused", "2023-08-11"))
    told = clocks(three.case, "", TODAY)

    said = notes(told, without_complaint(three.case, ""), defendants=False)

    assert said[0] == "n = 1 documented proceeding; persons: 1."
    assert "refused in 1, none yet in 0" in said[1]
    assert "2 victims of these incidents have no complaint recorded" in said[3]
    assert "never write how long complaints take" in said[-1]


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(0, 400)), min_size=1, max_size=5))
def test_the_first_of_vague_days_is_never_said_more_exactly_than_told(told):
    dates = [(day, date.fromordinal(day.toordinal() + days)) for day, days in told]

    mark = first_of([("lodged", VagueDate.from_edtf(f"{first}/{last}")) for first, last in dates])

    assert mark.first == min(first for first, _ in dates)
    assert mark.last == min(last for _, last in dates)


def test_a_proceeding_about_an_act_is_about_its_incident(three):
    three.log({"date": "2021-05-01", "victims": [{}], "acts": [{"term": "COE.1", "date": "2021-05-09"}]})
    three.add("proceeding", person="P-0004", act="AZ-2021-0001/1", role="complainant")
    three.add("proceeding_step", proceeding="PR-0001", kind="lodged", date="2021-05-10")

    (clock,) = clocks(three.case, "code:AZ-2021-0001", TODAY)

    assert (clock.incident, spans(clock)["incident_to_complaint"]) == ("AZ-2021-0001", ("done", 1, 1))
    with pytest.raises(RefusedInputError, match="another incident"):
        three.add("proceeding", person="P-0004", act="AZ-2021-0001/1", incident="AZ-2023-0001")


def test_an_about_date_never_makes_an_exact_figure(three):
    complaint(three, "P-0001", "AZ-2023-0001", ("lodged", "about 1 August 2023"), ("registered", "2023-08-11"))

    (clock,) = clocks(three.case, "", TODAY)

    assert clock.span("complaint_to_registration") == ("complaint_to_registration", "done", 10, 10, True)
    assert not clock.span("registration_to_investigation").about


def test_what_was_refused_at_the_door_has_begun_nothing_and_is_told_as_refused(house):
    house.incident(date="2023-07-26", victims=[{"key": "1"}], acts=[{"term": "LIB.1"}])
    house.add("proceeding", person="P-0001", incident="AZ-2023-0001", role="complainant", forum="police")
    house.add("proceeding_step", proceeding="PR-0001", kind="lodged", date="2023-08-01")
    house.add("proceeding_step", proceeding="PR-0001", kind="registration_refused", date="2023-08-11")
    house.add("proceeding_step", proceeding="PR-0001", kind="appealed", date="2023-09-01")

    [told] = clocks(house.case, "", TODAY)

    assert (told.span("complaint_to_registration").state, told.span("complaint_to_registration").least) == ("done", 10)
    assert told.span("registration_to_investigation").state == "not_begun"
    assert any("opening refused in 1, none yet in 0" in note for note in notes([told], 0, defendants=False))
