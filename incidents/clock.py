"""The impunity clock: how long each complaint waited, and for what."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.outcomes import COMPLAINING, DEFENDING, is_over, last_kind_sql, standing_sql
from incidents.query import parse
from incidents.query_reach import reach
from incidents.spans import NEVER, Mark, Span, between, first_of
from schemas.vague_date import VagueDate

DECISIONS = (
    *("convicted", "acquitted", "fined", "administrative_arrest", "sentenced", "disciplined", "decided"),
    *("judgment", "views_adopted"),
)
"""Steps that decide the matter itself; a refusal, a striking out or an end without trial decides nothing."""

COMPLAINT_MARKS: dict[str, tuple[str, ...]] = {
    "complaint": ("lodged",),
    "registration": ("registered", "registration_refused"),
    "investigation": ("investigation_opened", "opening_refused"),
    "decision": DECISIONS,
}
"""The marks of a complaint, in their order. A check before a case is opened (inquiry_opened) stops no clock."""
DEFENCE_MARKS: dict[str, tuple[str, ...]] = {
    "detention": ("detained_on_remand",),
    "charge": ("charged",),
    "trial": ("hearing",),
    "decision": DECISIONS,
}
"""The marks of a proceeding against a victim; held is also who was held in the incident before any step."""

COMPLAINT_SPANS = (
    ("incident", "complaint"),
    ("complaint", "registration"),
    ("complaint", "investigation"),
    ("complaint", "decision"),
    ("registration", "investigation"),
    ("investigation", "decision"),
)
DEFENCE_SPANS = (
    ("detention", "charge"),
    ("detention", "decision"),
    ("charge", "trial"),
    ("charge", "decision"),
    ("trial", "decision"),
)
REFUSED_AT_THE_DOOR = "registration_refused"
"""The step that answers a complaint without ever taking it up."""
HELD_BY = ("LIB.1", "LIB.2", "LIB.3", "LIB.4")
"""Acts by which somebody is held, where no circumstances of a detention are told."""

_FEW = 20_000


class Clock(NamedTuple):
    """One proceeding of one person: its marks, and the days between them."""

    proceeding: str
    person: str
    incident: str
    role: str
    forum: str
    status: str
    is_over: bool
    marks: dict[str, Mark]
    spans: tuple[Span, ...]

    def span(self, name: str) -> Span:
        """The span of that name."""
        return next(each for each in self.spans if each.name == name)


def clocks(case: CaseFile, query: str, today: date, *, defendants: bool = False) -> list[Clock]:
    """A clock for every complaint of the incidents the query finds; for ``defendants``, of every charge against them.

    Without a query, for those about no incident too. Open ones run to ``today``. Raises QueryError.
    """
    named, spans = (DEFENCE_MARKS, DEFENCE_SPANS) if defendants else (COMPLAINT_MARKS, COMPLAINT_SPANS)
    asked = _proceedings(case, query, DEFENDING if defendants else COMPLAINING)
    steps = _steps(case, [row[0] for row in asked])
    held = _held(case, asked) if defendants else {}
    told = []
    for record, code, person, incident, role, forum, status, last_kind, edtf, text, person_id, incident_id in asked:
        taken = steps.get(record, [])
        marks = {"incident": first_of([("incident", _date(edtf, text))] if incident_id else ())}
        for name, kinds in named.items():
            before = held.get((person_id, incident_id), []) if name == "detention" else []
            marks[name] = first_of([*before, *(step for step in taken if step[0] in kinds)])
        if not defendants and not marks["complaint"].is_told:
            marks["complaint"] = Mark("lodged", None, None)  # whoever complains has complained, on whatever day
        over = is_over(status or "", last_kind or "")
        told.append(
            Clock(
                code,
                person or "",
                incident or "",
                role,
                forum,
                status or "",
                over,
                marks,
                tuple(_span(start, end, marks, today, over) for start, end in spans),
            )
        )
    return told


def without_complaint(case: CaseFile, query: str) -> int:
    """How many victims of the incidents asked brought no complaint that is recorded, about any incident."""
    which, bound = _incidents(case, query)
    row = case.connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT a.person FROM act a WHERE a.organisation = ? AND a.person IS NOT NULL"
        f" AND {which.format('a.incident')} EXCEPT SELECT r.person FROM proceeding r WHERE r.organisation = ?"
        f" AND r.role IN ({_quoted(COMPLAINING)}))",
        (case.organisation, *bound, case.organisation),
    ).fetchone()
    return int(row[0])


def _span(start: str, end: str, marks: dict[str, Mark], today: date, over: bool) -> Span:
    order = list(marks)
    later = any(marks[each].is_told for each in order[order.index(end) + 1 :])
    # What was not even registered does not wait for an answer from there: nothing has begun.
    begun = NEVER if marks[start].kind == REFUSED_AT_THE_DOOR else marks[start]
    return between(f"{start}_to_{end}", begun, marks[end], today, is_over=over, came_later=later)


def _proceedings(case: CaseFile, query: str, roles: tuple[str, ...]) -> list[tuple[str, ...]]:
    which, bound = _incidents(case, query)
    return list(
        case.connection.execute(
            f"SELECT r.id, r.code, p.code, i.code, r.role, r.forum, {standing_sql('r')}, {last_kind_sql('r')},"
            " coalesce(nullif(a.date, ''), i.date), coalesce(nullif(a.date, ''), i.date_text), r.person, i.id"
            " FROM proceeding r LEFT JOIN act a ON a.organisation = r.organisation AND a.id = r.act"
            " LEFT JOIN incident i ON i.organisation = r.organisation AND i.id = coalesce(r.incident, a.incident)"
            " LEFT JOIN person p ON p.organisation = r.organisation AND p.id = r.person"
            f" WHERE r.organisation = ? AND r.role IN ({_quoted(roles)}) AND {which.format('i.id')}"
            " ORDER BY i.date_sort, i.id, p.code, r.id",
            (case.organisation, *bound),
        )
    )


def _incidents(case: CaseFile, query: str) -> tuple[str, tuple[object, ...]]:
    """A condition on the incident named by ``{}``; true for none asked."""
    if not query.strip():
        return "1", ()
    asked = reach(case, parse(query), _FEW)
    (tables, first), (where, last) = asked.tables, asked.where
    return f"{{}} IN (SELECT i.id FROM {_spelt(tables)} WHERE {_spelt(where)})", (*first, *last)


def _spelt(sql: str) -> str:
    return sql.replace("{", "{{").replace("}", "}}")


def _steps(case: CaseFile, proceedings: Iterable[str]) -> dict[str, list[tuple[str, VagueDate]]]:
    """The steps taken of each proceeding; one that is only due has not been taken."""
    import json

    rows = case.connection.execute(
        "SELECT s.proceeding, s.kind, s.date, s.date_text FROM json_each(?) few CROSS JOIN proceeding_step s"
        " ON s.organisation = ? AND s.proceeding = few.value WHERE s.due_on = '' OR s.date <> '' ORDER BY s.id",
        (json.dumps(list(proceedings)), case.organisation),
    )
    taken: dict[str, list[tuple[str, VagueDate]]] = {}
    for proceeding, kind, edtf, text in rows:
        taken.setdefault(proceeding, []).append((kind, _date(edtf, text)))
    return taken


def _held(case: CaseFile, asked: list[tuple[str, ...]]) -> dict[tuple[str, str], list[tuple[str, VagueDate]]]:
    """When each person was held in each incident: as the detention tells, else as the act or its incident is dated."""
    import json

    persons = sorted({row[10] for row in asked if row[10]})
    rows = case.connection.execute(
        "SELECT a.person, a.incident, coalesce(nullif(d.started, ''), nullif(a.date, ''), i.date)"
        " FROM json_each(?) few CROSS JOIN act a ON a.organisation = ?2 AND a.person = few.value"
        " JOIN incident i ON i.organisation = a.organisation AND i.id = a.incident"
        " LEFT JOIN detention d ON d.organisation = a.organisation AND d.act = a.id"
        f" WHERE d.id IS NOT NULL OR a.term IN ({_quoted(HELD_BY)}) ORDER BY a.id",
        (json.dumps(persons), case.organisation),
    )
    held: dict[tuple[str, str], list[tuple[str, VagueDate]]] = {}
    for person, incident, edtf in rows:
        held.setdefault((person, incident), []).append(("held", _date(edtf)))
    return held


def _date(edtf: str, text: str = "") -> VagueDate:
    return VagueDate.from_edtf(edtf or "", text or "")


def _quoted(codes: Iterable[str]) -> str:
    return ", ".join(f"'{each}'" for each in codes)
