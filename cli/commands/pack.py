"""qeyd pack: what is peculiar to a country."""

from pathlib import Path
from typing import Annotated, Literal

from cli import answers, opening, packs
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson, DryRun, Option
from incidents import institutions
from incidents.errors import RefusedInputError
from schemas.pack_checking import findings
from schemas.speech import counted, said

Part = Annotated[Literal["institutions", "articles", "reviews"], Argument("Which part of it.", metavar="PART")]
From = Annotated[Path | None, Option("--from", help="A pack of your own, in this folder.", metavar="DIR")]


def show(
    here: Context,
    part: Part,
    country: Annotated[str, Option("--country", help="Of this country; else the case file's.", metavar="COUNTRY")] = "",
    directory: From = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show institutions, articles used as pretexts, or reviews of a country, and which of it was checked."""
    told = packs.wanted(here, country, directory)
    answers.show(here, packs.shown(told, part, here.language, exact=as_json or as_csv), as_json, as_csv)


def load(
    here: Context,
    part: Annotated[Literal["institutions"], Argument("What to add: institutions.", metavar="PART")],
    directory: From = None,
    dry_run: DryRun = False,
) -> None:
    """Add a pack's institutions as actors, each under the one it is part of; a second time adds nothing.

    An institution is there already when an actor bears one of its names, in any language; it is left as it is.
    """
    own = packs.sound(directory) if directory else None
    with opening.opened(here) as case:
        told = (own or packs.of_case(case)).institutions
        found = institutions.known(case, told) if dry_run else institutions.load(case, told, here.now(), here.language)
    packs.say_loaded(here, found, dry_run=dry_run)


def check(here: Context, directory: Annotated[Path, Argument("The folder of the pack.", metavar="DIR")]) -> None:
    """Check a pack you have written: one sentence for everything that is wrong; ends with 25 where something is."""
    found = findings(packs.folder(directory))
    here.show(*found)
    if found:
        raise RefusedInputError(
            counted(len(found), "{n:,} thing is wrong with this pack.", "{n:,} things are wrong with this pack.")
        )
    here.say(said("Nothing is wrong with this pack."))
