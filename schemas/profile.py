"""What a person said of themselves, or was taken for, as of a date."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.dated import DateKept, DateTold
from schemas.told import LINE, RECORD, SEALED, SHORT, STORY, term, terms


class ProfileFields(SQLModel):
    """One person as of one date, on one basis: what they say and what others took them for are two profiles."""

    person: Annotated[str, RECORD] = Field(description="Whose profile it is.")
    basis: Annotated[str, term("description_bases")] = Field(
        default="unknown", description="Self-described, or perceived by somebody; never mixed in one profile."
    )
    gender_modality: Annotated[str, term("gender_modalities")] = "not_asked"
    sex_characteristics: Annotated[str, term("sex_characteristics")] = "not_asked"
    own_words: Annotated[str, LINE] = Field(default="", description="The words the person, or the perceiver, used.")
    occupation: Annotated[str, term("occupations")] = "not_asked"
    displacement: Annotated[str, term("displacements")] = "not_asked"
    disability: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether the person lives with a disability."
    )
    language: Annotated[str, SHORT] = Field(default="", description="The language to speak with them: az, ru, en …")
    sealed: Annotated[bytes, SEALED] = Field(
        default=b"", description="HIV status and health, under the identity key (tier T3)."
    )
    note: Annotated[str, STORY] = Field(default="", description="What else was said.")


class ProfileDraft(DateTold, ProfileFields):
    """A profile as told."""

    gender_identities: Annotated[list[str], terms("gender_identities")] = Field(
        default_factory=list, description="All that hold; none: not asked."
    )
    orientations: Annotated[list[str], terms("orientations")] = Field(
        default_factory=list, description="All that hold; none: not asked."
    )


class Profile(DateKept, ProfileFields, Record, table=True):
    """A profile as it is kept."""

    __table_args__ = (
        Index("profile_by_person", "organisation", "person"),
        *belongs_to("person", "person"),
        {"sqlite_strict": True},
    )


class HealthDraft(SQLModel):
    """What of a profile is sealed: tier T3."""

    hiv_status: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether the person lives with HIV. Kept sealed."
    )
    health: Annotated[str, LINE] = Field(default="", description="What the keepers of names must know of their health.")
