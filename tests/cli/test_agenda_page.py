"""What is due, and everything dated about a record, as they are read."""

import json

import pytest

from tests.cli.conftest import Desk


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A task that is late, a hearing to come, a case long closed."""
    desk.run("add", "--title", "Blackmail", "--date", "2026", "--act", "COE.1", "--victims", "1", "--yes").succeeded()
    for words in (
        [
            "task",
            "add",
            "--title",
            "Ask how it went",
            "--about",
            "P-0001",
            "--due-on",
            "2026-11-20",
            "--assignee",
            "AB",
        ],
        ["proceeding", "add", "--person", "P-0001", "--incident", "AZ-2026-0001", "--forum", "prosecutor"],
        ["proceeding", "step", "PR-0001", "--kind", "hearing", "--due-on", "2026-11-23"],
        ["case", "add", "--title", "Support", "--status", "closed", "--closed-on", "2026-01-31"],
        ["retention", "add", "--record-class", "support_case", "--trigger", "case_closed", "--months", "1"],
    ):
        desk.run(*words).succeeded()
    return desk


def test_what_is_late_is_said_to_be_late(busy: Desk) -> None:
    told = busy.run("agenda").succeeded()

    lines = [line.split("  ") for line in told.out.splitlines()]
    assert [[each.strip() for each in line if each][:3] for line in lines] == [
        ["due", "when", "what"],
        ["2026-02-28", "267 days late", "retention: review, case · 1 record"],
        ["2026-11-20", "2 days late", "task: follow-up · Ask how it went"],
        ["2026-11-23", "in 1 day", "step of a proceeding: hearing"],
    ]
    assert told.err.startswith("Due: 3; of them overdue: 2.\n")
    assert "a lawyer says" in told.err


def test_a_date_nobody_confirmed_says_so(busy: Desk) -> None:
    told = busy.run("agenda", "--all").succeeded().out

    assert "about 2027 – about 2028" in told
    assert "fifth cycle (to be confirmed)" in told
    assert "2027-04-30" in told


def test_programs_get_days_and_codes(busy: Desk) -> None:
    told = json.loads(busy.run("agenda", "--json", "--days", "1").succeeded().out)

    assert (told["kind"], told["as_of"]) == ("agenda", "2026-11-22")
    assert [(each["address"], each["days"], each["overdue"]) for each in told["rows"]] == [
        ("RR-0001", -267, True),
        ("T-0001", -2, True),
        ("PR-0001/1", 1, False),
    ]
    assert busy.run("agenda", "--csv").succeeded().out.startswith("due_on,date,days,overdue,kind,address,")


def test_what_a_rule_makes_due_is_listed_and_stays(busy: Desk) -> None:
    told = busy.run("retention", "due").succeeded()

    assert "2026-02-28  C-0001  review        RR-0001  case closed, 2026-01-31" in told.out
    assert "Nothing is deleted by itself" in told.err
    busy.run("case", "edit", "C-0001", "--legal-hold", "yes").succeeded()
    assert "on hold" in busy.run("retention", "due").succeeded().out
    assert "retention" not in busy.run("agenda").succeeded().out
    assert json.loads(busy.run("retention", "due", "--json").succeeded().out)["rows"][0]["on_hold"] is True


def test_a_task_that_is_done_is_due_no_more(busy: Desk) -> None:
    busy.run("task", "done", "T-0001", "--outcome", "well").succeeded()

    assert "T-0001" not in busy.run("agenda").succeeded().out
    assert "done · Ask how it went" in busy.run("timeline", "P-0001").succeeded().out


def test_what_has_no_date_stands_last_under_a_heading(busy: Desk) -> None:
    busy.run("proceeding", "step", "PR-0001", "--kind", "lodged").succeeded()

    told = busy.run("timeline", "AZ-2026-0001").succeeded().out

    assert told.index("2026-11-23") < told.index("Without a date") < told.index("proceeding step: lodged")


def test_a_unit_shows_what_stood_above_it(desk: Desk) -> None:
    for words in (
        ["actor", "add", "--name", "Main department"],
        ["actor", "add", "--name", "District department"],
        ["actor", "under", "A-0002", "--parent", "A-0001", "--kind", "command", "--started", "2015", "--ended", "2020"],
        ["actor", "member", "A-0001", "--person", "P-0001", "--role", "head", "--started", "2016"],
    ):
        if words[1] == "member":
            desk.run("person", "add", "--counting-unit", "individual").succeeded()
        desk.run(*words).succeeded()

    told = desk.run("actor", "chain", "A-0002", "--on", "2017").succeeded().out.splitlines()

    assert told[2].split() == [
        "1",
        "A-0001",
        "Main",
        "department",
        "A-0002",
        "under",
        "command",
        "certain",
        "2015",
        "2020",
    ]
    assert told[6].split() == ["A-0001", "P-0001", "head", "possible", "2016"]
    (_, row) = json.loads(desk.run("actor", "chain", "A-0002", "--json").succeeded().out)["rows"]
    assert (row["code"], row["of"], row["roles"][0]["person"], row["started"]) == ("A-0001", "A-0002", "P-0001", "2015")
    assert (
        desk.run("actor", "chain", "A-0001", "--below", "--csv").succeeded().out.splitlines()[2].startswith("1,A-0002")
    )
