"""The words of an own term, told by options or asked for."""

from cli.choices import Terms
from cli.context import Context
from cli.questions import Question
from incidents.errors import InterruptedWorkError, RefusedInputError
from schemas.speech import said
from schemas.term import read_written

Words = dict[str, str]


def told(label: str, label_az: str, label_ru: str, definition: str, note: str, parent: str = "") -> Words:
    """What was told by options; what was not is left out."""
    words = {
        "label_en": label,
        "label_az": label_az,
        "label_ru": label_ru,
        "definition": definition,
        "note": note,
        "parent": parent,
    }
    return {field: text for field, text in words.items() if text}


def asked(here: Context, name: str, known: Words) -> Words:
    """The words of a new term, asked for. Raises RefusedInputError where nobody can be, InterruptedWorkError."""
    from cli import asking

    if not here.can_ask:
        raise RefusedInputError(said("A term needs a label in one language at least: tell it with --label."))
    title = said("A new term of {name}", name=name)
    outcome = asking.ask_all(here, _questions(here, name), dict(known), lambda _: None, title=title, drafts=False)
    if outcome.ended != "finished":
        raise InterruptedWorkError(said("Nothing was added."))
    return {field: text for field, text in outcome.answers.items() if text}


def _questions(here: Context, name: str) -> tuple[Question, ...]:
    labels = (
        Question("label_en", said("What is it called, in English?")),
        Question("label_az", said("And in Azerbaijani?")),
        Question("label_ru", said("And in Russian?")),
    )
    own = sorted(labels, key=lambda question: not question.field.endswith(here.language))
    return (
        *own,
        Question(
            "parent",
            said("Which term does it stand below?"),
            "term",
            choices=Terms(name, here.language),
            required=bool(read_written(name).get("rooted", False)),
        ),
        Question("definition", said("What does it mean?"), hint=said("One sentence another coder can decide by.")),
        Question("note", said("Where does it end?"), hint=said("Name the term that begins there.")),
    )
