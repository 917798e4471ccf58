"""What proves it: a file sealed in the vault, or a link."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import LINE, RECORD, SHORT, SIZE, STORY, URL, term


class EvidenceFields(SQLModel):
    """A file or a link that speaks to an incident."""

    code: Annotated[str, SHORT] = Field(default="", description="E-0021.")
    incident: Annotated[str, RECORD]
    kind: Annotated[str, term("evidence_kinds")] = "link"
    title: Annotated[str, LINE] = ""
    url: Annotated[str, URL] = ""
    sha256: Annotated[str, SHORT] = Field(default="", description="Of the original bytes.")
    size: Annotated[int | None, SIZE] = Field(default=None, description="Bytes of the original.")
    media_type: Annotated[str, SHORT] = Field(default="", description="By the first bytes, not by the name.")
    original_name: Annotated[str, LINE] = ""
    vault_name: Annotated[str, SHORT] = Field(default="", description="Name of the sealed blob in the vault.")
    note: Annotated[str, STORY] = ""


class EvidenceDraft(EvidenceFields):
    """Evidence as told."""


class Evidence(EvidenceFields, Record, table=True):
    """Evidence as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("evidence_by_incident", "organisation", "incident"),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )
