"""What kind of answer a field takes, and what it refuses."""

import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

from schemas.gazetteer import gazetteer
from schemas.refusals import Refusal
from schemas.speech import said
from schemas.vague_date import VagueDate
from schemas.vague_date import told as date_told
from schemas.vocabulary import vocabulary


class Told(NamedTuple):
    """One kind of answer: ``checked`` returns the value as it is kept, or refuses it without repeating it.

    The same function serves the SQLModel drafts (through pydantic) and the compiled shapes (without it),
    so what one accepts the other accepts.
    """

    kind: str
    longest: int = 400
    vocabulary: str = ""

    def checked(self, value: object) -> Any:
        """The value as it is kept; raises Refusal with what would be understood."""
        return _CHECKS[self.kind](self, value)

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> Any:
        """Let pydantic ask this field's own check, so that there is one rule and not two."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.checked)


def _words(told: Told, value: object) -> str:
    if not isinstance(value, str):
        raise Refusal(said("This takes text."))
    if len(value) > told.longest:
        raise Refusal(
            said("This takes at most {most:,} characters; {given:,} were given.", most=told.longest, given=len(value))
        )
    if "\x00" in value:
        raise Refusal(said("This text holds a NUL character, which no record can keep."))
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Refusal(said("This text holds half a character (a lone surrogate); type it again.")) from None
    return unicodedata.normalize("NFC", value.strip())


def _term(told: Told, value: object) -> str:
    if not isinstance(value, str):
        raise Refusal(said("This takes a code of the vocabulary {vocabulary}.", vocabulary=told.vocabulary))
    known = vocabulary(told.vocabulary)
    return known.usable(known.read(value) or value).code if value.strip() else ""


def _terms(told: Told, value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        raise Refusal(said("This takes a list of codes of the vocabulary {vocabulary}.", vocabulary=told.vocabulary))
    return list(dict.fromkeys(code for code in (_term(told, each) for each in value) if code))


def _tags(told: Told, value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        raise Refusal(said("This takes a list of words."))
    return list(dict.fromkeys(tag for tag in (_words(told, each) for each in value) if tag))


def _place(told: Told, value: object) -> str:
    if not isinstance(value, str):
        raise Refusal(said("This takes the code of a place."))
    return gazetteer().place(value).code if value.strip() else ""


def _whole(told: Told, value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refusal(said("This takes a whole number."))
    if not 0 <= value <= told.longest:
        raise Refusal(said("This takes a whole number from 0 to {most:,}.", most=told.longest))
    return value


def _number(told: Told, value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refusal(said("This takes a number."))
    if not -told.longest <= value <= told.longest:  # also refuses a NaN
        raise Refusal(said("This takes a number between -{most:,} and {most:,}.", most=told.longest))
    return float(value)


def _yes_no(told: Told, value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise Refusal(said("This takes true or false, or nothing where it is not known."))
    return value


def _date(_told: Told, value: object) -> VagueDate:
    return date_told(value)


def _day(told: Told, value: object) -> str:
    """One day, ISO 8601: what is due or done has a day, where an event may have less."""
    if not isinstance(value, str):
        raise Refusal(said("This takes a day, as 2026-11-22 or 22 November 2026."))
    if not value.strip():
        return ""
    date = VagueDate.read(value)
    if date.earliest is None or date.earliest != date.latest:
        raise Refusal(said("This takes one day, as 2026-11-22 or 22 November 2026."))
    return date.earliest.isoformat()


def _records(told: Told, value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        raise Refusal(said("This takes a list of records."))
    return list(dict.fromkeys(record for record in (_words(told, each) for each in value) if record))


def _sealed(told: Told, value: object) -> bytes:
    if not isinstance(value, bytes):
        raise Refusal(said("This is kept sealed."))
    return value


_CHECKS: dict[str, Callable[[Told, object], Any]] = {
    "words": _words,
    "term": _term,
    "terms": _terms,
    "tags": _tags,
    "place": _place,
    "whole": _whole,
    "number": _number,
    "yes_no": _yes_no,
    "date": _date,
    "record": _words,
    "records": _records,
    "day": _day,
    "sealed": _sealed,
}

LIST_KINDS = frozenset({"terms", "tags", "records"})

SHORT = Told("words", 200)
LINE = Told("words", 1_000)
STORY = Told("words", 200_000)
RECORD = Told("record", 64)
RECORDS = Told("records", 64)
DAY = Told("day", 40)
PLACE = Told("place")
DATE = Told("date")
COUNT = Told("whole", 10_000_000)
AMOUNT = Told("number", 1_000_000_000_000)
DEGREES = Told("number", 180)
YES_NO = Told("yes_no")
TAGS = Told("tags", 80)
PRINTED = Told("tags", 400)
SIZE = Told("whole", 10_000_000_000_000)
URL = Told("words", 4_000)
SEALED = Told("sealed")


def term(name: str) -> Told:
    """One code of the vocabulary ``name``; empty means not told."""
    return Told("term", 64, name)


def terms(name: str) -> Told:
    """Codes of the vocabulary ``name``, kept one row each."""
    return Told("terms", 64, name)
