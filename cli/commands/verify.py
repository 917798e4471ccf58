"""qeyd verify: how far an incident has been checked."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Argument, Code, Option
from incidents import editing
from incidents.errors import RefusedInputError
from incidents.unit_of_work import writing
from schemas.speech import lowered, said
from schemas.vocabulary import vocabulary


def verify(
    here: Context,
    code: Code,
    state: Annotated[
        str | None, Argument("reported, under_review, likely, verified, contradicted …", metavar="STATE")
    ] = None,
    by: Annotated[str, Option("--by", help="Who checked, by initials or role.", metavar="WHO")] = "",
    again: Annotated[
        str, Option("--again-by", help="Who looked again at the last check: somebody else.", metavar="WHO")
    ] = "",
    method: Annotated[str, Option("--method", help="How it was checked.")] = "",
    note: Annotated[str, Option("--note", help="What was found.")] = "",
) -> None:
    """Say how far an incident, or one act of it (AZ-2023-0014/2), has been checked; earlier states stay in its history.

    With --again-by a second reviewer confirms the last check, who must be somebody else than the first.
    """
    if not (state or again):
        raise RefusedInputError(said("Say a state, or with --again-by who looked at the last one again."))
    today = here.now().date().isoformat()
    with opening.opened(here) as case, writing(case, here.now(), "verify") as work:
        if state:
            editing.verify(work, code, state, by, today, method, note)
        shown = editing.review(work, code, again, today) if again else state or ""
    here.say(said("{code}: {state}.", code=code, state=_state(shown, here.language)))


def _state(told: str, lang: str) -> str:
    known = vocabulary("verification")
    return lowered(known.label(known.read(told) or told, lang))
