"""Asks step by step: forward, back, skip, save and leave."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from typing import Any, Literal, NamedTuple

from cli import screen
from cli.asking_keys import Move, Told
from cli.asking_line import Line
from cli.context import Context
from cli.questions import Answers, Question, as_typed, shown, understood
from schemas.refusals import Refusal
from schemas.speech import said

Keep = Callable[[Answers], None]


class Outcome(NamedTuple):
    """How the asking ended: all asked, left to go on later, or given up."""

    ended: Literal["finished", "saved", "abandoned"]
    answers: Answers


def ask_all(
    here: Context,
    questions: Sequence[Question],
    answers: Answers,
    on_answer: Keep,
    title: str = "",
    line: Line | None = None,
    *,
    go_on: bool = False,
    drafts: bool = True,
) -> Outcome:
    """Ask from the first question on; answers given before stand in the line, to be kept or changed.

    To ``go_on`` is to begin at the last question that has an answer: what was told before is a step back away. Without
    ``drafts`` one can finish or leave, and nothing else.

    ``on_answer`` is called with all answers after every step, so that what was told can be kept at once. It happens on
    the alternate screen: nothing stays in the terminal's memory.
    """
    kept = dict(answers)
    line = line or Line(title, drafts=drafts)
    with screen.alternate(here) if here.on_terminal else nullcontext(), line.held():
        place = _last_answered(questions, kept) if go_on else _next(questions, kept, -1)
        while place is not None:
            move = _step(line, questions, place, kept, on_answer)
            if move in (Move.SAVE, Move.LEAVE):
                return _left(line, move, kept)
            place = _next(questions, kept, place) if move is Move.ON else _before(questions, kept, place)
    return Outcome("finished", kept)


def _step(line: Line, questions: Sequence[Question], place: int, kept: Answers, on_answer: Keep) -> Move:
    """Ask one question until one moves on from it."""
    question = questions[place]
    asked = [number for number, each in enumerate(questions) if each.when(kept)]
    where = said("{number} of {all}", number=asked.index(place) + 1, all=len(asked))
    while True:
        before = kept.get(question.field)
        default = "" if before is None else as_typed(question, before)
        told = line.ask(question, where, default, _chosen_so_far(question, kept))
        move = _take(question, told, kept)
        if kept.get(question.field) != before:
            on_answer(dict(kept))
        if move is not Move.STAY:
            return move


def _take(question: Question, told: Told, kept: Answers) -> Move:
    """Keep what was told. A line one leaves unfinished, by back or save, is kept too if it can be an answer."""
    if told.move is Move.FEWER:
        _set(question, kept, kept.get(question.field, [])[:-1])
        return Move.STAY
    if told.move is Move.ON:
        return _answered(question, told.text, kept)
    if told.text.strip():
        with suppress(Refusal):
            _answered(question, told.text, kept)
    return told.move


def _answered(question: Question, typed: str, kept: Answers) -> Move:
    if question.kind != "terms":
        _set(question, kept, understood(question, typed) if typed.strip() else None)
        return Move.ON
    if not typed.strip():
        return Move.ON
    code, so_far = understood(question, typed), kept.get(question.field, [])
    _set(question, kept, so_far if code in so_far else [*so_far, code])
    return Move.STAY


def _set(question: Question, kept: Answers, value: Any) -> None:
    if value is None or value == []:
        kept.pop(question.field, None)
    else:
        kept[question.field] = value


def _chosen_so_far(question: Question, kept: Answers) -> list[str]:
    return [shown(question, code) for code in kept.get(question.field, [])] if question.kind == "terms" else []


def _left(line: Line, move: Move, kept: Answers) -> Outcome:
    if not kept or not line.drafts:
        return Outcome("abandoned", kept)
    return Outcome("saved" if move is Move.SAVE or line.keeps_draft() else "abandoned", kept)


def _last_answered(questions: Sequence[Question], kept: Answers) -> int | None:
    answered = [place for place, each in enumerate(questions) if each.field in kept and each.when(kept)]
    return answered[-1] if answered else _next(questions, kept, -1)


def _next(questions: Sequence[Question], kept: Answers, place: int) -> int | None:
    return next((number for number in range(place + 1, len(questions)) if questions[number].when(kept)), None)


def _before(questions: Sequence[Question], kept: Answers, place: int) -> int:
    return next((number for number in range(place - 1, -1, -1) if questions[number].when(kept)), place)
