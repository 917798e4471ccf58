"""Waves of incidents, and how large they are said to have been."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to, refers_to
from schemas.dated import DateKept, DateTold, PeriodKept, PeriodTold
from schemas.told import COUNT, LINE, PLACE, RECORD, SHORT, STORY, URL, term


class OperationFields(SQLModel):
    """A wave of incidents that belong together: raids of one autumn, a campaign against one group."""

    code: Annotated[str, SHORT] = Field(default="", description="O-0002.")
    name: Annotated[str, LINE] = Field(description="What it is called; no name of a person.")
    place: Annotated[str, PLACE] = Field(default="", description="Code of the place all of it lies in.")
    stated_reason: Annotated[str, LINE] = Field(default="", description="The reason the authority gave.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class OperationDraft(PeriodTold, OperationFields):
    """An operation as told."""


class Operation(PeriodKept, OperationFields, Record, table=True):
    """An operation as it is kept."""

    __table_args__ = (UniqueConstraint("organisation", "code"), {"sqlite_strict": True})


class OperationIncidentFields(SQLModel):
    """An incident that was part of an operation."""

    operation: Annotated[str, RECORD] = Field(description="The operation.")
    incident: Annotated[str, RECORD] = Field(description="The incident that was part of it.")
    note: Annotated[str, LINE] = Field(default="", description="Why it is held to be part of it.")


class OperationIncidentDraft(OperationIncidentFields):
    """A part of an operation as told."""


class OperationIncident(OperationIncidentFields, Record, table=True):
    """A part of an operation as it is kept."""

    __tablename__ = "operation_incident"
    __table_args__ = (
        Index("operation_incident_by_operation", "organisation", "operation", "incident", unique=True),
        Index("operation_incident_by_incident", "organisation", "incident"),
        *belongs_to("operation", "operation"),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )


class EstimateFields(SQLModel):
    """How many one source says an operation struck; estimates of several sources stand side by side."""

    operation: Annotated[str, RECORD] = Field(description="The operation.")
    unit: Annotated[str, term("estimate_units")] = Field(
        default="persons_detained", description="What the figures count."
    )
    low: Annotated[int | None, COUNT] = Field(default=None, description="At least so many.")
    best: Annotated[int | None, COUNT] = Field(default=None, description="The number the source holds likeliest.")
    high: Annotated[int | None, COUNT] = Field(default=None, description="At most so many.")
    source: Annotated[str | None, RECORD] = Field(default=None, description="Who says so.")
    confidence: Annotated[str, term("confidences")] = Field(default="", description="How far we rely on it.")
    url: Annotated[str, URL] = Field(default="", description="Where it can be read.")
    note: Annotated[str, STORY] = Field(default="", description="How the source came to it.")


class EstimateDraft(DateTold, EstimateFields):
    """An estimate as told."""


class Estimate(DateKept, EstimateFields, Record, table=True):
    """An estimate as it is kept."""

    __table_args__ = (
        Index("estimate_by_operation", "organisation", "operation"),
        *belongs_to("operation", "operation"),
        *refers_to("source", "source"),
        {"sqlite_strict": True},
    )
