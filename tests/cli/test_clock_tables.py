"""The impunity clock as it is read by eyes and by programs."""

import json

import pytest

from tests.cli.conftest import Desk


@pytest.fixture
def waiting(desk: Desk) -> Desk:
    """Two victims: a complaint refused in a month nobody told more exactly; a charge that was dropped."""
    desk.run("add", "--title", "Raid", "--date", "2026-05-03", "--act", "LIB.2", "--victims", "1", "--yes").succeeded()
    for words in (
        ["proceeding", "add", "--person", "P-0001", "--incident", "AZ-2026-0001", "--role", "complainant"],
        ["proceeding", "step", "PR-0001", "--kind", "lodged", "--date", "about 10 May 2026"],
        ["proceeding", "step", "PR-0001", "--kind", "opening_refused", "--date", "June 2026"],
        ["proceeding", "add", "--person", "P-0001", "--incident", "AZ-2026-0001", "--role", "applicant"],
        ["proceeding", "add", "--person", "P-0001", "--incident", "AZ-2026-0001", "--role", "complainant"],
        ["proceeding", "step", "PR-0003", "--kind", "lodged", "--date", "2026-05-13"],
        ["proceeding", "step", "PR-0003", "--kind", "registered", "--date", "after 1 June 2026"],
        ["proceeding", "add", "--person", "P-0001", "--incident", "AZ-2026-0001", "--role", "defendant"],
        ["proceeding", "step", "PR-0004", "--kind", "charged", "--date", "2026-05-04"],
        ["proceeding", "step", "PR-0004", "--kind", "charges_dropped", "--date", "2026-05-09"],
    ):
        desk.run(*words).succeeded()
    return desk


def test_each_wait_is_told_for_what_it_is(waiting: Desk) -> None:
    told = waiting.run("proceeding", "clock").succeeded()

    rows = [[each.strip() for each in line.split("  ") if each.strip()] for line in told.out.splitlines()[1:4]]
    assert rows == [
        [
            "PR-0001",
            "P-0001",
            "AZ-2026-0001",
            "about 7",
            "not told",
            "about 22–51 refused",
            "never",
            "complaint refused",
        ],
        ["PR-0002", "P-0001", "AZ-2026-0001", "not told", "open", "open", "open", "not told"],
        ["PR-0003", "P-0001", "AZ-2026-0001", "10", "20+", "193 so far", "193 so far", "complaint pending"],
    ]
    assert "refused in 1, none yet in 2" in told.err
    assert "no complaint recorded" not in told.err


def test_the_clock_of_the_charges_is_the_other_way_round(waiting: Desk) -> None:
    told = waiting.run("proceeding", "clock", "--defendants").succeeded()

    assert "Decided: 0; dropped or ended without a decision: 1; open: 0." in told.err
    assert told.out.splitlines()[1].split() == ["PR-0004", "P-0001", "AZ-2026-0001", "1", "never", "never", "dropped"]


def test_programs_get_every_day_and_span(waiting: Desk) -> None:
    told = json.loads(waiting.run("proceeding", "clock", "--json").succeeded().out)

    assert (told["unit"], told["as_of"], told["summary"][0]["done"]) == ("proceedings", "2026-11-22", 2)
    first = told["rows"][0]
    assert (first["investigation_on"], first["investigation_kind"]) == ("2026-06-01/2026-06-30", "opening_refused")
    assert (first["complaint_to_investigation_least"], first["complaint_to_investigation_about"]) == (22, True)
    lines = waiting.run("proceeding", "clock", "--csv").succeeded().out.splitlines()
    assert lines[0].startswith("proceeding,person,incident,role,forum,status,is_over,incident_on,incident_kind,")
    assert len({line.count(",") for line in lines}) == 1


def test_where_there_is_no_proceeding_nothing_is_said_of_any(desk: Desk) -> None:
    told = desk.run("proceeding", "clock").succeeded()

    assert (told.out, told.err) == ("", "n = 0 documented proceedings; persons: 0.\n")
    assert (
        desk.run("proceeding", "clock", "--csv").succeeded().out
        == "proceeding,person,incident,role,forum,status,is_over\n"
    )


def test_a_timeline_is_given_to_programs_whole(waiting: Desk) -> None:
    lines = waiting.run("timeline", "PR-0003", "--csv").succeeded().out.splitlines()

    assert lines[0] == "date,earliest,latest,date_text,kind,field,address,terms,words,concerns"
    assert lines[-1].startswith(
        "2026-06-02/..,2026-06-02,,after 1 June 2026,proceeding_step,date,PR-0003/2,registered,"
    )
