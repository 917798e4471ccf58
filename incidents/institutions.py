"""Institutions of a country's pack become actors of the case file."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.codes import record_code
from incidents.unit_of_work import Work, writing
from schemas.pack import Institution
from schemas.speech import said

_SITES = {
    "police_office": "station",
    "detention": "detention_site",
    "court": "court",
    "ministry": "headquarters",
    "department": "headquarters",
    "service": "headquarters",
}


class Known(NamedTuple):
    """Which institutions the case file has already, by their code in the pack, and which it lacks, parents first."""

    there: dict[str, str]
    missing: tuple[Institution, ...]


def known(case: CaseFile, institutions: Sequence[Institution]) -> Known:
    """An institution is there when an actor bears one of its names, in any language, as its name or as an alias."""
    actors = dict(_names(case))
    there: dict[str, str] = {}
    for each in institutions:
        met = next((actors[name] for name in each.names if name in actors), None)
        if met:
            there[each.code] = met
    return Known(there, tuple(each for each in _parents_first(institutions) if each.code not in there))


def load(case: CaseFile, institutions: Sequence[Institution], now: datetime, lang: str = "en") -> Known:
    """Add what the case file lacks, in one entry of the log, each part of its institution and where it is.

    Actors that are there are left as they are; a second time adds nothing. ``lang`` is that of the name, the others
    become aliases. Returns what was there and what was missing before.
    """
    with writing(case, now, "pack") as work:
        found = known(case, institutions)
        records = dict(found.there)
        for each in found.missing:
            work.begin_part()
            records[each.code] = _add(work, each, records, lang)
    return found


def _add(work: Work, told: Institution, records: dict[str, str], lang: str) -> str:
    name = told.label(lang)
    actor = work.add(
        "actor",
        {
            "code": record_code(work, "actor"),
            "name": name,
            "actor_class": told.actor_class,
            "country": work.case.country,
            "part_of": records.get(told.part_of),
            "note": _note(told),
            "aliases": [each for each in told.names if each != name],
        },
    )
    if told.place:
        kind = _SITES.get(told.kind, "unknown")
        work.add("emplacement", {"actor": actor, "kind": kind, "place": told.place})
    return actor


def _note(told: Institution) -> str:
    """What the pack says of it, and how far that was checked."""
    if told.checked:
        return " ".join(filter(None, (told.note, said("From the country's pack; source: {it}.", it=told.source))))
    return " ".join(filter(None, (told.note, said("From the country's pack, from memory: confirm it."))))


def _names(case: CaseFile) -> Iterable[tuple[str, str]]:
    rows = case.connection.execute(
        "SELECT c.term, a.id FROM actor a JOIN coding c ON c.organisation = a.organisation AND c.record = a.id"
        " AND c.field = 'aliases' WHERE a.organisation = ?1 UNION ALL"
        " SELECT name, id FROM actor WHERE organisation = ?1",
        (case.organisation,),
    )
    return [(str(name), str(record)) for name, record in rows]


def _parents_first(institutions: Iterable[Institution]) -> list[Institution]:
    """In the order of the pack, but none before what it is part of."""
    waiting, placed, found = list(institutions), set[str](), list[Institution]()
    codes = {each.code for each in waiting}
    while waiting:
        ready = [each for each in waiting if each.part_of in placed or each.part_of not in codes]
        if not ready:  # a circle, which the check of a pack does not let through
            return found + waiting
        found += ready
        placed |= {each.code for each in ready}
        waiting = [each for each in waiting if each.code not in placed]
    return found
