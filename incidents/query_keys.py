"""The keys of the query language."""

from incidents.errors import QueryError
from incidents.query_act_keys import INVOLVEMENT_KEYS, KEYS_OF_ACTS, PROCEEDING_KEYS, VICTIM_VOCABULARIES
from incidents.query_key import Key, either, nearest
from schemas.speech import noted, said

__all__ = [
    "ACT_KEYS",
    "DATE_KEYS",
    "FEATURES",
    "INFORMATION_KEYS",
    "INVOLVEMENT_KEYS",
    "KEYS",
    "PROCEEDING_KEYS",
    "VICTIM_VOCABULARIES",
    "Key",
    "either",
    "known_key",
    "nearest",
]

_OF_INCIDENTS = {
    "place": Key(noted("where, and every place below it"), ("place:Baku", "place:AZ-BA-NAS")),
    "placetype": Key(noted("in what kind of place"), ("placetype:home",), ("place_types",), at="incident.place_type"),
    "precision": Key(
        noted("how closely the place is known"),
        ("precision:exact",),
        ("place_precisions",),
        at="incident.place_precision",
    ),
    "since": Key(noted("may have begun on that day or later"), ("since:2022",)),
    "until": Key(noted("may have begun on that day or before"), ("until:2023-06",)),
    "date": Key(noted("may have begun then; date:unknown for none known"), ("date:2021..2023", "date:unknown")),
    "within": Key(noted("surely began then"), ("within:2021-Q3",)),
    "victims": Key(
        noted("how many people it may have struck; victims:unknown for no figure"),
        ("victims:3..", "victims:2..10"),
        takes="number",
    ),
    "victims_sure": Key(noted("how many it surely struck"), ("victims_sure:10..",), takes="number"),
    "verified": Key(
        noted("how far it was checked; yes, or no for all the rest"),
        ("verified:likely,verified",),
        ("verification",),
        at="incident.verification",
    ),
    "context": Key(noted("in what connection"), ("context:protest",), ("contexts",), at="incident:contexts"),
    "reason": Key(
        noted("words of the reason the authority gave"),
        ("reason:complaint",),
        takes="words",
        at="incident.stated_reason",
    ),
    "note": Key(noted("words of our own notes on it and its acts"), ("note:lawyer",), takes="words"),
    "tag": Key(noted("a tag of our own"), ("tag:follow-up",), takes="name"),
    "code": Key(noted("its code"), ("code:AZ-2023-0014", "code:AZ-2023*"), takes="name"),
    "link": Key(
        noted("linked in this way, or with this incident"), ("link:follows", "link:AZ-2021-0003"), ("link_kinds",)
    ),
    "duplicate": Key(
        noted("compared with another as its double, and how that ended"),
        ("duplicate:unsure",),
        ("duplicate_decisions",),
    ),
    "operation": Key(
        noted("part of this operation, by code or by words of its name"), ("operation:O-0002",), takes="record"
    ),
    "case": Key(noted("this casework file is about it, or for a victim of it"), ("case:C-0001",), takes="record"),
    "person": Key(
        noted("this person in any role: victim, involved, source, party to a proceeding"),
        ("person:P-0012",),
        takes="record",
    ),
    "recommendation": Key(noted("set beside this recommendation"), ("recommendation:R-0017",), takes="record"),
    "tier": Key(noted("its confidentiality"), ("tier:T3",), ("confidentiality",), at="incident.confidentiality"),
    "public": Key(
        noted("whether it was all public before; yes or no"),
        ("public:no",),
        takes="yes_no",
        at="incident.material_public",
    ),
    "monitoring": Key(
        noted("whether we still follow it"), ("monitoring:active",), ("monitoring_statuses",), at="incident.monitoring"
    ),
    "lang": Key(noted("the language it was told in"), ("lang:az",), takes="name", at="incident.language"),
    "origin": Key(
        noted("the map it was imported through"), ("origin:az-public-record",), takes="name", at="incident.origin"
    ),
    "received": Key(
        noted("when it may have reached us; received:unknown for no day"),
        ("received:2023-Q3",),
        takes="date",
        at="incident.received_on",
    ),
    "created": Key(noted("when it was written down here"), ("created:2024..",), takes="date", at="incident.created_at"),
    "changed": Key(
        noted("when it was last changed itself"), ("changed:2024-05",), takes="date", at="incident.changed_at"
    ),
}

_OF_INFORMATION = {
    "source": Key(
        noted("a kind of source, or a source's code or name"), ("source:media", "source:S-0007"), ("source_kinds",)
    ),
    "reliability": Key(
        noted("how reliable that source is"),
        ("source:media reliability:A,B",),
        ("reliability",),
        at="source.reliability",
    ),
    "credibility": Key(
        noted("how credible what it told is"), ("credibility:1,2",), ("credibility",), at="information.credibility"
    ),
    "material": Key(
        noted("what it was told in"), ("material:court_record",), ("source_materials",), at="information.material"
    ),
    "connection": Key(
        noted("how the source stands to the incident"),
        ("connection:witness",),
        ("source_connections",),
        at="information.connection",
    ),
}

_OF_PROOF = {
    "url": Key(noted("a page of this site is its source or its evidence"), ("url:example.org",), takes="site"),
    "evidence": Key(
        noted("evidence of a kind, of a media type, or by its code"),
        ("evidence:file", "evidence:image", "evidence:E-0003"),
        ("evidence_kinds",),
    ),
    "claim": Key(
        noted("what is said of it: conflicting, unsettled, a stance, or the field it is about"),
        ("claim:conflicting", "claim:date"),
        ("stances",),
    ),
}

_OF_ALL = {
    "has": Key(noted("has something recorded"), ("has:evidence",)),
    "no": Key(noted("has nothing of it recorded"), ("no:source",)),
    "saved": Key(noted("all that a saved query asks"), ("saved:raids",), takes="name"),
}

PARTS: tuple[tuple[str, dict[str, Key]], ...] = (
    (noted("Of one act, all of them together"), KEYS_OF_ACTS),
    (noted("Of the incident"), _OF_INCIDENTS),
    (noted("Of what one source told, all of them together"), _OF_INFORMATION),
    (noted("Of what proves it"), _OF_PROOF),
    (noted("Of anything"), _OF_ALL),
)
"""The keys under the headings they are explained under."""

KEYS: dict[str, Key] = KEYS_OF_ACTS | _OF_INCIDENTS | _OF_INFORMATION | _OF_PROOF | _OF_ALL

FEATURES = (
    "act",
    "victim",
    "actor",
    "source",
    "evidence",
    "file",
    "link",
    "detention",
    "coercion",
    "ill_treatment",
    "killing",
    "surveillance",
    "property_loss",
    "amount",
    "article",
    "consequence",
    "proceeding",
    "consent",
    "profile",
    "operation",
    "estimate",
    "claim",
    "verification",
    "second_review",
    "coding_pass",
    "case",
    "task",
    "intervention",
    "recommendation",
    "duplicate",
    "narrative",
    "reason",
    "note",
    "place",
    "date",
    "context",
    "tag",
)
"""What ``has:`` and ``no:`` ask for."""

ACT_KEYS = frozenset(KEYS_OF_ACTS)
"""The keys that ask one act, all of them together."""

INFORMATION_KEYS = frozenset(_OF_INFORMATION)
"""The keys that ask what one source told, all of them together."""

DATE_KEYS = frozenset({"since", "until", "date", "within"})

# What people type first. Told as the nearest and not accepted: two names for one thing would have to be learned twice.
_MEANT = {
    word: key
    for key, words in {
        "act": "type kind violation",
        "bias": "motive ground",
        "by": "perpetrator actor who",
        "code": "id ref",
        "date": "in year when on",
        "has": "with",
        "lang": "language",
        "link": "linked follows chain",
        "monitoring": "followed",
        "no": "without",
        "outcome": "result charges verdict",
        "place": "where region district city",
        "saved": "query",
        "since": "from after",
        "step": "proceeding",
        "tag": "label",
        "tier": "confidentiality",
        "until": "to before",
        "url": "site domain web",
        "verified": "verification state",
        "victim": "group",
        "within": "month quarter",
    }.items()
    for word in words.split()
}


def known_key(typed: str) -> str:
    """The key as it is kept, ``-`` and ``_`` alike; raises QueryError with the nearest."""
    written = typed.replace("-", "_")
    if written in KEYS:
        return written
    meant = (_MEANT[written],) if written in _MEANT else nearest(written, KEYS)
    raise no_such_key(typed, meant)


def no_such_key(typed: str, meant: tuple[str, ...], records: str = "") -> QueryError:
    """The refusal of a key that is not among those of incidents, or of the other records named."""
    near = either(f"{key}:" for key in meant)
    sentence = (
        said("There is no key {key}: (did you mean {meant}?).", key=typed, meant=near)
        if near
        else said("There is no key {key}:.", key=typed)
    )
    listed = said(
        "`{command}` explains all keys; words that hold a colon are found when they stand in quotation marks.",
        command=f"qeyd help query {records}".strip(),
    )
    return QueryError(f"{sentence} {listed}")
