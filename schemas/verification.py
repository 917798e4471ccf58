"""How far an incident has been checked, by whom, and how."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import LINE, RECORD, SHORT, STORY, term


class VerificationFields(SQLModel):
    """One step on the ladder reported, under review, likely, verified."""

    incident: Annotated[str, RECORD] = Field(description="The incident that was checked.")
    act: Annotated[str, RECORD] = Field(default="", description="Id of the act, where only that one was checked.")
    state: Annotated[str, term("verification")]
    checked_by: Annotated[str, SHORT] = Field(default="", description="Who checked, by initials or role.")
    checked_on: Annotated[str, SHORT] = Field(default="", description="The day, ISO 8601.")
    method: Annotated[str, LINE] = Field(default="", description="How it was checked.")
    reviewed_by: Annotated[str, SHORT] = Field(
        default="", description="Who looked at it again: never who checked first."
    )
    reviewed_on: Annotated[str, SHORT] = Field(default="", description="The day of that, ISO 8601.")
    note: Annotated[str, STORY] = Field(default="", description="What was found.")


class VerificationDraft(VerificationFields):
    """A verification as told."""


class Verification(VerificationFields, Record, table=True):
    """A verification as it is kept."""

    __table_args__ = (
        Index("verification_by_incident", "organisation", "incident"),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )
