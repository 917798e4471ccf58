"""What is due by the retention rules, and what a hold keeps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.retention import due, months_later

TODAY = date(2024, 6, 1)


@pytest.fixture
def cases(house):
    """Two people in one closed case; one of them in another that is open."""
    house.log({"date": "2020", "victims": [{"key": "1", "name": "Canary"}, {"key": "2"}], "acts": [{"term": "COE.1"}]})
    house.add(
        "support_case",
        opened_on="2020-05-01",
        status="closed",
        closed_on="2023-05-31",
        persons=["P-0001", "P-0002"],
        about=["AZ-2020-0001"],
    )
    house.add("support_case", opened_on="2021-01-01", persons=["P-0002"])
    return house


def listed(house, until=TODAY):
    return [(each.address, each.action, each.since, each.due_on, each.on_hold) for each in due(house.case, until)]


def rule(house, record_class, trigger, months=12, action="delete"):
    return house.add("retention_rule", record_class=record_class, trigger=trigger, months=months, action=action)


def test_a_person_is_due_when_the_last_of_their_cases_is_long_closed(cases):
    rule(cases, "person", "case_closed")
    assert listed(cases) == [("P-0001", "delete", "2023-05-31", "2024-05-31", False)]

    cases.edit("C-0002", status="closed", closed_on="2023-04-01")
    assert [each[0] for each in listed(cases)] == ["P-0001", "P-0002"]
    assert listed(cases, date(2024, 5, 30)) == []


def test_the_case_the_identity_and_the_incident_go_by_the_same_day(cases):
    for record_class in ("support_case", "identity", "incident"):
        rule(cases, record_class, "case_closed")

    assert [each[0] for each in listed(cases)] == ["C-0001", "P-0001/identity", "AZ-2020-0001"]


def test_a_legal_hold_stands_above_every_rule(cases):
    cases.add("evidence", incident="AZ-2020-0001", kind="link", url="https://example.org")
    for record_class in ("support_case", "person", "identity", "incident", "evidence"):
        rule(cases, record_class, "case_closed")
    cases.edit("C-0001", legal_hold=True)

    told = listed(cases)

    assert len(told) == 5
    assert all(each[-1] for each in told)


def test_what_is_kept_is_never_due_and_what_was_looked_at_is_due_again_later(cases):
    rule(cases, "support_case", "case_closed", action="keep")
    assert listed(cases) == []
    rule(cases, "support_case", "case_closed", action="review")
    assert [each[0] for each in listed(cases)] == ["C-0001"]
    cases.add("task", title="still needed", kind="retention_review", about="C-0001", done_on="2024-05-31")
    assert listed(cases) == []
    assert listed(cases, date(2025, 5, 31)) == [("C-0001", "review", "2024-05-31", "2025-05-31", False)]


def test_consent_that_was_withdrawn_or_ran_out_begins_the_time(cases):
    rule(cases, "person", "consent_ended", months=1)
    rule(cases, "incident", "consent_ended", months=1)
    cases.add("consent", person="P-0001", purpose="store", state="given", given_on="2020-05-01")
    cases.add(
        "consent", person="P-0002", purpose="store", state="given", given_on="2020-05-01", expires_on="2024-01-31"
    )
    assert listed(cases) == [("P-0002", "delete", "2024-01-31", "2024-02-29", False)]

    cases.add("consent", person="P-0001", purpose="store", state="withdrawn", given_on="2024-02-10")
    assert listed(cases) == [
        ("P-0002", "delete", "2024-01-31", "2024-02-29", False),
        ("P-0001", "delete", "2024-02-10", "2024-03-10", False),
        ("AZ-2020-0001", "delete", "2024-02-10", "2024-03-10", False),
    ]


def test_a_proceeding_that_goes_on_or_was_only_halted_keeps_the_time_from_running(cases):
    rule(cases, "person", "proceeding_ended", months=0)
    cases.add("proceeding", person="P-0001", incident="AZ-2020-0001", role="complainant", forum="prosecutor")
    cases.add("proceeding_step", proceeding="PR-0001", kind="suspended", date="2021")
    assert listed(cases) == []
    cases.add("proceeding_step", proceeding="PR-0001", kind="discontinued", date="March 2022")
    assert listed(cases) == [("P-0001", "delete", "2022-03-31", "2022-03-31", False)]


def test_the_last_contact_is_the_last_of_all_that_tell_of_one(cases):
    rule(cases, "person", "last_contact", months=1)
    assert listed(cases) == []
    cases.add("intervention", kind="legal_help", person="P-0001", done_on="2024-03-01")
    cases.add("task", title="asked", kind="call", about="P-0001", done_on="2024-04-05")
    cases.add("need", support_case="C-0002", service="legal", noted_on="2024-01-01")
    assert listed(cases) == [
        ("P-0002", "delete", "2024-01-01", "2024-02-01", False),
        ("P-0001", "delete", "2024-04-05", "2024-05-05", False),
    ]


def test_what_was_received_is_due_by_the_day_it_came(cases):
    cases.edit("AZ-2020-0001", received_on="2022-02-28")
    rule(cases, "incident", "received", months=24)
    assert listed(cases) == [("AZ-2020-0001", "delete", "2022-02-28", "2024-02-28", False)]


def test_nothing_is_due_without_a_rule(cases):
    assert listed(cases, date(2099, 1, 1)) == []


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 1200))
def test_so_many_months_later_lies_in_that_month(day, months):
    later = date.fromisoformat(months_later(day.isoformat(), months))

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and later.day >= 28)


def test_evidence_a_source_and_an_identity_are_due_by_when_they_came(cases):
    cases.add("evidence", incident="AZ-2020-0001", kind="link", url="https://example.org")
    cases.add("evidence", incident="AZ-2020-0001", kind="link", url="https://example.org/2")
    cases.add("custody_event", evidence="E-0002", kind="received", at="2022-03-01T10:00:00Z", by="AB")
    cases.add("source", name="a report", kind="document")
    cases.add("information", source="S-0001", incident="AZ-2020-0001")
    for record_class in ("evidence", "source", "identity"):
        rule(cases, record_class, "received", months=1)

    assert listed(cases) == [
        ("E-0002", "delete", "2022-03-01", "2022-04-01", False),
        ("E-0001", "delete", "2024-03-01", "2024-04-01", False),
        ("S-0001", "delete", "2024-03-01", "2024-04-01", False),
        ("P-0001/identity", "delete", "2024-03-01", "2024-04-01", False),
    ]
    cases.edit("C-0001", legal_hold=True)
    assert all(each[-1] for each in listed(cases))


def test_a_source_was_last_in_touch_when_it_last_told_us_something(cases):
    cases.add("source", name="a report", kind="document")
    rule(cases, "source", "last_contact", months=0)
    rule(cases, "source", "case_closed", months=0)
    assert listed(cases) == []
    cases.add("information", source="S-0001", incident="AZ-2020-0001")
    assert listed(cases) == [("S-0001", "delete", "2024-03-01", "2024-03-01", False)]


def test_a_case_goes_by_the_last_of_its_people(cases):
    rule(cases, "support_case", "proceeding_ended", months=0)
    rule(cases, "support_case", "last_contact", months=0)
    for person in ("P-0001", "P-0002"):
        code = cases.add("proceeding", person=person, role="complainant", forum="prosecutor")
        cases.add("proceeding_step", proceeding=code, kind="opening_refused", date="2023-01-0" + person[-1])
    cases.add("consent", person="P-0001", purpose="casework", state="refused", given_on="2022-01-01")

    assert listed(cases) == [
        ("C-0001", "delete", "2022-01-01", "2022-01-01", False),
        ("C-0001", "delete", "2023-01-02", "2023-01-02", False),
        ("C-0002", "delete", "2023-01-02", "2023-01-02", False),
    ]


def test_no_time_runs_longer_than_there_are_days():
    assert months_later("9999-11-30", 1200) == "9999-12-31"
