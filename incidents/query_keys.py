"""The keys of the query language."""

from collections.abc import Iterable
from typing import NamedTuple

from incidents.errors import QueryError


class Key(NamedTuple):
    """One key: what it asks, in a line; examples; the vocabularies its values come from."""

    asks: str
    examples: tuple[str, ...]
    vocabularies: tuple[str, ...] = ()


VICTIM_VOCABULARIES = ("victim_groups", "gender_identities", "gender_modalities", "orientations", "sex_characteristics")

KEYS: dict[str, Key] = {
    "act": Key("what was done", ("act:COE", "act:blackmail"), ("act_types",)),
    "by": Key("who did it: a class, or an actor's code", ("by:police", "by:A-0003"), ("perpetrator_classes",)),
    "victim": Key(
        "to whom: a group, a person's code, or minor", ("victim:trans", "victim:P-0012"), VICTIM_VOCABULARIES
    ),
    "method": Key("how it was done", ("method:beating",), ("methods",)),
    "bias": Key("the ground of the bias", ("bias:gender",), ("bias_grounds",)),
    "place": Key("where, and every place below it", ("place:Baku", "place:AZ-BA-NAS")),
    "placetype": Key("in what kind of place", ("placetype:home",), ("place_types",)),
    "since": Key("may have begun on that day or later", ("since:2022",)),
    "until": Key("may have begun on that day or before", ("until:2023-06",)),
    "date": Key("may have begun then; date:unknown for none known", ("date:2021..2023", "date:unknown")),
    "within": Key("surely began then", ("within:2021-Q3",)),
    "verified": Key(
        "how far it was checked; yes, or no for all the rest", ("verified:likely,verified",), ("verification",)
    ),
    "context": Key("in what connection", ("context:protest",), ("contexts",)),
    "tag": Key("a tag of our own", ("tag:follow-up",)),
    "code": Key("its code", ("code:AZ-2023-0014", "code:AZ-2023*")),
    "source": Key("a kind of source, or a source's code or name", ("source:media", "source:S-0007"), ("source_kinds",)),
    "link": Key("linked in this way, or with this incident", ("link:follows", "link:AZ-2021-0003"), ("link_kinds",)),
    "tier": Key("its confidentiality", ("tier:T3",), ("confidentiality",)),
    "origin": Key("the map it was imported through", ("origin:az-public-record",)),
    "has": Key("has something recorded", ("has:evidence",)),
    "no": Key("has nothing of it recorded", ("no:source",)),
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
    raise QueryError(
        f"There is no key {typed}:{did_you_mean(f'{key}:' for key in meant)} Keys are {', '.join(KEYS)};"
        " words that hold a colon are found when they stand in quotation marks."
    )


def nearest(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """What looks like ``typed``, the likeliest first."""
    from difflib import get_close_matches

    return tuple(get_close_matches(typed, list(known), 2, 0.6))


def did_you_mean(meant: Iterable[str]) -> str:
    """The end of a sentence: `` (did you mean …?).``, or a full stop where nothing comes near."""
    told = " or ".join(meant)
    return f" (did you mean {told}?)." if told else "."
