"""The terms an organisation added or retired: kept in its case file."""

from sqlcipher3.dbapi2 import Connection

from schemas.own_terms import in_use
from schemas.term import OwnTerm

_QUERY = (
    "SELECT id, vocabulary, code, parent, label_en, label_az, label_ru, definition, note, unit, retired_on, merged_into"
    " FROM local_term WHERE organisation = ?"
)


def load(connection: Connection, organisation: str) -> None:
    """Make the vocabularies know the own terms of this case file, and those of no other."""
    rows = connection.execute(_QUERY, (organisation,)).fetchall()
    in_use(_told(row) for row in sorted(rows))  # ids begin with the time: in the order they were made


def _told(row: tuple[str, ...]) -> OwnTerm:
    _, vocabulary, code, parent, en, az, ru, *rest = row
    return OwnTerm(vocabulary, code, parent, (en, az, ru), *rest)
