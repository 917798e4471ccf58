"""Writes docs/data-dictionary.md from the models and vocabularies.

``python -m schemas.data_dictionary``; a test fails when the file is not what the models and the vocabularies say.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic.fields import FieldInfo
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlmodel import SQLModel

from schemas.change import LogDevice, LogEntry, LogPart, LogTouch, Trashed
from schemas.coding import Coding
from schemas.compiling import DRAFTS, shape_of
from schemas.shape import untold
from schemas.term import LANGUAGES, Term
from schemas.vocabulary import Vocabulary, described, vocabulary, vocabulary_names

WRITTEN = Path(__file__).parent.parent / "docs" / "data-dictionary.md"

ROWS: tuple[type[SQLModel], ...] = (Coding, Trashed, LogEntry, LogPart, LogTouch, LogDevice)
"""Tables nobody fills in: they have no draft, and their columns are told as they are kept."""

ANSWERS = {
    "words": ("text", "Text, Unicode NFC; the longest is counted in characters."),
    "term": ("one code", "One code of the vocabulary named; a whole label in any language is read as its code."),
    "terms": ("codes", "Any number of codes of the vocabulary named, one row of `coding` each."),
    "tags": ("words", "Any number of words or lines of one's own, one row of `coding` each, or sealed."),
    "place": ("place", "Code of the gazetteer (`AZ-BA-NAS`), of ISO 3166-2 (`GE-TB`) or 3166-1 (`TR`), or `ONLINE`."),
    "whole": ("whole number", "From 0 to the longest."),
    "number": ("number", "Between minus the longest and the longest."),
    "yes_no": ("yes or no", "True, false, or nothing where nobody said."),
    "date": ("vague date", "A day, or less than a day: kept in four columns (below)."),
    "record": ("record", "The id of another record; in a form its code."),
    "records": ("records", "Ids of other records, one row of `coding` each; in a form their codes."),
    "day": ("day", "One day, ISO 8601; `22 November 2026` is read as well."),
    "sealed": ("sealed", "Bytes under a key of their own: [formats](formats.md)."),
}
"""Each kind of answer: its word in the tables, and what it means."""

_MEASURED = frozenset({"words", "tags", "whole", "number"})

PREFACE = """\
# Data dictionary

Made from the models and the vocabularies by `make compile`; do not edit. What a record *is* is said in the
[glossary](../GLOSSARY.md), how it lies on disk in [formats](formats.md).

Every record also has `organisation` and `id` (a UUID version 7; both together are its key), `created_at` and
`changed_at` (UTC, ISO 8601). What nobody told is empty or nothing, never guessed; a default below is what a field
holds until somebody tells it.

A vague date `date` is kept as `date` (EDTF level 1, empty where not known), `date_text` (as it was written),
`date_earliest` and `date_latest` (ISO 8601, nothing where open).
"""

VOCABULARY_PREFACE = """\
Codes never change and are never used again for something else. Labels exist in English, Azerbaijani and Russian;
**Azerbaijani and Russian labels are drafts until a native speaker of the field has confirmed them**. How many have
been confirmed stands under each vocabulary. `qeyd vocab show act_types COE.3` shows one term with all its labels and
crosswalks.
"""


def dictionary() -> str:
    """The whole document."""
    vocabularies = [vocabulary(name) for name in vocabulary_names()]
    terms = sum(len(each) for each in vocabularies)
    fields = sum(len(draft.model_fields) for draft in DRAFTS.values())
    parts = [
        PREFACE,
        f"{len(DRAFTS)} kinds of records with {fields} fields, {len(ROWS)} tables that keep themselves, "
        f"{len(vocabularies)} vocabularies with {terms} terms.",
        "\n## Kinds of answers\n",
        *_table(("answer", "what it takes"), ANSWERS.values()),
        "\n## Records",
        *(line for name in DRAFTS for line in _record(name)),
        "\n## What keeps itself",
        *(line for model in ROWS for line in _kept(model)),
        "\n## Vocabularies\n",
        VOCABULARY_PREFACE,
        *_table(("vocabulary", "what for", "terms"), (_summary(each) for each in vocabularies)),
        *(line for each in vocabularies for line in _vocabulary(each)),
    ]
    return "\n".join(parts) + "\n"


def _record(name: str) -> Iterator[str]:
    draft = DRAFTS[name]
    yield f"\n### Record: {name}\n"
    yield f"{_story(draft)}\n"
    rows = ((f"`{field}`", *_answer(name, field), _meaning(name, field)) for field in draft.model_fields)
    yield from _table(("field", "answer", "longest", "until told", "what it is"), rows)


def _story(draft: type[SQLModel]) -> str:
    """What the record is, as the class says that holds what its draft and its row share."""
    shared = next((each for each in draft.__mro__ if each.__name__.endswith("Fields")), draft)
    return (shared.__doc__ or "").strip()


def _answer(name: str, field: str) -> tuple[str, str, str]:
    kind, longest, of, required, default = shape_of(DRAFTS[name])[field]
    word = ANSWERS[kind][0]
    if of:
        word += f" of [{of}](#vocabulary-{of})"
    told = "must be told" if required else _default(untold(kind, default))
    return word, f"{longest:,}" if kind in _MEASURED else "", told


def _default(value: object) -> str:
    return "" if value in (None, "", []) or not isinstance(value, str | int | float) else f"`{value}`"


def _meaning(name: str, field: str) -> str:
    """The field's own words, else what its vocabulary is for."""
    told: FieldInfo = DRAFTS[name].model_fields[field]
    of = shape_of(DRAFTS[name])[field][2]
    return told.description or (described(of)[1] if of else "")


def _kept(model: type[SQLModel]) -> Iterator[str]:
    table: Table = model.__table__  # type: ignore[attr-defined]  # SQLModel makes it, and tells no type checker
    yield f"\n### Table: {table.name}\n"
    yield f"{(model.__doc__ or '').strip()}\n"
    rows = (
        (
            f"`{column.name}`",
            column.type.compile(dialect=sqlite.dialect()),
            model.model_fields[column.name].description or "",
        )
        for column in table.columns
    )
    yield from _table(("column", "kept as", "what it is"), rows)


def _summary(known: Vocabulary) -> tuple[str, str, str]:
    title, purpose = described(known.name)
    return f"[{known.name}](#vocabulary-{known.name})", f"**{title}.** {purpose}", str(len(known))


def _vocabulary(known: Vocabulary) -> Iterator[str]:
    title, purpose = described(known.name)
    yield f"\n### Vocabulary: {known.name}\n"
    reviewed = ", ".join(f"{lang} {sum(each.reviewed[lang] for each in known)}" for lang in LANGUAGES)
    yield f"{title}. {purpose}\n"
    yield f"Labels confirmed, of {len(known)}: {reviewed}.\n"
    yield from _table(("code", "term", "what is meant"), (_term(each) for each in known))


def _term(each: Term) -> tuple[str, str, str]:
    bold = "**" if vocabulary(each.vocabulary).children(each.code) else ""
    return f"`{each.code}`", f"{bold}{each.label()}{bold}", f"{each.definition} {each.note}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(each) for each in row)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    WRITTEN.write_text(dictionary(), encoding="utf-8")
