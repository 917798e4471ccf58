"""What is due: tasks, hearings, reviews, follow-ups, consents, retention, dates of the country."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from incidents import addresses, retention
from incidents.case_file import CaseFile
from incidents.rows_due import CASES, CONSENTS, RECOMMENDATIONS, REFERRALS, STEPS, TASKS
from schemas.pack import pack

KINDS = ("task", "step", "case_review", "referral", "consent", "retention", "recommendation", "country_date")
_RETENTION_AHEAD = timedelta(days=366)
"""Every record is due some day by a rule: told is a year of it at most."""


class Due(NamedTuple):
    """One thing that is due. ``due_on`` is the first day it can be, ISO 8601; empty for an open task without a day.

    ``exactly`` is the date in EDTF; ``confirmed`` is False for a date nobody has looked up. ``terms`` are vocabularies
    and codes that say what it is, ``words`` a title: never a name. ``number``: how many records, where it is a rule.
    """

    due_on: str
    exactly: str
    kind: str
    address: str
    terms: tuple[tuple[str, str], ...]
    words: str
    concerns: tuple[str, ...]
    who: str
    confirmed: bool = True
    number: int = 1

    def days_from(self, today: date) -> int | None:
        """Days from today; below zero for what is overdue, nothing where there is no day."""
        return (date.fromisoformat(self.due_on) - today).days if self.due_on else None


def agenda(case: CaseFile, today: date, within: int | None, lang: str = "en") -> list[Due]:
    """What is overdue or due within so many days, the longest overdue first; without a limit everything to come.

    Without a limit the open tasks without a day too, last. What is done, closed, answered or refused is not due.
    """
    until = today + timedelta(days=min(within, (date.max - today).days)) if within is not None else date.max
    found = [
        *_tasks(case, until, undated=within is None),
        *_steps(case, until),
        *_case_reviews(case, until),
        *_referrals(case, until),
        *_consents(case, until),
        *_retention(case, min(until, today + _RETENTION_AHEAD)),
        *_recommendations(case, today, until),
        *_country_dates(case, today, until, lang),
    ]
    return sorted(found, key=lambda each: (each.due_on or "~", KINDS.index(each.kind), each.address))


def _tasks(case: CaseFile, until: date, *, undated: bool) -> Iterator[Due]:
    for code, title, kind, about, due_on, assignee in case.connection.execute(
        TASKS, (case.organisation, until.isoformat(), undated)
    ):
        concerns = (addresses.called(case, about),) if about else ()
        yield Due(due_on, due_on, "task", code, (("task_kinds", kind),), title, tuple(filter(None, concerns)), assignee)


def _steps(case: CaseFile, until: date) -> Iterator[Due]:
    for record, kind, due_on, person, incident, counsel in case.connection.execute(
        STEPS, (case.organisation, until.isoformat())
    ):
        address = addresses.called(case, record, "proceeding_step")
        concerns = tuple(filter(None, (person, incident)))
        yield Due(due_on, due_on, "step", address, (("step_kinds", kind),), "", concerns, counsel)


def _case_reviews(case: CaseFile, until: date) -> Iterator[Due]:
    for code, title, due_on, owner in case.connection.execute(CASES, (case.organisation, until.isoformat())):
        yield Due(due_on, due_on, "case_review", code, (), title, (), owner)


def _referrals(case: CaseFile, until: date) -> Iterator[Due]:
    for record, service, provider, due_on, owner in case.connection.execute(
        REFERRALS, (case.organisation, until.isoformat())
    ):
        address = addresses.called(case, record, "referral")
        yield Due(due_on, due_on, "referral", address, (("service_types", service),), provider, (), owner)


def _consents(case: CaseFile, until: date) -> Iterator[Due]:
    """What was given and runs out: only the last answer of each person for each purpose."""
    last = {
        (person, purpose): (record, person, purpose, state, ends)
        for record, person, purpose, state, ends in case.connection.execute(CONSENTS, (case.organisation,))
    }
    for record, person, purpose, state, ends in last.values():
        if state == "given" and ends and ends <= until.isoformat():
            address = addresses.called(case, record, "consent")
            yield Due(ends, ends, "consent", address, (("consent_purposes", purpose),), "", (person,), "")


def _retention(case: CaseFile, until: date) -> Iterator[Due]:
    """One line a rule: `qeyd retention due` tells the records. What is on hold is not due."""
    rules: dict[str, list[retention.DueRecord]] = {}
    for each in retention.due(case, until):
        if not each.on_hold:
            rules.setdefault(each.rule, []).append(each)
    for rule, records in rules.items():
        first = records[0]
        terms = (("retention_actions", first.action), ("retention_classes", first.record_class))
        yield Due(first.due_on, first.due_on, "retention", rule, terms, "", (), "", number=len(records))


def _recommendations(case: CaseFile, today: date, until: date) -> Iterator[Due]:
    """A day that is over matters as long as nobody has assessed what was done."""
    for code, mechanism, number, deadline in case.connection.execute(
        RECOMMENDATIONS, (case.organisation, until.isoformat(), today.isoformat())
    ):
        terms = (("human_rights_mechanisms", mechanism),)
        yield Due(deadline, deadline, "recommendation", code, terms, number, (), "")


def _country_dates(case: CaseFile, today: date, until: date, lang: str) -> Iterator[Due]:
    for review in pack(case.country).reviews:
        when = review.next_due(today)
        first = when and (when.earliest or when.latest)
        if when and first and first <= until:
            yield Due(
                max(first, today).isoformat(),
                when.edtf,
                "country_date",
                review.code,
                (),
                review.label(lang),
                (),
                "",
                confirmed=review.checked,
            )
