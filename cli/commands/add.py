"""qeyd add: log an incident, by questions, by options or by a form."""

from pathlib import Path
from typing import Annotated

from cli import recorded, told_by_flags
from cli.context import Context
from cli.options import Option, Yes


def add(
    here: Context,
    title: Annotated[str, Option("--title", "-t", help="One line of what happened; no name of a person.")] = "",
    date: Annotated[
        str, Option("--date", "-d", help="When: 26 July 2023, mid-May 2021, before 2014-09-30, 2019.")
    ] = "",
    place: Annotated[str, Option("--place", "-p", help="Where: Baku, Nəsimi, AZ-GA, online.")] = "",
    act: Annotated[
        list[str] | None, Option("--act", "-a", help="What was done: LIB.7, COE.3 … (may be repeated).", metavar="TERM")
    ] = None,
    by: Annotated[
        list[str] | None, Option("--by", "-b", help="By whom: police, family … (may be repeated).", metavar="CLASS")
    ] = None,
    victims: Annotated[str, Option("--victims", help="How many: 3, 3-5, at least 3.", metavar="COUNT")] = "",
    group: Annotated[
        list[str] | None,
        Option("--group", "-g", help="Of which group: trans_women … (may be repeated).", metavar="GROUP"),
    ] = None,
    url: Annotated[list[str] | None, Option("--url", help="A page that reports it (may be repeated).")] = None,
    tag: Annotated[list[str] | None, Option("--tag", help="A word of your own (may be repeated).")] = None,
    follows: Annotated[str, Option("--follows", help="The incident it follows.", metavar="CODE")] = "",
    verified: Annotated[
        str, Option("--verified", help="reported, under_review, likely, verified.", metavar="STATE")
    ] = "",
    public: Annotated[bool, Option("--public", help="All of it was already public.")] = False,
    form: Annotated[
        Path | None, Option("--from", help="A form in TOML or JSON; - reads standard input.", metavar="FILE")
    ] = None,
    yes: Yes = False,
) -> None:
    """Log an incident. Without options it asks, step by step, and keeps a draft at every step.

    Names of people belong into the questions or the form, never on the command line.
    """
    told = told_by_flags.form(
        title=title,
        date=date,
        place=place,
        acts=act or [],
        by=by or [],
        victims=victims,
        groups=group or [],
        urls=url or [],
        tags=tag or [],
        follows=follows,
        verified=verified,
        public=public,
    )
    if form:
        told = told_by_flags.from_file(form) | told
    recorded.record(here, told, ask=not told, sure=yes)
