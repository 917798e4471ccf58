"""Who told us, how they know, and how far to believe it."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to, refers_to
from schemas.told import DAY, LINE, RECORD, SHORT, STORY, URL, YES_NO, term


class SourceFields(SQLModel):
    """A witness, an outlet, a document."""

    code: Annotated[str, SHORT] = Field(default="", description="S-0007.")
    name: Annotated[str, LINE] = Field(default="", description="An outlet or document; a person is told by code.")
    kind: Annotated[str, term("source_kinds")] = ""
    reliability: Annotated[str, term("reliability")] = Field(default="F", description="A to F; F cannot be judged.")
    person: Annotated[str, RECORD] = Field(default="", description="Id of the person, where one of ours is the source.")
    restrictions: Annotated[str, LINE] = Field(default="", description="What may be done with what it tells.")
    needs_protection: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether being known as the source would endanger it."
    )
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
    language: Annotated[str, SHORT] = Field(default="", description="The language of the material: az, ru, en …")
    interview_method: Annotated[str, term("interview_methods")] = Field(default="", description="How we spoke.")
    interpreter_used: Annotated[bool | None, YES_NO] = Field(default=None, description="Whether somebody interpreted.")
    retracted: Annotated[bool | None, YES_NO] = Field(default=None, description="Whether the source took it back.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class InformationDraft(InformationFields):
    """A piece of information as told."""


class Information(InformationFields, Record, table=True):
    """A piece of information as it is kept."""

    __table_args__ = (
        Index("information_by_incident", "organisation", "incident", "source"),
        Index("information_by_source", "organisation", "source", "incident"),
        Index("information_by_url", "organisation", "url", "incident", sqlite_where=text("url <> ''")),
        *refers_to("source", "source"),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )


class AccessPointFields(SQLModel):
    """Where a source can be read, and where a copy lies that will not vanish."""

    source: Annotated[str, RECORD] = Field(description="The source that is read there.")
    url: Annotated[str, URL] = Field(default="", description="Its address.")
    archive_url: Annotated[str, URL] = Field(default="", description="The address of an archived copy.")
    page: Annotated[str, SHORT] = Field(default="", description="Page, paragraph or minute.")
    accessed_on: Annotated[str, DAY] = Field(default="", description="The day it was read, ISO 8601.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class AccessPointDraft(AccessPointFields):
    """An access point as told."""


class AccessPoint(AccessPointFields, Record, table=True):
    """An access point as it is kept."""

    __tablename__ = "access_point"
    __table_args__ = (
        Index("access_point_by_source", "organisation", "source"),
        *belongs_to("source", "source"),
        {"sqlite_strict": True},
    )
