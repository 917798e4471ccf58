"""Terms of an organisation's own, and what it says of those that are shipped."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from schemas.base import Record
from schemas.told import DAY, LINE, SHORT


class LocalTermFields(SQLModel):
    """A term added to a vocabulary; or, under a shipped code, that the organisation no longer uses that term."""

    vocabulary: Annotated[str, SHORT] = Field(description="The vocabulary it belongs to.")
    code: Annotated[str, SHORT] = Field(description="Its code, which never changes.")
    parent: Annotated[str, SHORT] = Field(default="", description="The code it stands below.")
    label_en: Annotated[str, LINE] = Field(default="", description="In English.")
    label_az: Annotated[str, LINE] = Field(default="", description="In Azerbaijani.")
    label_ru: Annotated[str, LINE] = Field(default="", description="In Russian.")
    definition: Annotated[str, LINE] = Field(default="", description="What it means.")
    note: Annotated[str, LINE] = Field(default="", description="Where it ends and its neighbour begins.")
    unit: Annotated[str, SHORT] = Field(default="", description="What it is counted in.")
    retired_on: Annotated[str, DAY] = Field(default="", description="The day it was retired; empty: in use.")
    merged_into: Annotated[str, SHORT] = Field(default="", description="The code that is used instead.")


class LocalTermDraft(LocalTermFields):
    """A local term as told."""


class LocalTerm(LocalTermFields, Record, table=True):
    """A local term as it is kept."""

    __tablename__ = "local_term"
    __table_args__ = (
        Index("local_term_by_code", "organisation", "vocabulary", "code", unique=True),
        {"sqlite_strict": True},
    )
