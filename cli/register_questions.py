"""The questions for a record of any kind, made from its fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from cli import field_words
from cli.choices import Choices, Places, Terms
from cli.questions import Answers, Kind, Question
from incidents import registers
from schemas import shape
from schemas.compiled.records import SHAPES
from schemas.speech import said

_KINDS: dict[str, Kind] = {
    "term": "term",
    "terms": "terms",
    "place": "place",
    "date": "date",
    "whole": "number",
    "yes_no": "yes or no",
}
_LONG = 100_000
_SEVERAL = frozenset({"tags", "records"})


def questions(table: str, lang: str, country: str, fixed: Sequence[str] = ()) -> tuple[Question, ...]:
    """One question a field, those that must be told first; the rest may be skipped."""
    names = [name for name in registers.fields(table) if name not in fixed]
    names.sort(key=lambda name: not SHAPES[table][name][3])
    return tuple(_question(table, name, lang, country) for name in names)


def as_answers(table: str, known: Mapping[str, Any], fixed: Sequence[str] = ()) -> Answers:
    """What is known already, as it stands in the lines."""
    kinds = shape.kinds(table)
    return {
        name: "; ".join(value) if kinds[name] in _SEVERAL else _number_as_typed(kinds[name], value)
        for name, value in known.items()
        if name in kinds and name not in fixed and value not in ("", None, [])
    }


def as_told(table: str, answers: Answers) -> dict[str, Any]:
    """The answers as the record takes them."""
    kinds = shape.kinds(table)
    return {name: _told(kinds[name], answer) for name, answer in answers.items()}


def _told(kind: str, answer: Any) -> Any:
    if kind in _SEVERAL:
        return [part.strip() for part in str(answer).split(";") if part.strip()]
    if kind == "number":
        text = str(answer).strip().replace(" ", "").replace(",", ".")
        try:
            return float(text) if text else None
        except ValueError:
            return answer  # refused with a sentence by the field itself
    return answer


def _number_as_typed(kind: str, value: Any) -> Any:
    return f"{value:g}" if kind == "number" else value


def _question(table: str, name: str, lang: str, country: str) -> Question:
    kind, longest, of, required, _ = SHAPES[table][name]
    asked = _KINDS.get(kind, "text")
    if kind == "words" and longest >= _LONG:
        asked = "long text"
    choices: Choices | None = Terms(of, lang) if of else Places(lang, country) if kind == "place" else None
    hint = said(field_words.about(table, name))
    if kind in _SEVERAL:
        hint = said("{about} Several with a semicolon between.", about=hint)
    return Question(name, field_words.label(name), asked, hint, choices, required)
