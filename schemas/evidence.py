"""What proves it: a file sealed in the vault, or a link."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import LINE, RECORD, SHORT, SIZE, STORY, URL, YES_NO, term


class EvidenceFields(SQLModel):
    """A file or a link that speaks to an incident."""

    code: Annotated[str, SHORT] = Field(default="", description="E-0021.")
    incident: Annotated[str, RECORD] = Field(description="The incident it speaks to.")
    kind: Annotated[str, term("evidence_kinds")] = "link"
    title: Annotated[str, LINE] = Field(default="", description="What it shows, without a name.")
    url: Annotated[str, URL] = Field(default="", description="The address, where it is a link.")
    sha256: Annotated[str, SHORT] = Field(default="", description="Of the original bytes.")
    size: Annotated[int | None, SIZE] = Field(default=None, description="Bytes of the original.")
    media_type: Annotated[str, SHORT] = Field(default="", description="By the first bytes, not by the name.")
    original_name: Annotated[str, LINE] = Field(default="", description="The file's name when it was sealed.")
    vault_name: Annotated[str, SHORT] = Field(default="", description="Name of the sealed blob in the vault.")
    captured_at: Annotated[str, SHORT] = Field(default="", description="When it was taken, as told.")
    captured_with: Annotated[str, SHORT] = Field(default="", description="On what device.")
    acquired_how: Annotated[str, LINE] = Field(default="", description="How it came to us; no name of a person.")
    derived_from: Annotated[str, RECORD] = Field(
        default="", description="Id of the evidence it is a working copy of; empty: the original."
    )
    graphic: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether it shows what one should be warned of."
    )
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class EvidenceDraft(EvidenceFields):
    """Evidence as told."""


class Evidence(EvidenceFields, Record, table=True):
    """Evidence as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("evidence_by_incident", "organisation", "incident"),
        Index("evidence_by_url", "organisation", "url", "incident", sqlite_where=text("url <> ''")),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )


class CustodyEventFields(SQLModel):
    """One thing that happened to a piece of evidence; what is kept of it is never changed."""

    evidence: Annotated[str, RECORD] = Field(description="The piece of evidence.")
    kind: Annotated[str, term("custody_kinds")]
    at: Annotated[str, SHORT] = Field(default="", description="When, UTC, ISO 8601.")
    by: Annotated[str, SHORT] = Field(default="", description="Who, by initials or role.")
    sha256: Annotated[str, SHORT] = Field(default="", description="Of the original bytes, as found then.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class CustodyEventDraft(CustodyEventFields):
    """A custody event as told."""


class CustodyEvent(CustodyEventFields, Record, table=True):
    """A custody event as it is kept."""

    __tablename__ = "custody_event"
    __table_args__ = (
        Index("custody_event_by_evidence", "organisation", "evidence"),
        *belongs_to("evidence", "evidence"),
        {"sqlite_strict": True},
    )
