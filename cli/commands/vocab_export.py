"""qeyd vocab export: the terms as a form for phones."""

from pathlib import Path
from typing import Annotated

from cli import phone_form_file
from cli.context import Context
from cli.options import Option
from incidents.errors import RefusedInputError
from schemas.speech import noted, said


def export(
    here: Context,
    xlsform: Annotated[
        Path | None, Option("--xlsform", help=noted("Where to write the form (.xlsx)."), metavar="FILE")
    ] = None,
    replace: Annotated[bool, Option("--replace", help=noted("Write over a file that is there."))] = False,
) -> None:
    """Write the terms as a form for KoboToolbox and ODK, in every language; --lang is the one it begins with."""
    if xlsform is None:
        raise RefusedInputError(said("Say where to write the form: --xlsform FILE.xlsx."))
    phone_form_file.write(here, xlsform, replace=replace)
