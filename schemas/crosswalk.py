"""Where our terms lead: articles, themes, codes of others."""

# Not on the hot path: read when somebody asks what a term is called elsewhere.
import re
from functools import cache
from typing import NamedTuple

from schemas.refusals import Refusal
from schemas.speech import said
from schemas.term import Term
from schemas.vocabulary import vocabulary, vocabulary_names


class Scheme(NamedTuple):
    """One scheme our terms lead to, and what is known of how well that was read."""

    key: str
    title: str
    edition: str
    targets_are: str
    read_in: str
    checked_means: str
    to_confirm: str
    targets: dict[str, str]
    """Our own short words for a target, where its number says nothing."""


class Lead(NamedTuple):
    """One term leads to one target."""

    target: str
    about: str
    term: Term
    checked: bool


class Tally(NamedTuple):
    """How much of a scheme has been looked up, in pairs of term and target."""

    scheme: Scheme
    terms: int
    targets: int
    checked: int
    unchecked: int


class UnknownSchemeError(Refusal):
    """There is no crosswalk of that name."""


@cache
def schemes() -> dict[str, Scheme]:
    """Every scheme by its key, in the order they are told."""
    import tomllib
    from importlib.resources import files

    told = tomllib.loads(files("schemas").joinpath("crosswalks.toml").read_text(encoding="utf-8"))["schemes"]
    return {each["key"]: Scheme(**{"targets": {}} | each) for each in told}


def scheme(key: str) -> Scheme:
    """The scheme of that key; raises UnknownSchemeError, which names all there are."""
    known = schemes().get(key)
    if known is None:
        names = ", ".join(schemes())
        raise UnknownSchemeError(said("There is no crosswalk of that name. Known are {names}.", names=names))
    return known


def leads(key: str, target: str = "") -> list[Lead]:
    """The terms of every vocabulary that lead to the scheme, by target in their natural order; one target if told.

    A target covers its paragraphs: ``9`` also finds ``9(1)``. Raises UnknownSchemeError.
    """
    told = scheme(key)
    found = [
        Lead(each, told.targets.get(each, ""), term, crosswalk["checked"])
        for name in vocabulary_names()
        for term in vocabulary(name)
        if (crosswalk := term.crosswalks.get(key))
        for each in crosswalk["to"]
        if not target or _covers(target, each)
    ]
    return sorted(found, key=lambda lead: _natural(lead.target))


def tallies() -> list[Tally]:
    """How much of each scheme has been looked up."""
    return [_tally(key) for key in schemes()]


def _tally(key: str) -> Tally:
    found = leads(key)
    terms = {(lead.term.vocabulary, lead.term.code) for lead in found}
    checked = sum(lead.checked for lead in found)
    return Tally(scheme(key), len(terms), len({lead.target for lead in found}), checked, len(found) - checked)


def _covers(asked: str, target: str) -> bool:
    wanted, whole = asked.strip().casefold(), target.casefold()
    return whole == wanted or whole.startswith((f"{wanted}(", f"{wanted} "))


def _natural(target: str) -> tuple[tuple[bool, int, str], ...]:
    """9 before 10, and the articles before those of the protocols."""
    pieces = re.findall(r"\d+|\D+", target)
    return tuple((not each.isdigit(), int(each) if each.isdigit() else 0, each) for each in pieces)
