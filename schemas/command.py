"""Who served where, what stood under what, and since when: the chain of command over time."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to, refers_to
from schemas.dated import PeriodKept, PeriodTold
from schemas.told import LINE, PLACE, RECORD, SHORT, STORY, YES_NO, term


class MembershipFields(SQLModel):
    """A person in a unit: as what, and for how long as far as is known."""

    actor: Annotated[str, RECORD] = Field(description="The unit.")
    person: Annotated[str, RECORD] = Field(description="Who, by code.")
    role: Annotated[str, SHORT] = Field(default="", description="What the person does there: commander, investigator.")
    rank: Annotated[str, SHORT] = Field(default="", description="As the unit calls it.")
    title: Annotated[str, SHORT] = Field(default="", description="As the unit calls it.")
    real_start: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether it began then, or is only first cited then."
    )
    real_end: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether it ended then, or is only last cited then."
    )
    source: Annotated[str | None, RECORD] = Field(default=None, description="Who says so.")
    confidence: Annotated[str, term("confidences")] = Field(default="", description="How far we rely on it.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class MembershipDraft(PeriodTold, MembershipFields):
    """A membership as told."""


class Membership(PeriodKept, MembershipFields, Record, table=True):
    """A membership as it is kept."""

    __table_args__ = (
        Index("membership_by_actor", "organisation", "actor"),
        Index("membership_by_person", "organisation", "person"),
        *belongs_to("actor", "actor"),
        *belongs_to("person", "person"),
        *refers_to("source", "source"),
        {"sqlite_strict": True},
    )


class CompositionFields(SQLModel):
    """A unit under another, for some time: who commanded whom when."""

    actor: Annotated[str, RECORD] = Field(description="The unit below.")
    parent: Annotated[str, RECORD] = Field(description="The unit above.")
    kind: Annotated[str, term("composition_kinds")] = Field(default="unknown", description="Command, or less than it.")
    source: Annotated[str | None, RECORD] = Field(default=None, description="Who says so.")
    confidence: Annotated[str, term("confidences")] = Field(default="", description="How far we rely on it.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class CompositionDraft(PeriodTold, CompositionFields):
    """A composition as told."""


class Composition(PeriodKept, CompositionFields, Record, table=True):
    """A composition as it is kept."""

    __table_args__ = (
        Index("composition_by_actor", "organisation", "actor"),
        Index("composition_by_parent", "organisation", "parent"),
        *belongs_to("actor", "actor"),
        *refers_to("actor", "parent"),
        *refers_to("source", "source"),
        {"sqlite_strict": True},
    )


class EmplacementFields(SQLModel):
    """Where a unit was, or what area it answered for."""

    actor: Annotated[str, RECORD] = Field(description="The unit.")
    kind: Annotated[str, term("site_kinds")] = Field(default="unknown", description="What it has there.")
    place: Annotated[str, PLACE] = Field(default="", description="Code of the place.")
    place_text: Annotated[str, LINE] = Field(default="", description="The place in words, where it has no code.")
    source: Annotated[str | None, RECORD] = Field(default=None, description="Who says so.")
    confidence: Annotated[str, term("confidences")] = Field(default="", description="How far we rely on it.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class EmplacementDraft(PeriodTold, EmplacementFields):
    """An emplacement as told."""


class Emplacement(PeriodKept, EmplacementFields, Record, table=True):
    """An emplacement as it is kept."""

    __table_args__ = (
        Index("emplacement_by_actor", "organisation", "actor"),
        *belongs_to("actor", "actor"),
        *refers_to("source", "source"),
        {"sqlite_strict": True},
    )
