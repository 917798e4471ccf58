"""One question on the terminal, drawn and read by prompt_toolkit."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from prompt_toolkit import PromptSession
from prompt_toolkit.buffer import CompletionState
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style
from prompt_toolkit.validation import ValidationError, Validator

from cli.clean import one_line
from cli.questions import Question, remark, understood
from schemas.refusals import Refusal

_STYLE = Style.from_dict(
    {
        "where": "ansibrightblack",
        "question": "bold",
        "chosen": "ansigreen",
        "bottom-toolbar": "noreverse",
        "keys": "ansibrightblack",
        "validation-toolbar": "noreverse ansired",
    }
)
_NO = {"n", "x", "н"}
"""no, xeyr, нет"""


class Move(Enum):
    """Where to go from a question."""

    ON = auto()
    STAY = auto()
    BACK = auto()
    FEWER = auto()
    SAVE = auto()
    LEAVE = auto()


class Told(NamedTuple):
    """Where the person wants to go, and what stood in the line."""

    move: Move
    text: str


class Line:
    """Asks one question at a time. No history is kept, in memory or in a file; no editor is started."""

    def __init__(self, title: str = "", into: Input | None = None, out: Output | None = None) -> None:
        self.title = title
        self.into, self.out = into, out

    def ask(self, question: Question, where: str, default: str = "", chosen: Sequence[str] = ()) -> Told:
        """What was told: with ON, a text that can be an answer, or an empty one to skip."""
        session: PromptSession[Told | str] = PromptSession(
            history=DummyHistory(),
            key_bindings=_keys(question),
            multiline=question.has_lines,
            completer=_Offers(question),
            complete_while_typing=question.offered is not None,
            validator=_Rule(question, required=question.required and not chosen),
            validate_while_typing=False,
            bottom_toolbar=lambda: _foot(question, session.default_buffer.text),
            style=_STYLE,
            input=self.into,
            output=self.out,
        )
        try:
            told = session.prompt(self._message(question, where, chosen), default=default)
        except EOFError:
            return Told(Move.SAVE, "")
        return told if isinstance(told, Told) else Told(Move.ON, told)

    def keeps_draft(self) -> bool:
        """Ask whether what was told so far is kept; an empty line keeps it."""
        session: PromptSession[str] = PromptSession(history=DummyHistory(), input=self.into, output=self.out)
        try:
            told = session.prompt("\nKeep what you have told as a draft? [Y/n] ")
        except (EOFError, KeyboardInterrupt):
            return True
        return told.strip().casefold()[:1] not in _NO

    def _message(self, question: Question, where: str, chosen: Sequence[str]) -> Any:
        title = f"{self.title}  " if self.title else ""
        lines = [("class:chosen", f"  {one_line(each)}\n") for each in chosen]
        return [
            ("class:where", f"\n{title}{where}  "),
            ("class:question", question.text),
            ("", "\n"),
            *lines,
            ("", "> "),
        ]


class _Offers(Completer):
    """The choices for what is typed, each with its first words of explanation."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Offer what the question has to choose from."""
        if self.question.offered is not None:
            for choice in self.question.offered.find(document.text):
                yield Completion(choice.shown, -len(document.text), display_meta=one_line(choice.about))


class _Rule(Validator):
    """Refuses a line that cannot be an answer, in its own sentence."""

    def __init__(self, question: Question, required: bool) -> None:
        self.question, self.required = question, required

    def validate(self, document: Document) -> None:
        """Raises ValidationError."""
        if not document.text.strip():
            if self.required:
                raise ValidationError(0, "This is needed. To leave it for later, press Ctrl-S: a draft is kept.")
            return
        try:
            understood(self.question, document.text)
        except Refusal as refused:
            raise ValidationError(len(document.text), refused.sentence) from None


def _keys(question: Question) -> KeyBindings:
    keys = KeyBindings()
    has_lines = Condition(lambda: question.has_lines)
    keys.add("c-b")(_leaving(Move.BACK))
    keys.add("escape", "b")(_leaving(Move.BACK))
    keys.add("c-s")(_leaving(Move.SAVE))
    keys.add("c-c")(_leaving(Move.LEAVE))
    keys.add("enter", filter=~has_lines)(lambda event: _enter(question, event))
    keys.add("c-d", filter=has_lines)(lambda event: event.current_buffer.validate_and_handle())
    keys.add("escape", "enter")(lambda event: event.current_buffer.validate_and_handle())
    if question.offered is not None:
        keys.add("down")(lambda event: _down(question, event))
    if question.kind == "terms":
        keys.add("backspace")(_backspace)
    return keys


def _leaving(move: Move) -> Callable[[KeyPressEvent], None]:
    return lambda event: event.app.exit(result=Told(move, event.current_buffer.text))


def _enter(question: Question, event: KeyPressEvent) -> None:
    """Accept the line; where a part of a choice stands in it, put the likeliest there first, to be looked at."""
    line = event.current_buffer
    if question.offered is not None and question.kind != "place" and line.text.strip():
        found = question.offered.find(line.text)
        if question.offered.read(line.text.strip()) is None and found:
            line.document = Document(found[0].shown)
            return
    line.validate_and_handle()


def _down(question: Question, event: KeyPressEvent) -> None:
    """Open the list, or go down in it."""
    line = event.current_buffer
    if not line.complete_state:
        # Buffer.start_completion would answer a moment later, and lose what a quick hand typed meanwhile.
        offers = list(_Offers(question).get_completions(line.document, CompleteEvent()))
        line.complete_state = CompletionState(line.document, offers) if offers else None
    line.complete_next()


def _backspace(event: KeyPressEvent) -> None:
    """Take a letter away, or, in an empty line, the last of what was chosen."""
    if event.current_buffer.text:
        event.current_buffer.delete_before_cursor()
    else:
        event.app.exit(result=Told(Move.FEWER, ""))


def _foot(question: Question, typed: str) -> list[Any]:
    enter = "Enter new line   Ctrl-D next" if question.has_lines else "Enter next"
    if not typed and not question.required:
        enter = "Ctrl-D skip" if question.has_lines else "Enter skip"
    if question.offered is not None:
        enter = f"{enter}   ↓ choose"
    keys = f"{enter}   Ctrl-B back   Ctrl-S save draft and leave   Ctrl-C leave"
    return [("", f"{remark(question, typed)}\n"), ("class:keys", keys)]
