"""The keys of the query language."""

from collections.abc import Iterable
from typing import NamedTuple

from incidents.errors import QueryError
from schemas.speech import noted, said


class Key(NamedTuple):
    """One key: what it asks, in a line, to be ``said``; examples; the vocabularies its values come from."""

    asks: str
    examples: tuple[str, ...]
    vocabularies: tuple[str, ...] = ()


VICTIM_VOCABULARIES = ("victim_groups", "gender_identities", "gender_modalities", "orientations", "sex_characteristics")

KEYS: dict[str, Key] = {
    "act": Key(noted("what was done"), ("act:COE", "act:blackmail"), ("act_types",)),
    "by": Key(noted("who did it: a class, or an actor's code"), ("by:police", "by:A-0003"), ("perpetrator_classes",)),
    "victim": Key(
        noted("to whom: a group, a person's code, or minor"), ("victim:trans", "victim:P-0012"), VICTIM_VOCABULARIES
    ),
    "method": Key(noted("how it was done"), ("method:beating",), ("methods",)),
    "bias": Key(noted("the ground of the bias"), ("bias:gender",), ("bias_grounds",)),
    "place": Key(noted("where, and every place below it"), ("place:Baku", "place:AZ-BA-NAS")),
    "placetype": Key(noted("in what kind of place"), ("placetype:home",), ("place_types",)),
    "since": Key(noted("may have begun on that day or later"), ("since:2022",)),
    "until": Key(noted("may have begun on that day or before"), ("until:2023-06",)),
    "date": Key(noted("may have begun then; date:unknown for none known"), ("date:2021..2023", "date:unknown")),
    "within": Key(noted("surely began then"), ("within:2021-Q3",)),
    "verified": Key(
        noted("how far it was checked; yes, or no for all the rest"), ("verified:likely,verified",), ("verification",)
    ),
    "context": Key(noted("in what connection"), ("context:protest",), ("contexts",)),
    "tag": Key(noted("a tag of our own"), ("tag:follow-up",)),
    "code": Key(noted("its code"), ("code:AZ-2023-0014", "code:AZ-2023*")),
    "source": Key(
        noted("a kind of source, or a source's code or name"), ("source:media", "source:S-0007"), ("source_kinds",)
    ),
    "link": Key(
        noted("linked in this way, or with this incident"), ("link:follows", "link:AZ-2021-0003"), ("link_kinds",)
    ),
    "tier": Key(noted("its confidentiality"), ("tier:T3",), ("confidentiality",)),
    "origin": Key(noted("the map it was imported through"), ("origin:az-public-record",)),
    "has": Key(noted("has something recorded"), ("has:evidence",)),
    "no": Key(noted("has nothing of it recorded"), ("no:source",)),
}

FEATURES = (
    "act",
    "victim",
    "actor",
    "source",
    "evidence",
    "link",
    "detention",
    "coercion",
    "narrative",
    "place",
    "date",
    "tag",
)
"""What ``has:`` and ``no:`` ask for."""

ACT_KEYS = frozenset({"act", "by", "victim", "method", "bias"})
"""The keys that ask one act, all of them together."""

DATE_KEYS = frozenset({"since", "until", "date", "within"})

# What people type first. Told as the nearest and not accepted: two names for one thing would have to be learned twice.
_MEANT = {
    word: key
    for key, words in {
        "act": "type kind violation",
        "bias": "motive ground",
        "by": "perpetrator actor who",
        "code": "id ref case",
        "date": "in year when on",
        "has": "with",
        "link": "linked follows chain",
        "no": "without",
        "place": "where region district city",
        "since": "from after",
        "tag": "label",
        "tier": "confidentiality",
        "until": "to before",
        "verified": "status verification state",
        "victim": "group person",
        "within": "month quarter",
    }.items()
    for word in words.split()
}


def known_key(typed: str) -> str:
    """The key as it is kept; raises QueryError with the nearest."""
    if typed in KEYS:
        return typed
    meant = (_MEANT[typed],) if typed in _MEANT else nearest(typed, KEYS)
    near = either(f"{key}:" for key in meant)
    sentence = (
        said("There is no key {key}: (did you mean {meant}?).", key=typed, meant=near)
        if near
        else said("There is no key {key}:.", key=typed)
    )
    known = said(
        "Keys are {keys}; words that hold a colon are found when they stand in quotation marks.", keys=", ".join(KEYS)
    )
    raise QueryError(f"{sentence} {known}")


def nearest(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """What looks like ``typed``, the likeliest first."""
    from difflib import get_close_matches

    return tuple(get_close_matches(typed, list(known), 2, 0.6))


def either(meant: Iterable[str]) -> str:
    """What may have been meant, as one says it: ``one``, ``one or another``; empty where nothing comes near."""
    told = ""
    for each in meant:
        told = said("{one} or {another}", one=told, another=each) if told else each
    return told
