"""Records an incident as told, or asks for it."""

from typing import Any

from cli import opening
from cli.context import Context
from cli.keeping import keep
from incidents.errors import RefusedInputError
from schemas.form import read_form


def record(here: Context, told: dict[str, Any], *, ask: bool, sure: bool) -> None:
    """Record what was told; without anything told, ask for it. The code goes to standard output, for a program."""
    if ask and not here.can_ask:
        raise RefusedInputError("Nothing was told and nobody can be asked: give options, or a form with --from.")
    form = None if ask else read_form(told)
    with opening.opened(here) as case:
        if form is None:
            from cli.interview import interview

            code = interview(here, case)
        else:
            code = keep(here, case, form, sure=sure)
    if not here.on_terminal:  # a person has just been told the same in a sentence
        here.show(code)
