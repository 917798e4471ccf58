"""A term given to a record: every answer that may be several."""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class Coding(SQLModel, table=True):
    """One code or tag of one field of one record; a table instead of arrays (design 9)."""

    organisation: str = Field(primary_key=True)
    record: str = Field(primary_key=True, description="Id of the incident, act, person or actor.")
    field: str = Field(primary_key=True, description="contexts, tags, methods, bias_grounds, groups, aliases.")
    term: str = Field(primary_key=True)

    __table_args__ = (
        Index("coding_by_term", "organisation", "field", "term", "record"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
