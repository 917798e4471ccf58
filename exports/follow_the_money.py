"""A share as FollowTheMoney entities, one JSON object a line."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from schemas.shared import Shared, SharedAct, SharedIncident

SUFFIX = ".ftm.json"

_TOPICS = {"police": "gov.security", "state_security": "gov.security"}
"""Classes of institutions that have a topic there; no topic is given to a person, least of all to a victim."""


def render(shared: Shared) -> bytes:
    """UTF-8, the same bytes for the same share.

    An incident is an ``Event``, a victim a ``Person`` or (a counted group) a ``LegalEntity`` under a pseudonym, an
    institution a ``PublicBody``; an act is an ``UnknownLink`` from the victim to the event, and from the institution.
    Dates are prefixes (2021, 2021-07), as FollowTheMoney has them.
    """
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in _entities(shared))
    return ("\n".join(lines) + "\n").encode()


def _entities(shared: Shared) -> Iterator[dict[str, Any]]:
    for person in shared.persons:
        schema = "Person" if person.counting_unit == "individual" else "LegalEntity"
        size = [f"{person.low or '?'}-{person.high or '?'} persons"] if schema == "LegalEntity" else []
        yield _entity(shared, schema, person.name, name=[person.name], notes=size, keywords=list(person.groups))
    for actor in shared.actors:
        topic = [_TOPICS[actor.actor_class]] if actor.actor_class in _TOPICS else []
        country = [actor.country.lower()] if actor.country else []
        yield _entity(shared, "PublicBody", actor.name, name=[actor.name], country=country, topics=topic)
    for incident in shared.incidents:
        yield _event(shared, incident)
        for number, act in enumerate(incident.acts, 1):
            yield from _links(shared, incident, number, act)


def _event(shared: Shared, told: SharedIncident) -> dict[str, Any]:
    involved = dict.fromkeys(_id(shared, act.person) for act in told.acts if act.person)
    return _entity(
        shared,
        "Event",
        told.name,
        name=[told.name],
        date=[told.date] if told.date else [],
        country=[shared.country.lower()],
        location=[told.place_label] if told.place_label else [],
        keywords=[*dict.fromkeys(act.label for act in told.acts), *told.contexts],
        involved=list(involved),
        notes=[f"verification: {told.verification}", f"sources: {told.sources}"],
    )


def _links(shared: Shared, incident: SharedIncident, number: int, act: SharedAct) -> Iterator[dict[str, Any]]:
    event, name = _id(shared, incident.name), f"{incident.name}/{number}"
    date = [incident.date] if incident.date else []
    if act.person:
        subject = _id(shared, act.person)
        role = [f"victim: {act.label}"]
        yield _entity(shared, "UnknownLink", f"{name}/to", subject=[subject], object=[event], role=role, date=date)
    for place, by in enumerate(each for each in act.by if each.actor):
        subject = _id(shared, by.actor)
        role = [f"perpetrator: {act.label}"]
        yield _entity(
            shared, "UnknownLink", f"{name}/by/{place}", subject=[subject], object=[event], role=role, date=date
        )


def _entity(shared: Shared, schema: str, called: str, /, **properties: list[str]) -> dict[str, Any]:
    told = {key: values for key, values in properties.items() if values}
    return {"id": _id(shared, called), "schema": schema, "properties": told}


def _id(shared: Shared, name: str) -> str:
    """An id of this share only: the same person has another one in the next."""
    return f"qeyd-{hashlib.sha256(f'{shared.id}/{name}'.encode()).hexdigest()[:24]}"
