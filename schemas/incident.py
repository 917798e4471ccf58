"""The event: what happened, when, where; and how events hang together."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import DATE, DEGREES, LINE, PLACE, RECORD, SHORT, STORY, TAGS, YES_NO, term, terms
from schemas.vague_date import VagueDate


class IncidentFields(SQLModel):
    """The event: what happened, when and where."""

    code: Annotated[str, SHORT] = Field(default="", description="The case number people say aloud: AZ-2023-0014.")
    title: Annotated[str, LINE] = Field(default="", description="One line; no name of a person.")
    narrative: Annotated[str, STORY] = Field(default="", description="What happened, people by their code (@P-0012).")
    time_of_day: Annotated[str, SHORT] = Field(default="", description="As told: 'about 23:00', 'at night'.")
    place: Annotated[str, PLACE] = Field(default="", description="Code of the administrative unit; empty if not known.")
    place_text: Annotated[str, LINE] = Field(default="", description="The place in the teller's words.")
    place_precision: Annotated[str, term("place_precisions")] = ""
    place_type: Annotated[str, term("place_types")] = ""
    latitude: Annotated[float | None, DEGREES] = Field(
        default=None, description="WGS 84; only if the place is that exact."
    )
    longitude: Annotated[float | None, DEGREES] = Field(default=None, description="WGS 84.")
    stated_reason: Annotated[str, LINE] = Field(default="", description="The reason the authority gave.")
    confidentiality: Annotated[str, term("confidentiality")] = "T2"
    verification: Annotated[str, term("verification")] = Field(
        default="reported", description="The last state of the ladder."
    )
    material_public: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether everything recorded here was already public; nothing where nobody said."
    )
    monitoring: Annotated[str, term("monitoring_statuses")] = Field(
        default="", description="Whether we still follow it."
    )
    impact: Annotated[str, LINE] = Field(default="", description="What it did beyond its victims.")
    language: Annotated[str, SHORT] = Field(default="", description="The language it was told in: en, az, ru …")
    received_on: Annotated[str, SHORT] = Field(default="", description="The day the report reached us, ISO 8601.")
    note: Annotated[str, STORY] = Field(default="", description="For those who work on it; never leaves the house.")
    origin: Annotated[str, SHORT] = Field(default="", description="The map an imported incident came through.")
    origin_ref: Annotated[str, SHORT] = Field(default="", description="Its reference there.")
    origin_hash: Annotated[str, SHORT] = Field(
        default="", description="SHA-256 of the imported row, to notice a change."
    )


class IncidentDraft(IncidentFields):
    """What a person told of an incident; refuses nonsense."""

    date: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="When it began.")
    ended: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="When it was over.")
    contexts: Annotated[list[str], terms("contexts")] = Field(default_factory=list)
    tags: Annotated[list[str], TAGS] = Field(default_factory=list, description="Words of your own.")


class Incident(IncidentFields, Record, table=True):
    """An incident as it is kept."""

    date: str = Field(default="", description="When it began, EDTF level 1; empty if not known.")
    date_text: str = ""
    date_earliest: str | None = None
    date_latest: str | None = None
    date_sort: str = Field(default="", description="Where it stands in the order of dates; empty if not known.")
    ended: str = ""
    ended_text: str = ""
    ended_earliest: str | None = None
    ended_latest: str | None = None

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        # Holds all that lists filter by and trends count by most, so that they never open the long rows themselves.
        Index(
            "incident_by_date",
            *("organisation", "date_sort", "id", "date_earliest", "date_latest", "place", "verification"),
        ),
        Index("incident_by_place", "organisation", "place", "date_sort"),
        Index(
            "incident_by_origin",
            "organisation",
            "origin",
            "origin_ref",
            unique=True,
            sqlite_where=text("origin_ref <> ''"),
        ),
        {"sqlite_strict": True},
    )


class LinkFields(SQLModel):
    """How one incident stands to another."""

    from_incident: Annotated[str, RECORD] = Field(description="The later or lesser one: it follows, it is part of …")
    to_incident: Annotated[str, RECORD] = Field(description="The one it follows or is part of.")
    kind: Annotated[str, term("link_kinds")] = "follows"
    note: Annotated[str, LINE] = Field(default="", description="Why we say so; sequence is not proof of cause.")


class LinkDraft(LinkFields):
    """A link as told."""


class Link(LinkFields, Record, table=True):
    """A link as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "from_incident", "to_incident", "kind"),
        Index("link_to", "organisation", "to_incident"),
        *belongs_to("incident", "from_incident", "to_incident"),
        {"sqlite_strict": True},
    )
