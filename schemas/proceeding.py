"""The legal way of one person: before whom, in what role, step by dated step."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to, refers_to
from schemas.dated import DateKept, DateTold
from schemas.told import AMOUNT, COUNT, DAY, LINE, RECORD, SHORT, STORY, TAGS, URL, term


class ProceedingFields(SQLModel):
    """One case before one forum, for one person: so that two victims of one incident have an outcome each."""

    code: Annotated[str, SHORT] = Field(default="", description="PR-0003.")
    person: Annotated[str | None, RECORD] = Field(default=None, description="Whose proceeding it is.")
    incident: Annotated[str | None, RECORD] = Field(default=None, description="What it is about.")
    act: Annotated[str | None, RECORD] = Field(default=None, description="The act it is about, where only one.")
    role: Annotated[str, term("proceeding_roles")] = Field(
        default="complainant", description="As what the person stands in it: complainant, defendant, applicant."
    )
    forum: Annotated[str, term("forums")] = Field(default="", description="Before what kind of body.")
    authority: Annotated[str | None, RECORD] = Field(default=None, description="The body, where it is recorded.")
    reference: Annotated[str, SHORT] = Field(default="", description="The number the body gave it.")
    legal_basis: Annotated[str, LINE] = Field(default="", description="The law it rests on, as cited.")
    counsel: Annotated[str, SHORT] = Field(default="", description="Who represents, by initials or role.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class ProceedingDraft(ProceedingFields):
    """A proceeding as told."""

    articles: Annotated[list[str], TAGS] = Field(default_factory=list, description="The articles charged or invoked.")


class Proceeding(ProceedingFields, Record, table=True):
    """A proceeding as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("proceeding_by_incident", "organisation", "incident", "person"),
        Index("proceeding_by_person", "organisation", "person"),
        *refers_to("person", "person"),
        *refers_to("incident", "incident"),
        *refers_to("act", "act"),
        *refers_to("actor", "authority"),
        {"sqlite_strict": True},
    )


class ProceedingStepFields(SQLModel):
    """One step: what was done or decided, by whom, when; a hearing to come is a step with a day to come."""

    proceeding: Annotated[str, RECORD] = Field(description="The proceeding it belongs to.")
    kind: Annotated[str, term("step_kinds")]
    due_on: Annotated[str, DAY] = Field(default="", description="The day it is due, for what is still to come.")
    authority: Annotated[str | None, RECORD] = Field(default=None, description="Who took it, where another.")
    status: Annotated[str, term("proceeding_statuses")] = Field(
        default="", description="How the proceeding stands after it; empty: as the kind of step says."
    )
    days: Annotated[int | None, COUNT] = Field(default=None, description="Days of arrest or prison imposed.")
    amount: Annotated[float | None, AMOUNT] = Field(default=None, description="Fine or award, in that currency.")
    currency: Annotated[str, SHORT] = Field(default="", description="ISO 4217, as AZN.")
    reference: Annotated[str, SHORT] = Field(default="", description="The number of the decision.")
    reason: Annotated[str, LINE] = Field(default="", description="The reason given.")
    url: Annotated[str, URL] = Field(default="", description="Where it can be read.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class ProceedingStepDraft(DateTold, ProceedingStepFields):
    """A step as told."""


class ProceedingStep(DateKept, ProceedingStepFields, Record, table=True):
    """A step as it is kept."""

    __tablename__ = "proceeding_step"
    __table_args__ = (
        Index("proceeding_step_by_proceeding", "organisation", "proceeding", "kind"),
        Index("proceeding_step_by_due", "organisation", "due_on"),
        *belongs_to("proceeding", "proceeding"),
        *refers_to("actor", "authority"),
        {"sqlite_strict": True},
    )
