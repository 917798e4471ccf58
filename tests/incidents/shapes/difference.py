"""What version 1 lacks of the tables as they are compiled now.

``python -m tests.incidents.shapes.difference`` writes ``incidents/migrations/version_2.sql``: as long as version 2 has
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
WRITTEN = HERE.parents[2] / "incidents" / "migrations" / "version_2.sql"
_NAME = re.compile(r"CREATE TABLE (\w+)")


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


def new_columns() -> tuple[str, ...]:
    """The statements that add the columns version 1 has not, each with the default of its field."""
    connection = sqlite3.connect(":memory:")
    for statement in DEFINITIONS:
        connection.execute(statement)
    found = []
    for table, known in old_tables().items():
        for _, column, kind, must, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if column not in known:
                told = f"{kind} NOT NULL DEFAULT {_default(table, column)}" if must else kind
                found.append(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {told}')
    connection.close()
    return tuple(sorted(found))


def indexes() -> tuple[str, ...]:
    """Every index there is: an old file may be from before some of them."""
    return tuple(each for each in DEFINITIONS if not each.startswith("CREATE TABLE"))


def statements() -> list[str]:
    """What version 2 does, as the models are now."""
    return [*new_tables(), *new_columns(), *indexes()]


def _default(table: str, column: str) -> str:
    kind, _, _, _, default = SHAPES[table][column]
    told: Any = shape.untold(kind, default)
    return "'" + told.replace("'", "''") + "'" if isinstance(told, str) else repr(told)


def _name(statement: str) -> str:
    met = _NAME.match(statement)
    assert met, statement[:80]
    return met[1]


if __name__ == "__main__":
    WRITTEN.write_text(";\n\n".join(statements()) + ";\n", encoding="utf-8")
