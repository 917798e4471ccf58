"""What is due, as a table, JSON or CSV."""

from collections.abc import Sequence
from datetime import date

from cli import answers, pairs
from cli.context import Context
from incidents.agenda import Due
from incidents.retention import DueRecord
from schemas.speech import counted, lowered, noted, said
from schemas.vague_date import VagueDate
from schemas.vocabulary import vocabulary

KINDS = {
    "task": noted("task"),
    "step": noted("step of a proceeding"),
    "case_review": noted("review of a case"),
    "referral": noted("follow-up of a referral"),
    "consent": noted("consent ends"),
    "retention": noted("retention"),
    "recommendation": noted("recommendation"),
    "country_date": noted("date of the country"),
}
_COLUMNS = (
    *("due_on", "date", "days", "overdue", "kind", "address", "terms", "words", "concerns", "who"),
    *("confirmed", "records"),
)
_RULES = ("due_on", "rule", "record_class", "address", "action", "trigger", "since", "on_hold", "reason")


def show(here: Context, told: Sequence[Due], today: date, *, as_json: bool, as_csv: bool) -> None:
    """Print what is due, the longest overdue first."""
    late = sum((each.days_from(today) or 0) < 0 for each in told)
    notes = [said("Due: {number:,}; of them overdue: {late:,}.", number=len(told), late=late)]
    if any(each.kind == "step" for each in told):
        notes.append(said("Days of the law are those somebody told: which ones run, a lawyer says."))
    if as_json or as_csv:
        rows = [_exact(each, today, as_json) for each in told]
        head = {"as_of": today.isoformat()}
        answers.show(here, answers.Answer("agenda", _COLUMNS, rows, notes, head=head), as_json, as_csv)
        return
    lines = [_line(each, today, here.language) for each in told]
    labels = (said("due"), said("when"), said("what"), said("record"), said("concerns"), said("who"))
    pairs.show(here, labels, lines, first=3)
    here.say(*notes)


def show_retention(here: Context, told: Sequence[DueRecord], *, as_json: bool, as_csv: bool) -> None:
    """Print the records whose time is over, and what the rule says is done with them."""
    held = sum(each.on_hold for each in told)
    notes = [
        counted(
            len(told),
            "{n:,} record, {held:,} of them on legal hold.",
            "{n:,} records, {held:,} of them on legal hold.",
            held=held,
        ),
        said("Nothing is deleted by itself: somebody decides, and what is on hold stays."),
    ]
    if as_json or as_csv:
        answers.show(here, answers.Answer("retention", _RULES, [tuple(each) for each in told], notes), as_json, as_csv)
        return
    lang = here.language
    lines = [
        (
            each.due_on,
            each.address,
            said("on hold") if each.on_hold else _labelled("retention_actions", each.action, lang),
            each.rule,
            said("{what}, {day}", what=_labelled("retention_triggers", each.trigger, lang), day=each.since),
            each.reason,
        )
        for each in told
    ]
    labels = (said("due"), said("record"), said("what is done"), said("rule"), said("runs from"), said("reason"))
    answers.show(here, answers.Answer("retention", labels, lines, notes, least=(10, 8)))


def _line(due: Due, today: date, lang: str) -> tuple[str, ...]:
    terms = ", ".join(_labelled(name, code, lang) for name, code in due.terms)
    number = counted(due.number, "{n:,} record", "{n:,} records") if due.kind == "retention" else ""
    kind = said(KINDS[due.kind])
    what = " · ".join(part for part in (f"{kind}: {terms}" if terms else kind, due.words, number) if part)
    if not due.confirmed:
        what = said("{what} (to be confirmed)", what=what)
    when = VagueDate(due.exactly).described(lang) if due.exactly != due.due_on else due.due_on
    return (when, _when(due.days_from(today)), what, due.address, ", ".join(due.concerns), due.who)


def _when(days: int | None) -> str:
    if days is None:
        return said("no day told")
    if days < 0:
        return counted(-days, "{n:,} day late", "{n:,} days late")
    return counted(days, "in {n:,} day", "in {n:,} days") if days else said("today")


def _labelled(name: str, code: str, lang: str) -> str:
    return lowered(vocabulary(name).label(code, lang)) if code else ""


def _exact(due: Due, today: date, as_json: bool) -> tuple[object, ...]:
    days = due.days_from(today)
    terms = [code for _, code in due.terms]
    return (
        due.due_on,
        due.exactly,
        days,
        days is not None and days < 0,
        due.kind,
        due.address,
        terms if as_json else "; ".join(terms),
        due.words,
        list(due.concerns) if as_json else "; ".join(due.concerns),
        due.who,
        due.confirmed,
        due.number,
    )
