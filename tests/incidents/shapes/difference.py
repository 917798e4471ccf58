"""What version 1 lacks of the tables as they are compiled now.

``python -m tests.incidents.shapes.difference`` writes ``incidents/migrations/version_2.py``: as long as version 2 has
not been released, its statements follow the models. Then it is frozen, and this module goes.
"""

import re
import sqlite3
from pathlib import Path
from typing import Any

from schemas import shape
from schemas.compiled.records import DEFINITIONS, SHAPES

HERE = Path(__file__).parent
OLD = (HERE / "version_1.sql").read_text(encoding="utf-8")
WRITTEN = HERE.parents[2] / "incidents" / "migrations" / "version_2.py"
_NAME = re.compile(r"CREATE (?:TABLE|(?:UNIQUE )?INDEX) (\w+)")
_HEAD = '''"""Version 2: the whole record."""

# ruff: noqa: E501

from sqlcipher3.dbapi2 import Connection


def apply(connection: Connection) -> None:
    """Add the new tables, the new columns with what a field is when nobody told it, and every index there is now."""
    for statement in TABLES:
        connection.execute(statement)
    for table, column, declared in COLUMNS:
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {declared}')
    for name, statement in INDEXES.items():
        _have_index(connection, name, statement)


def _have_index(connection: Connection, name: str, statement: str) -> None:
    """An index made before is left alone if it is the same; building it anew would take minutes in a large file."""
    row = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?", (name,)).fetchone()
    if row is None or row[0] != statement:
        connection.execute(f'DROP INDEX IF EXISTS "{name}"')
        connection.execute(statement)
'''


def old_tables() -> dict[str, set[str]]:
    """The tables of version 1 and their columns."""
    connection = sqlite3.connect(":memory:")
    for statement in OLD.split(";\n"):
        if "CREATE TABLE" in statement:
            connection.execute(statement)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {name: {row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')} for name in names}
    connection.close()
    return found


def new_tables() -> tuple[str, ...]:
    """The statements of tables version 1 has not."""
    return tuple(each for each in DEFINITIONS if each.startswith("CREATE TABLE") and _name(each) not in old_tables())


def new_columns() -> tuple[tuple[str, str, str], ...]:
    """The columns version 1 has not, each declared with the default of its field."""
    connection = sqlite3.connect(":memory:")
    for statement in DEFINITIONS:
        connection.execute(statement)
    found = []
    for table, known in old_tables().items():
        for _, column, kind, must, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if column not in known:
                found.append((table, column, f"{kind} NOT NULL DEFAULT {_default(table, column)}" if must else kind))
    connection.close()
    return tuple(sorted(found))


def indexes() -> dict[str, str]:
    """Every index by its name."""
    return {_name(each): each for each in DEFINITIONS if not each.startswith("CREATE TABLE")}


def _default(table: str, column: str) -> str:
    kind, _, _, _, default = SHAPES[table][column]
    told: Any = shape.untold(kind, default)
    return "'" + told.replace("'", "''") + "'" if isinstance(told, str) else repr(told)


def _name(statement: str) -> str:
    met = _NAME.match(statement)
    assert met, statement[:80]
    return met[1]


def text() -> str:
    """The module as it must be."""
    tables = ",\n".join(f'    """{each}"""' for each in new_tables())
    columns = "\n".join(f"    {each!r}," for each in new_columns())
    kept = "\n".join(f"    {name!r}: {each!r}," for name, each in indexes().items())
    return f"{_HEAD}\n\nTABLES = (\n{tables},\n)\n\nCOLUMNS = (\n{columns}\n)\n\nINDEXES = {{\n{kept}\n}}\n"


if __name__ == "__main__":
    WRITTEN.write_text(text(), encoding="utf-8")
