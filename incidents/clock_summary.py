"""What all clocks together show: counts, medians of enough, open ones apart."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from incidents.clock import REFUSED_AT_THE_DOOR, Clock
from incidents.spans import Span
from schemas.speech import counted, said

LEAST_FOR_A_MEDIAN = 5


class Summary(NamedTuple):
    """One span over all clocks: how many are in which state; medians of the least and most days of the finished ones.

    Medians are nothing where fewer than five are finished; ``median_most`` also where most of them have no upper bound.
    """

    span: str
    done: int
    median_least: float | None
    median_most: float | None
    open: int
    longest_open: int | None
    """Days the one that has waited longest has waited at least."""
    ended: int
    unknown: int
    """A day is missing, or contradicts another, or what it runs from has not come."""


def summary(told: Sequence[Clock]) -> list[Summary]:
    """One row a span, in their order; none for no clocks."""
    names = [span.name for span in told[0].spans] if told else []
    return [_of(name, [clock.span(name) for clock in told]) for name in names]


def notes(told: Sequence[Clock], silent: int, *, defendants: bool) -> list[str]:
    """What n is, how many never got what they asked for, and what may not be said of it."""
    persons = len({clock.person for clock in told if clock.person})
    beside = [
        counted(
            len(told),
            "n = {n:,} documented proceeding; persons: {persons:,}.",
            "n = {n:,} documented proceedings; persons: {persons:,}.",
            persons=persons,
        )
    ]
    if told:
        beside += [_of_outcomes(told)] if defendants else _of_opening(told)
    if silent:
        beside.append(
            counted(
                silent,
                "{n:,} victim of these incidents has no complaint recorded: it stands in no row.",
                "{n:,} victims of these incidents have no complaint recorded: they stand in no row.",
            )
        )
    if not told:
        return beside
    beside.append(
        said(
            "Days are given as at least–at most where a date is not exact. What is open runs to today and is no"
            " finished time; medians are of {least} finished ones at least, and of finished ones only.",
            least=LEAST_FOR_A_MEDIAN,
        )
    )
    beside.append(
        said(
            "Documented proceedings only: never write how long complaints take, what share is refused, or that it"
            " became more or less."
        )
    )
    return beside


def _of_opening(told: Sequence[Clock]) -> list[str]:
    """How many were ever opened, at once or after a refusal; how many wait."""
    answers = [_answer(clock) for clock in told]
    opened, refused = answers.count("opened"), answers.count("refused")
    waiting = sum(not answer and not clock.is_over for answer, clock in zip(answers, told, strict=True))
    undecided = sum(not clock.marks["decision"].is_told for clock in told)
    return [
        said(
            "First answer to the complaint: an investigation opened in {opened:,}, registration or opening refused in"
            " {refused:,}, none yet in {waiting:,}, none and over in {others:,}.",
            opened=opened,
            refused=refused,
            waiting=waiting,
            others=len(told) - opened - refused - waiting,
        ),
        counted(undecided, "{n:,} was never decided so far.", "{n:,} were never decided so far."),
    ]


def _answer(clock: Clock) -> str:
    """What the authorities did first: opened, refused (to open or even to register), or nothing yet."""
    kind = clock.marks["investigation"].kind
    if kind == "investigation_opened":
        return "opened"
    return "refused" if kind or clock.marks["registration"].kind == REFUSED_AT_THE_DOOR else ""


def _of_outcomes(told: Sequence[Clock]) -> str:
    decided = sum(clock.marks["decision"].is_told for clock in told)
    dropped = sum(clock.status in ("dropped", "discontinued") for clock in told)
    return said(
        "Decided: {decided:,}; dropped or ended without a decision: {dropped:,}; open: {open:,}.",
        decided=decided,
        dropped=dropped,
        open=sum(not clock.is_over for clock in told),
    )


def _of(name: str, spans: Sequence[Span]) -> Summary:
    done = [each for each in spans if each.state == "done"]
    waiting = [each for each in spans if each.state == "open"]
    enough = len(done) >= LEAST_FOR_A_MEDIAN
    waited = [each.least for each in waiting if each.least is not None]
    ended = sum(each.state == "ended" for each in spans)
    return Summary(
        span=name,
        done=len(done),
        median_least=float(median([each.least or 0 for each in done])) if enough else None,
        median_most=_most(done) if enough else None,
        open=len(waiting),
        longest_open=max(waited, default=None),
        ended=ended,
        unknown=len(spans) - len(done) - len(waiting) - ended,
    )


def _most(done: Sequence[Span]) -> float | None:
    """The median of the upper bounds; nothing where it would lie among those that have none."""
    middle = median([float("inf") if each.most is None else float(each.most) for each in done])
    return None if middle == float("inf") else middle
