"""qeyd edit: change what is told of an incident."""

from pathlib import Path
from typing import Annotated

from cli import changed
from cli.context import Context
from cli.options import Code, Option


def edit(
    here: Context,
    code: Code,
    title: Annotated[str | None, Option("--title", "-t", help="One line; no name of a person.")] = None,
    date: Annotated[str | None, Option("--date", "-d", help="When, as it was told.")] = None,
    place: Annotated[str | None, Option("--place", "-p", help="Where.")] = None,
    tag: Annotated[list[str] | None, Option("--tag", help="The words of your own, all of them.")] = None,
    public: Annotated[bool, Option("--public", help="All of it was already public.")] = False,
    form: Annotated[Path | None, Option("--from", help="A form with the fields to change.", metavar="FILE")] = None,
) -> None:
    """Change fields of an incident; what stood there before stays in its history.

    Without options it asks, with what is there now standing in each line.
    """
    told = {"title": title, "date": date, "place": place, "tags": tag, "material_public": public or None}
    changed.change(here, code, {name: value for name, value in told.items() if value is not None}, form)
