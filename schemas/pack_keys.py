"""Which keys the parts of a pack have, and what each takes."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from schemas.finding import Finding
from schemas.refusals import Refusal
from schemas.speech import said
from schemas.vague_date import VagueDate

LANGUAGES = ("en", "az", "ru")


class Key(NamedTuple):
    """What a key takes: text, label, words, yes_no, number, whole, edtf, day."""

    takes: str
    required: bool = False


_KNOWN = {"source": Key("text"), "checked": Key("yes_no", True), "note": Key("text")}
KEYS: dict[str, dict[str, Key]] = {
    "places": {
        "code": Key("text", True),
        "parent": Key("text"),
        "kind": Key("text", True),
        "label": Key("label", True),
        "latitude": Key("number"),
        "longitude": Key("number"),
        "aliases": Key("words"),
        "holds": Key("words"),
    },
    "institutions": {
        "code": Key("text", True),
        "kind": Key("text", True),
        "class": Key("text", True),
        "label": Key("label", True),
        "part_of": Key("text"),
        "place": Key("text"),
        "aliases": Key("words"),
        **_KNOWN,
    },
    "articles": {
        "code": Key("text", True),
        "law": Key("text", True),
        "number": Key("text"),
        "label": Key("label", True),
        "used_for": Key("text"),
        "max_days": Key("whole"),
        "max_fine": Key("whole"),
        "seen": Key("text"),
        **_KNOWN,
    },
    "reviews": {
        "code": Key("text", True),
        "mechanism": Key("text", True),
        "label": Key("label", True),
        "cycle": Key("text"),
        "session": Key("text"),
        "on": Key("edtf"),
        "due": Key("edtf"),
        "yearly": Key("day"),
        "documents": Key("text"),
        **_KNOWN,
    },
}


def shape_findings(part: str, where: str, row: dict[str, Any]) -> Iterator[Finding]:
    """Keys that are missing, unknown, or hold something else than they take."""
    for name, key in KEYS[part].items():
        if name not in row and key.required:
            yield Finding(f"{where}.{name}", said("This key is missing."))
        elif name in row and not _fits(key.takes, row[name]):
            yield Finding(f"{where}.{name}", _wanted(key.takes))
    for name in sorted(set(row) - set(KEYS[part])):
        yield Finding(f"{where}.{name}", said("No such key is known here."))


def _fits(takes: str, value: Any) -> bool:
    match takes:
        case "label":
            return isinstance(value, dict) and "en" in value and all(map(_is_name, value.items()))
        case "words":
            return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
        case "yes_no":
            return isinstance(value, bool)
        case "whole":
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and -180 <= value <= 180
        case "edtf":
            return isinstance(value, str) and _is_edtf(value)
        case "day":
            return isinstance(value, str) and bool(re.fullmatch(r"\d\d-\d\d", value)) and _is_edtf(f"2023-{value}")
    return isinstance(value, str) and bool(value.strip())


def _is_name(pair: tuple[str, Any]) -> bool:
    lang, name = pair
    return lang in LANGUAGES and isinstance(name, str) and bool(name.strip())


def _is_edtf(text: str) -> bool:
    try:
        return VagueDate(text).is_known
    except Refusal:
        return False


def _wanted(takes: str) -> str:
    return {
        "label": said("This takes names: label.en, and label.az and label.ru where they are known."),
        "words": said("This takes a list of texts."),
        "yes_no": said("This takes true or false."),
        "whole": said("This takes a whole number that is not below zero."),
        "number": said("This takes degrees, as a number from -180 to 180."),
        "edtf": said("This takes a date in EDTF, such as 2028, 2028-05 or 2028~."),
        "day": said("This takes a month and a day, such as 04-30."),
    }.get(takes, said("This takes a text."))
