"""What is due to be looked at, anonymised or deleted by the retention rules; nothing is done here."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from incidents import addresses
from incidents.case_file import CaseFile
from incidents.retention_days import Days, days, on_hold

HOLDERS = {
    "support_case": "support_case",
    "person": "person",
    "identity": "person",
    "incident": "incident",
    "evidence": "incident",
}
"""Whose day each class of records goes by; a source has only the days of its own."""
_RECEIVED = {
    "support_case": "coalesce(nullif(opened_on, ''), substr(created_at, 1, 10))",
    "incident": "CASE WHEN date(received_on) = received_on THEN received_on ELSE substr(created_at, 1, 10) END",
    "evidence": (
        "coalesce((SELECT min(substr(c.at, 1, 10)) FROM custody_event c WHERE c.organisation = t.organisation"
        " AND c.evidence = t.id AND c.kind IN ('collected', 'received') AND c.at <> ''), substr(t.created_at, 1, 10))"
    ),
}
"""The day it came to us; where nobody told, the day it was written down."""
_WRITTEN = "substr(created_at, 1, 10)"


class DueRecord(NamedTuple):
    """One record whose time by one rule is over; ``on_hold`` says that a legal hold stands above the rule."""

    due_on: str
    rule: str
    record_class: str
    address: str
    action: str
    trigger: str
    since: str
    on_hold: bool
    reason: str


def due(case: CaseFile, until: date) -> list[DueRecord]:
    """Every record whose time by a rule is over by a day, the longest overdue first. Nothing is deleted.

    A rule that says keep makes nothing due. After a done task ``retention_review`` about a record, the time of a rule
    that says review begins anew.
    """
    held = on_hold(case)
    looked_at = _reviewed(case)
    found: list[DueRecord] = []
    for code, record_class, trigger, months, action, reason in case.connection.execute(
        "SELECT code, record_class, trigger, months, action, reason FROM retention_rule WHERE organisation = ?"
        " AND action <> 'keep' ORDER BY code",
        (case.organisation,),
    ).fetchall():
        for record, (since, holders) in _since(case, record_class, trigger).items():
            begun = max(since, looked_at.get(record, "")) if action == "review" else since
            due_on = months_later(begun, months)
            if due_on <= until.isoformat():
                address = addresses.called(case, record, record_class)
                is_held = not held.isdisjoint({record, *holders})
                found.append(DueRecord(due_on, code, record_class, address, action, trigger, begun, is_held, reason))
    return sorted(found)


def months_later(day: str, months: int) -> str:
    """The same day so many months later; the last of the month where that month is shorter."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max.isoformat()
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def _since(case: CaseFile, record_class: str, trigger: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """From what day the time of each record runs, and the people and incidents a hold on which holds it too."""
    if trigger == "received":
        days_: Days = dict(_asked(case, f"SELECT id, {_RECEIVED.get(record_class, _WRITTEN)} FROM {record_class} t"))
        owner = _owners(case, record_class)
        return {record: (day, owner.get(record, ())) for record, day in days_.items() if _is_day(day)}
    if record_class == "source":
        return _of_sources(case, trigger)
    by_holder = days(case, HOLDERS[record_class], trigger)
    if record_class == HOLDERS[record_class]:
        return {record: (day, ()) for record, day in by_holder.items() if _is_day(day)}
    return {
        record: (by_holder[owner], (owner,))
        for record, (owner,) in _owners(case, record_class).items()
        if _is_day(by_holder.get(owner, ""))
    }


def _owners(case: CaseFile, record_class: str) -> dict[str, tuple[str, ...]]:
    """Whose an identity is, of which incident a piece of evidence, of which incidents a source told."""
    if record_class in ("identity", "evidence"):
        column = "person" if record_class == "identity" else "incident"
        return {record: (owner,) for record, owner in _asked(case, f"SELECT id, {column} FROM {record_class} t")}
    if record_class != "source":
        return {}
    told: dict[str, tuple[str, ...]] = {}
    for source, incident in _asked(case, "SELECT source, incident FROM information t"):
        told[source] = (*told.get(source, ()), incident)
    return told


def _of_sources(case: CaseFile, trigger: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """A source was last in touch when it last told us something; it has no case, consent or proceeding."""
    if trigger != "last_contact":
        return {}
    owners = _owners(case, "source")
    rows = _asked(case, "SELECT source, max(substr(created_at, 1, 10)) FROM information t", " GROUP BY source")
    return {source: (day, owners.get(source, ())) for source, day in rows}


def _reviewed(case: CaseFile) -> Days:
    """The last day each record was looked at for its retention."""
    question = "SELECT about, max(done_on) FROM task t"
    return dict(_asked(case, question, " AND kind = 'retention_review' AND done_on <> '' GROUP BY about"))


def _asked(case: CaseFile, question: str, rest: str = "") -> list[tuple[str, str]]:
    return list(case.connection.execute(f"{question} WHERE t.organisation = ?{rest}", (case.organisation,)))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
