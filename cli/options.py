"""The options commands share, each declared once.

A command's signature is read twice: by cli/app.py, which tells Typer, and by cli/straight.py, which answers
the commands of every day without Typer. Hence markers of our own, that cost no import.
"""

from pathlib import Path
from typing import Annotated, Literal


class Option:
    """An option of a command: its names, and what it is for."""

    __slots__ = ("help", "hidden", "metavar", "names")

    def __init__(self, *names: str, help: str, metavar: str | None = None, hidden: bool = False) -> None:  # noqa: A002
        self.names, self.help, self.metavar, self.hidden = names, help, metavar, hidden


class Argument:
    """A word of a command that has its place."""

    __slots__ = ("help", "metavar")

    def __init__(self, help: str, metavar: str | None = None) -> None:  # noqa: A002
        self.help, self.metavar = help, metavar


Query = Annotated[
    list[str] | None,
    Argument("Words, and key:value such as act:COE place:Baku since:2022 -verified:no.", metavar="QUERY"),
]
Code = Annotated[str, Argument("The code of the record, such as AZ-2023-0014.", metavar="CODE")]
Limit = Annotated[int, Option("--limit", "-n", help="How many to show; 0 for 10,000, the most.", metavar="N")]
AsJson = Annotated[bool, Option("--json", help="Print a versioned JSON envelope.")]
AsCsv = Annotated[bool, Option("--csv", help="Print CSV.")]
Plain = Annotated[bool, Option("--plain", help="Print, and leave it in the terminal's memory.")]
Yes = Annotated[bool, Option("--yes", "-y", help="Ask nothing.")]
DryRun = Annotated[bool, Option("--dry-run", help="Show what would be done; keep nothing.")]
Out = Annotated[Path | None, Option("--out", "-o", help="Where to write it.", metavar="PATH")]


def every_command(
    case: Annotated[
        Path | None, Option("--case", help="The case file; else QEYD_CASE, else the usual place.", metavar="DIR")
    ] = None,
    passphrase_file: Annotated[
        Path | None, Option("--passphrase-file", help="Read the passphrase from this file.", metavar="FILE")
    ] = None,
    passphrase_fd: Annotated[
        int | None, Option("--passphrase-fd", help="Read the passphrase from this open descriptor.", metavar="N")
    ] = None,
    lang: Annotated[
        Literal["en", "az", "ru"] | None,
        Option("--lang", help="The language spoken; else QEYD_LANG, else the system's."),
    ] = None,
) -> None:
    """The options every command takes, before or after its name."""
