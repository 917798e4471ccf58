"""Everything dated about one record, in order."""

# ruff: noqa: S608 - table and column names are our own

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from incidents import addresses
from incidents.case_file import CaseFile
from incidents.timeline_reach import involved, reached
from schemas import shape
from schemas.compiled.records import SHAPES
from schemas.refusals import Refusal
from schemas.vague_date import VagueDate


class Entry(NamedTuple):
    """One date of one record. ``field`` says which date it is; empty where the record has none.

    ``terms`` are vocabularies and codes that say what it was, ``words`` a title or the like: never a name.
    """

    date: VagueDate
    table: str
    field: str
    address: str
    terms: tuple[tuple[str, str], ...]
    words: str
    concerns: tuple[str, ...]
    """Codes of the people, incidents and units it concerns, besides the record it hangs on."""


class _Dated(NamedTuple):
    dates: tuple[str, ...]
    terms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()


_DATED: dict[str, _Dated] = {
    "incident": _Dated(("date", "ended", "received_on"), (), ("title",)),
    "operation": _Dated(("started", "ended"), (), ("name",)),
    "act": _Dated(("date",), ("term",), (), ("person",)),
    "detention": _Dated(("started", "ended"), (), ("place_of_detention",)),
    "proceeding_step": _Dated(("date", "due_on"), ("kind", "status"), ("reason",), ("authority",)),
    "proceeding": _Dated((), ("role", "forum"), ("reference",), ("person", "incident")),
    "consent": _Dated(("given_on", "expires_on"), ("purpose", "state")),
    "verification": _Dated(("checked_on", "reviewed_on"), ("state",), ("method",)),
    "evidence": _Dated(("captured_at",), ("kind",), ("title",)),
    "information": _Dated(("material_on",), ("material", "connection"), (), ("source",)),
    "intervention": _Dated(("done_on",), ("kind", "status"), (), ("person", "incident")),
    "need": _Dated(("noted_on",), ("service", "state")),
    "referral": _Dated(("referred_on", "follow_up_on"), ("service", "state"), ("provider",)),
    "task": _Dated(("due_on", "done_on"), ("kind",), ("title",), ("about",)),
    "support_case": _Dated(("opened_on", "next_review", "closed_on"), ("status",), ("title",)),
    "membership": _Dated(("started", "ended"), (), ("role", "rank"), ("actor", "person")),
    "composition": _Dated(("started", "ended"), ("kind",), (), ("actor", "parent")),
    "emplacement": _Dated(("started", "ended"), ("kind",), ("place_text",)),
    "profile": _Dated(("date",), ("basis",)),
    "estimate": _Dated(("date",), ("unit",), ("low", "best", "high"), ("source",)),
    "claim": _Dated((), ("stance",), ("field",), ("about", "source")),
}
"""What of each record stands in a timeline; records that only hold others together have no row here."""

_INSTEAD = {
    ("act", "date"): (
        'coalesce(nullif(t."date", \'\'), (SELECT i."date" FROM incident i WHERE i.organisation = t.organisation'
        " AND i.id = t.incident))"
    ),
    ("act", "date_text"): (
        "CASE WHEN t.\"date\" <> '' THEN t.date_text ELSE (SELECT i.date_text FROM incident i"
        " WHERE i.organisation = t.organisation AND i.id = t.incident) END"
    ),
    ("evidence", "captured_at"): (
        "coalesce(nullif(t.captured_at, ''), (SELECT min(substr(c.at, 1, 10)) FROM custody_event c"
        " WHERE c.organisation = t.organisation AND c.evidence = t.id AND c.kind IN ('collected', 'received', 'sealed')"
        " AND c.at <> ''), '')"
    ),
}
"""An act has its incident's date where it has none of its own; evidence without a day of its own came when it came."""
_OVER = {("proceeding_step", "due_on"): "date", ("task", "due_on"): "done_on"}
"""A day something was due says nothing any more once the other day is told."""
_SILENT = frozenset({"proceeding"})
"""Told by what hangs on it, unless nothing does."""


def timeline(case: CaseFile, code: str) -> list[Entry]:
    """Everything dated about a person, institution, incident, operation, case or proceeding, the undated last.

    What lies within a period stands before what is only known to lie in it. Of an institution: what it, or a unit that
    may have stood below it then, had a part in. Raises NotFoundError, or RefusedInputError for another kind of record.
    """
    here = addresses.found(case, code)
    found = reached(case, here)
    units = involved(case, here.id) if here.table == "actor" else {}
    told = [entry for table in _DATED for entry in _of_table(case, table, found.get(table, set()), units)]
    stepped = {entry.address.rpartition("/")[0] for entry in told if entry.table == "proceeding_step"}
    kept = [entry for entry in told if entry.table not in _SILENT or entry.address not in stepped]
    return sorted(kept, key=_order)


def _of_table(case: CaseFile, table: str, ids: set[str], units: dict[str, list[str]]) -> Iterator[Entry]:
    if not ids:
        return
    dated, kinds = _DATED[table], shape.kinds(table)
    dates = [
        column for name in dated.dates for column in ((name, f"{name}_text") if kinds[name] == "date" else (name,))
    ]
    columns = [*dates, *dated.terms, *dated.words, *dated.concerns]
    chosen = ", ".join(_INSTEAD.get((table, column), f't."{column}"') for column in columns)
    rows = case.connection.execute(
        f'SELECT t.id, {chosen} FROM json_each(?) few CROSS JOIN "{table}" t ON t.organisation = ? AND t.id = few.value'
        " ORDER BY t.id",
        (json.dumps(sorted(ids)), case.organisation),
    )
    for record, *values in rows:
        kept = dict(zip(columns, values, strict=True))
        entry = Entry(
            VagueDate.UNKNOWN,
            table,
            "",
            addresses.called(case, record, table),
            tuple((SHAPES[table][name][2], kept[name]) for name in dated.terms if kept[name]),
            " · ".join(str(kept[name]) for name in dated.words if kept[name] not in ("", None)),
            (*_called(case, table, dated.concerns, kept), *units.get(record if table == "incident" else "", ())),
        )
        yield from _each_date(entry, {name: _date(kept, name, kinds[name]) for name in dated.dates})


def _each_date(entry: Entry, dates: dict[str, VagueDate]) -> Iterator[Entry]:
    """An entry for each date that is known; one without where none is."""
    known = {
        name: when
        for name, when in dates.items()
        if when.is_known and not dates.get(_OVER.get((entry.table, name), ""), VagueDate.UNKNOWN).is_known
    }
    yield from (entry._replace(date=when, field=name) for name, when in known.items())
    if not known:
        words = next((when for when in dates.values() if when.as_written), VagueDate.UNKNOWN)
        yield entry._replace(date=words)


def _date(kept: dict[str, Any], name: str, kind: str) -> VagueDate:
    """A date as it is kept; of a day told as text (as printed), what can be read of it, else only the words."""
    if kind == "date":
        edtf = kept[name] or ""
        return (
            VagueDate.from_edtf(edtf, kept[f"{name}_text"] or "") if edtf else VagueDate.unknown(kept[f"{name}_text"])
        )
    text = kept[name] or ""
    try:
        # Of a moment ("2023-07-26T21:40Z") the day: nothing here is in order of hours.
        return VagueDate.read(text[:10] if text[10:11] == "T" else text) if text else VagueDate.UNKNOWN
    except Refusal:
        return VagueDate.unknown(text)


def _called(case: CaseFile, table: str, columns: tuple[str, ...], kept: dict[str, Any]) -> tuple[str, ...]:
    ids = [kept[name] for name in columns if kept[name]]
    return tuple(dict.fromkeys(code for code in (addresses.called(case, each) for each in ids) if code))


def _order(entry: Entry) -> tuple[bool, date, bool, int, bool, str, str]:
    """By the last day it can be, the narrower first: what lies in May stands before "May", and that before the year."""
    when = entry.date
    last = when.latest or when.earliest or date.max
    first = when.earliest or date.min
    soft = when.about or when.uncertain
    return (not when.is_known, last, when.latest is None, -first.toordinal(), soft, entry.table, entry.address)
