"""Writes docs/cli.md, every command with its help.

``python -m cli.rendering_reference``. It is made from the same pages as ``--help``, so that the two cannot differ.
"""

from collections.abc import Iterator
from pathlib import Path

from cli.command_table import COMMANDS, GROUPS, PARTS
from cli.rendering_help import page

WRITTEN = Path(__file__).parent.parent / "docs" / "cli.md"

COMMON = "Options of every command:"
"""The heading under which a page repeats what every command takes; here it is told once."""

PREFACE = """\
# Every command

Made from the commands by `make compile`; do not edit. `qeyd COMMAND --help` shows the same page in the terminal. How
the commands are used together is told in the guides for [caseworkers](guide-caseworker.md),
[researchers](guide-researcher.md) and [advocates](guide-advocate.md); what a command's exit code means, in
[exit codes](exit-codes.md); what `QUERY` may say, in [the query language](query-language.md).

The result of a command goes to standard output, all talk to standard error. Commands that read take `--json` (a
versioned envelope) or `--csv`, for programs; tables are for eyes.
"""


def reference() -> str:
    """The whole document."""
    parts = [
        PREFACE,
        *_contents(),
        "\n## What every command takes\n",
        *_block(page([]).partition(COMMON)[2]),
        *(line for heading, names in PARTS.items() for line in _part(heading, names)),
    ]
    return "\n".join(parts) + "\n"


def words_of(first: str) -> list[str]:
    """What can be typed that begins with this first word: ``evidence add`` and ``evidence extract`` for evidence."""
    return [told for told in COMMANDS if told.split(" ")[0] == first]


def _contents() -> Iterator[str]:
    yield "| command | what it does |"
    yield "|---|---|"
    for names in PARTS.values():
        for told in (told for name in names for told in words_of(name)):
            yield f"| [`qeyd {told}`](#qeyd-{told.replace(' ', '-')}) | {COMMANDS[told][2]} |"


def _part(heading: str, names: tuple[str, ...]) -> Iterator[str]:
    yield f"\n## {heading}"
    for name in names:
        if name in GROUPS:
            yield f"\n`qeyd {name}`: {GROUPS[name]}"
        for told in words_of(name):
            yield f"\n### qeyd {told}\n"
            yield from _block(page(told.split(" ")).partition(COMMON)[0])


def _block(text: str) -> Iterator[str]:
    yield "```text"
    yield text.strip("\n")
    yield "```"


if __name__ == "__main__":
    WRITTEN.write_text(reference(), encoding="utf-8")
