"""qeyd demo: the public record of Azerbaijan as a practice case file."""

from pathlib import Path
from typing import Annotated

from cli import demonstration
from cli.context import Context
from cli.options import Argument, Option


def demo(
    here: Context,
    directory: Annotated[
        Path | None, Argument("Where to make it; else beside the usual case file.", metavar="DIR")
    ] = None,
    unattended: Annotated[bool, Option("--unattended", help="Ask nothing.", hidden=True)] = False,
) -> None:
    """Make a practice case file from the public record, show its trends, write its three exports.

    The passphrase is written beside it: everything in it is public, nothing in it is yours.
    """
    demonstration.run(here, (directory or here.directory.parent / "demo").expanduser().absolute(), ask=not unattended)
