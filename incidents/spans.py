"""Days between two vague days: a range, or why there is none."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from schemas.vague_date import VagueDate

State = Literal["done", "open", "ended", "not_told", "not_begun", "contradicted"]
"""done: both days are told. open: it still runs. ended: it will not come any more, the proceeding is over.

not_told: a day it needs was not told. not_begun: what it runs from has not come. contradicted: the later day lies
before the earlier one.
"""


class Mark(NamedTuple):
    """The first of some steps: which it was, and between which days it lies (nothing: that side is not known).

    ``about``: a day was told with "about" or in doubt, so that these edges are soft.
    """

    kind: str
    first: date | None
    last: date | None
    about: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it came at all."""
        return self.kind != ""

    @property
    def day(self) -> str:
        """The day, or the days it lies between, EDTF; empty where nothing is known."""
        if self.first is not None and self.first == self.last:
            return self.first.isoformat()
        return f"{self.first or '..'}/{self.last or '..'}" if self.first or self.last else ""


NEVER = Mark("", None, None)
"""A step that has not come."""


class Span(NamedTuple):
    """Whole days from one mark to another, at least and at most; ``most`` is nothing where there is no upper bound.

    ``about``: they were reckoned from a soft date.
    """

    name: str
    state: State
    least: int | None = None
    most: int | None = None
    about: bool = False


def first_of(steps: Iterable[tuple[str, VagueDate]]) -> Mark:
    """The first of these steps (kind, date), whichever it was: not before any of them can be, not after any must be."""
    told = list(steps)
    if not told:
        return NEVER
    kind = min(told, key=_order)[0]
    starts = [when.earliest for _, when in told]
    ends = [when.latest for _, when in told if when.latest is not None]
    first = None if None in starts else min(each for each in starts if each is not None)
    return Mark(kind, first, min(ends) if ends else None, any(when.about or when.uncertain for _, when in told))


def between(name: str, start: Mark, end: Mark, today: date, *, is_over: bool, came_later: bool) -> Span:
    """The days from ``start`` to ``end``; to ``today`` where it still runs.

    ``is_over``: the proceeding has ended, so that what has not come will not come. ``came_later``: a later step came,
    so that this one was taken too, or left out, and nobody told which.
    """
    if end.is_told:
        return _measured(name, start, end) if start.is_told else Span(name, "not_told")
    if came_later:
        return Span(name, "not_told")
    if is_over:
        return Span(name, "ended")
    if not start.is_told:
        return Span(name, "not_begun")
    return _ranged(name, "open", start, Mark("today", today, today))


def _measured(name: str, start: Mark, end: Mark) -> Span:
    if start.first is not None and end.last is not None and end.last < start.first:
        return Span(name, "contradicted")
    return _ranged(name, "done", start, end)


def _ranged(name: str, state: State, start: Mark, end: Mark) -> Span:
    least = max((end.first - start.last).days, 0) if start.last and end.first else 0
    most = max((end.last - start.first).days, 0) if start.first and end.last else None
    if least == 0 and most is None:
        return Span(name, "not_told" if state == "done" else state)
    return Span(name, state, least, most, start.about or end.about)


def _order(step: tuple[str, VagueDate]) -> tuple[bool, date, date]:
    """By the first day it can be, then by the last; what has no date at all last."""
    when = step[1]
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return (not when.is_known, first or date.max, last or date.max)
