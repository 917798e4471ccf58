"""qeyd log, undo, trash, restore, history, merge, duplicates: what a person sees of them."""

import json

import pytest

from tests.cli.conftest import Desk


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for title in ("A raid on a flat in the old town", "Police raid on a flat in the old town"):
        desk.run("add", "--yes", "-t", title, "-d", "26 July 2023", "-p", "AZ-BA", "-a", "LIB.1").succeeded()
    return desk


ONE, OTHER = "AZ-2023-0001", "AZ-2023-0002"


def add_named(desk: Desk, name: str) -> None:
    form = {"title": "Something", "victims": [{"name": name}], "acts": [{"term": "LIB.1"}]}
    told = desk.directory.parent / "form.json"
    told.write_text(json.dumps(form), encoding="utf-8")
    desk.run("add", "--yes", "--from", str(told)).succeeded()


def rows(told):
    return json.loads(told.succeeded().out)["rows"]


def test_the_log_is_listed_the_last_first_and_page_by_page(filled):
    filled.run("edit", ONE, "--title", "Renamed").succeeded()

    told = rows(filled.run("log", "--json"))
    assert [(each["done"], each["records"][0], each["stands"]) for each in told] == [
        ("edit", ONE, True),
        ("add", OTHER, True),
        ("add", ONE, True),
    ]
    page = filled.run("log", "--limit", "1").succeeded()
    assert f"--after {told[0]['entry'][:8]}" in page.err
    behind = filled.run("log", "--after", told[0]["entry"][:8], "--csv").succeeded()
    assert len(behind.out.splitlines()) == 3


def test_undo_shows_what_it_does_and_takes_the_last_change_back(filled):
    filled.run("edit", ONE, "--title", "Renamed").succeeded()

    shown = filled.run("undo", "--dry-run").succeeded()
    assert f"{ONE}: title becomes “A raid on a flat in the old town” again." in shown.err
    assert "Renamed" in filled.run("show", ONE).out

    filled.run("undo", "--yes").succeeded()
    assert "Renamed" not in filled.run("show", ONE).out
    entry = rows(filled.run("log", "--json"))[0]["entry"]
    filled.run("undo", entry[:8], "--yes").succeeded()
    assert "Renamed" in filled.run("show", ONE).out


def test_undo_by_a_code_takes_back_the_last_change_of_that_record(filled):
    filled.run("edit", ONE, "--title", "Renamed").succeeded()
    filled.run("edit", OTHER, "--title", "Also renamed").succeeded()

    filled.run("undo", ONE, "--yes").succeeded()

    assert "Renamed" not in filled.run("show", ONE).out
    assert "Also renamed" in filled.run("show", OTHER).out


def test_what_asks_first_does_nothing_where_nobody_can_be_asked(filled):
    for words in (("undo",), ("trash", ONE), ("merge", ONE, OTHER)):
        assert "--yes" in filled.run(*words).ended(25).err
    assert len(rows(filled.run("log", "--json"))) == 2


def test_the_trash_takes_a_record_and_gives_it_back(filled):
    gone = filled.run("trash", ONE, "--yes").succeeded()
    assert "in the trash" in gone.err
    assert ONE not in filled.run("list").out
    assert rows(filled.run("trash", "--json"))[0] == {
        "record": ONE,
        "kind": "incident",
        "since": "2026-11-22T10:00:00.000Z",
        "with_it": 1,
    }
    assert "qeyd restore" in filled.run("show", f"{ONE}/1").err + filled.run("act", "show", f"{ONE}/1").err

    filled.run("restore", ONE).succeeded()
    assert ONE in filled.run("list").out
    assert rows(filled.run("trash", "--json")) == []


def test_any_record_has_a_history_and_a_name_is_never_in_it(filled):
    add_named(filled, "Canary Aybənizə")

    assert rows(filled.run("history", f"{ONE}/1", "--json"))[0]["record"] == f"{ONE}/1"
    whole = filled.run("history", "P-0001", "--whole").succeeded()
    assert "(sealed)" in whole.out
    assert "Canary" not in whole.out + whole.err
    assert "P-0001/identity" in whole.out
    filled.run("trash", ONE, "--yes").succeeded()
    assert rows(filled.run("history", ONE, "--json"))[-1]["field"] == "trashed"
    assert rows(filled.run("history", f"{ONE}/1", "--json"))[-1]["field"] == "trashed"


def test_two_that_may_be_one_are_listed_until_it_is_decided(filled):
    (pair,) = rows(filled.run("duplicates", "--json"))
    assert (pair["first"], pair["second"]) == (ONE, OTHER)
    assert pair["score"] >= 90

    filled.run("duplicates", "decide", ONE, OTHER, "different", "--note", "Two flats").succeeded()

    assert rows(filled.run("duplicates", "--json")) == []
    assert "decide" in filled.run("duplicates", ONE, OTHER).ended(25).err


def test_two_people_with_like_names_are_listed_without_them(desk):
    for name in ("Canary Aybənizə", "Aybenize Canary"):
        add_named(desk, name)

    told = desk.run("duplicates", "--people").succeeded()

    assert "P-0001" in told.out
    assert "P-0002" in told.out
    assert "Canary" not in told.out + told.err


def test_a_merge_shows_what_it_does_and_is_taken_back(filled):
    shown = filled.run("merge", ONE, OTHER, "--dry-run").succeeded()
    assert "Police raid on a flat" in shown.err
    assert OTHER in filled.run("list").out

    filled.run("merge", ONE, OTHER, "--yes", "--by", "KM").succeeded()
    assert OTHER not in filled.run("list").out
    filled.run("undo", "--yes").succeeded()
    assert OTHER in filled.run("list").out
    assert "green" in filled.run("doctor").out
