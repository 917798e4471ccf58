"""Version 2: the whole record."""

import re
from importlib.resources import files

from sqlcipher3.dbapi2 import Connection

_INDEX = re.compile(r"CREATE (?:UNIQUE )?INDEX (\w+) ")


def apply(connection: Connection) -> None:
    """Add the new tables, the new columns with what a field is when nobody told it, and every index there is now."""
    for statement in statements():
        met = _INDEX.match(statement)
        if met:
            _have_index(connection, met[1], statement)
        else:
            connection.execute(statement)


def statements() -> list[str]:
    """What is done, as it was written down: frozen."""
    written = files(__package__).joinpath("version_2.sql").read_text(encoding="utf-8")
    return written.removesuffix(";\n").split(";\n\n")


def _have_index(connection: Connection, name: str, statement: str) -> None:
    """An index made before is left alone if it is the same; building it anew would take minutes in a large file."""
    row = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?", (name,)).fetchone()
    if row is None or row[0] != statement:
        connection.execute(f'DROP INDEX IF EXISTS "{name}"')
        connection.execute(statement)
