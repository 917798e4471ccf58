"""qeyd verify: how far an incident has been checked."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Argument, Code, Option
from incidents import editing
from incidents.unit_of_work import writing


def verify(
    here: Context,
    code: Code,
    state: Annotated[str, Argument("reported, under_review, likely, verified, contradicted …", metavar="STATE")],
    by: Annotated[str, Option("--by", help="Who checked, by initials or role.", metavar="WHO")] = "",
    method: Annotated[str, Option("--method", help="How it was checked.")] = "",
    note: Annotated[str, Option("--note", help="What was found.")] = "",
) -> None:
    """Say how far an incident has been checked; earlier states stay in its history."""
    with opening.opened(here) as case, writing(case, here.now(), "verify") as work:
        editing.verify(work, code, state, by, here.now().date().isoformat(), method, note)
    here.say(f"{code}: {state}.")
