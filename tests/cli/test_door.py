import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from cli import door, rendering_help
from cli.command_table import COMMANDS, GROUPS
from tests.cli.runner import run, run_process

ROOT = Path(__file__).resolve().parents[2]


def test_the_help_pages_are_what_typer_says() -> None:
    folder = Path(door.PAGES)
    written = {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.txt")}

    assert written == rendering_help.pages(), "run `python -m cli.rendering_help`"


@pytest.mark.parametrize("words", [[], *([name] for name in GROUPS), *(name.split() for name in COMMANDS)])
def test_help_is_the_same_page_by_either_way(words: list[str]) -> None:
    straight = run([*words, "--help"]).succeeded()
    by_typer = run(["--case", "nowhere", *words, "--help"]).succeeded()

    assert straight.out == by_typer.out
    assert run([*words, "-h"]).out == straight.out


def test_no_page_is_wider_than_a_terminal_of_eighty_columns() -> None:
    assert all(len(line) <= 80 for page in rendering_help.pages().values() for line in page.splitlines())


def test_a_narrower_terminal_gets_a_page_of_its_own() -> None:
    told = run(["vocab", "--help"], environ={"COLUMNS": "60"}).succeeded().out

    assert max(map(len, told.splitlines())) <= 60


def test_nothing_typed_is_a_wish_for_help() -> None:
    assert run([]).succeeded().out == run(["--help"]).out


def test_the_version_is_that_of_the_package() -> None:
    assert run(["--version"]).succeeded().out == f"qeyd {version('qeyd')}\n"
    assert run(["--case", "nowhere", "--version"]).succeeded().out == f"qeyd {version('qeyd')}\n"


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["vocab", "show", "--help"]])
def test_pages_import_nothing_that_python_has_not_already(words: list[str]) -> None:
    told = (
        "import sys; before = set(sys.modules); from cli.door import answer\n"
        f"answer({words!r}); sys.stderr.write(' '.join(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, cwd=ROOT, check=True)

    assert set(ran.stderr.split()) <= {"cli", "cli.door", "cli.spoken", "cli.version", "gc"}


@pytest.mark.parametrize(
    "words",
    [["../../../etc/passwd", "--help"], ["", "--help"], ["a" * 300, "--help"], ["nosuch", "--help"], ["--help", "-h"]],
)
def test_no_page_is_looked_for_outside_the_folder(words: list[str]) -> None:
    told = run(words)

    assert told.code in (0, 2)
    assert told.err == "" or "No such command" in told.err


def test_a_reader_that_went_away_is_no_error() -> None:
    for words in ("--help", "--version", "vocab list"):
        ran = subprocess.run(
            ["bash", "-c", f"set -o pipefail; '{sys.executable}' -m cli {words} | true; exit ${{PIPESTATUS[0]}}"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]},
            check=False,
        )
        assert ran.stderr == ""
        assert ran.returncode in (0, 141)


def test_a_terminal_without_utf8_is_served_too() -> None:
    told = run_process(
        ["vocab", "show", "tristate", "--lang", "az"],
        environ={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    ).succeeded()

    assert "B\\u0259li" in told.out


def test_closed_streams_do_no_harm() -> None:
    ran = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m cli lock >&- 2>&- <&-"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
        check=False,
    )

    assert ran.returncode == 0
