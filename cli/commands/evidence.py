"""qeyd evidence: what proves an incident."""

from pathlib import Path
from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Argument, Code, Option
from cli.registers import adding, editing, listing, showing
from incidents import evidence as proof
from incidents.unit_of_work import writing
from schemas.speech import noted, said

list_ = listing("evidence", noted("List evidence."))
show = showing("evidence", noted("Show one piece of evidence with its custody."))
edit = editing("evidence", noted("Change what is told of a piece of evidence; its bytes and hash never change."))
custody = adding("custody_event", noted("Note what happened to a piece of evidence."), "evidence")


def add(
    here: Context,
    code: Code,
    what: Annotated[str, Argument("A file to seal in the vault, or an address (https://…).", metavar="FILE|URL")],
    title: Annotated[str, Option("--title", help="What it shows, without a name.")] = "",
) -> None:
    """Add a file or a link to an incident; the file is copied, sealed, and left as it is where it was."""
    with opening.opened(here) as case, writing(case, here.now(), "evidence") as work:
        added = proof.add(work, code, what, title)
    here.show(added)


def extract(
    here: Context,
    code: Annotated[str, Argument("The code of the evidence, such as E-0021.", metavar="CODE")],
    target: Annotated[Path, Argument("Where to write it; nothing is overwritten.", metavar="FILE")],
) -> None:
    """Write a sealed file out again, checked against its hash."""
    with opening.opened(here) as case:
        proof.extract(case, code, target)
    here.say(said("Written, and its hash is the one of the day it was sealed. It lies in the clear now."))
