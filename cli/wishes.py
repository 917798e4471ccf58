"""Yes or no, typed in any of our languages."""

from cli.context import Context
from incidents.errors import InterruptedWorkError, RefusedInputError
from schemas.speech import said

_YES = {"y", "yes", "b", "bəli", "beli", "h", "hə", "he", "д", "да"}
_NO = {"n", "no", "x", "xeyr", "yox", "н", "нет"}
_DELETE = ("d", "s", "у")
"""delete, sil, удалить"""


def is_yes(typed: str) -> bool:
    """Whether that is a yes."""
    return typed.strip().casefold() in _YES


def is_no(typed: str) -> bool:
    """Whether that is a no, or begins like one."""
    told = typed.strip().casefold()
    return told in _NO or told[:1] in {"n", "x", "н"}


def is_delete(typed: str) -> bool:
    """Whether that is a wish to delete."""
    return typed.strip().casefold().startswith(_DELETE)


def asked(here: Context, question: str, *, usually: bool = False) -> bool:
    """Whether the person wishes it; an empty line is what one ``usually`` wishes."""
    answer = here.ask(f"{question} {said('[Y/n]') if usually else said('[y/N]')}")
    return is_yes(answer) or (usually and not answer)


def agreed(here: Context, question: str, *, yes: bool) -> None:
    """Go on only if the person wishes it, or said so before with ``--yes``.

    Raises InterruptedWorkError where they do not, RefusedInputError where nobody can be asked.
    """
    if yes:
        return
    if not here.can_ask:
        raise RefusedInputError(said("This asks first, and nobody can be asked here: say it with --yes."))
    if not asked(here, question):
        raise InterruptedWorkError(said("Nothing was changed."))
