"""What is asked beyond the act itself, where somebody was held or coerced."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import AMOUNT, COUNT, DATE, LINE, RECORD, SHORT, STORY, term, terms
from schemas.vague_date import VagueDate


class DetentionFields(SQLModel):
    """The circumstances of one detention."""

    act: Annotated[str, RECORD] = Field(description="The act it tells more of.")
    place_of_detention: Annotated[str, LINE] = Field(default="", description="The station, centre or prison.")
    authority: Annotated[str, LINE] = Field(default="", description="Who held the person.")
    legal_basis: Annotated[str, term("detention_bases")] = ""
    article: Annotated[str, SHORT] = Field(default="", description="The article cited, as cited.")
    sentence_days: Annotated[int | None, COUNT] = Field(
        default=None, description="Days of administrative arrest imposed."
    )
    fine: Annotated[float | None, AMOUNT] = Field(default=None, description="In the currency of the country.")
    family_notified: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether the family was told where the person was."
    )
    lawyer_access: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether a lawyer was let in."
    )
    doctor_access: Annotated[str, term("tristate")] = Field(default="not_asked", description="An independent doctor.")
    device_searched: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether a telephone or computer was searched."
    )
    statement_signed: Annotated[str, term("tristate")] = Field(default="not_asked", description="Made to sign a paper.")
    acknowledged: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether those who held the person admitted it."
    )
    interpreter: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether somebody interpreted, where the person needed it."
    )
    release_terms: Annotated[str, LINE] = Field(default="", description="On what terms the person was let go.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class DetentionDraft(DetentionFields):
    """A detention as told."""

    started: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="When it began.")
    ended: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="When it was over.")
    counsel: Annotated[list[str], terms("counsels")] = Field(default_factory=list, description="What lawyer, and how.")
    contacts: Annotated[list[str], terms("contacts_in_detention")] = Field(
        default_factory=list, description="Whom the person could reach."
    )


class Detention(DetentionFields, Record, table=True):
    """A detention as it is kept."""

    started: str = ""
    started_text: str = ""
    started_earliest: str | None = None
    started_latest: str | None = None
    ended: str = ""
    ended_text: str = ""
    ended_earliest: str | None = None
    ended_latest: str | None = None

    __table_args__ = (
        Index("detention_by_act", "organisation", "act", unique=True),
        *belongs_to("act", "act"),
        {"sqlite_strict": True},
    )


class CoercionFields(SQLModel):
    """Blackmail and extortion: with what, for what, by which way."""

    act: Annotated[str, RECORD] = Field(description="The act it tells more of.")
    leverage: Annotated[str, term("leverages")] = Field(default="", description="What the victim was threatened with.")
    demand: Annotated[str, term("demands")] = Field(default="", description="What was demanded.")
    amount: Annotated[float | None, AMOUNT] = Field(default=None, description="What was demanded, in that currency.")
    currency: Annotated[str, SHORT] = Field(default="", description="ISO 4217, as AZN.")
    channel: Annotated[str, term("channels")] = ""
    application: Annotated[str, SHORT] = Field(default="", description="The application or device it ran through.")
    amount_paid: Annotated[float | None, AMOUNT] = Field(default=None, description="What was paid, in that currency.")
    paid: Annotated[str, term("tristate")] = Field(default="not_asked", description="Whether anything was paid.")
    ongoing: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether the demand or threat goes on."
    )
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class CoercionDraft(CoercionFields):
    """A coercion as told."""


class Coercion(CoercionFields, Record, table=True):
    """A coercion as it is kept."""

    __table_args__ = (
        Index("coercion_by_act", "organisation", "act", unique=True),
        *belongs_to("act", "act"),
        {"sqlite_strict": True},
    )
