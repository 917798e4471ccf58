"""What every record has: whose it is, which it is, when it was made."""

from typing import Annotated, Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import Boolean, Double, Float
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import AutoString

from schemas.told import SHORT


class Record(SQLModel):
    """The key of every table begins with the organisation, so that the store can be divided by it (design 9)."""

    organisation: Annotated[str, SHORT] = Field(primary_key=True)
    id: Annotated[str, SHORT] = Field(primary_key=True, description="UUID version 7, made on the device that wrote it.")
    created_at: Annotated[str, SHORT] = Field(description="When it was first written, UTC, ISO 8601.")
    changed_at: Annotated[str, SHORT] = Field(description="When it was last changed, UTC, ISO 8601.")


OWNED = "owned"


def belongs_to(table: str, *columns: str) -> tuple[ForeignKeyConstraint, ...]:
    """Foreign keys from each column to ``table``, within one organisation: the record goes where that one goes.

    Deferred to the end of the transaction: a bundle may bring the act before its incident.
    """
    return tuple(_key(table, column, {OWNED: True}) for column in columns)


def refers_to(table: str, *columns: str) -> tuple[ForeignKeyConstraint, ...]:
    """The same for a record that only names another: that one cannot go while it is named."""
    return tuple(_key(table, column, {OWNED: False}) for column in columns)


def _key(table: str, column: str, told: dict[str, bool]) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["organisation", column],
        [f"{table}.organisation", f"{table}.id"],
        deferrable=True,
        initially="DEFERRED",
        info=told,
    )


@compiles(AutoString, "sqlite")
def _text(_type: object, _compiler: object, **_: Any) -> str:
    return "TEXT"  # STRICT tables know no VARCHAR


@compiles(Boolean, "sqlite")
def _yes_no(_type: object, _compiler: object, **_: Any) -> str:
    return "INTEGER"


@compiles(Float, "sqlite")
@compiles(Double, "sqlite")
def _number(_type: object, _compiler: object, **_: Any) -> str:
    return "REAL"
