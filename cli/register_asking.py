"""Asks for a record until it can be kept, or is left."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from cli import failures, register_questions, wishes
from cli.context import Context
from incidents.errors import ConsentError, InterruptedWorkError, NotFoundError, RefusedInputError
from schemas.refusals import Refusal
from schemas.speech import said

Kept = TypeVar("Kept")


def ask(
    here: Context,
    table: str,
    country: str,
    known: Mapping[str, Any],
    fixed: Sequence[str],
    title: str,
    keep: Callable[[dict[str, Any]], Kept],
) -> Kept:
    """What ``keep`` returns for the answers; where it refuses them they are asked again, standing in the lines.

    Raises InterruptedWorkError where the person leaves, and the refusal itself where they do not want to go on.
    """
    from cli import asking

    wanted = register_questions.questions(table, here.language, country, fixed)
    start = register_questions.as_answers(table, known, fixed)
    while True:
        outcome = asking.ask_all(here, wanted, start, lambda _answers: None, title=title, drafts=False)
        if outcome.ended != "finished":
            raise InterruptedWorkError(said("Nothing was kept."))
        start = outcome.answers
        try:
            return keep(register_questions.as_told(table, start))
        except (RefusedInputError, NotFoundError, ConsentError, Refusal) as refused:
            here.say(*failures.sentences(refused))
            if not wishes.asked(here, said("Go back to the questions? What you told stands there."), usually=True):
                raise InterruptedWorkError(said("Nothing was kept.")) from None
