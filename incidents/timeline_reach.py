"""Which records a timeline tells of: all that hang on a person, unit, incident, operation or case."""

# ruff: noqa: S608 - table and column names are our own

import json
from collections.abc import Callable, Iterable

from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.commanding import times_below
from incidents.errors import RefusedInputError
from schemas.speech import said

Reached = dict[str, set[str]]
"""Ids by table."""


def reached(case: CaseFile, here: Found) -> Reached:
    """Every record the timeline of this one tells of, itself too. Raises RefusedInputError for one that has none."""
    if here.table not in _REACHES:
        raise RefusedInputError(
            said("A timeline is told of a person, an institution, an incident, an operation, a case or a proceeding.")
        )
    found: Reached = {here.table: {here.id}}
    _REACHES[here.table](case, found)
    of_incidents = ("incident", "evidence") if here.table in ("incident", "operation") else ()
    about = {each for table in (here.table, *_BEARERS, *of_incidents) for each in found.get(table, ())}
    _add(case, found, "task", "about", about)
    _add(case, found, "claim", "about", about)
    return found


_BEARERS = ("support_case", "proceeding", "act")
"""Records whose tasks and claims are told with them; those of a whole incident only in its own timeline."""


def _person(case: CaseFile, found: Reached) -> None:
    persons = found["person"]
    for table in ("act", "consent", "membership", "profile", "intervention", "proceeding"):
        _add(case, found, table, "person", persons)
    took_part = _ids(case, "SELECT act FROM involvement WHERE organisation = ?1 AND person IN {ids}", persons)
    found["act"] |= took_part
    _incidents_of_acts(case, found)
    _cases_of(case, found, persons)
    _add(case, found, "detention", "act", found["act"])
    _add(case, found, "proceeding_step", "proceeding", found["proceeding"])


def _incident(case: CaseFile, found: Reached) -> None:
    incident = found["incident"]
    for table in ("act", "verification", "evidence", "information", "proceeding", "intervention"):
        _add(case, found, table, "incident", incident)
    _add(case, found, "detention", "act", found["act"])
    _add(case, found, "proceeding_step", "proceeding", found["proceeding"])


def _operation(case: CaseFile, found: Reached) -> None:
    operation = found["operation"]
    _add(case, found, "estimate", "operation", operation)
    question = "SELECT incident FROM operation_incident WHERE organisation = ?1 AND operation IN {ids}"
    found["incident"] = _ids(case, question, operation)
    _incident(case, found)


def _case(case: CaseFile, found: Reached) -> None:
    cases = found["support_case"]
    for table in ("need", "referral", "intervention"):
        _add(case, found, table, "support_case", cases)
    coded = "SELECT term FROM coding WHERE organisation = ?1 AND field = '{field}' AND record IN {{ids}}"
    persons = _ids(case, coded.format(field="persons"), cases)
    found["incident"] = _ids(case, coded.format(field="about"), cases)
    _add(case, found, "consent", "person", persons)
    _add(case, found, "proceeding", "person", persons)
    _add(case, found, "proceeding_step", "proceeding", found["proceeding"])


def _proceeding(case: CaseFile, found: Reached) -> None:
    _add(case, found, "proceeding_step", "proceeding", found["proceeding"])
    question = "SELECT incident FROM proceeding WHERE organisation = ?1 AND incident IS NOT NULL AND id IN {ids}"
    found["incident"] = _ids(case, question, found["proceeding"])


def _actor(case: CaseFile, found: Reached) -> None:
    actor = found["actor"]
    for table, column in (
        ("membership", "actor"),
        ("emplacement", "actor"),
        ("composition", "actor"),
        ("composition", "parent"),
        ("proceeding_step", "authority"),
    ):
        _add(case, found, table, column, actor)
    (unit,) = actor
    found["incident"] = set(involved(case, unit))


def involved(case: CaseFile, unit: str) -> dict[str, list[str]]:
    """The incidents a unit, or one that may have stood below it then, had a part in; for each the codes of those."""
    times = times_below(case, unit)
    rows = case.connection.execute(
        "SELECT DISTINCT a.incident, v.actor, r.code, coalesce(nullif(a.date_earliest, ''), i.date_earliest),"
        " coalesce(nullif(a.date_latest, ''), i.date_latest) FROM json_each(?2) few"
        " CROSS JOIN involvement v ON v.organisation = ?1 AND v.actor = few.value"
        " JOIN actor r ON r.organisation = v.organisation AND r.id = v.actor"
        " JOIN act a ON a.organisation = v.organisation AND a.id = v.act"
        " JOIN incident i ON i.organisation = a.organisation AND i.id = a.incident ORDER BY r.code",
        (case.organisation, json.dumps(list(times))),
    )
    found: dict[str, list[str]] = {}
    for incident, actor, code, first, last in rows:
        if any(
            not ((start and last and last < start.isoformat()) or (end and first and first > end.isoformat()))
            for start, end in times[actor]
        ):
            codes = found.setdefault(incident, [])
            codes += [code] if code not in codes else []
    return found


def _cases_of(case: CaseFile, found: Reached, persons: set[str]) -> None:
    question = "SELECT record FROM coding WHERE organisation = ?1 AND field = 'persons' AND term IN {ids}"
    among = "SELECT id FROM support_case WHERE organisation = ?1 AND id IN {ids}"
    found["support_case"] = _ids(case, among, _ids(case, question, persons))
    for table in ("need", "referral", "intervention"):
        _add(case, found, table, "support_case", found["support_case"])


def _incidents_of_acts(case: CaseFile, found: Reached) -> None:
    question = "SELECT incident FROM act WHERE organisation = ?1 AND id IN {ids}"
    found["incident"] = _ids(case, question, found["act"])


def _add(case: CaseFile, found: Reached, table: str, column: str, ids: Iterable[str]) -> None:
    """The records of a table that name one of these in a column."""
    question = f'SELECT id FROM "{table}" WHERE organisation = ?1 AND "{column}" IN {{ids}}'
    found.setdefault(table, set()).update(_ids(case, question, ids))


def _ids(case: CaseFile, question: str, ids: Iterable[str]) -> set[str]:
    among = question.replace("{ids}", "(SELECT value FROM json_each(?2))")
    return {row[0] for row in case.connection.execute(among, (case.organisation, json.dumps(list(ids))))}


_REACHES: dict[str, Callable[[CaseFile, Reached], None]] = {
    "person": _person,
    "actor": _actor,
    "incident": _incident,
    "operation": _operation,
    "support_case": _case,
    "proceeding": _proceeding,
}
