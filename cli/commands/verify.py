"""qeyd verify: how far an incident has been checked."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Argument, Code, Option
from incidents import editing
from incidents.unit_of_work import writing
from schemas.speech import lowered, said
from schemas.vocabulary import vocabulary


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
    here.say(said("{code}: {state}.", code=code, state=_state(state, here.language)))


def _state(told: str, lang: str) -> str:
    known = vocabulary("verification")
    return lowered(known.label(known.read(told) or told, lang))
