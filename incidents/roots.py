"""The codes people know records by, for many records at once."""

# ruff: noqa: S608 - table and column names are our own

import json
from collections.abc import Iterable

from incidents.addresses import Found
from incidents.belonging import LOOSELY_OWNED, by_table
from incidents.case_file import CaseFile
from schemas.compiled.records import RELATIONS, SHAPES

_CALLED_BY = {"saved_query": "name", "recipe": "name"}
_EACH = "SELECT value FROM json_each(?)"


def codes(case: CaseFile, records: Iterable[Found]) -> list[str]:
    """The code of each record, or of what it hangs on, each once and in order; in the trash or not.

    A few questions for however many records. What nobody calls by anything is left out.
    """
    asked = list(records)
    found: dict[str, str] = {}
    above = dict[str, Found]()
    level = asked
    while level:
        for table, ids in by_table(level).items():
            _ask(case, table, ids, found, above)
        owners = dict.fromkeys(above[each.id] for each in level if each.id in above)
        level = [each for each in owners if each.id not in found and each.id not in above]
    return [code for code in dict.fromkeys(_called(each, found, above) for each in asked) if code]


def _ask(case: CaseFile, table: str, ids: list[str], found: dict[str, str], above: dict[str, Found]) -> None:
    """What these records are called, or what they hang on."""
    column = _CALLED_BY.get(table, "code")
    told = (case.organisation, json.dumps(ids))
    owned = [(name, parent) for name, (parent, is_owned) in RELATIONS.get(table, {}).items() if is_owned]
    name, parent = owned[0] if owned else (LOOSELY_OWNED.get(table, ""), "")
    if column in SHAPES[table]:
        query = f'SELECT id, "{column}" FROM "{table}" WHERE organisation = ? AND id IN ({_EACH})'
        found |= dict(case.connection.execute(query, told))
        gone = f"SELECT record, code FROM trashed WHERE organisation = ? AND record IN ({_EACH})"
        found |= dict(case.connection.execute(gone, told))
    elif parent:
        query = f'SELECT id, "{name}" FROM "{table}" WHERE organisation = ? AND id IN ({_EACH})'
        gone = f"SELECT record, owner FROM trashed WHERE organisation = ? AND record IN ({_EACH})"
        for question in (query, gone):
            above |= {record: Found(parent, owner) for record, owner in case.connection.execute(question, told)}


def _called(record: Found, found: dict[str, str], above: dict[str, Found]) -> str:
    here = record
    while here.id not in found and here.id in above:
        here = above[here.id]
    return found.get(here.id, "")
