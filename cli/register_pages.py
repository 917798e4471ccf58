"""A record of any kind as a page to read, and as JSON."""

from collections.abc import Iterator
from typing import Any

from cli import field_words, machine
from incidents.registers import WORKED_OUT, Shown
from schemas import shape
from schemas.compiled.records import SHAPES
from schemas.gazetteer import gazetteer
from schemas.speech import said
from schemas.vocabulary import vocabulary

_NOTHING: tuple[object, ...] = ("", None, [])
_UNTOLD = frozenset({"not_asked"})
_UNKNOWN = frozenset({"unknown"})
"""Left out as well where a record says so when nobody told anything."""
_NAMES = 20
"""Letters for the name of a field, or as many as the longest has."""


def lines(told: Shown, lang: str, depth: int = 0, above: str = "") -> Iterator[str]:
    """The page: what is told, in words; what hangs on it below, indented. What nobody told is left out."""
    indent = "  " * depth
    if told.table == "identity":
        yield indent + said(
            "A name is sealed: `qeyd person unseal {code}` shows it.", code=told.address.partition("/")[0]
        )
        return
    yield f"{indent}{field_words.label(told.table)} {told.address}"
    shown = [(field_words.label(name), value) for name, value in _shown(told, lang, above)]
    room = max([_NAMES, *(len(label) for label, _ in shown)])
    for label, value in shown:
        first, *rest = value.split("\n")
        yield f"{indent}  {label:<{room}} {first}"
        yield from (f"{indent}  {'':<{room}} {line}" for line in rest)
    for each in told.below:
        yield ""
        yield from lines(each, lang, depth + 1, told.address)


def _shown(told: Shown, lang: str, above: str) -> Iterator[tuple[str, str]]:
    for name, value in told.values.items():
        words = str(value_of(told.table, name, value, lang))
        if words and name != "code" and not (above and _names(told, name, above)):
            yield name, words


def value_of(table: str, name: str, value: Any, lang: str) -> str:
    """A value in words; empty for what nobody told."""
    kind, _, of, _, default = SHAPES[table].get(name) or ("term", 0, WORKED_OUT[table][name], False, "")
    if value in _NOTHING or (of and isinstance(value, str) and value in (_UNTOLD | ({default} & _UNKNOWN))):
        return ""
    if (table, name) == ("coding_pass", "codes"):
        return _codes(value, lang)
    if kind == "yes_no":
        return said("yes") if value else said("no")
    if kind == "term":
        return vocabulary(of).label(value, lang)
    if kind == "terms":
        return ", ".join(vocabulary(of).label(each, lang) for each in value)
    if kind == "place":
        return gazetteer().label(value, lang)
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,.10g}" if kind == "number" else str(value)


def _codes(told: str, lang: str) -> str:
    """What a coder gave, field by field; a field that was not coded is left out, one coded as none says so."""
    from json import loads

    from incidents.coding_passes import FIELDS

    return "\n".join(
        f"{field_words.label(field)}: "
        + (", ".join(f"{each} {vocabulary(FIELDS[field]).label(each, lang)}" for each in given) or said("none"))
        for field, given in loads(told).items()
    )


def machine_lines(told: Shown) -> Iterator[str]:
    """The record as a versioned JSON envelope, what hangs on it below."""
    yield from machine.envelope(told.table, [_as_dict(told)])


def _as_dict(told: Shown) -> dict[str, Any]:
    return {
        "address": told.address,
        **told.values,
        "below": [{"record": each.table, **_as_dict(each)} for each in told.below],
    }


def _names(told: Shown, name: str, above: str) -> bool:
    """Whether a field names the record it is shown under, which need not be said again."""
    return shape.kinds(told.table).get(name) == "record" and told.values[name] == above
