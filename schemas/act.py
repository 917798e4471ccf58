"""The countable thing: one victim, one kind of act, one incident."""

from typing import Annotated

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to, refers_to
from schemas.told import DATE, LINE, PLACE, RECORD, SHORT, STORY, TAGS, term, terms
from schemas.vague_date import VagueDate


class ActFields(SQLModel):
    """The countable thing: one victim, one kind of act, one incident."""

    incident: Annotated[str, RECORD] = Field(description="The incident it was part of.")
    person: Annotated[str | None, RECORD] = Field(default=None, description="The victim; nothing where not known.")
    term: Annotated[str, term("act_types")]
    as_reported: Annotated[str, SHORT] = Field(default="", description="The source's own word for the act.")
    place: Annotated[str, PLACE] = Field(default="", description="Where it differs from the incident's.")
    place_text: Annotated[str, LINE] = Field(default="", description="The place in the teller's words.")
    age_band: Annotated[str, term("age_bands")] = Field(default="", description="The victim's age at the time.")
    status_at_end: Annotated[str, term("statuses_at_end")] = ""
    bias_basis: Annotated[str, term("bias_bases")] = ""
    official_stance: Annotated[str, term("official_stances")] = Field(
        default="", description="What the authorities said of their part in it."
    )
    verification: Annotated[str, term("verification")] = Field(
        default="", description="Where this act was checked apart from its incident; empty: as the incident."
    )
    note: Annotated[str, STORY] = Field(default="", description="What else is known of this act.")


class ActDraft(ActFields):
    """An act as told."""

    date: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="Where it differs.")
    methods: Annotated[list[str], terms("methods")] = Field(default_factory=list)
    bias_grounds: Annotated[list[str], terms("bias_grounds")] = Field(default_factory=list)
    consequences: Annotated[list[str], terms("consequences")] = Field(
        default_factory=list, description="What it did to the victim, body and mind."
    )
    articles: Annotated[list[str], TAGS] = Field(
        default_factory=list, description="Articles held to be violated, where the crosswalk of the term is not enough."
    )


class Act(ActFields, Record, table=True):
    """An act as it is kept."""

    date: str = ""
    date_text: str = ""
    date_earliest: str | None = None
    date_latest: str | None = None

    __table_args__ = (
        # Holds all that acts are counted by, so that trends never open the rows themselves.
        Index(
            "act_by_incident",
            *("organisation", "incident", "term", "person", "id", "date", "date_earliest", "date_latest", "place"),
        ),
        Index("act_by_term", "organisation", "term", "incident"),
        Index("act_by_person", "organisation", "person", "incident"),
        Index("act_by_place", "organisation", "place", "incident", sqlite_where=text("place <> ''")),
        *belongs_to("incident", "incident"),
        *refers_to("person", "person"),
        {"sqlite_strict": True},
    )


class InvolvementFields(SQLModel):
    """Who did it, as far as anybody can say."""

    act: Annotated[str, RECORD] = Field(description="The act they had a part in.")
    actor: Annotated[str | None, RECORD] = Field(default=None, description="The institution or unit, if known.")
    person: Annotated[str | None, RECORD] = Field(default=None, description="The person, if known.")
    perpetrator_class: Annotated[str, term("perpetrator_classes")] = "unknown"
    degree: Annotated[str, term("degrees")] = ""
    identification_basis: Annotated[str, term("identification_bases")] = ""
    later_status: Annotated[str, term("involvement_statuses")] = Field(
        default="", description="What became of them: in post, suspended, convicted."
    )
    description: Annotated[str, LINE] = Field(default="", description="In the teller's words.")


class InvolvementDraft(InvolvementFields):
    """An involvement as told."""


class Involvement(InvolvementFields, Record, table=True):
    """An involvement as it is kept."""

    __table_args__ = (
        Index("involvement_by_act", "organisation", "act", "perpetrator_class"),
        Index("involvement_by_class", "organisation", "perpetrator_class", "act"),
        Index("involvement_by_actor", "organisation", "actor"),
        *belongs_to("act", "act"),
        *refers_to("actor", "actor"),
        *refers_to("person", "person"),
        {"sqlite_strict": True},
    )
