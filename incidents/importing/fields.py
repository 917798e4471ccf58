"""The fields a map may fill: what each takes, by the shapes of the records."""

from dataclasses import dataclass
from functools import cache

from schemas.compiled.records import SHAPES
from schemas.incident_form import ACT_DETAILS

LISTS = ("victims", "perpetrators", "acts", "sources", "evidence", "links")
"""The parts of a form of which there may be several."""

GROUPS = {
    "verification": "verification",
    **{f"acts.{detail}": detail for detail in ACT_DETAILS},
    "victims.consents": "consent",
}
"""Tables inside a form, and the shape of each."""

_SHAPES = {
    "incident": ("incident",),
    "victims": ("person", "identity_told"),
    "perpetrators": ("involvement",),
    "acts": ("act",),
    "sources": ("source", "information"),
    "evidence": ("evidence",),
    "links": ("link",),
    "verification": ("verification",),
    **{f"acts.{detail}": (detail,) for detail in ACT_DETAILS},
    "victims.consents": ("consent",),
}
_WORDS = {
    "victims": {"size_low": "low", "size_best": "best", "size_high": "high", "names": "name"},
    "perpetrators": {"perpetrator_class": "class"},
    "verification": {"checked_by": "by", "checked_on": "on"},
}
_OWN = {
    "victims": ("key",),
    "perpetrators": ("key", "actor"),
    "acts": ("victim", "by"),
    "links": ("to",),
}
_NOT_BY_MAP = frozenset(
    {
        "origin",
        "origin_ref",
        "origin_hash",
        "verification",
        "incident",
        "person",
        "act",
        "actor_id",
        "source",
        "sha256",
        "size",
    }
    | {"media_type", "original_name", "vault_name", "from_incident", "to_incident", "file"}
)
"""Filled by what records the row. A file named in a cell is never opened: the table may be a stranger's."""


@dataclass(frozen=True, slots=True)
class Takes:
    """What a field takes: ``kind`` as the shapes name it, and a vocabulary for a term."""

    kind: str
    vocabulary: str = ""


def word_of(section: str, name: str) -> str:
    """What a field of a record is called in a map: ``size_low`` of a victim is ``low``."""
    return _WORDS.get(section, {}).get(name, name)


@cache
def fields_of(section: str) -> dict[str, Takes]:
    """The fields of one part of a form, under the names a map uses."""
    known = {
        word_of(section, name): Takes(told[0], told[2])
        for shape in _SHAPES[section]
        for name, told in SHAPES[shape].items()
        if name not in _NOT_BY_MAP and told[0] not in ("record", "sealed")
    }
    own = {name: Takes("tags" if name == "by" else "words") for name in _OWN.get(section, ())}
    return known | own
