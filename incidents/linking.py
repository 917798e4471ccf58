"""How incidents hang together: links, and the chain of what followed what."""

from typing import NamedTuple

from incidents import addresses
from incidents.case_file import CaseFile
from incidents.codes import spoken
from incidents.errors import NotFoundError, RefusedInputError
from incidents.unit_of_work import Work
from schemas.speech import said


class ChainStep(NamedTuple):
    """One incident of a chain, ``depth`` steps after the one asked for (below zero: before it)."""

    code: str
    title: str
    date: str
    date_text: str
    depth: int
    kind: str
    follows: str


def by_code(case: CaseFile, code: str) -> str:
    """The id of the incident with this code; raises NotFoundError."""
    row = case.connection.execute(
        "SELECT id FROM incident WHERE organisation = ? AND code = ?", (case.organisation, code.strip())
    ).fetchone()
    if row is None:
        addresses.refuse_if_trashed(case, code.strip())
        raise NotFoundError(
            said("There is no incident {code} in this case file: `qeyd list` shows what there is.", code=code.strip())
            if spoken(code.strip())
            else said("There is no incident with that code in this case file: `qeyd list` shows what there is.")
        )
    return str(row[0])


def link(work: Work, from_code: str, kind: str, to_code: str, note: str = "") -> None:
    """``from_code`` follows (is part of …) ``to_code``; refuses a link to itself, one twice, and a circle."""
    later, earlier = by_code(work.case, from_code), by_code(work.case, to_code)
    if later == earlier:
        raise RefusedInputError(said("An incident cannot be linked to itself."))
    if linked(work, later, earlier, kind):
        raise RefusedInputError(said("{one} and {other} are already linked so.", one=from_code, other=to_code))
    if kind in ("follows", "part_of", "causes") and later in _reached(work.case, earlier, kind):
        raise RefusedInputError(
            said(
                "{earlier} is already linked so to {later}: the link would make a circle.",
                earlier=to_code,
                later=from_code,
            )
        )
    work.add("link", {"from_incident": later, "to_incident": earlier, "kind": kind, "note": note})


def linked(work: Work, later: str, earlier: str, kind: str) -> bool:
    """Whether this very link is there."""
    return (
        work.connection.execute(
            "SELECT 1 FROM link WHERE organisation = ? AND from_incident = ? AND to_incident = ? AND kind = ?",
            (work.case.organisation, later, earlier, kind),
        ).fetchone()
        is not None
    )


def _reached(case: CaseFile, start: str, kind: str) -> set[str]:
    rows = case.connection.execute(
        "WITH RECURSIVE reached(id) AS (SELECT ? UNION SELECT l.to_incident FROM link l JOIN reached r"
        " ON l.from_incident = r.id WHERE l.organisation = ? AND l.kind = ?) SELECT id FROM reached",
        (start, case.organisation, kind),
    )
    return {row[0] for row in rows}


def chain(case: CaseFile, code: str) -> list[ChainStep]:
    """What the incident followed (depth below 0), itself (0), and what followed it (above), in the order of dates.

    Every kind of link is walked (what causes another comes before it); a step names the incident it hangs on.
    """
    start = by_code(case, code)
    walk = (
        "WITH RECURSIVE walk(id, depth, kind, hangs_on) AS (SELECT ?2, 0, '', '' UNION"
        " SELECT l.{far}, w.depth + {step}, l.kind, w.id FROM link l JOIN walk w ON l.{near} = w.id"
        " WHERE l.organisation = ?1 AND l.kind <> 'causes' AND abs(w.depth) < 200 UNION"
        " SELECT l.{near}, w.depth + {step}, l.kind, w.id FROM link l JOIN walk w ON l.{far} = w.id"
        " WHERE l.organisation = ?1 AND l.kind = 'causes' AND abs(w.depth) < 200)"
        " SELECT i.code, i.title, i.date, i.date_text, min(abs(w.depth)) * {step}, w.kind, coalesce(h.code, ''),"
        " i.date_sort"
        " FROM walk w JOIN incident i ON i.organisation = ?1 AND i.id = w.id"
        " LEFT JOIN incident h ON h.organisation = i.organisation AND h.id = w.hangs_on GROUP BY i.id"
    )
    arguments = (case.organisation, start)
    before = case.connection.execute(walk.format(far="to_incident", near="from_incident", step=-1), arguments)
    rows = [row for row in before.fetchall() if row[4] != 0]
    rows += case.connection.execute(walk.format(far="from_incident", near="to_incident", step=1), arguments).fetchall()
    return [ChainStep(*row[:7]) for row in sorted(rows, key=lambda row: (row[4], row[7], row[0]))]
