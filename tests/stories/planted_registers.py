"""The canary in every text of every kind of record that is told by its own command."""

import json
from typing import Any, NamedTuple

from schemas.compiled.records import SHAPES
from tests.stories.planted import CANARY, NOT_TOLD


class Planted(NamedTuple):
    """A command, the shape its form has, and what the form must tell besides texts."""

    command: str
    shape: str
    told: dict[str, Any]

    def form(self, again: str = "") -> str:
        """The form, with the canary in every text."""
        number = list(SHAPES).index(self.shape)
        words = {
            name: text(kind, f"{CANARY}-{number}{place:02}{again}", name)
            for place, (name, (kind, *_)) in enumerate(SHAPES[self.shape].items())
            if kind in ("words", "tags", "date") and name not in NOT_TOLD | {"currency"} | set(self.told)
        }
        return json.dumps({**words, **self.told})


def text(kind: str, word: str, name: str) -> Any:
    """The canary as a field of that kind takes it."""
    if kind == "date":
        return {"edtf": "", "text": word}
    if kind == "tags":
        return [word]
    return f"https://example.org/{word}" if "url" in name else word


INCIDENT = "AZ-2021-0001"
KINDS = (
    Planted("person add", "person", {}),
    Planted("person profile P-0001", "profile", {}),
    Planted("person name P-0001", "identity_told", {}),
    Planted("person health P-0001/profile", "health_told", {}),
    Planted("consent edit P-0001/consent/1", "consent", {"purpose": "anonymous_statistics", "guardian": ""}),
    Planted("actor add", "actor", {"country": "AZ"}),
    Planted("actor add", "actor", {"country": "AZ", "name": f"{CANARY}-second"}),
    Planted("actor member A-0001", "membership", {"person": "P-0001"}),
    Planted("actor under A-0001", "composition", {"parent": "A-0002"}),
    Planted("actor site A-0001", "emplacement", {}),
    Planted("source add", "source", {}),
    Planted("source access S-0001", "access_point", {}),
    Planted("source told S-0001", "information", {"incident": INCIDENT}),
    Planted(f"act add {INCIDENT}", "act", {"term": "COE.1", "person": "P-0001"}),
    Planted(f"act by {INCIDENT}/1", "involvement", {"perpetrator_class": "police"}),
    Planted(f"act detention {INCIDENT}/1", "detention", {}),
    Planted(f"act coercion {INCIDENT}/1", "coercion", {}),
    Planted(f"act treatment {INCIDENT}/1", "ill_treatment", {}),
    Planted(f"act killing {INCIDENT}/1", "killing", {}),
    Planted(f"act surveillance {INCIDENT}/1", "surveillance", {}),
    Planted(f"act property {INCIDENT}/1", "property_loss", {}),
    Planted("operation add", "operation", {}),
    Planted("operation include O-0001", "operation_incident", {"incident": INCIDENT}),
    Planted("operation estimate O-0001", "estimate", {}),
    Planted("claim add", "claim", {"about": INCIDENT, "field": "place_text"}),
    Planted("proceeding add", "proceeding", {"person": "P-0001", "incident": INCIDENT}),
    Planted("proceeding step PR-0001", "proceeding_step", {"kind": "lodged"}),
    Planted("case add", "support_case", {"persons": ["P-0001"], "about": [INCIDENT]}),
    Planted("case need C-0001", "need", {"service": "legal"}),
    Planted("case refer C-0001", "referral", {"service": "legal", "state": "proposed"}),
    Planted("intervention add", "intervention", {"kind": "legal_help", "person": "P-0001"}),
    Planted("task add", "task", {"about": "C-0001", "due_on": "2026-01-20"}),
    Planted(
        "retention add", "retention_rule", {"record_class": "support_case", "trigger": "case_closed", "months": 12}
    ),
    Planted("recommendation add", "recommendation", {"country": "AZ"}),
    Planted(f"coding edit {INCIDENT}/coding_pass", "coding_pass", {}),
)
"""In an order in which each finds what it names."""

BY_OPTIONS = {"recommendation_link", "saved_query", "local_term"}
ELSEWHERE = {"incident", "link", "verification", "evidence", "custody_event"}
NO_WORDS = {"identity", "duplicate", "published_release", "recipe"}
"""Told by options here; planted in test_no_plaintext; told in no words of a person, or by no command of its own."""
