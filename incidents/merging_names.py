"""Joins who two people are, where they turned out to be one."""

from typing import Any

from incidents import people
from incidents.addresses import Found
from incidents.unit_of_work import Work
from schemas.folding import fold
from schemas.speech import said

_LISTS = ("names", "aliases", "contacts", "documents")


def join(work: Work, row: Found, twin: Found | None, keep: str) -> None:
    """The sealed identity goes to the person who stays, joined with theirs where they have one.

    ``row`` is the identity of the person who goes, ``twin`` of the one who stays. Raises LockedError where the
    identity key is not held.
    """
    (gone,) = work.connection.execute(
        "SELECT person FROM identity WHERE organisation = ? AND id = ?", (work.case.organisation, row.id)
    ).fetchone()
    theirs = people.identity(work.case, gone)
    told = joined(people.identity(work.case, keep), theirs) if twin else theirs
    people.seal_identity(work, keep, told)
    work.take_out([row])


def joined(mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """All names, aliases, contacts and documents, each once; a birth date told otherwise stands in the note."""
    told = mine | {name: value for name, value in theirs.items() if value and not mine.get(name)}
    for name in _LISTS:
        known = list(mine.get(name, ()))
        folded = {fold(each) for each in known}
        told[name] = [*known, *(each for each in theirs.get(name, ()) if fold(each) not in folded)]
    notes = [mine.get("note", ""), theirs.get("note", "")]
    if mine.get("birth_date") and theirs.get("birth_date") not in (None, "", mine["birth_date"]):
        notes.append(said("Birth date also told as {date}.", date=theirs["birth_date"]))
    told["note"] = "\n".join(dict.fromkeys(note for note in notes if note))
    return {name: value for name, value in told.items() if value}
