"""What is due, and what is not."""

from datetime import date

import pytest

from incidents.agenda import agenda

TODAY = date(2024, 4, 10)


@pytest.fixture
def busy(house):
    """A person with a case, a proceeding, a consent; a recommendation; each with a day."""
    house.log({"date": "2023", "victims": [{"key": "1"}], "acts": [{"term": "COE.1"}]})
    house.add("task", title="Ask how it went", about="P-0001", due_on="2024-04-01", assignee="AB")
    house.add("task", title="Already done", due_on="2024-04-01", done_on="2024-04-02")
    house.add("task", title="Some day")
    house.add("task", title="Next year", due_on="2025-04-01")
    house.add("proceeding", person="P-0001", incident="AZ-2023-0001", forum="prosecutor", counsel="CD")
    house.add("proceeding_step", proceeding="PR-0001", kind="hearing", due_on="2024-04-20")
    house.add("proceeding_step", proceeding="PR-0001", kind="deadline", due_on="2024-04-10")
    house.add("proceeding_step", proceeding="PR-0001", kind="hearing", due_on="2024-04-02", date="2024-04-02")
    house.add("support_case", title="Support", persons=["P-0001"], next_review="2024-05-01", owner="AB")
    house.add("support_case", title="Closed", status="closed", next_review="2024-04-11")
    house.add("referral", support_case="C-0001", service="legal", state="proposed", follow_up_on="2024-04-15")
    house.add(
        "referral", support_case="C-0001", service="health", state="declined_by_survivor", follow_up_on="2024-04-15"
    )
    house.add(
        "consent", person="P-0001", purpose="casework", state="given", given_on="2023-04-12", expires_on="2024-04-12"
    )
    house.add(
        "consent", person="P-0001", purpose="media", state="given", given_on="2023-04-12", expires_on="2024-04-12"
    )
    house.add("consent", person="P-0001", purpose="media", state="withdrawn", given_on="2023-05-12")
    house.add("recommendation", text="Investigate", deadline="2024-01-31")
    house.add("recommendation", text="Done with", deadline="2024-01-31", assessment="carried out")
    return house


def listed(house, within=30):
    return [(each.due_on, each.kind, each.address) for each in agenda(house.case, TODAY, within)]


def test_the_longest_overdue_stands_first_and_what_is_done_or_refused_is_not_due(busy):
    assert listed(busy) == [
        ("2024-01-31", "recommendation", "R-0001"),
        ("2024-04-01", "task", "T-0001"),
        ("2024-04-10", "step", "PR-0001/2"),
        ("2024-04-12", "consent", "P-0001/consent/1"),
        ("2024-04-15", "referral", "C-0001/1"),
        ("2024-04-20", "step", "PR-0001/1"),
        ("2024-04-30", "country_date", "ODIHR"),
        ("2024-05-01", "case_review", "C-0001"),
    ]


def test_days_say_how_far_one_looks(busy):
    assert [each[2] for each in listed(busy, 0)] == ["R-0001", "T-0001", "PR-0001/2"]


def test_everything_has_the_tasks_without_a_day_last_and_dates_nobody_confirmed(busy):
    told = agenda(busy.case, TODAY, None)

    assert told[-1].address == "T-0003"
    assert "T-0004" in [each.address for each in told]
    (review,) = [each for each in told if each.address == "UPR-5"]
    assert (review.confirmed, review.due_on, review.exactly) == (False, "2027-01-01", "2027~/2028~")
    assert [each.confirmed for each in told if each.address == "ODIHR"] == [True]


def test_who_is_concerned_is_told_by_code_and_who_does_it_by_initials(busy):
    by = {each.address: each for each in agenda(busy.case, TODAY, 30)}

    assert (by["T-0001"].concerns, by["T-0001"].who) == (("P-0001",), "AB")
    assert (by["PR-0001/1"].concerns, by["PR-0001/1"].who) == (("P-0001", "AZ-2023-0001"), "CD")
    assert by["T-0001"].days_from(TODAY) == -9


def test_a_rule_stands_in_one_line_with_how_many_and_what_is_on_hold_is_not_due(busy):
    busy.add("retention_rule", record_class="support_case", trigger="case_closed", months=1, action="review")
    busy.edit("C-0002", closed_on="2024-01-01")
    busy.add("support_case", title="Closed too", status="closed", closed_on="2024-02-01")
    (rule,) = [each for each in agenda(busy.case, TODAY, 30) if each.kind == "retention"]
    assert (rule.due_on, rule.address, rule.number) == ("2024-02-01", "RR-0001", 2)

    busy.edit("C-0002", legal_hold=True)
    (rule,) = [each for each in agenda(busy.case, TODAY, 30) if each.kind == "retention"]
    assert (rule.due_on, rule.number) == ("2024-03-01", 1)


def test_an_empty_case_file_knows_the_dates_of_its_country(house):
    assert listed(house) == [("2024-04-30", "country_date", "ODIHR")]
