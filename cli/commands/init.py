"""qeyd init: a new case file."""

from pathlib import Path
from typing import Annotated

from cli import founding
from cli.context import Context
from cli.options import Argument, Option


def init(
    here: Context,
    directory: Annotated[Path | None, Argument("Where; else --case, QEYD_CASE, or the usual place.", "DIR")] = None,
    organisation: Annotated[str, Option("--organisation", help="Who documents, as reports will say it.")] = "",
    country: Annotated[str, Option("--country", help="Where: AZ, GE, or its name.", metavar="COUNTRY")] = "AZ",
    pack: Annotated[
        Path | None, Option("--pack", help="With the places of a pack of your own, of its country.", metavar="DIR")
    ] = None,
) -> None:
    """Make a new encrypted case file.

    Six words are drawn for its passphrase, to be written on paper and typed again. With --passphrase-file or
    --passphrase-fd nobody is asked.
    """
    if directory:
        here.common["case"] = directory
    founding.found(here, organisation, country, pack)
