"""Which incidents test a recommendation: by its themes, and by a person's word."""

from typing import NamedTuple

from incidents import addresses
from incidents.case_file import CaseFile
from incidents.unit_of_work import Work
from schemas.vocabulary import Vocabulary, vocabulary


class Tested(NamedTuple):
    """An incident that tests a recommendation: by which kinds of acts, and what a person said of it."""

    code: str
    title: str
    date: str
    acts: tuple[str, ...]
    confirmed: bool | None
    note: str


def act_types(case: CaseFile, recommendation: str) -> tuple[str, ...]:
    """The kinds of acts that test a recommendation (by id): those told with it, and those its themes lead to.

    A theme leads to an act whose crosswalk to the fourth cycle names it; whether that fits is for a person to confirm.
    """
    coded = _coded(case, recommendation)
    terms = vocabulary("act_types")
    themes = {
        name
        for theme in coded.get("themes", ())
        for name in vocabulary("upr_themes").term(theme).crosswalks.get("upr4", {}).get("to", ())
    }
    told = {below for code in coded.get("act_types", ()) for below in terms.descendants(code)}
    led = {term.code for term in terms if themes & _themes(terms, term.code)}
    return tuple(term.code for term in terms if term.code in told | led)


def _themes(terms: Vocabulary, code: str) -> set[str]:
    """The themes an act leads to; one of the organisation's own, those of the shipped act above it."""
    leading = terms.shipped_above(code)[:1]
    return {str(theme) for each in leading for theme in terms.term(each).crosswalks.get("upr4", {}).get("to", ())}


def bearing_on(case: CaseFile, address: str) -> tuple[Tested, ...]:
    """Every incident that tests it: confirmed ones, then those its acts lead to, then those turned down; by date."""
    recommendation = addresses.found(case, address, "recommendation").id
    said_of = {
        incident: (None if confirmed is None else bool(confirmed), note)
        for incident, confirmed, note in case.connection.execute(
            "SELECT incident, confirmed, note FROM recommendation_link WHERE organisation = ? AND recommendation = ?",
            (case.organisation, recommendation),
        )
    }
    met = _met(case, act_types(case, recommendation))
    found = [
        _tested(case, incident, met.get(incident, ()), *said_of.get(incident, (None, "")))
        for incident in {*met, *said_of}
    ]
    order = {True: 0, None: 1, False: 2}
    return tuple(sorted(found, key=lambda each: (order[each.confirmed], each.date, each.code)))


def confirm(work: Work, address: str, incident_code: str, confirmed: bool, note: str = "") -> None:
    """A person's word that an incident tests a recommendation, or does not; the last word stands."""
    recommendation = addresses.found(work.case, address, "recommendation").id
    incident = addresses.found(work.case, incident_code, "incident").id
    row = work.connection.execute(
        "SELECT id FROM recommendation_link WHERE organisation = ? AND recommendation = ? AND incident = ?",
        (work.case.organisation, recommendation, incident),
    ).fetchone()
    told = {"confirmed": confirmed, "note": note}
    if row:
        work.change("recommendation_link", row[0], told)
    else:
        work.add("recommendation_link", {"recommendation": recommendation, "incident": incident, **told})


def _coded(case: CaseFile, record: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, term in case.connection.execute(
        "SELECT field, term FROM coding WHERE organisation = ? AND record = ?", (case.organisation, record)
    ):
        found.setdefault(field, []).append(term)
    return found


def _met(case: CaseFile, terms: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    import json

    found: dict[str, tuple[str, ...]] = {}
    for incident, term in case.connection.execute(
        "SELECT DISTINCT incident, term FROM act WHERE organisation = ? AND term IN (SELECT value FROM json_each(?))"
        " ORDER BY incident, term",
        (case.organisation, json.dumps(terms)),
    ):
        found[incident] = (*found.get(incident, ()), term)
    return found


def _tested(case: CaseFile, incident: str, acts: tuple[str, ...], confirmed: bool | None, note: str) -> Tested:
    code, title, date = case.connection.execute(
        "SELECT code, title, date FROM incident WHERE organisation = ? AND id = ?", (case.organisation, incident)
    ).fetchone()
    return Tested(code, title, date, acts, confirmed, note)
