"""The days from which the times of retention run, by person, case and incident."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Callable, Iterable

from incidents.case_file import CaseFile
from incidents.outcomes import is_over, last_day_sql, last_kind_sql, standing_sql

Days = dict[str, str]
"""The day by id of the record; empty where the time has not begun to run, or nobody knows when."""

_FIELDS = {"person": "persons", "incident": "about"}
"""What of a support case names its people and its incidents."""


def days(case: CaseFile, holder: str, trigger: str) -> Days:
    """The day of a trigger for each person, support_case or incident (``holder``) it is known of.

    Where several must be over (the cases of a person, the people of an incident) it is the day of the last, and none
    while one goes on: nothing is due before it could be.
    """
    return {record: day for record, day in _DAYS[trigger](case, holder).items() if day}


def on_hold(case: CaseFile) -> set[str]:
    """Every case, person and incident (by id) on which a legal hold stands."""
    held = "SELECT id FROM support_case WHERE organisation = ?1 AND legal_hold = 1"
    rows = case.connection.execute(
        f"{held} UNION SELECT term FROM coding WHERE organisation = ?1 AND field IN ('persons', 'about')"
        f" AND record IN ({held})",
        (case.organisation,),
    )
    return {row[0] for row in rows}


def _case_closed(case: CaseFile, holder: str) -> Days:
    question = "SELECT id, CASE status WHEN 'open' THEN '' ELSE closed_on END FROM support_case WHERE organisation = ?1"
    closed: Days = dict(_asked(case, question))
    if holder == "support_case":
        return closed
    return _all_over((named, closed[record]) for record, named in _named_in_cases(case, holder))


def _proceeding_ended(case: CaseFile, holder: str) -> Days:
    column = "incident" if holder == "incident" else "person"
    rows = case.connection.execute(
        f"SELECT r.{column}, {standing_sql('r')}, {last_kind_sql('r')}, {last_day_sql('r')} FROM proceeding r"
        f" WHERE r.organisation = ? AND r.{column} IS NOT NULL",
        (case.organisation,),
    )
    ended = _all_over((owner, day if is_over(status or "", kind or "") else "") for owner, status, kind, day in rows)
    return ended if holder != "support_case" else _all_over(_by_people(case, holder, ended))


def _consent_ended(case: CaseFile, holder: str) -> Days:
    """The day the last answer to be kept at all was withdrawn, or runs out."""
    rows = case.connection.execute(
        "SELECT person, state, coalesce(nullif(given_on, ''), substr(created_at, 1, 10)) AS answered, expires_on"
        " FROM consent WHERE organisation = ? AND purpose = 'store' ORDER BY answered, created_at, id",
        (case.organisation,),
    )
    ended: Days = {}
    for person, state, answered, expires in rows:
        ended[person] = answered if state == "withdrawn" else expires if state == "given" else ""
    return ended if holder == "person" else _all_over(_by_people(case, holder, ended))


def _last_contact(case: CaseFile, holder: str) -> Days:
    """The last day an answer, an intervention, a task done, a need or a referral tells that somebody was in touch."""
    of_case = (
        "SELECT support_case, referred_on AS day FROM referral WHERE organisation = ?1"
        " UNION ALL SELECT support_case, noted_on FROM need WHERE organisation = ?1"
        " UNION ALL SELECT support_case, done_on FROM intervention WHERE organisation = ?1"
    )
    touched = _asked(
        case,
        "SELECT person, given_on FROM consent WHERE organisation = ?1"
        " UNION ALL SELECT person, done_on FROM intervention WHERE organisation = ?1 AND person IS NOT NULL"
        " UNION ALL SELECT about, done_on FROM task WHERE organisation = ?1"
        " AND kind IN ('follow_up', 'safety_check', 'consent_review', 'call')"
        f" UNION ALL SELECT c.term, f.day FROM ({of_case}) f JOIN coding c"
        " ON c.organisation = ?1 AND c.record = f.support_case AND c.field = 'persons'",
    )
    days_: Days = _latest((person, day[:10]) for person, day in touched)
    return days_ if holder == "person" else _latest(_by_people(case, holder, days_))


def _by_people(case: CaseFile, holder: str, of_person: Days) -> Iterable[tuple[str, str]]:
    """The day of each person of a case, of each victim of an incident."""
    victims = "SELECT DISTINCT incident, person FROM act WHERE organisation = ?1 AND person IS NOT NULL"
    pairs = _asked(case, victims) if holder == "incident" else _named_in_cases(case, "person")
    return ((record, of_person.get(person, "")) for record, person in pairs)


def _named_in_cases(case: CaseFile, holder: str) -> list[tuple[str, str]]:
    return _asked(
        case,
        "SELECT c.record, c.term FROM support_case s JOIN coding c ON c.organisation = s.organisation"
        f" AND c.record = s.id WHERE s.organisation = ?1 AND c.field = '{_FIELDS[holder]}'",
    )


def _asked(case: CaseFile, question: str) -> list[tuple[str, str]]:
    return list(case.connection.execute(question, (case.organisation,)))


def _all_over(pairs: Iterable[tuple[str, str]]) -> Days:
    """The last day, and none where one of them has none."""
    found: Days = {}
    for record, day in pairs:
        found[record] = "" if not day or found.get(record) == "" else max(found.get(record, day), day)
    return found


def _latest(pairs: Iterable[tuple[str, str]]) -> Days:
    found: Days = {}
    for record, day in pairs:
        found[record] = max(found.get(record, ""), day)
    return found


_DAYS: dict[str, Callable[[CaseFile, str], Days]] = {
    "case_closed": _case_closed,
    "proceeding_ended": _proceeding_ended,
    "consent_ended": _consent_ended,
    "last_contact": _last_contact,
}
