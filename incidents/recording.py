"""Writes what was told: an incident with its people, acts, sources and proof."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents import actors, evidence, linking, people
from incidents.codes import free, incident_code, record_code
from incidents.errors import NotFoundError
from incidents.unit_of_work import Work
from schemas.incident_form import ActForm, IncidentForm, VictimForm
from schemas.speech import said


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written: the code to say aloud, and the links whose other end is not there yet."""

    code: str
    id: str
    unresolved: tuple[dict[str, Any], ...] = ()


def log_incident(work: Work, form: IncidentForm, *, links_later: bool = False) -> Recorded:
    """The incident as told becomes records; nothing is kept if any part is refused.

    With ``links_later`` a link to an incident that is not there yet is handed back instead of refused (imports).
    Raises NotFoundError for a person, actor, source or incident named by a code that is not there.
    """
    work.begin_part()
    told = form.incident
    row = (told["origin"], told["origin_ref"])
    code = free(work, "incident", told["code"], row) if told["code"] else incident_code(work, told["date"])
    state = {"verification": form.verification["state"]} if form.verification else {}
    incident = work.add("incident", {**told, **state, "code": code})
    if form.verification:
        work.add("verification", {**form.verification, "incident": incident})
    _acts(work, incident, form)
    for source, information in form.sources:
        work.add("information", {**information, "source": actors.source(work, source), "incident": incident})
    for item in form.evidence:
        _evidence(work, incident, item)
    unresolved = tuple(each for each in form.links if not _linked(work, incident, told["origin"], each, links_later))
    return Recorded(code, incident, unresolved)


def _acts(work: Work, incident: str, form: IncidentForm) -> None:
    victims = {victim.key: _victim(work, victim) for victim in form.victims}
    everyone: list[str | None] = list(dict.fromkeys(victims.values())) or [None]
    for act in form.acts:
        told = victims.get(act.victim) or (people.by_code(work.case, act.victim) if act.victim else None)
        persons = [told] if told else everyone
        for person in persons:
            _act(work, incident, person, act, form)


def _victim(work: Work, told: VictimForm) -> str:
    """A new person, or one who is there; what they agreed to is written down either way."""
    if not told.existing:
        return people.add(work, told.person, told.identity, told.consents)
    person = people.by_code(work.case, told.existing)
    for consent in told.consents:
        work.add("consent", {**consent, "person": person})
    return person


def _act(work: Work, incident: str, person: str | None, told: ActForm, form: IncidentForm) -> None:
    act = work.add("act", {**told.act, "incident": incident, "person": person})
    for table, detail in told.details.items():
        work.add(table, {**detail, "act": act})
    for perpetrator in form.perpetrators:
        if told.by is None or perpetrator.key in told.by:
            involved = perpetrator.involvement
            actor = actors.actor(work, perpetrator.actor, involved["perpetrator_class"])
            work.add("involvement", {**involved, "act": act, "actor": actor})


def _evidence(work: Work, incident: str, told: dict[str, Any]) -> None:
    if "file" in told:
        evidence.add_file(work, incident, Path(told["file"]), told)
    else:
        work.add("evidence", {**told, "incident": incident, "code": record_code(work, "evidence")})


def _linked(work: Work, incident: str, origin: str, told: dict[str, Any], later: bool) -> bool:
    other = find(work, told["to"], origin)
    if other is None and not later:
        raise NotFoundError(
            said("The incident it is linked to is not in this case file: log that one first, or leave the link out.")
        )
    if other and not linking.linked(work, incident, other, told["kind"]):
        work.add(
            "link", {**{key: told[key] for key in ("kind", "note")}, "from_incident": incident, "to_incident": other}
        )
    return other is not None


def find(work: Work, reference: str, origin: str) -> str | None:
    """The id of the incident with this code, or with this reference in the same origin."""
    row = work.connection.execute(
        "SELECT id FROM incident WHERE organisation = ?1 AND code = ?2 UNION ALL"
        # The condition on origin_ref is that of the index, which is not used without it.
        " SELECT id FROM incident WHERE organisation = ?1 AND origin = ?3 AND origin_ref = ?2"
        " AND origin_ref <> '' AND ?3 <> '' LIMIT 1",
        (work.case.organisation, reference, origin),
    ).fetchone()
    return str(row[0]) if row else None
