"""Questions and tables kept by name, at the desk."""

import json

from tests.cli.conftest import Desk
from tests.cli.runner import run


def test_a_query_is_saved_listed_asked_and_forgotten(desk: Desk) -> None:
    desk.run("add", "-t", "A raid", "-d", "2017", "-a", "LIB.1", "-b", "police").succeeded()
    desk.run("add", "-t", "Extortion", "-d", "2021", "-a", "COE.3").succeeded()

    assert "saved:raids" in desk.run("query", "save", "raids", "act:LIB", "-verified:yes").succeeded().err
    assert [row["title"] for row in _rows(desk, "list", "saved:raids")] == ["A raid"]
    assert [row["title"] for row in _rows(desk, "list", "-saved:raids")] == ["Extortion"]
    assert [row["title"] for row in _rows(desk, "search", "saved:raids")] == ["A raid"]
    [kept] = _rows(desk, "query", "list")
    assert (kept["name"], kept["kind"], kept["of"], kept["query"]) == (
        "raids",
        "query",
        "incident",
        "act:LIB -verified:yes",
    )
    desk.run("query", "forget", "raids").succeeded()
    assert _rows(desk, "query", "list") == []
    desk.run("list", "saved:raids").ended(25)


def test_a_query_for_another_list(desk: Desk) -> None:
    desk.run("task", "add", "--title", "Call the lawyer").succeeded()
    desk.run("task", "add", "--title", "Write to the court", "--done-on", "2026-01-01").succeeded()
    desk.run("query", "save", "open", "done:no", "--for", "task").succeeded()

    assert [row["title"] for row in _rows(desk, "task", "list", "saved:open")] == ["Call the lawyer"]
    assert [row["title"] for row in _rows(desk, "task", "list", "-done-on:no")] == ["Write to the court"]


def test_a_table_is_counted_again_by_its_recipe(desk: Desk) -> None:
    desk.run("add", "-t", "A raid", "-d", "2017", "-a", "LIB.1").succeeded()
    first = desk.run("trends", "--by", "year,family", "--unit", "acts", "act:LIB", "--save", "yearly", "--json")

    again = desk.run("trends", "--recipe", "yearly", "--json").succeeded()
    assert json.loads(again.out) == json.loads(first.succeeded().out)
    assert "--recipe yearly" in first.err
    [kept] = _rows(desk, "query", "list")
    assert (kept["kind"], kept["of"], kept["by"]) == ("recipe", "acts", "year,family")
    desk.run("trends", "--recipe", "yearly", "act:COE").ended(25)
    desk.run("trends", "--recipe", "yarly").ended(20)


def test_a_slip_in_a_key_is_answered_in_one_sentence_each(desk: Desk) -> None:
    told = desk.run("task", "list", "asignee:x").ended(25)

    assert "assignee:" in told.err
    assert "qeyd help query task" in told.err


def _rows(desk: Desk, *words: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(desk.run(*words, "--json").succeeded().out)["rows"]
    return rows


def test_help_needs_no_case_file() -> None:
    assert "qeyd help query" in run(["help"]).succeeded().out
