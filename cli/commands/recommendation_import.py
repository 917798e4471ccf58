"""qeyd recommendation import: a list of recommendations as OHCHR publishes it."""

from pathlib import Path
from typing import Annotated

from cli import importing_recommendations as importing
from cli.context import Context
from cli.options import Argument, AsJson, DryRun, Option


def import_recommendations(
    here: Context,
    file: Annotated[Path, Argument("The thematic list of recommendations (.docx).", metavar="FILE")],
    country: Annotated[
        str, Option("--country", help="The State under review; else that of the case file.", metavar="XX")
    ] = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Bring in OHCHR's list of recommendations of a cycle; a second run adds nothing."""
    if dry_run:
        importing.show_check(here, file, country, as_json=as_json)
    else:
        importing.bring_in(here, file, country, as_json=as_json)
