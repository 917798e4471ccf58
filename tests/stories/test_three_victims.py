"""One incident with three victims, where the charges against one are dropped."""

import pytest

from tests.stories.desk import Desk

FORM = """
title = "Birthday party raided"
date = "26 July 2023"
place = "Bakı"
victims = [{ key = "1" }, { key = "2" }, { key = "3" }]
acts = [{ term = "LIB.2" }]
perpetrators = [{ class = "police" }]
"""
TYPED = """
proceeding add --person P-0001 --incident AZ-2023-0001 --role defendant --forum first_instance
proceeding step PR-0001 --kind charged --date "27 July 2023"
proceeding step PR-0001 --kind charges_dropped --date "3 August 2023"
proceeding add --person P-0002 --incident AZ-2023-0001 --role defendant --forum first_instance
proceeding step PR-0002 --kind charged --date "27 July 2023"
proceeding step PR-0002 --kind hearing --date "28 July 2023"
proceeding step PR-0002 --kind administrative_arrest --date "28 July 2023" --days 15
proceeding add --person P-0003 --incident AZ-2023-0001 --role defendant --forum first_instance
proceeding step PR-0003 --kind charged --date "late July 2023"
proceeding step PR-0003 --kind hearing --due-on 2099-01-10
proceeding add --person P-0001 --incident AZ-2023-0001 --role complainant --forum prosecutor
proceeding step PR-0004 --kind lodged --date "10 August 2023"
proceeding step PR-0004 --kind opening_refused --date "September 2023"
proceeding add --person P-0002 --incident AZ-2023-0001 --role complainant --forum prosecutor
proceeding step PR-0005 --kind lodged --date "10 August 2023"
"""


@pytest.fixture
def desk(desk: Desk, keys):
    """The raid and what became of each of the three, typed."""
    (desk.room / "raid.toml").write_text(FORM, encoding="utf-8")
    with desk.unlocked(keys):
        desk.type("add --from raid.toml --yes").ended()
        for line in TYPED.strip().splitlines():
            desk.type(line).ended()
        desk.type('add --title "Another day" --date 2022 --act COE.1 --victims 1 --yes').ended()
        yield desk


def figures(desk: Desk, line: str, *by: str) -> dict[object, object]:
    rows = desk.type(f"{line} --json").ended().rows
    return {row[by[0]]: [row[each] for each in by[1:]] for row in rows}


def test_lists_find_the_incident_by_the_outcome_of_each(desk: Desk) -> None:
    for query in ("outcome:dropped", "outcome:convicted", "victim:P-0001 outcome:dropped"):
        assert [row["code"] for row in desk.type(f"list {query} --json").ended().rows] == ["AZ-2023-0001"], query
    for query in ("victim:P-0002 outcome:dropped", "outcome:acquitted"):
        assert desk.type(f"list {query} --json").ended().rows == [], query


def test_the_proceedings_are_listed_with_how_each_stands(desk: Desk) -> None:
    assert figures(desk, "proceeding list", "address", "person", "stands") == {
        "PR-0001": ["P-0001", "dropped"],
        "PR-0002": ["P-0002", "convicted"],
        "PR-0003": ["P-0003", "pending"],
        "PR-0004": ["P-0001", "complaint_refused"],
        "PR-0005": ["P-0002", "complaint_pending"],
    }


def test_the_incident_shows_each_proceeding_as_it_stands(desk: Desk) -> None:
    page = desk.type("show AZ-2023-0001").ended().out

    assert "PR-0001 · P-0001 · Defendant · Court of first instance · Dropped" in page
    assert "PR-0002 · P-0002 · Defendant · Court of first instance · Convicted" in page
    assert "PR-0003 · P-0003 · Defendant · Court of first instance · Pending" in page
    assert "Proceedings" not in desk.type("show AZ-2022-0001").ended().out


def test_trends_count_each_victim_by_what_became_of_their_charge(desk: Desk) -> None:
    rows = figures(desk, "trends --by charge --unit victims act:LIB", "charge", "victims_low", "victims_high")

    assert rows == {"pending": [1, 1], "dropped": [1, 1], "convicted": [1, 1]}
    rows = figures(desk, "trends --by complaint --unit victims act:LIB", "complaint", "victims_low")
    assert rows == {"complaint_pending": [1], "complaint_refused": [1], "unknown": [1]}


def test_the_clock_runs_for_each(desk: Desk) -> None:
    told = desk.type("proceeding clock --json").ended().envelope
    first, second = told["rows"]

    assert (first["person"], first["incident_to_complaint_least"], first["incident_to_complaint_most"]) == (
        "P-0001",
        15,
        15,
    )
    assert (first["complaint_to_investigation_least"], first["complaint_to_investigation_most"]) == (22, 51)
    assert (first["investigation_kind"], first["complaint_to_decision_state"]) == ("opening_refused", "ended")
    assert (second["person"], second["complaint_to_investigation_state"]) == ("P-0002", "open")
    assert second["complaint_to_decision_least"] > 800
    assert any("2 victims of these incidents have no complaint" in note for note in told["notes"])


def test_the_clock_of_the_charges_runs_for_each(desk: Desk) -> None:
    names = ("detention_to_charge", "charge_to_decision")
    rows = desk.type("proceeding clock --defendants --json").ended().rows
    told = {
        row["person"]: [(row[f"{name}_state"], row[f"{name}_least"], row[f"{name}_most"]) for name in names]
        for row in rows
    }

    assert told["P-0001"] == [("done", 1, 1), ("ended", None, None)]
    assert told["P-0002"] == [("done", 1, 1), ("done", 1, 1)]
    assert told["P-0003"][0][0] == "done"
    assert told["P-0003"][0][2] == 5
    assert told["P-0003"][1][0] == "open"


def test_the_clock_is_read_by_eyes(desk: Desk) -> None:
    told = desk.type("proceeding clock").ended()

    assert "PR-0004     P-0001  AZ-2023-0001  15" in told.out
    assert "22–51 refused" in told.out
    assert "never write how long complaints take" in told.err


def test_the_timeline_of_each_tells_their_own_way(desk: Desk) -> None:
    first = desk.type("timeline P-0001").ended().out.splitlines()

    assert first[0].split() == ["date", "what", "record", "concerns"]
    assert [line.split("  ")[0] for line in first[1:]] == [
        "26 July 2023",
        "26 July 2023",
        "27 July 2023",
        "3 August 2023",
        "10 August 2023",
        "September 2023",
    ]
    assert "PR-0002" not in "".join(first)
    assert len(desk.type("timeline AZ-2023-0001 --json").ended().rows) == 1 + 3 + 10
