"""Questions, and how what is typed becomes an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cli.choices import Choices, YesOrNo
from schemas import counted
from schemas.refusals import Refusal
from schemas.speech import language, said
from schemas.vague_date import VagueDate

Kind = Literal["text", "long text", "date", "place", "term", "terms", "number", "count", "yes or no"]
Answers = dict[str, Any]

YES_OR_NO = YesOrNo()
_MOST_LETTERS = 1_000_000


def _always(answers: Mapping[str, Any]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. ``field`` is where the answer is kept; ``when`` says whether to ask, given what was answered.

    What is kept: text, long text, date and place a str (a place's code where the gazetteer has it, else the words);
    term a code; terms a list of codes; number an int; count ``{"low": …, "high": …}``; yes or no a bool.
    """

    field: str
    text: str
    kind: Kind = "text"
    hint: str = ""
    choices: Choices | None = None
    required: bool = False
    when: Callable[[Mapping[str, Any]], bool] = _always

    @property
    def offered(self) -> Choices | None:
        """What can be chosen from, if anything."""
        return YES_OR_NO if self.kind == "yes or no" else self.choices

    @property
    def has_lines(self) -> bool:
        """Whether the answer may have several lines."""
        return self.kind == "long text"


def understood(question: Question, typed: str) -> Any:
    """The answer that is meant. Raises Refusal, in one sentence, for what cannot be one."""
    text = typed.strip()
    if len(text) > _MOST_LETTERS:
        raise Refusal(said("That is longer than a record can keep."))
    match question.kind:
        case "date":
            VagueDate.read(text)
            return text
        case "number":
            return _whole(text)
        case "count":
            return dict(zip(("low", "high"), counted.read(text), strict=True))
        case "term" | "terms" | "yes or no":
            return _chosen(question, text)
        case "place":
            known = question.choices.read(text) if question.choices else None
            return known.code if known else text
    return text


def as_typed(question: Question, answer: Any) -> str:
    """An answer as it stands in the line when one comes back to it."""
    match question.kind:
        case "count":
            return str(counted.Counted(answer.get("low"), answer.get("high")))
        case "yes or no":
            return said("yes") if answer else said("no")
        case "terms":
            return ""
        case "term" | "place":
            return shown(question, str(answer))
    return str(answer)


def shown(question: Question, code: str) -> str:
    """A code with its label."""
    known = question.offered.read(code) if question.offered else None
    return known.shown if known else code


def remark(question: Question, typed: str) -> str:
    """What we make of the line so far: a date is repeated in full words, so that a misreading is seen."""
    if question.kind != "date" or not typed.strip():
        return ""
    try:
        return said("Understood as: {date}", date=VagueDate.read(typed).described(language()))
    except Refusal:
        return ""


def _chosen(question: Question, text: str) -> Any:
    known = question.offered.read(text) if question.offered else None
    if known is None:
        raise Refusal(said("Choose one of those offered: type a part of it, then press the down arrow."))
    if known.refusal and text != known.shown:  # an answer given before stands in the line as shown, and may stay
        raise Refusal(known.refusal)
    return known.code == "yes" if question.kind == "yes or no" else known.code


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Refusal(said("This takes a whole number."))
    return int(text)
