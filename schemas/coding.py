"""A term given to a record: every answer that may be several."""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class Coding(SQLModel, table=True):
    """One code or tag of one field of one record; a table, since not every engine knows arrays."""

    organisation: str = Field(primary_key=True, description="Whose record it is.")
    record: str = Field(primary_key=True, description="Id of the incident, act, person or actor.")
    field: str = Field(primary_key=True, description="contexts, tags, methods, bias_grounds, groups, aliases.")
    term: str = Field(primary_key=True, description="The code, or the words of a tag or an alias.")

    __table_args__ = (
        Index("coding_by_term", "organisation", "field", "term", "record"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
