import json

from cli.clean import width
from tests.cli.conftest import Desk

LONG = "A title that goes on and on, longer than any terminal that a caseworker has ever had on a desk"


def add(desk: Desk, *acts: str, title: str = LONG, date: str = "27 November 2025") -> str:
    told = [word for act in acts for word in ("--act", act)]
    return (
        desk.run("add", "--title", title, "--date", date, "--place", "AZ-BA-NAS", *told, "--yes")
        .succeeded()
        .out.strip()
    )


def test_a_narrow_terminal_shows_every_code_and_date_whole_and_leaves_room_for_the_title(desk: Desk) -> None:
    code = add(desk, "COE.3", "LIB.2")
    told = desk.run("list", terminal=True, environ={"COLUMNS": "80", "NO_COLOR": "1"}).succeeded().out.splitlines()

    assert told[1].startswith(f"{code}  27 November 2025  Nasimi dist…  COE.3 +1  A title that goes")
    assert all(width(line) <= 80 for line in told)


def test_a_wide_terminal_shows_victims_and_how_far_it_was_checked(desk: Desk) -> None:
    add(desk, "COE.3", "LIB.2")
    told = desk.run("list", terminal=True, environ={"COLUMNS": "140", "NO_COLOR": "1"}).succeeded().out.splitlines()

    assert told[0].split() == ["incident", "date", "place", "acts", "victims", "checked", "title"]
    assert "COE.3 LIB.2" in told[1]
    assert "reported" in told[1]


def test_in_a_pipe_nothing_is_cut(desk: Desk) -> None:
    add(desk, "COE.3", "LIB.2")

    assert LONG in desk.run("list").succeeded().out


def test_one_is_one_and_two_are_two(desk: Desk) -> None:
    add(desk)
    assert desk.run("list").succeeded().err == "1 incident.\n"

    add(desk, title="Another", date="2019")
    assert desk.run("list").succeeded().err == "2 incidents.\n"


def test_the_next_page_is_named_by_a_code_that_can_be_typed(desk: Desk) -> None:
    codes = [add(desk, title=str(year), date=str(year)) for year in (2019, 2020, 2021)]
    first = desk.run("list", "--limit", "2").succeeded()

    assert first.err == f"2 of 3 incidents.\nThe next page: --after {codes[1]}\n"
    assert codes[0] in desk.run("list", "--after", codes[1]).succeeded().out


def test_a_program_is_told_the_codes_and_not_the_labels(desk: Desk) -> None:
    code = add(desk, "COE.3")
    [row] = json.loads(desk.run("list", "--json").succeeded().out)["rows"]

    assert (row["code"], row["date"], row["place"], row["acts"]) == (code, "2025-11-27", "AZ-BA-NAS", ["COE.3"])
    assert row["verification"] == "reported"
