"""qeyd task: what is to be done, by whom, until when."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Option
from cli.registers import Address, adding, editing, listing, showing
from incidents import registers
from incidents.unit_of_work import writing
from schemas.speech import noted, said

add = adding("task", noted("Add a task."))
list_ = listing("task", noted("List tasks."))
show = showing("task", noted("Show a task whole."))
edit = editing("task", noted("Change a task; what stood there stays in its history."))


def done(
    here: Context,
    code: Address,
    outcome: Annotated[str, Option("--outcome", help=noted("What came of it."))] = "",
    on: Annotated[str, Option("--on", help=noted("The day it was done; else today."), metavar="DAY")] = "",
) -> None:
    """Say that a task is done."""
    told = {"done_on": on or here.now().date().isoformat()} | ({"outcome": outcome} if outcome else {})
    with opening.opened(here) as case, writing(case, here.now(), "edit") as work:
        registers.edit(work, code, told, "task")
    here.say(said("{code} is done.", code=code))
