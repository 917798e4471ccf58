"""qeyd import: incidents from a file, through a map."""

from pathlib import Path
from typing import Annotated, Literal

from cli import importing
from cli.context import Context
from cli.options import Argument, AsJson, DryRun, Option
from incidents.importing.layout import KOBO
from schemas.speech import noted


def import_(
    here: Context,
    file: Annotated[Path, Argument("CSV, XLSX or JSON.", metavar="FILE")],
    by_map: Annotated[
        str,
        Option(
            "--map", "-m", help="A map (TOML), or the name of a shipped one; else the one that fits.", metavar="MAP"
        ),
    ] = "",
    made_with: Annotated[
        Literal["kobo", "odk"] | None,
        Option("--from", help=noted("Submissions of a form, as KoboToolbox or ODK exports them.")),
    ] = None,
    dry_run: DryRun = False,
    set_aside: Annotated[
        bool, Option("--set-aside", help="Put refused rows, in the clear, into a file beside this one.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring a file in: all of it that can be a record, in one go; a second run adds nothing.

    Ctrl-C leaves nothing of the file behind. --dry-run shows what each column becomes and every row that would be
    refused.
    """
    asked = importing.Asked(file, by_map, KOBO if made_with else "")
    if dry_run:
        importing.show_check(here, asked, as_json=as_json)
    else:
        importing.bring_in(here, asked, set_aside=set_aside, as_json=as_json)
