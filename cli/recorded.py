"""Records an incident as told, or asks for it."""

from typing import Any

from cli import opening
from cli.context import Context
from cli.keeping import keep
from incidents.errors import RefusedInputError
from schemas.form import read_form
from schemas.speech import said


def record(here: Context, told: dict[str, Any], *, ask: bool, sure: bool) -> None:
    """Record what was told; without anything told, ask for it. The code goes to standard output, for a program."""
    if ask and not here.can_ask:
        raise RefusedInputError(said("Nothing was told and nobody can be asked: give options, or a form with --from."))
    with opening.opened(here) as case:
        if ask:
            from cli.interview import interview

            code = interview(here, case)
        else:
            code = keep(here, case, read_form(told), sure=sure)
    if not here.on_terminal:  # a person has just been told the same in a sentence
        here.show(code)
