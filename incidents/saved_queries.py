"""Questions and tables kept by name, to be asked again next year in the same way."""

import re
from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.errors import NotFoundError, QueryError, RefusedInputError
from incidents.query_key import either, nearest
from incidents.query_saved import INCIDENT, expanded, parsed
from incidents.unit_of_work import Work
from schemas.folding import fold
from schemas.speech import said

_NAME = re.compile(r"[\w][\w.-]{0,59}")
_NOUNS = {"case": "support_case", "retention": "retention_rule"}
_QUERY, _RECIPE = "saved_query", "recipe"


class Saved(NamedTuple):
    """A query kept by name, and the table of the records it lists."""

    name: str
    records: str
    query: str
    note: str


class Recipe(NamedTuple):
    """A table kept by name: its dimensions, its unit, and the query it counts."""

    name: str
    by: tuple[str, ...]
    unit: str
    query: str
    note: str


def keep(work: Work, name: str, query: str, records: str = INCIDENT, note: str = "") -> Saved:
    """Keep a query by name, or change the one of that name.

    Raises QueryError where it is not understood, names a record that is not there or leads back to itself, and
    RefusedInputError for a name that cannot stand behind ``saved:``.
    """
    kept = Saved(_name(name), table_of(records), query.strip(), note)
    if not kept.query:
        raise RefusedInputError(said("Say what the query asks: an empty one is not kept."))
    _understood(work.case, kept)
    _write(work, _QUERY, {"name": kept.name, "records": kept.records, "query": kept.query, "note": note})
    return kept


def keep_recipe(work: Work, recipe: Recipe) -> None:
    """Keep a table by name, or change the one of that name; the caller has counted it once, so it is understood.

    Raises RefusedInputError for a name that cannot be asked for.
    """
    told = {"by": ",".join(recipe.by), "unit": recipe.unit, "query": recipe.query, "note": recipe.note}
    _write(work, _RECIPE, {"name": _name(recipe.name), **told})


def queries(case: CaseFile) -> list[Saved]:
    """Every saved query, by name."""
    rows = case.connection.execute(
        "SELECT name, records, query, note FROM saved_query WHERE organisation = ? ORDER BY name", (case.organisation,)
    )
    return [Saved(*row) for row in rows]


def recipes(case: CaseFile) -> list[Recipe]:
    """Every recipe, by name."""
    rows = case.connection.execute(
        'SELECT name, "by", unit, query, note FROM recipe WHERE organisation = ? ORDER BY name', (case.organisation,)
    )
    return [Recipe(name, tuple(by.split(",")), *rest) for name, by, *rest in rows]


def recipe(case: CaseFile, name: str) -> Recipe:
    """The recipe of that name; raises NotFoundError with the nearest."""
    known = {fold(each.name): each for each in recipes(case)}
    if fold(name) not in known:
        raise _missing(name, tuple(known))
    return known[fold(name)]


def forget(work: Work, name: str) -> str:
    """Put the saved query of that name into the trash, else the recipe; says which it was. Raises NotFoundError.

    Raises QueryError where another saved query names it.
    """
    for table in (_QUERY, _RECIPE):
        record = _record(work.case, table, name)
        if record:
            if table == _QUERY:
                _refuse_where_named(work.case, name)
            work.trash(table, record)
            return table
    known = [each.name for each in queries(work.case)] + [each.name for each in recipes(work.case)]
    raise _missing(name, tuple(map(fold, known)))


def table_of(noun: str) -> str:
    """The table a list is called by: ``task``, ``case``, ``incident``. Raises RefusedInputError with the nearest."""
    from incidents.register_keys import TABLES

    written = noun.strip().casefold().replace("-", "_")
    table = _NOUNS.get(written, written)
    if table == INCIDENT or table in TABLES:
        return table
    near = either(nearest(written, [INCIDENT, *_NOUNS, *TABLES]))
    raise RefusedInputError(
        said("There is no list of such records (did you mean {meant}?).", meant=near)
        if near
        else said("There is no list of such records; lists are {lists}.", lists=", ".join((INCIDENT, *_NOUNS, *TABLES)))
    )


def _understood(case: CaseFile, kept: Saved) -> None:
    from incidents.register_query import asked

    expanded(case, parsed(kept.query, kept.records), kept.records, (fold(kept.name),))
    asked(case, kept.records, kept.query)


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise RefusedInputError(
            said(
                "A name takes letters, digits, - and _, at most 60, and no blanks: raids-2017, not {example}.",
                example="“raids 2017”",
            )
        )
    return name


def _write(work: Work, table: str, values: dict[str, str]) -> None:
    record = _record(work.case, table, values["name"])
    if record:
        work.change(table, record, {field: value for field, value in values.items() if field != "name"})
    else:
        work.add(table, values)


def _record(case: CaseFile, table: str, name: str) -> str:
    rows = case.connection.execute(f"SELECT id, name FROM {table} WHERE organisation = ?", (case.organisation,))  # noqa: S608
    return next((record for record, known in rows.fetchall() if fold(known) == fold(name)), "")


def _refuse_where_named(case: CaseFile, name: str) -> None:
    naming = [each.name for each in queries(case) if _names(each.query, name)]
    if naming:
        raise QueryError(said("The saved query {other} asks by it: change or forget that first.", other=naming[0]))


def _names(query: str, name: str) -> bool:
    """Whether a saved query asks by this one: ``saved:a,b`` names both."""
    lists = re.findall(r"saved:(\S+)", fold(query))
    return any(fold(name) == each.strip('"') for told in lists for each in told.split(","))


def _missing(name: str, known: tuple[str, ...]) -> NotFoundError:
    near = either(nearest(fold(name), known))
    return NotFoundError(
        said("Nothing is kept under that name (did you mean {meant}?).", meant=near)
        if near
        else said("Nothing is kept under that name: `qeyd query list` shows what there is.")
    )
