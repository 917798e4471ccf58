"""The impunity clock as tables, JSON or CSV."""

from collections.abc import Sequence
from datetime import date

from cli import answers, pairs, tables
from cli.clean import width
from cli.context import Context
from incidents.clock import Clock
from incidents.clock_summary import Summary
from incidents.spans import Mark, Span
from schemas.speech import lowered, noted, said
from schemas.vocabulary import vocabulary

_CODE = ("proceeding", "person", "incident", "role", "forum", "status", "is_over")
_NAMES = {
    "incident_to_complaint": noted("to complaint"),
    "complaint_to_registration": noted("to register"),
    "complaint_to_investigation": noted("to an answer"),
    "complaint_to_decision": noted("to a decision"),
    "registration_to_investigation": noted("registered to answered"),
    "investigation_to_decision": noted("answered to decided"),
    "detention_to_charge": noted("held to charged"),
    "detention_to_decision": noted("held to decided"),
    "charge_to_trial": noted("charged to tried"),
    "charge_to_decision": noted("charged to decided"),
    "trial_to_decision": noted("tried to decided"),
}
_IN_SUMMARY_ONLY = (
    "registration_to_investigation",
    "investigation_to_decision",
    "detention_to_decision",
    "trial_to_decision",
)
_STATES = {
    "ended": noted("never"),
    "not_told": noted("not told"),
    "not_begun": noted("not begun"),
    "contradicted": noted("dates contradict"),
}
_ANSWERS = {
    "opening_refused": noted("{days} refused"),
    "registration_refused": noted("{days} refused"),
    "investigation_opened": noted("{days} opened"),
}


def show(
    here: Context,
    told: Sequence[Clock],
    sums: Sequence[Summary],
    beside: Sequence[str],
    *,
    today: date,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the clocks, their summary and what may not be said of them; JSON and CSV have every mark and span."""
    if as_json or as_csv:
        head = {"unit": "proceedings", "as_of": today.isoformat(), "summary": [each._asdict() for each in sums]}
        rows = [_exact(clock) for clock in told]
        answers.show(here, answers.Answer("clock", _columns(told), rows, beside, head=head), as_json, as_csv)
        return
    if told:
        names = [span.name for span in told[0].spans if span.name not in _IN_SUMMARY_ONLY]
        heads = [said("proceeding"), said("person"), said("incident"), *(said(_NAMES[name]) for name in names)]
        pairs.show(here, [*heads, said("stands")], [_line(clock, names, here.language) for clock in told], first=3)
        here.show("")
        _show_summary(here, sums)
        if "complaint" in told[0].marks:
            here.say(
                said(
                    "Days from the incident to the complaint; from the complaint to its registration, to an answer (an"
                    " investigation opened, or refused) and to a decision."
                )
            )
    here.say(*beside)


def _line(clock: Clock, names: Sequence[str], lang: str) -> tuple[str, ...]:
    status = lowered(vocabulary("proceeding_statuses").label(clock.status, lang)) if clock.status else said("not told")
    spans = (_days(clock.span(name), clock) for name in names)
    return (clock.proceeding, clock.person, clock.incident, *spans, status)


def _days(span: Span, clock: Clock) -> str:
    if span.state in _STATES:
        return said(_STATES[span.state])
    days = ranged(span.least, span.most)
    if span.about and days:
        days = said("about {days}", days=days)
    if span.state == "open":
        return said("{days} so far", days=days) if days else said("open")
    kind = clock.marks[span.name.rpartition("_")[2]].kind
    return said(_ANSWERS[kind], days=days) if kind in _ANSWERS else days


def ranged(least: float | None, most: float | None) -> str:
    """At least and at most, as 6–36; 6+ where there is no upper bound; empty where nothing is known."""
    if least is None:
        return ""
    if most is None:
        return f"{least:g}+"
    return f"{least:g}" if least == most else f"{least:g}–{most:g}"


def _show_summary(here: Context, sums: Sequence[Summary]) -> None:
    heads = (said("days"), said("finished"), said("median"), said("open"), said("longest open"), said("never"))
    rows = [
        (
            said(_NAMES[each.span]),
            each.done,
            ranged(each.median_least, each.median_most),
            each.open,
            each.longest_open,
            each.ended,
            each.unknown,
        )
        for each in sums
    ]
    tables.show(here, (*heads, said("not known")), rows, [max(width(row[0]) for row in rows)])


def _columns(told: Sequence[Clock]) -> tuple[str, ...]:
    if not told:
        return _CODE
    marks = [f"{name}_{what}" for name in told[0].marks for what in ("on", "kind")]
    spans = [f"{span.name}_{what}" for span in told[0].spans for what in ("state", "least", "most", "about")]
    return (*_CODE, *marks, *spans)


def _exact(clock: Clock) -> tuple[object, ...]:
    marks = [told for mark in clock.marks.values() for told in _told(mark)]
    spans = [told for span in clock.spans for told in (span.state, span.least, span.most, span.about)]
    return (*(getattr(clock, name) for name in _CODE), *marks, *spans)


def _told(mark: Mark) -> tuple[str, str]:
    return mark.day, mark.kind
