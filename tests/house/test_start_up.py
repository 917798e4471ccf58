"""What a command of every day imports: little, so that it starts at once."""

from collections.abc import Iterator
from subprocess import run
from sys import executable

import pytest

from tests.incidents.house import lay_ground
from tests.stories.desk import Desk, furnished

HEAVY = {
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "pydantic_core",
    "typer",
    "rich",
    "prompt_toolkit",
    "openpyxl",
    "xlsxwriter",
    "numpy",
    "highspy",
    "docx",
    "lxml",
    "dateutil",
    "charset_normalizer",
    "zxcvbn",
    "diceware",
    "platformdirs",
    "rapidfuzz",
    "pyrage",
    "pycountry",
    "asyncio",
    "multiprocessing",
    "concurrent",
    "http",
    "email",
    "ssl",
    "unittest",
    "gettext",
    "babel",
}
"""What would cost more than the work itself."""

EVERY_DAY = {
    "--help": ["--help"],
    "add --help": ["add", "--help"],
    "--version": ["--version"],
    "list": ["list"],
    "list as JSON": ["list", "--json"],
    "list by a query": ["list", "act:LIB", "place:Baku", "since:2022", "-verified:no", "raid"],
    "search": ["search", "birthday"],
    "search as CSV": ["search", "birthday", "--csv"],
    "show": ["show", "AZ-2023-0001"],
    "show as JSON": ["show", "AZ-2023-0001", "--json"],
    "add": [
        "add",
        "-t",
        "A stop",
        "-d",
        "26 July 2023",
        "-p",
        "Gəncə",
        "-a",
        "LIB.2",
        "-b",
        "police",
        "--victims",
        "3",
    ],
    "add again": [
        "add",
        "--title",
        "Something else",
        "--date",
        "2021",
        "--tag",
        "word",
        "--url",
        "https://example.org",
    ],
}


def imported(desk: Desk, words: list[str]) -> set[str]:
    """The top-level packages a command imports, as python itself tells."""
    assert "PYTHONDONTWRITEBYTECODE" not in desk.environ
    told = [executable, "-X", "importtime", "-m", "cli", *words]
    ran = run(told, env=desk.environ, cwd=desk.room, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    lines = [line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")]
    assert "cli.door" in lines
    return {name.partition(".")[0] for name in lines}


@pytest.fixture(scope="module")
def open_desk() -> Iterator[Desk]:
    """A desk whose case file is unlocked and holds one incident."""
    with furnished() as made, made.unlocked(lay_ground(made.case)):
        made.run("add", "-t", "A raid on a birthday party", "-d", "26 July 2023", "-p", "Nəsimi", "-a", "LIB.1").ended()
        yield made


@pytest.mark.parametrize("words", EVERY_DAY.values(), ids=EVERY_DAY)
def test_a_command_of_every_day_imports_nothing_heavy(open_desk, words):
    assert imported(open_desk, words) & HEAVY == set()
