"""What is asked beyond the act itself, where somebody was hurt, killed, watched or robbed."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import AMOUNT, COUNT, LINE, RECORD, SHORT, STORY, TAGS, term, terms


class IllTreatmentFields(SQLModel):
    """The topics of an account of torture, as the Istanbul Protocol asks for them."""

    act: Annotated[str, RECORD] = Field(description="The act it tells more of.")
    leading_up: Annotated[str, STORY] = Field(default="", description="The circumstances that led to it.")
    place_described: Annotated[str, LINE] = Field(default="", description="The room, the building, how one got there.")
    present: Annotated[str, LINE] = Field(default="", description="Who was there, as described; no names.")
    asked_or_said: Annotated[str, LINE] = Field(default="", description="What was asked, threatened or said.")
    routine: Annotated[str, LINE] = Field(default="", description="The routine of the place of detention.")
    conditions: Annotated[str, LINE] = Field(default="", description="Space, food, sleep, heat, company.")
    pattern: Annotated[str, STORY] = Field(default="", description="What was done, in what order, how often, how long.")
    restrained: Annotated[str, term("tristate")] = Field(default="not_asked", description="Tied, cuffed, blindfolded.")
    sexual: Annotated[str, term("tristate")] = Field(default="not_asked", description="Whether any of it was sexual.")
    objects: Annotated[str, LINE] = Field(default="", description="Weapons and objects used.")
    injuries: Annotated[str, STORY] = Field(default="", description="Injuries, at once and later.")
    witnesses: Annotated[int | None, COUNT] = Field(default=None, description="How many others saw it.")
    medical_attention: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether a doctor saw the person in time."
    )
    examined: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether a medico-legal examination was made."
    )
    consistency: Annotated[str, term("consistency_grades")] = Field(
        default="", description="How far the findings agree with the account, as the examiner wrote."
    )
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class IllTreatmentDraft(IllTreatmentFields):
    """An account of ill-treatment as told."""

    intents: Annotated[list[str], terms("torture_intents")] = Field(
        default_factory=list, description="What it was done for, as far as was said or shown."
    )


class IllTreatment(IllTreatmentFields, Record, table=True):
    """An account of ill-treatment as it is kept."""

    __tablename__ = "ill_treatment"
    __table_args__ = (
        Index("ill_treatment_by_act", "organisation", "act", unique=True),
        *belongs_to("act", "act"),
        {"sqlite_strict": True},
    )


class KillingFields(SQLModel):
    """What the Minnesota Protocol asks of the investigation of a death."""

    act: Annotated[str, RECORD] = Field(description="The act it tells more of.")
    cause_of_death: Annotated[str, LINE] = Field(default="", description="As established, and by whom.")
    autopsy: Annotated[str, term("autopsies")] = ""
    death_certificate: Annotated[str, term("death_certificates")] = ""
    scene: Annotated[str, term("killing_scenes")] = Field(
        default="", description="Whether the scene was examined in time."
    )
    family_informed: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether the family was told of the death and the investigation."
    )
    family_access: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="To the body, the file, the hearing."
    )
    body_returned: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether the body was given to the family."
    )
    suspects: Annotated[str, LINE] = Field(default="", description="Suspected, charged, convicted: numbers and roles.")
    bias_examined: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether the investigation looked for a bias."
    )
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class KillingDraft(KillingFields):
    """A killing as told."""


class Killing(KillingFields, Record, table=True):
    """A killing as it is kept."""

    __table_args__ = (
        Index("killing_by_act", "organisation", "act", unique=True),
        *belongs_to("act", "act"),
        {"sqlite_strict": True},
    )


class SurveillanceFields(SQLModel):
    """How somebody was watched, and what of theirs was taken hold of."""

    act: Annotated[str, RECORD] = Field(description="The act it tells more of.")
    device_inspected: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether a device was looked through."
    )
    device_seized: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether a device was taken away."
    )
    device_status: Annotated[str, term("device_statuses")] = ""
    contacts_disclosed: Annotated[str, term("tristate")] = Field(
        default="not_asked", description="Whether others became known through it."
    )
    accounts: Annotated[str, LINE] = Field(default="", description="What kinds of accounts were reached; no names.")
    indicator_sha256: Annotated[str, SHORT] = Field(default="", description="Of a sample found, hexadecimal.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class SurveillanceDraft(SurveillanceFields):
    """A surveillance as told."""

    techniques: Annotated[list[str], terms("surveillance_techniques")] = Field(default_factory=list)


class Surveillance(SurveillanceFields, Record, table=True):
    """A surveillance as it is kept."""

    __table_args__ = (
        Index("surveillance_by_act", "organisation", "act", unique=True),
        *belongs_to("act", "act"),
        {"sqlite_strict": True},
    )


class PropertyLossFields(SQLModel):
    """What was taken or destroyed."""

    act: Annotated[str, RECORD] = Field(description="The act it tells more of.")
    items: Annotated[str, LINE] = Field(default="", description="What it was.")
    value: Annotated[float | None, AMOUNT] = Field(default=None, description="What it was worth, in that currency.")
    currency: Annotated[str, SHORT] = Field(default="", description="ISO 4217, as AZN.")
    compensation: Annotated[str, term("compensations")] = ""
    amount_compensated: Annotated[float | None, AMOUNT] = Field(default=None, description="In that currency.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class PropertyLossDraft(PropertyLossFields):
    """A loss of property as told."""

    kinds: Annotated[list[str], terms("property_kinds")] = Field(default_factory=list)
    papers: Annotated[list[str], TAGS] = Field(default_factory=list, description="Kinds of papers taken; no numbers.")


class PropertyLoss(PropertyLossFields, Record, table=True):
    """A loss of property as it is kept."""

    __tablename__ = "property_loss"
    __table_args__ = (
        Index("property_loss_by_act", "organisation", "act", unique=True),
        *belongs_to("act", "act"),
        {"sqlite_strict": True},
    )
