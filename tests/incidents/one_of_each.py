"""A record of every kind, each naming others as it may."""

from typing import Any

from incidents.unit_of_work import Work
from schemas import shape
from schemas.compiled.records import COLUMNS, RELATIONS, SHAPES
from schemas.vocabulary import vocabulary

TABLES = tuple(table for table in COLUMNS if table in SHAPES and table != "published_release")
"""Every kind of record that is written by hand, those that are named before those that name them."""

_VALUES: dict[str, Any] = {
    "words": "a word",
    "tags": ["ə", "y", "a"],
    "whole": 3,
    "number": 12.5,
    "yes_no": True,
    "date": "night of 22-23 Sep 2017",
    "day": "2024-03-01",
    "sealed": b"\x01sealed",
    "place": "AZ-BA",
}


def add_one_of_each(work: Work, number: int = 1) -> dict[str, str]:
    """Write one record of every kind, every field told; their ids by table. ``number`` keeps codes and names apart."""
    ids: dict[str, str] = {}
    for table in TABLES:
        told = {name: _value(table, name, ids, number) for name in SHAPES[table]}
        kept, findings = shape.read(table, {name: value for name, value in told.items() if value is not None})
        assert not findings, (table, findings)
        ids[table] = work.add(table, kept)
    return ids


def _value(table: str, name: str, ids: dict[str, str], number: int) -> Any:
    kind, longest, of, _, _ = SHAPES[table][name]
    if kind == "record":
        parent = RELATIONS.get(table, {}).get(name, ("incident", False))[0]
        return ids.get(parent, None if name in RELATIONS.get(table, {}) else "a record elsewhere")
    if kind == "records":
        return [ids["person"]]
    if kind in ("term", "terms"):
        code = vocabulary(of).terms[0].code
        return code if kind == "term" else [code]
    if name == "code" or (table, name) in {("saved_query", "name"), ("recipe", "name"), ("incident", "origin_ref")}:
        return f"X-{number}"
    return min(longest, 3) if kind == "whole" else _VALUES[kind]
