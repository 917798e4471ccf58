"""The form for a phone: what is asked, and with which words."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from schemas.vocabulary import vocabulary


class Choice(NamedTuple):
    """One answer that can be chosen; ``name`` is what is sent, the code of the term."""

    name: str
    labels: dict[str, str]
    definition: str = ""


class Asked(NamedTuple):
    """One row of the form. ``kind`` is text, long, integer, decimal, date, one, many, note, calculate, group …

    ``labels`` and ``hints`` are by language; ``choices`` names the list; ``least`` and ``longest`` bound the answer.
    """

    name: str
    kind: str
    labels: dict[str, str]
    hints: Mapping[str, str] = MappingProxyType({})
    choices: str = ""
    required: bool = False
    relevant: str = ""
    default: str = ""
    least: int | None = None
    longest: int | None = None


class PhoneForm(NamedTuple):
    """The whole form: its rows in their order, and every list of choices they name."""

    form_id: str
    edition: str
    titles: dict[str, str]
    rows: tuple[Asked, ...]
    choices: dict[str, tuple[Choice, ...]]


def phone_form() -> PhoneForm:
    """The form as it stands in ``schemas/forms/phone.toml``; its choices are the terms that are in use.

    Also those of the case file that was opened last, for the words of the phone are to be the same.
    """
    told = _written()
    rows = tuple(row for each in told["questions"] for row in _rows(each))
    own = {
        name: tuple(Choice(each["name"], each["label"]) for each in listed) for name, listed in told["choices"].items()
    }
    lists = {row.choices: own.get(row.choices) or _terms(row.choices) for row in rows if row.choices}
    return PhoneForm(told["form_id"], told["edition"], told["title"], rows, lists)


def other_names() -> dict[str, str]:
    """Every label of a question or repeated group, and its name: an export with labels heads its columns with them."""
    rows = [row for row in phone_form().rows if row.kind not in ("group", "note")]
    return {label: row.name for row in rows for label in row.labels.values()}


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(files("schemas").joinpath("forms", "phone.toml").read_text(encoding="utf-8"))


def _rows(told: dict[str, Any]) -> Iterator[Asked]:
    if told["type"] != "one of each":
        yield _asked(told, told["type"], told["name"], told.get("label", {}))
        return
    for term in vocabulary(told["each"]):
        if term.is_own:
            continue  # the map of this form reads the answers to the shipped ones
        yield _asked(told, "one", f"{told['name']}{term.code}", term.labels)


def _asked(told: dict[str, Any], kind: str, name: str, labels: dict[str, str]) -> Asked:
    return Asked(
        name=name,
        kind=kind,
        labels=labels,
        hints=told.get("hint", {}),
        choices=told.get("list", ""),
        required=told.get("required", False),
        relevant=told.get("relevant", ""),
        default=told.get("default", ""),
        least=told.get("least"),
        longest=told.get("longest"),
    )


def _terms(name: str) -> tuple[Choice, ...]:
    return tuple(Choice(term.code, term.labels, term.definition) for term in vocabulary(name) if not term.is_retired)
