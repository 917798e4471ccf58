"""Brings a case file of an earlier version up to date, when it is opened."""

from collections.abc import Callable
from typing import NamedTuple

from sqlcipher3.dbapi2 import Connection, Error

from incidents import selectivity
from incidents.errors import StoreError
from incidents.migrations import version_2
from schemas.speech import said


class Migration(NamedTuple):
    """One step from a version to the next; its statements are frozen, whatever the models say later."""

    from_version: int
    what: str
    """What becomes different, in words."""
    apply: Callable[[Connection], None]


MIGRATIONS = (
    Migration(
        1,
        "The whole record: operations, claims, units over time, profiles, proceedings, support cases, tasks,"
        " recommendations, the details of every family of acts; the trash.",
        version_2.apply,
    ),
)
"""Every step there is, in order."""


def bring_up_to_date(connection: Connection, version: int) -> None:
    """Bring the tables to ``version`` in one transaction: whole, or as they were, also after a kill.

    Who opens it at the same time waits, and finds it done. The log is not touched: its entries stay readable for ever.
    Raises StoreError where the case file can only be read.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        _step_by_step(connection, version)
        connection.execute("COMMIT")
        connection.execute("ANALYZE sqlite_schema")  # the planner of this connection has read the old figures
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, Error) and _only_read(error):
            raise StoreError(
                said(
                    "This case file was made by an earlier qeyd and must be brought up to date once, but it can only be"
                    " read here: copy it to a disk that can be written, or make it writable."
                )
            ) from None
        raise


def _step_by_step(connection: Connection, version: int) -> None:
    (now,) = connection.execute("SELECT value FROM setting WHERE name = 'version'").fetchone()
    due = [each for each in MIGRATIONS if int(now) <= each.from_version < version]
    for each in due:
        each.apply(connection)
    if due:
        selectivity.teach(connection)
        connection.execute("UPDATE setting SET value = ? WHERE name = 'version'", (str(version),))


def _only_read(error: Error) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"))
