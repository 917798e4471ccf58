"""What one source says of one field: conflicting claims stand side by side."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import Record, refers_to
from schemas.told import LINE, RECORD, SHORT, STORY, URL, YES_NO, term


class ClaimFields(SQLModel):
    """One field of one record as one source states it."""

    code: Annotated[str, SHORT] = Field(default="", description="CL-0004.")
    about: Annotated[str, RECORD] = Field(description="The record it speaks of.")
    field: Annotated[str, SHORT] = Field(description="The field of that record, as the data dictionary names it.")
    value: Annotated[str, LINE] = Field(description="What the source says it is, in its own words or as a code.")
    stance: Annotated[str, term("stances")] = Field(default="asserts", description="Asserts, denies, or is not sure.")
    confidence: Annotated[str, term("confidences")] = Field(default="", description="How far we rely on it.")
    preferred: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether the record follows this claim; of one field at most one is preferred."
    )
    source: Annotated[str | None, RECORD] = Field(default=None, description="Who says so.")
    url: Annotated[str, URL] = Field(default="", description="Where it can be read.")
    note: Annotated[str, STORY] = Field(default="", description="Why we rely on it, or do not.")


class ClaimDraft(ClaimFields):
    """A claim as told."""


class Claim(ClaimFields, Record, table=True):
    """A claim as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("claim_by_record", "organisation", "about", "field"),
        *refers_to("source", "source"),
        {"sqlite_strict": True},
    )
