"""qeyd actor: institutions and units."""

from typing import Annotated

from cli import chain_tables, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Option
from cli.registers import Address, adding, editing, listing, showing
from incidents import commanding
from schemas.speech import noted
from schemas.vague_date import VagueDate

add = adding("actor", noted("Add an institution or unit."))
list_ = listing("actor", noted("List institutions and units."))
show = showing("actor", noted("Show an institution or unit whole."))
edit = editing("actor", noted("Change an institution or unit; what stood there stays in its history."))
member = adding("membership", noted("Say that a person served in a unit, as what and when."), "actor")
under = adding("composition", noted("Say under which unit a unit stood, and when."), "actor")
site = adding("emplacement", noted("Say where a unit was, and when."), "actor")


def chain(
    here: Context,
    code: Address,
    on: Annotated[str, Option("--on", help=noted("As of this date, which may be vague."), metavar="DATE")] = "",
    below: Annotated[bool, Option("--below", help=noted("The units below it, instead of those above."))] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show the chain of command: what stood above a unit, and who served where.

    What surely was not so on that date is left out, what may have been is told as possible.
    """
    asked = VagueDate.read(on) if on.strip() else None
    with opening.opened(here) as case:
        told = commanding.chain(case, code, asked, below=below)
    chain_tables.show(here, told, below=below, on=asked.edtf if asked else "", as_json=as_json, as_csv=as_csv)
