"""What fields are called, and what is said about them."""

from schemas.compiled.records import SHAPES
from schemas.speech import said

_OWN = {
    "due_on": "due",
    "done_on": "done",
    "opened_on": "opened",
    "closed_on": "closed",
    "support_case": "case",
    "unit": "counting unit",
    "label_en": "label",
    "label_az": "label in Azerbaijani",
    "label_ru": "label in Russian",
}
_IN_HISTORY = frozenset({"trashed"})
"""What the history of a record tells beside its fields."""


def label(name: str) -> str:
    """The word for a field, in the language spoken."""
    return said(plain(name))


def plain(name: str) -> str:
    """The word for a field in English, as the catalogues know it."""
    return _OWN.get(name, name.replace("_", " "))


def about(table: str, name: str) -> str:
    """What a field is, in English, as the catalogues know it; for a coded one, which vocabulary it takes."""
    from schemas.compiled.descriptions import DESCRIPTIONS

    return DESCRIPTIONS[table][name]


def all_labels() -> tuple[str, ...]:
    """Every word for a field: what the catalogues must know."""
    from incidents.registers import WORKED_OUT

    told = {name for fields in SHAPES.values() for name in fields}
    worked_out = {name for fields in WORKED_OUT.values() for name in fields}
    return tuple(sorted({*map(plain, told | worked_out), *_IN_HISTORY}))
