"""Turns the answers of cells into what a field of the form takes."""

import re
from collections.abc import Callable
from typing import Any

from incidents.importing.date_telling import DateTelling
from incidents.importing.fields import Takes
from incidents.importing.import_map import MapField, Part
from incidents.importing.telling import CellRefusedError, Seen, Telling
from schemas.speech import said

_WHOLE = re.compile(r"\d{1,9}")
_SAYING = {
    "acts": ("term",),
    "perpetrators": ("class", "actor"),
    "sources": ("name", "code", "url", "connection"),
    "evidence": ("url",),
    "links": ("to",),
    "victims.consents": ("state",),
}
"""What an entry of a list must say to be one."""

_YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def answer(field: MapField, seen: Seen) -> Any:
    """What one field is told, None for nothing; raises CellRefusedError for a cell that cannot be taken."""
    if isinstance(field.telling, DateTelling):
        date, _ = field.telling.told(seen)
        return date or None
    if isinstance(field.telling, Telling):
        return _taken(field.telling, field.takes, seen)
    told = [table for part in field.telling if (table := table_of(part, seen))]
    return (told or None) if field.takes.kind == "groups" else (told[0] if told else None)


def table_of(part: Part, seen: Seen) -> dict[str, Any]:
    """The fields of a table within the form; empty when nothing in it came from a cell that was filled."""
    told = {field.name: value for field in part.fields if (value := answer(field, seen)) is not None}
    return told if is_told(part, told) else {}


def is_told(part: Part, told: dict[str, Any]) -> bool:
    """Whether an entry says anything.

    Of a list it must say what the entry is (an act its term, a link its other end); of victims and inner tables
    something must come from a cell, unless the map has constants only.
    """
    if part.needs and part.needs not in told:
        return False
    if part.name in _SAYING:
        return any(name in told for name in _SAYING[part.name])
    return not part.from_cells.isdisjoint(told) if part.from_cells else bool(told)


def _taken(telling: Telling, takes: Takes, seen: Seen) -> Any:
    answers = telling.answers(seen)
    if takes.kind in ("terms", "tags"):
        return [str(each) for each in dict.fromkeys(answers)] or None
    if not answers:
        return None
    if len(answers) > 1 and takes.kind != "words":
        raise CellRefusedError(
            _column(telling), said("There are several values where one is taken: `split` and `take` one, or clear it.")
        )
    convert = _CONVERSIONS.get(takes.kind)
    return convert(answers[0], telling) if convert else "; ".join(map(str, answers))


def _column(telling: Telling) -> str:
    return next(telling.reads(), "")


def _whole(value: Any, telling: Telling) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not _WHOLE.fullmatch(str(value)):
        raise CellRefusedError(_column(telling), said("This takes a whole number in digits."))
    return int(value)


def _number(value: Any, telling: Telling) -> float:
    text = str(value).replace(",", ".") if telling.decimal == "," else str(value)
    try:
        number = float(text)
    except ValueError:
        raise CellRefusedError(_column(telling), said("This takes a number.")) from None
    if text.strip("+-.0123456789") or number != number:  # neither 1e5 nor nan was meant
        raise CellRefusedError(_column(telling), said("This takes a number in digits."))
    return number


def _yes_no(value: Any, telling: Telling) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).casefold() not in _YES_NO:
        raise CellRefusedError(_column(telling), said("This takes yes or no: list its words in a table of the map."))
    return _YES_NO[str(value).casefold()]


_CONVERSIONS: dict[str, Callable[[Any, Telling], Any]] = {"whole": _whole, "number": _number, "yes_no": _yes_no}
