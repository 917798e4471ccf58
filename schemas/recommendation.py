"""What a State was told to do, and the incidents that test it."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import DAY, LINE, PRINTED, RECORD, SHORT, STORY, TAGS, URL, YES_NO, term, terms


class RecommendationFields(SQLModel):
    """A recommendation, a judgment to execute, a concluding observation."""

    code: Annotated[str, SHORT] = Field(default="", description="R-0017.")
    mechanism: Annotated[str, term("human_rights_mechanisms")] = Field(default="upr", description="Whose it is.")
    country: Annotated[str, SHORT] = Field(default="", description="The State it is told to, ISO 3166-1, as AZ.")
    cycle: Annotated[str, SHORT] = Field(default="", description="The cycle or round, as 4.")
    session: Annotated[str, SHORT] = Field(default="", description="The session or year, as 44.")
    number: Annotated[str, SHORT] = Field(default="", description="Its number in the document, as 140.23.")
    text: Annotated[str, STORY] = Field(description="As the document words it.")
    position: Annotated[str, term("recommendation_positions")] = Field(
        default="", description="What the State answered."
    )
    deadline: Annotated[str, DAY] = Field(default="", description="The day by which it is to be done, ISO 8601.")
    heading: Annotated[str, LINE] = Field(default="", description="The heading it stands under in the document.")
    source_note: Annotated[str, LINE] = Field(default="", description="The document, its symbol and paragraph.")
    url: Annotated[str, URL] = Field(default="", description="Where it can be read.")
    assessment: Annotated[str, STORY] = Field(default="", description="How far it has been carried out, as we see it.")
    note: Annotated[str, STORY] = Field(default="", description="What else is to be known of it.")


class RecommendationDraft(RecommendationFields):
    """A recommendation as told."""

    states: Annotated[list[str], TAGS] = Field(default_factory=list, description="The States that made it.")
    themes: Annotated[list[str], terms("upr_themes")] = Field(default_factory=list)
    themes_as_printed: Annotated[list[str], PRINTED] = Field(
        default_factory=list, description="The themes in the words of the document."
    )
    groups: Annotated[list[str], terms("upr_groups")] = Field(default_factory=list)
    groups_as_printed: Annotated[list[str], PRINTED] = Field(
        default_factory=list, description="The groups in the words of the document."
    )
    sdgs: Annotated[list[str], terms("sdg_goals")] = Field(default_factory=list)
    act_types: Annotated[list[str], terms("act_types")] = Field(
        default_factory=list, description="Kinds of acts that test it, where the themes are not enough."
    )


class Recommendation(RecommendationFields, Record, table=True):
    """A recommendation as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index(
            "recommendation_by_number",
            *("organisation", "country", "mechanism", "cycle", "number"),
            unique=True,
            sqlite_where=text("number <> ''"),
        ),
        {"sqlite_strict": True},
    )


class RecommendationLinkFields(SQLModel):
    """An incident that tests a recommendation, confirmed or turned down by a person."""

    recommendation: Annotated[str, RECORD] = Field(description="The recommendation.")
    incident: Annotated[str, RECORD] = Field(description="The incident.")
    confirmed: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether a person holds that it tests it; nothing where only the themes say so."
    )
    note: Annotated[str, LINE] = Field(default="", description="Why.")


class RecommendationLinkDraft(RecommendationLinkFields):
    """A link as told."""


class RecommendationLink(RecommendationLinkFields, Record, table=True):
    """A link as it is kept."""

    __tablename__ = "recommendation_link"
    __table_args__ = (
        Index("recommendation_link_by_recommendation", "organisation", "recommendation", "incident", unique=True),
        Index("recommendation_link_by_incident", "organisation", "incident"),
        *belongs_to("recommendation", "recommendation"),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )
