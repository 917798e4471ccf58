"""An incident as told, every part checked, and no end left loose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from schemas import shape
from schemas.finding import Finding
from schemas.refusals import Refusal
from schemas.speech import said

PERSON_CODE = re.compile(r"P-[0-9]{1,12}")
ACT_DETAILS = ("detention", "coercion", "ill_treatment", "killing", "surveillance", "property_loss")
"""The records that tell more of an act; an act has one of each at most."""
UNCODED = "OTH.1"
"""The act type of what a source tells of and nobody has coded."""


class FormRefused(Refusal):
    """The form cannot become a record; ``findings`` says field by field why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(str(finding) for finding in findings))


@dataclass(frozen=True, slots=True)
class VictimForm:
    """A victim as told: an existing person by code, or a new one with what is known."""

    key: str
    existing: str
    person: dict[str, Any]
    identity: dict[str, Any] | None
    consents: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PerpetratorForm:
    """Who did it: a class at least, an actor by code or name if known."""

    key: str
    actor: str
    involvement: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ActForm:
    """An act as told; without a victim it was done to every victim of the form, without ``by`` by everyone named."""

    act: dict[str, Any]
    victim: str
    by: tuple[str, ...] | None
    details: dict[str, dict[str, Any]]
    """What was told beyond the act itself, by the record it becomes: one of ACT_DETAILS."""


@dataclass(frozen=True, slots=True)
class IncidentForm:
    """A whole incident as told, every part checked."""

    incident: dict[str, Any]
    verification: dict[str, Any] | None = None
    victims: tuple[VictimForm, ...] = ()
    perpetrators: tuple[PerpetratorForm, ...] = ()
    acts: tuple[ActForm, ...] = ()
    sources: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = ()
    evidence: tuple[dict[str, Any], ...] = ()
    links: tuple[dict[str, Any], ...] = ()


def loose_ends(form: IncidentForm) -> Iterator[Finding]:
    """What would leave somebody told of without a place in the incident, or name somebody who is not told of."""
    victims = [victim.key for victim in form.victims]
    perpetrators = [perpetrator.key for perpetrator in form.perpetrators]
    for name, keys in (("victims", victims), ("perpetrators", perpetrators)):
        for number, key in enumerate(keys, 1):
            if keys.count(key) > 1:
                yield Finding(f"{name}.{number}.key", said("Another one has the same key: give each their own."))
    for number, act in enumerate(form.acts, 1):
        if act.victim and act.victim not in victims and not PERSON_CODE.fullmatch(act.victim):
            yield Finding(f"acts.{number}.victim", said("No victim of this form has that key."))
        if not set(act.by or ()) <= set(perpetrators):
            yield Finding(f"acts.{number}.by", said("No perpetrator of this form has that key."))
    if form.acts and all(act.by is not None for act in form.acts):
        named = {key for act in form.acts for key in act.by or ()}
        for number, key in enumerate(perpetrators, 1):
            if key not in named:
                yield Finding(
                    f"perpetrators.{number}", said("No act names this perpetrator: add the key to `by` of one.")
                )


def with_every_person_in_an_act(form: IncidentForm) -> IncidentForm:
    """The form, with an act that is not coded yet for whom no act was told: people hang on an incident by acts alone.

    Without any act it was done to all by all who are named. Beside other acts nobody said by whom, so it is by nobody.
    """
    left: list[tuple[str, tuple[str, ...] | None]] = []
    if form.acts:
        named = {told.victim for told in form.acts}
        left = [(victim.key, ()) for victim in form.victims if not {"", victim.key, victim.existing} & named]
    elif form.victims or form.perpetrators:
        left = [("", None)]
    uncoded = tuple(ActForm(_not_coded(), victim, by, {}) for victim, by in left)
    return replace(form, acts=form.acts + uncoded) if uncoded else form


def _not_coded() -> dict[str, Any]:
    act, _ = shape.read("act", {"term": UNCODED, "incident": ""})
    return {field: value for field, value in act.items() if field != "incident"}
