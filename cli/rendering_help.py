"""Writes the help pages the door prints: ``python -m cli.rendering_help``.

The pages are what Typer says at 80 columns, so that ``qeyd --help`` need not start Typer; a test fails on drift.
"""

import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from cli.command_table import COMMANDS, GROUPS
from cli.door import PAGES
from cli.spoken import LANGUAGES
from schemas import speech

_COLUMNS = "80"


def pages() -> dict[str, str]:
    """Every page of every language by its file, such as ``az/qeyd-list.txt``."""
    return {
        f"{lang}/{'-'.join(['qeyd', *words])}.txt": page(words, lang) for lang in LANGUAGES for words in _all_words()
    }


def page(words: list[str], lang: str = "en") -> str:
    """What Typer answers to these words and ``--help``."""
    from cli.app import answer
    from cli.context import Context

    told = StringIO()
    before, spoken = os.environ.get("COLUMNS"), speech.language()
    os.environ["COLUMNS"] = _COLUMNS
    speech.speak(lang)
    try:
        with redirect_stdout(told):
            answer([*words, "--help"], Context(environ={"QEYD_LANG": lang}, out=told))
    finally:
        speech.speak(spoken)
        os.environ.pop("COLUMNS")
        if before is not None:
            os.environ["COLUMNS"] = before
    return told.getvalue()


def write(folder: Path = Path(PAGES)) -> int:
    """Write the pages anew, and drop those of commands that are gone; returns how many there are."""
    told = pages()
    for stale in set(folder.rglob("*.txt")) - {folder / name for name in told}:
        stale.unlink()
    for name, text in told.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return len(told)


def _all_words() -> list[list[str]]:
    return [[], *([name] for name in GROUPS), *(name.split(" ") for name in COMMANDS)]


if __name__ == "__main__":
    sys.stderr.write(f"{write()} help pages written.\n")
