"""Institutions and units that act."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import Record, refers_to
from schemas.told import LINE, RECORD, SHORT, STORY, TAGS, term


class ActorFields(SQLModel):
    """A police department, a court, a newspaper: never a private person."""

    code: Annotated[str, SHORT] = Field(default="", description="A-0003.")
    name: Annotated[str, LINE] = Field(description="As the institution calls itself.")
    actor_class: Annotated[str, term("perpetrator_classes")] = "unknown"
    country: Annotated[str, SHORT] = Field(default="", description="ISO 3166-1, as AZ.")
    part_of: Annotated[str | None, RECORD] = Field(default=None, description="The institution it belongs to.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class ActorDraft(ActorFields):
    """An actor as told."""

    aliases: Annotated[list[str], TAGS] = Field(default_factory=list, description="Other names it goes by.")


class Actor(ActorFields, Record, table=True):
    """An actor as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("actor_by_name", "organisation", "name"),
        *refers_to("actor", "part_of"),
        {"sqlite_strict": True},
    )
