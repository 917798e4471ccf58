"""Who told us, how they know, and how far to believe it."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import LINE, RECORD, SHORT, STORY, URL, term


class SourceFields(SQLModel):
    """A witness, an outlet, a document."""

    code: Annotated[str, SHORT] = Field(default="", description="S-0007.")
    name: Annotated[str, LINE] = Field(default="", description="An outlet or document; a person is told by code.")
    kind: Annotated[str, term("source_kinds")] = ""
    reliability: Annotated[str, term("reliability")] = Field(default="F", description="A to F; F cannot be judged.")
    note: Annotated[str, STORY] = Field(default="", description="Why it is graded so.")


class SourceDraft(SourceFields):
    """A source as told."""


class Source(SourceFields, Record, table=True):
    """A source as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("source_by_name", "organisation", "name"),
        {"sqlite_strict": True},
    )


class InformationFields(SQLModel):
    """What one source said of one incident."""

    source: Annotated[str, RECORD] = Field(description="Who said it.")
    incident: Annotated[str, RECORD] = Field(description="Of which incident.")
    connection: Annotated[str, term("source_connections")] = ""
    material: Annotated[str, term("source_materials")] = ""
    credibility: Annotated[str, term("credibility")] = Field(default="6", description="1 to 6; 6 cannot be judged.")
    url: Annotated[str, URL] = Field(default="", description="Where it can be read.")
    material_on: Annotated[str, SHORT] = Field(default="", description="The date of the material, as printed.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class InformationDraft(InformationFields):
    """A piece of information as told."""


class Information(InformationFields, Record, table=True):
    """A piece of information as it is kept."""

    __table_args__ = (
        Index("information_by_incident", "organisation", "incident", "source"),
        Index("information_by_source", "organisation", "source", "incident"),
        Index("information_by_url", "organisation", "url", "incident", sqlite_where=text("url <> ''")),
        *belongs_to("source", "source"),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )
