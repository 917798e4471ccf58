"""Chain of command: what stood above and below a unit, as of a date."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from incidents import addresses
from incidents.case_file import CaseFile
from schemas.vague_date import VagueDate

Holds = Literal["certain", "possible", "undated", "no", ""]
"""Whether something was so on the day asked: surely, maybe, or nobody told any date of it; '' where no day is asked."""

MOST_STEPS = 50
"""Steps up or down that are walked at most; a chain of command has hardly ten."""
_NO_ORDERS = ("administrative", "attached")
"""Kinds of belonging that may stand beside a command without contradicting it."""


class Role(NamedTuple):
    """A person in a unit: as what, and whether then."""

    person: str
    role: str
    rank: str
    title: str
    holds: Holds
    started: VagueDate
    ended: VagueDate
    confidence: str
    source: str


class Unit(NamedTuple):
    """A unit in the chain, and the link by which it was reached; at depth 0 the unit asked for, without a link.

    ``of`` is the code of the unit it stands above (below). ``address`` names the record of the link; a plain
    ``part_of`` of the unit has none. ``in_doubt``: another unit is told to command the same one then.
    """

    depth: int
    code: str
    name: str
    of: str
    kind: str
    holds: Holds
    started: VagueDate
    ended: VagueDate
    confidence: str
    source: str
    address: str
    in_doubt: bool
    roles: tuple[Role, ...]


class _Link(NamedTuple):
    unit: str
    of: str
    kind: str
    holds: Holds
    started: VagueDate
    ended: VagueDate
    confidence: str
    source: str
    address: str


_PARENTS = (
    "SELECT parent, id, kind, started, started_text, ended, ended_text, confidence, source FROM composition"
    " WHERE organisation = ?1 AND actor = ?2"
    " UNION ALL SELECT part_of, '', 'unknown', '', '', '', '', '', NULL FROM actor"
    " WHERE organisation = ?1 AND id = ?2 AND part_of IS NOT NULL"
)
_CHILDREN = (
    "SELECT actor, id, kind, started, started_text, ended, ended_text, confidence, source FROM composition"
    " WHERE organisation = ?1 AND parent = ?2"
    " UNION ALL SELECT id, '', 'unknown', '', '', '', '', '', NULL FROM actor"
    " WHERE organisation = ?1 AND part_of = ?2"
)


def chain(case: CaseFile, code: str, on: VagueDate | None = None, *, below: bool = False) -> list[Unit]:
    """The unit, and every unit above it (``below``: below it) step by step, with who served where.

    ``on``: as of that date, which may be vague; what surely was not so then is left out, what may have been is told as
    possible. Several units above one stand side by side. Raises NotFoundError.
    """
    start = addresses.found(case, code, "actor").id
    links = list(_walk(case, start, on, below))
    return [
        _unit(case, 0, _Link(start, "", "", "", VagueDate.UNKNOWN, VagueDate.UNKNOWN, "", "", ""), on, in_doubt=False)
    ] + [
        _unit(case, depth, link, on, in_doubt=_in_doubt(link, [each for _, each in links], below))
        for depth, link in links
    ]


def times_below(case: CaseFile, unit: str) -> dict[str, list[tuple[date | None, date | None]]]:
    """Each unit (by id) below one, itself too, with the spans of days in which it may have been (None: no limit)."""
    found: dict[str, list[tuple[date | None, date | None]]] = {unit: [(None, None)]}
    edge = [(unit, None, None)]
    for _ in range(MOST_STEPS):
        further: list[Any] = []
        for above, first, last in edge:
            for link in _links(case, above, None, _CHILDREN):
                start = max((each for each in (first, link.started.earliest) if each), default=None)
                end = min((each for each in (last, link.ended.latest) if each), default=None)
                span = (start, end)
                if (start and end and end < start) or span in found.get(link.unit, []):
                    continue
                found.setdefault(link.unit, []).append(span)
                further.append((link.unit, *span))
        edge = further
    return found


def _walk(case: CaseFile, start: str, on: VagueDate | None, below: bool) -> Iterator[tuple[int, _Link]]:
    edge, seen = [start], {start}
    for depth in range(1, MOST_STEPS + 1):
        links = [link for unit in edge for link in _links(case, unit, on, _CHILDREN if below else _PARENTS)]
        yield from ((depth, link) for link in links)
        edge = list(dict.fromkeys(link.unit for link in links if link.unit not in seen))
        seen.update(edge)


def _links(case: CaseFile, unit: str, on: VagueDate | None, question: str) -> list[_Link]:
    """What was so, or may have been; a plain ``part_of`` only where no dated record tells of the same two units."""
    found: list[_Link] = []
    told = set()
    for other, record, kind, started, started_text, ended, ended_text, confidence, source in case.connection.execute(
        question, (case.organisation, unit)
    ):
        first, last = VagueDate.from_edtf(started, started_text), VagueDate.from_edtf(ended, ended_text)
        holds = held(first, last, on)
        if holds == "no" or (not record and other in told):
            told.add(other)
            continue
        told.add(other)
        found.append(_Link(other, unit, kind, holds, first, last, confidence, source or "", record))
    return found


def held(
    started: VagueDate,
    ended: VagueDate,
    on: VagueDate | None,
    real_start: bool | None = None,
    real_end: bool | None = None,
) -> Holds:
    """Whether something from ``started`` to ``ended`` was so on a date.

    Surely only between days that are told without "about" or doubt; past a day nobody told, maybe. A start or end that
    is only the first or the last day it was cited (``real_start``, ``real_end`` false) is no limit.
    """
    if not started.is_known and not ended.is_known:
        return "undated"
    if on is None:
        return ""
    soft = any(each.about or each.uncertain for each in (started, ended, on))
    if not soft and started.latest and ended.earliest and on.within(started.latest, ended.earliest):
        return "certain"
    first = None if real_start is False else started.earliest
    last = None if real_end is False else ended.latest
    return "possible" if on.may_be_within(first, last) else "no"


def _unit(case: CaseFile, depth: int, link: _Link, on: VagueDate | None, *, in_doubt: bool) -> Unit:
    (code, name) = case.connection.execute(
        "SELECT code, name FROM actor WHERE organisation = ? AND id = ?", (case.organisation, link.unit)
    ).fetchone()
    return Unit(
        depth,
        code,
        name,
        addresses.called(case, link.of, "actor") if link.of else "",
        link.kind,
        link.holds,
        link.started,
        link.ended,
        link.confidence,
        addresses.called(case, link.source, "source") if link.source else "",
        addresses.called(case, link.address, "composition") if link.address else "",
        in_doubt,
        _roles(case, link.unit, on),
    )


def _in_doubt(link: _Link, links: list[_Link], below: bool) -> bool:
    """Whether two units are told to command the same one: a belonging without orders contradicts nothing."""
    if below or link.kind in _NO_ORDERS:
        return False
    return any(each.of == link.of and each.unit != link.unit and each.kind not in _NO_ORDERS for each in links)


def _roles(case: CaseFile, unit: str, on: VagueDate | None) -> tuple[Role, ...]:
    rows = case.connection.execute(
        "SELECT p.code, m.role, m.rank, m.title, m.started, m.started_text, m.ended, m.ended_text, m.real_start,"
        " m.real_end, m.confidence, coalesce(s.code, '') FROM membership m"
        " JOIN person p ON p.organisation = m.organisation AND p.id = m.person"
        " LEFT JOIN source s ON s.organisation = m.organisation AND s.id = m.source"
        " WHERE m.organisation = ? AND m.actor = ? ORDER BY coalesce(m.started_earliest, m.ended_earliest, ''), m.id",
        (case.organisation, unit),
    )
    found = []
    for person, role, rank, title, started, started_text, ended, ended_text, real_start, real_end, sure, source in rows:
        first, last = VagueDate.from_edtf(started, started_text), VagueDate.from_edtf(ended, ended_text)
        holds = held(first, last, on, *(None if told is None else bool(told) for told in (real_start, real_end)))
        if holds != "no":
            found.append(Role(person, role, rank, title, holds, first, last, sure, source))
    return tuple(found)
