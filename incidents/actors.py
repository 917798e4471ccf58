"""Institutions and sources: found by code or name, made when new."""

from typing import Any

from incidents.codes import record_code
from incidents.errors import NotFoundError
from incidents.unit_of_work import Work
from schemas.speech import said


def actor(work: Work, told: str, actor_class: str) -> str | None:
    """The id of the actor with this code or this very name; a new actor for a new name; nothing for no name."""
    if not told:
        return None
    return _same(work, "actor", "A", told) or _remember(
        work,
        "actor",
        told,
        work.add(
            "actor",
            {
                "code": record_code(work, "actor"),
                "name": told,
                "actor_class": actor_class,
                "country": work.case.country,
            },
        ),
    )


def source(work: Work, told: dict[str, Any]) -> str:
    """The id of the source with this code or this very name; a new source otherwise."""
    named = told.get("code") or told.get("name") or ""
    if named and (known := _same(work, "source", "S", named)):
        return known
    return _remember(work, "source", named, work.add("source", {**told, "code": record_code(work, "source")}))


def _same(work: Work, table: str, letter: str, told: str) -> str | None:
    if known := work.known.get((table, told)):
        return known
    is_code = told.startswith(f"{letter}-") and told[2:].isdigit()
    query = f"SELECT id FROM {table} WHERE organisation = ? AND {'code' if is_code else 'name'} = ? ORDER BY id"  # noqa: S608
    row = work.connection.execute(query, (work.case.organisation, told)).fetchone()
    if row is None and is_code:
        raise NotFoundError(
            said("There is no actor {code} in this case file.", code=told)
            if table == "actor"
            else said("There is no source {code} in this case file.", code=told)
        )
    return _remember(work, table, told, row[0]) if row else None


def _remember(work: Work, table: str, told: str, record: str) -> str:
    if told:
        work.known[table, told] = record
    return record
