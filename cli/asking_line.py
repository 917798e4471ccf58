"""One question on the terminal, drawn and read by prompt_toolkit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from textwrap import wrap
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from cli.asking_keys import Keys, Move, Offers, Told
from cli.clean import one_line
from cli.questions import Question, remark
from cli.wishes import is_no
from schemas.speech import said

_STYLE = Style.from_dict(
    {
        "where": "ansibrightblack",
        "question": "bold",
        "hint": "ansibrightblack",
        "chosen": "ansigreen",
        "bottom-toolbar": "noreverse",
        "keys": "ansibrightblack",
        "problem": "ansired",
    }
)


class Line:
    """Asks one question at a time. No history is kept, in memory or in a file; no editor is started."""

    def __init__(
        self, title: str = "", into: Input | None = None, out: Output | None = None, *, drafts: bool = True
    ) -> None:
        self.title, self.drafts = title, drafts
        self.into, self.out = into, out

    @contextmanager
    def held(self) -> Iterator[None]:
        """The keyboard is ours while the block runs: what a quick hand types between two questions is not echoed."""
        self.into = self.into or create_input()
        with self.into.raw_mode():
            yield

    def ask(self, question: Question, where: str, default: str = "", chosen: Sequence[str] = ()) -> Told:
        """What was told: with ON, a text that can be an answer, or an empty one to skip."""
        keys = Keys(question, required=question.required and not chosen)
        session: PromptSession[Told | str] = PromptSession(
            history=DummyHistory(),
            key_bindings=keys.bindings(),
            multiline=question.has_lines,
            completer=Offers(question),
            complete_while_typing=question.offered is not None,
            bottom_toolbar=lambda: self._foot(keys, session.default_buffer.text, _columns(session), bool(chosen)),
            style=_STYLE,
            input=self.into,
            output=self.out,
        )
        session.default_buffer.on_text_changed += keys.forget_problem
        try:
            told = session.prompt(lambda: self._message(question, where, chosen, _columns(session)), default=default)
        except EOFError:
            return Told(Move.SAVE, "")
        return told if isinstance(told, Told) else Told(Move.ON, told)

    def keeps_draft(self) -> bool:
        """Ask whether what was told so far is kept; an empty line keeps it."""
        session: PromptSession[str] = PromptSession(history=DummyHistory(), input=self.into, output=self.out)
        try:
            told = session.prompt(f"\n{said('Keep what you have told as a draft?')} {said('[Y/n]')} ")
        except (EOFError, KeyboardInterrupt):
            return True
        return not is_no(told)

    def _message(self, question: Question, where: str, chosen: Sequence[str], columns: int) -> Any:
        title = f"{self.title}  " if self.title else ""
        return [
            ("class:where", f"\n{title}{where}  "),
            ("class:question", _broken(question.text, columns, len(f"{title}{where}  "))),
            ("class:hint", _broken(question.hint, columns, indent="  ")),
            *(("class:chosen", _broken(each, columns, indent="  ")) for each in chosen),
            ("", "> "),
        ]

    def _foot(self, keys: Keys, typed: str, columns: int, any_chosen: bool) -> Any:
        """What is wrong with the line or how it is understood, and under it what the keys do."""
        told = keys.problem or remark(keys.question, typed)
        skip = said("skip") if not (typed.strip() or keys.required or any_chosen) else said("next")
        enter = "Ctrl-D" if keys.question.has_lines else "Enter"
        names = [
            f"{enter} {skip}",
            *([f"↓ {said('choose')}"] if keys.question.offered is not None else []),
            f"Ctrl-B {said('back')}",
            *([f"Ctrl-S {said('save draft and leave')}"] if self.drafts else []),
            f"Ctrl-C {said('leave')}",
        ]
        return [("class:problem" if keys.problem else "", _broken(told, columns)), ("class:keys", "   ".join(names))]


def _columns(session: PromptSession[Any]) -> int:
    return session.app.output.get_size().columns


def _broken(text: str, columns: int, begun: int = 0, indent: str = "") -> str:
    """The text in lines that fit, the first of which has begun: prompt_toolkit cuts what does not."""
    lines = wrap(f"{'.' * begun}{one_line(text)}" if begun else one_line(text), max(columns - 1 - len(indent), 20))
    return "".join(f"{indent}{line}\n" for line in lines)[begun:]
