"""What the keys do while a question is asked."""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import Any, NamedTuple

from prompt_toolkit.buffer import Buffer, CompletionState
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from cli.clean import one_line
from cli.questions import Question, understood
from schemas.refusals import Refusal
from schemas.speech import noted, said

_NEEDED = noted("This is needed. To leave it for later, press Ctrl-S: a draft is kept.")


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


class Offers(Completer):
    """The choices for what is typed, each with its first words of explanation."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Offer what the question has to choose from."""
        yield from self.fitting(document.text, document)

    def fitting(self, typed: str, document: Document) -> Iterator[Completion]:
        """The choices for ``typed``, each to stand in place of the whole line."""
        if self.question.offered is not None:
            for choice in self.question.offered.find(typed):
                yield Completion(choice.shown, -len(document.text), display_meta=one_line(choice.about))


class Keys:
    """The keys of one question; ``problem`` says why the last Enter was not accepted."""

    def __init__(self, question: Question, required: bool) -> None:
        self.question, self.required = question, required
        self.problem = ""

    def bindings(self) -> KeyBindings:
        """Back, save, leave, accept, and for what can be chosen the arrow that opens the list."""
        keys = KeyBindings()
        keys.add("c-b")(_leaving(Move.BACK))
        keys.add("escape", "b")(_leaving(Move.BACK))
        keys.add("c-s")(_leaving(Move.SAVE))
        keys.add("c-c")(_leaving(Move.LEAVE))
        keys.add("escape", "enter")(lambda event: self._accept(event.current_buffer))
        if self.question.has_lines:
            keys.add("c-d")(lambda event: self._accept(event.current_buffer))
        else:
            keys.add("enter")(lambda event: self._enter(event.current_buffer))
        if self.question.offered is not None:
            keys.add("down")(lambda event: self._down(event.current_buffer))
        if self.question.kind == "terms":
            keys.add("backspace")(_backspace)
        return keys

    def forget_problem(self, _line: Buffer) -> None:
        """The line was changed: what was wrong with it may be gone."""
        self.problem = ""

    def _enter(self, line: Buffer) -> None:
        """Accept; where a part of a choice stands in the line, put the likeliest there first, to be looked at."""
        offered = self.question.offered
        if offered is not None and self.question.kind != "place" and line.text.strip():
            found = offered.find(line.text)
            if offered.read(line.text.strip()) is None and found:
                line.document = Document(found[0].shown)
                return
        self._accept(line)

    def _accept(self, line: Buffer) -> None:
        self.problem = self._problem_of(line.text)
        if not self.problem:
            line.validate_and_handle()

    def _problem_of(self, text: str) -> str:
        if not text.strip():
            return (
                said("This is needed. To leave it for later, press Ctrl-S: a draft is kept.") if self.required else ""
            )
        try:
            understood(self.question, text)
        except Refusal as refused:
            return refused.sentence
        return ""

    def _down(self, line: Buffer) -> None:
        """Open the list, the whole list where nothing fits what is typed, or go down in it."""
        if not line.complete_state or not line.complete_state.completions:
            # Buffer.start_completion would answer a moment later, and lose what a quick hand typed meanwhile.
            known, document = Offers(self.question), line.document
            offers = list(known.fitting(document.text, document)) or list(known.fitting("", document))
            line.complete_state = CompletionState(line.document, offers) if offers else None
        line.complete_next()


def _leaving(move: Move) -> Callable[[KeyPressEvent], Any]:
    return lambda event: event.app.exit(result=Told(move, event.current_buffer.text))


def _backspace(event: KeyPressEvent) -> None:
    """Take a letter away, or, in an empty line, the last of what was chosen."""
    if event.current_buffer.text:
        event.current_buffer.delete_before_cursor()
    else:
        event.app.exit(result=Told(Move.FEWER, ""))
