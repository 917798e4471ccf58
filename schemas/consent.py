"""Who agreed to what: one answer a person and a purpose."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import LINE, RECORD, SHORT, STORY, term


class ConsentFields(SQLModel):
    """One answer; the latest given answer for a purpose stands, earlier ones are kept."""

    person: Annotated[str, RECORD] = Field(description="Who answered.")
    purpose: Annotated[str, term("consent_purposes")]
    state: Annotated[str, term("consent_states")] = "not_asked"
    given_on: Annotated[str, SHORT] = Field(default="", description="The day of the answer, ISO 8601.")
    expires_on: Annotated[str, SHORT] = Field(default="", description="The day it ends, ISO 8601; empty: no end.")
    how: Annotated[str, LINE] = Field(default="", description="Spoken, signed, by message.")
    taken_by: Annotated[str, SHORT] = Field(default="", description="Who asked, by initials or role.")
    guardian: Annotated[str, SHORT] = Field(default="", description="Code of the person who answered for a minor.")
    note: Annotated[str, STORY] = Field(default="", description="What was said about it.")


class ConsentDraft(ConsentFields):
    """A consent as told."""


class Consent(ConsentFields, Record, table=True):
    """A consent as it is kept."""

    __table_args__ = (
        Index("consent_by_person", "organisation", "person", "purpose"),
        *belongs_to("person", "person"),
        {"sqlite_strict": True},
    )
