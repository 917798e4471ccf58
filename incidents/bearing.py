"""Which records bear a term, in whatever field."""

# ruff: noqa: S608 - table and column names are our own

from collections.abc import Iterator
from typing import NamedTuple

from sqlcipher3.dbapi2 import Connection

from schemas.compiled.records import COLUMNS, SHAPES
from schemas.term import is_own


class Bearers(NamedTuple):
    """The records of one table that bear a term in one field, by their ids."""

    table: str
    field: str
    records: tuple[str, ...]


def bearers(connection: Connection, organisation: str, name: str, code: str) -> Iterator[Bearers]:
    """Every field of every table in which a term of the vocabulary ``name`` stands; those without it are left out.

    Without a name, of any vocabulary: an own code is drawn, and stands in one only.
    A claim is one source's word for a field of another record: it bears the term where that field takes it.
    """
    claims: list[str] = []
    for table, field, several in _fields(name):
        if several:
            query = (
                f'SELECT t.id FROM coding c JOIN "{table}" t ON t.organisation = c.organisation AND t.id = c.record'
                " WHERE c.organisation = ? AND c.field = ? AND c.term = ? ORDER BY t.id"
            )
            found = _ids(connection, query, organisation, field, code)
        else:
            query = f'SELECT id FROM "{table}" WHERE organisation = ? AND "{field}" = ? ORDER BY id'
            found = _ids(connection, query, organisation, code)
        if found:
            yield Bearers(table, field, found)
        query = (
            f'SELECT c.id FROM claim c JOIN "{table}" t ON t.organisation = c.organisation AND t.id = c.about'
            " WHERE c.organisation = ? AND c.field = ? AND c.value = ? ORDER BY c.id"
        )
        claims += _ids(connection, query, organisation, field, code)
    if claims:
        yield Bearers("claim", "value", tuple(claims))


def standing_on(connection: Connection, organisation: str, record: str) -> Bearers | None:
    """The first records that would lose their word with an own term, told by its id; None where none would.

    They are what is coded with it, and the own terms that stand below it or were merged into it; the term itself may
    be in the trash already. A shipped term of which the case file says something stands without that.
    """
    row = connection.execute(
        "SELECT code FROM local_term WHERE organisation = ?1 AND id = ?2 UNION ALL"
        " SELECT code FROM trashed WHERE organisation = ?1 AND record = ?2",
        (organisation, record),
    ).fetchone()
    if row is None or not is_own(row[0]):
        return None
    (code,) = row
    for field in ("parent", "merged_into"):
        query = f"SELECT id FROM local_term WHERE organisation = ? AND {field} = ? AND code <> ? ORDER BY id"
        if found := _ids(connection, query, organisation, code, code):
            return Bearers("local_term", field, found)
    return next(bearers(connection, organisation, "", code), None)


def _ids(connection: Connection, query: str, *values: str) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in connection.execute(query, values))


def _fields(name: str) -> list[tuple[str, str, bool]]:
    """Every field of every table that takes a term of the vocabulary, and whether it takes several."""
    return [
        (table, field, told[0] == "terms")
        for table, fields in SHAPES.items()
        if table in COLUMNS
        for field, told in fields.items()
        if told[0] in ("term", "terms") and name in ("", told[2])
    ]
