"""What can be asked of the records of one table: a key for every field."""

from functools import cache
from typing import NamedTuple

from incidents.addresses import PREFIXES
from incidents.query_key import Key
from schemas.compiled.records import COLUMNS, RELATIONS, SHAPES
from schemas.speech import noted

NEVER = frozenset({"identity", "identity_told", "health_told", "incident"})
"""Tables without a list of this kind: what is sealed is never asked, and incidents have keys of their own."""

_SHORT: dict[str, tuple[str, ...]] = {
    "due": ("due_on", "follow_up_on", "deadline", "next_review"),
    "done": ("done_on", "closed_on"),
    "owner": ("owner", "assignee"),
    "by": ("by", "checked_by", "taken_by", "decided_by", "coder", "authority", "assignee", "owner"),
    "status": ("status", "state", "decision", "position"),
    "state": ("state", "status"),
    "class": ("actor_class", "record_class"),
    "case": ("support_case",),
    "lang": ("language",),
    "review": ("next_review",),
    "to": ("addressed_to", "provider"),
    "theme": ("themes",),
    "group": ("groups",),
    "sdg": ("sdgs",),
    "act": ("act", "act_types"),
    "article": ("articles",),
    "incident": ("incident", "about"),
    "person": ("person", "persons"),
    "below": ("part_of", "parent"),
}
"""Short names, and the fields they mean: the first of them the table has."""

_BESIDE: dict[str, dict[str, tuple[str, str]]] = {
    "proceeding": {"step": ("proceeding_step", "kind")},
    "support_case": {
        "need": ("need", "service"),
        "referral": ("referral", "service"),
        "provider": ("referral", "provider"),
    },
    "person": {"profession": ("profile", "occupation"), "unit": ("membership", "actor")},
    "operation": {"incident": ("operation_incident", "incident")},
    "recommendation": {"incident": ("recommendation_link", "incident")},
    "actor": {"member": ("membership", "person"), "site": ("emplacement", "place")},
    "source": {"incident": ("information", "incident"), "url": ("access_point", "url")},
    "evidence": {"custody": ("custody_event", "kind")},
}
"""Keys that ask what hangs on a record."""

DATED = ("since", "until", "within")


class Keys(NamedTuple):
    """The keys of a table, the short names that mean one of them, and what ``has:`` and ``no:`` ask for."""

    table: str
    known: dict[str, Key]
    short: dict[str, str]
    features: tuple[str, ...]


@cache
def keys_of(table: str) -> Keys:
    """Every key of a table; what is sealed has none. ``Key.at`` is ``table.field``, ``Key.takes`` the kind of field."""
    known = {name: _of_field(table, name) for name in _asked(table)}
    for key, (owner, name) in _BESIDE.get(table, {}).items():
        known.setdefault(key, _of_field(owner, name, key))
    if table == "proceeding":
        known["outcome"] = Key(
            noted("what its latest step says: a step, or a status"),
            ("outcome:dropped",),
            ("step_kinds", "proceeding_statuses"),
            "outcome",
        )
    if date := main_date(table):
        known |= {
            "since": Key(
                noted("may have begun on that day or later"), ("since:2022",), takes="date", at=f"{table}.{date}"
            ),
            "until": Key(
                noted("may have begun on that day or before"), ("until:2023-06",), takes="date", at=f"{table}.{date}"
            ),
            "within": Key(noted("surely began then"), ("within:2021-Q3",), takes="date", at=f"{table}.{date}"),
        }
    known |= {
        "created": Key(
            noted("when it was written down here"), ("created:2024..",), takes="stamp", at=f"{table}.created_at"
        ),
        "changed": Key(
            noted("when it was last changed itself"), ("changed:2024-05",), takes="stamp", at=f"{table}.changed_at"
        ),
        "has": Key(noted("has something recorded"), (f"has:{_features(table)[0]}",), takes="feature"),
        "no": Key(noted("has nothing of it recorded"), (f"no:{_features(table)[-1]}",), takes="feature"),
        "saved": Key(noted("all that a saved query asks"), ("saved:mine",), takes="name"),
    }
    return Keys(table, known, _short(table, known), _features(table))


def main_date(table: str) -> str:
    """The vague date a record of the table has first; empty where it has none."""
    return next((name for name, told in SHAPES[table].items() if told[0] == "date"), "")


def texts_of(table: str) -> tuple[str, ...]:
    """The fields free words are looked for in."""
    return tuple(name for name, told in SHAPES[table].items() if told[0] == "words")


def children_of(table: str) -> tuple[tuple[str, str], ...]:
    """What names a record of this table: the other tables, and their column."""
    told = [
        (child, column)
        for child, columns in RELATIONS.items()
        for column, (parent, _) in columns.items()
        if parent == table and child not in NEVER
    ]
    return (*told, ("claim", "about"), ("task", "about"))


TABLES = tuple(table for table in SHAPES if table in COLUMNS and table not in NEVER)
"""Every table that can be asked so."""


def is_asked(table: str) -> bool:
    """Whether there is such a table with keys of its own."""
    return table in TABLES


def _asked(table: str) -> tuple[str, ...]:
    return tuple(name for name, told in SHAPES[table].items() if told[0] != "sealed" and not name.startswith("origin_"))


def _of_field(table: str, name: str, key: str = "") -> Key:
    from schemas.compiled.descriptions import DESCRIPTIONS

    kind, _, vocabulary, _, _ = SHAPES[table][name]
    if kind == "words" and (name.endswith(("_on", "_at")) or name == "at"):
        kind = "stamp"
    if name == "code" and table in PREFIXES:
        kind = "code"
    vocabularies = (vocabulary,) if vocabulary else ()
    described = DESCRIPTIONS[table][name]
    example = f"{key or name}:{_example(table, name, kind, vocabulary)}"
    return Key(described, (example,), vocabularies, kind, f"{table}.{name}")


def _example(table: str, name: str, kind: str, vocabulary: str) -> str:
    """A value such a field could have."""
    if kind in ("term", "terms"):
        from schemas.vocabulary import vocabulary as terms

        return next(iter(terms(vocabulary))).code
    if kind in ("record", "records"):
        parent = RELATIONS.get(table, {}).get(name, ("incident", False))[0]
        return f"{PREFIXES[parent]}-0001" if parent in PREFIXES else "AZ-2023-0014"
    if kind == "code":
        return f"{PREFIXES[table]}-0001"
    return _EXAMPLES.get(kind, "word")


_EXAMPLES = {
    "date": "2022",
    "day": "2024-05..2024-06",
    "stamp": "2024-05",
    "whole": "3..10",
    "number": "100..",
    "yes_no": "yes",
    "place": "Baku",
}


def _short(table: str, known: dict[str, Key]) -> dict[str, str]:
    found = {name.removesuffix("_on"): name for name in known if name.endswith("_on")}
    if main_date(table):
        found["date"] = main_date(table)
    for short, names in _SHORT.items():
        meant = next((name for name in names if name in known), "")
        if meant:
            found[short] = meant
    return {short: name for short, name in found.items() if short not in known}


@cache
def _features(table: str) -> tuple[str, ...]:
    own = [name for name in _asked(table) if not SHAPES[table][name][3] and name != "code"]
    return tuple(dict.fromkeys([*own, *(child for child, _ in children_of(table))]))
