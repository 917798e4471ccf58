"""The straight way and Typer must give a command the very same values, or the straight way must decline."""

import sys
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cli import app, command_table, straight
from cli.context import Context
from cli.failures import EndedEarly
from cli.options import Argument, AsJson, Limit, Option, Out, Query

RECEIVED: list[dict[str, Any]] = []


def find(
    here: Context,
    query: Query = None,
    limit: Limit = 20,
    as_json: AsJson = False,
    out: Out = None,
    order: Annotated[Literal["newest", "oldest"], Option("--order", help="Which first.")] = "newest",
    tags: Annotated[list[str] | None, Option("--tag", help="Tags.")] = None,
) -> None:
    """Find."""
    RECEIVED.append({**locals(), "here": dict(here.common)})


def pair(
    here: Context, first: Annotated[str, Argument("One.")], second: Annotated[str | None, Argument("Two.")] = None
) -> None:
    """Pair."""
    RECEIVED.append({**locals(), "here": dict(here.common)})


@pytest.fixture(autouse=True)
def commands_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    here = ModuleType("tests.cli.invented")
    here.find, here.pair = find, pair  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tests.cli.invented", here)
    monkeypatch.setitem(command_table.COMMANDS, "find", ("tests.cli.invented", "find", "Find.", True))
    monkeypatch.setitem(command_table.COMMANDS, "two pair", ("tests.cli.invented", "pair", "Pair.", True))
    monkeypatch.setitem(command_table.GROUPS, "two", "Two words.")
    RECEIVED.clear()


def by_typer(words: list[str]) -> dict[str, Any] | None:
    RECEIVED.clear()
    try:
        app.answer(words, Context(environ={}, out=StringIO(), err=StringIO()))
    except EndedEarly:
        return None
    return RECEIVED.pop() if RECEIVED else None


def straight_on(words: list[str]) -> dict[str, Any] | None:
    RECEIVED.clear()
    asked = straight.read(words)
    if asked is None:
        return None
    here = Context(environ={}, out=StringIO(), err=StringIO())
    here.common.update(asked.common)
    asked.command(here, **asked.given)
    return RECEIVED.pop()


TAKEN = [
    ["find"],
    ["find", "birthday", "party"],
    ["find", "act:COE", "-verified:no", "-place:Baku"],
    ["find", "-n", "5", "--json"],
    ["find", "--limit=5", "--order=oldest"],
    ["find", "--limit", "5", "--limit", "6"],
    ["find", "--tag", "a", "--tag=b", "--out", "a/b.csv"],
    ["find", "--tag", "-x:y", "-key:value"],
    ["find", "--tag", "--json", "-key:value"],
    ["find", "", "-"],
    ["find", "--order", "newest", "--case", "/tmp/x", "--lang", "az"],
    ["--case", "/tmp/a", "--passphrase-fd", "3", "find", "--case=/tmp/b", "--passphrase-file", "f"],
    ["two", "pair", "one"],
    ["two", "pair", "one", "two", "--lang", "ru"],
]

LEFT_TO_TYPER = [
    [],
    ["--help"],
    ["find", "--help"],
    ["find", "-n5"],
    ["find", "-n", "five"],
    ["find", "-n", "-5"],
    ["find", "-n"],
    ["find", "--json=yes"],
    ["find", "--no-such"],
    ["find", "--order", "best"],
    ["find", "--", "-x"],
    ["find", "-x"],
    ["--lang", "de", "find"],
    ["--verbose", "find"],
    ["fin"],
    ["two"],
    ["two", "pair"],
    ["two", "pair", "a", "b", "c"],
    ["two", "pair", "a", "-b:c"],
    ["two", "--case", "x", "pair", "a"],
    ["init"],
]


@pytest.mark.parametrize("words", TAKEN)
def test_what_is_plain_is_answered_straight_and_as_typer_would(words: list[str]) -> None:
    told = straight_on(words)

    assert told is not None
    assert told == by_typer(words)


@pytest.mark.parametrize("words", LEFT_TO_TYPER)
def test_whatever_is_not_plain_is_left_to_typer(words: list[str]) -> None:
    assert straight.read(words) is None


WORDS = st.sampled_from(
    [
        *(
            "-n",
            "5",
            "--limit",
            "--limit=7",
            "--json",
            "--json=1",
            "--tag",
            "--tag=z",
            "--order",
            "oldest",
            "-nq",
            "--",
        ),
        *("-key:v", "word", "act:COE", "", "-", "--out", "x.csv", "--case", "/tmp/c", "--lang", "az"),
        *("--passphrase-fd", "4", "--passphrase-file", "words"),
    ]
)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=6))
@example([], ["--tag", "--", "x"])
def test_no_command_line_is_read_in_two_ways(before: list[str], after: list[str]) -> None:
    words = [*before, "find", *after]
    told = straight_on(words)

    assert told is None or told == by_typer(words)


def test_paths_arrive_as_paths() -> None:
    told = straight_on(["find", "--out", "x", "--case", "y"])

    assert told is not None
    assert (told["out"], told["here"]["case"]) == (Path("x"), Path("y"))
