"""The commands of every day import nothing heavy: this is tested by name, since times vary with the machine."""

from collections.abc import Callable

import pytest

from cli.command_table import COMMANDS
from tests.cli.conftest import Desk
from tests.cli.runner import Result

HEAVY = {
    "typer",
    "rich",
    "pydantic",
    "pydantic_core",
    "sqlalchemy",
    "sqlmodel",
    "prompt_toolkit",
    "dateutil",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "numpy",
    "highspy",
    "zxcvbn",
    "platformdirs",
}
TOLD = ("--title", "A raid on a flat", "--date", "26 July 2023", "--place", "AZ-BA", "--act", "LIB.7", "--by", "police")


def imported(told: Result) -> set[str]:
    """The packages a process imported, from what python itself reports."""
    lines = [line for line in told.err.splitlines() if line.startswith("import time:")]
    assert len(lines) > 50, told
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "--json"),
        ("list", "act:LIB", "since:2022", "-verified:no", "--csv"),
        ("search", "raid"),
        ("show", "AZ-2023-0001"),
        ("show", "AZ-2023-0001", "--json"),
        ("add", *TOLD, "--yes"),
    ],
)
def test_a_command_of_every_day_imports_nothing_heavy(desk: Desk, words: tuple[str, ...]) -> None:
    desk.run("add", *TOLD, "--yes").succeeded()
    told = desk.run_process(*words, environ={"PYTHONPROFILEIMPORTTIME": "1"}).succeeded()

    assert not HEAVY & imported(told)


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "-n", "1"),
        ("list", "--json", "act:LIB", "-place:AZ-GA"),
        ("list", "--csv", "--lang", "az"),
        ("list", "nosuch:thing"),
        ("search", "raid"),
        ("search", "nothing"),
        ("show", "AZ-2023-0001"),
        ("show", "AZ-2023-0001", "--json"),
        ("show", "AZ-1999-0001"),
        ("add", "--title", "x", "--date", "neverember"),
        ("add", "--act", "NO.1"),
        ("add", "--from", "nowhere.toml"),
    ],
)
def test_both_ways_answer_with_the_same_bytes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    desk.run("add", *TOLD, "--yes").succeeded()
    straight = desk.run(*words)
    _send_all_to_typer(monkeypatch)
    by_typer = desk.run(*words)

    assert (straight.code, straight.out, straight.err) == (by_typer.code, by_typer.out, by_typer.err)


def _send_all_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    from cli import straight

    declined: Callable[[list[str]], None] = lambda _words: None  # noqa: E731
    monkeypatch.setattr(straight, "read", declined)


def test_the_commands_of_every_day_are_marked_to_be_answered_straight() -> None:
    assert {name for name, row in COMMANDS.items() if row[3]} >= {"add", "list", "search", "show"}
