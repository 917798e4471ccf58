"""Support: what people need, where they were sent, what we did."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to, refers_to
from schemas.told import DAY, LINE, RECORD, RECORDS, SHORT, STORY, TAGS, YES_NO, Told, term


class SupportCaseFields(SQLModel):
    """The support file of one or several people."""

    code: Annotated[str, SHORT] = Field(default="", description="C-0005.")
    title: Annotated[str, LINE] = Field(default="", description="One line; no name of a person.")
    owner: Annotated[str, SHORT] = Field(default="", description="Who looks after it, by initials or role.")
    status: Annotated[str, term("case_statuses")] = "open"
    risk: Annotated[str, term("risks")] = Field(default="", description="What may happen to them next.")
    safety_plan: Annotated[str, STORY] = Field(default="", description="What was agreed to keep them safe.")
    opened_on: Annotated[str, DAY] = Field(default="", description="The day it was opened, ISO 8601.")
    next_review: Annotated[str, DAY] = Field(default="", description="The day it is looked at again, ISO 8601.")
    closed_on: Annotated[str, DAY] = Field(default="", description="The day it was closed, ISO 8601.")
    legal_hold: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether nothing of it may be deleted, whatever a retention rule says."
    )
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class SupportCaseDraft(SupportCaseFields):
    """A support case as told."""

    persons: Annotated[list[str], RECORDS] = Field(default_factory=list, description="Whom it supports, by code.")
    about: Annotated[list[str], RECORDS] = Field(default_factory=list, description="Incidents it comes from, by code.")


class SupportCase(SupportCaseFields, Record, table=True):
    """A support case as it is kept."""

    __tablename__ = "support_case"
    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("support_case_by_review", "organisation", "next_review"),
        {"sqlite_strict": True},
    )


class NeedFields(SQLModel):
    """What the people of a case need."""

    support_case: Annotated[str, RECORD] = Field(description="The case.")
    service: Annotated[str, term("service_types")]
    urgency: Annotated[str, term("urgencies")] = ""
    state: Annotated[str, term("need_states")] = "open"
    noted_on: Annotated[str, DAY] = Field(default="", description="The day it was said, ISO 8601.")
    note: Annotated[str, STORY] = Field(default="", description="In their own words.")


class NeedDraft(NeedFields):
    """A need as told."""


class Need(NeedFields, Record, table=True):
    """A need as it is kept."""

    __table_args__ = (
        Index("need_by_case", "organisation", "support_case"),
        *belongs_to("support_case", "support_case"),
        {"sqlite_strict": True},
    )


class ReferralFields(SQLModel):
    """To whom somebody was sent, and what came of it; never without their consent to be referred."""

    support_case: Annotated[str, RECORD] = Field(description="The case.")
    service: Annotated[str, term("service_types")]
    provider: Annotated[str, SHORT] = Field(default="", description="The organisation that helps; no name of a person.")
    urgency: Annotated[str, term("urgencies")] = ""
    state: Annotated[str, term("referral_states")] = "referred"
    referred_on: Annotated[str, DAY] = Field(default="", description="The day of it, ISO 8601.")
    follow_up_on: Annotated[str, DAY] = Field(default="", description="The day we ask what came of it, ISO 8601.")
    consent: Annotated[str, RECORD] = Field(default="", description="Id of the consent it rests on.")
    outcome: Annotated[str, LINE] = Field(default="", description="What came of it.")
    feedback: Annotated[str, LINE] = Field(default="", description="What the person said of it.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class ReferralDraft(ReferralFields):
    """A referral as told."""


class Referral(ReferralFields, Record, table=True):
    """A referral as it is kept."""

    __table_args__ = (
        Index("referral_by_case", "organisation", "support_case"),
        Index("referral_by_follow_up", "organisation", "follow_up_on"),
        *belongs_to("support_case", "support_case"),
        {"sqlite_strict": True},
    )


class InterventionFields(SQLModel):
    """What we did for somebody or about an incident, and how it was answered."""

    code: Annotated[str, SHORT] = Field(default="", description="IV-0002.")
    kind: Annotated[str, term("intervention_kinds")]
    incident: Annotated[str | None, RECORD] = Field(default=None, description="What it was about.")
    person: Annotated[str | None, RECORD] = Field(default=None, description="For whom.")
    support_case: Annotated[str | None, RECORD] = Field(default=None, description="In what case.")
    status: Annotated[str, term("intervention_statuses")] = ""
    priority: Annotated[str, term("priorities")] = ""
    done_on: Annotated[str, DAY] = Field(default="", description="The day of it, ISO 8601.")
    response: Annotated[str, term("responses")] = Field(default="", description="How those addressed answered.")
    impact: Annotated[str, term("impacts")] = Field(default="", description="What it changed.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class InterventionDraft(InterventionFields):
    """An intervention as told."""

    addressed_to: Annotated[list[str], TAGS] = Field(default_factory=list, description="Bodies that were addressed.")


class Intervention(InterventionFields, Record, table=True):
    """An intervention as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("intervention_by_incident", "organisation", "incident"),
        *refers_to("incident", "incident"),
        *refers_to("person", "person"),
        *refers_to("support_case", "support_case"),
        {"sqlite_strict": True},
    )


class TaskFields(SQLModel):
    """What is to be done, by whom, until when."""

    code: Annotated[str, SHORT] = Field(default="", description="T-0011.")
    title: Annotated[str, LINE] = Field(description="One line; no name of a person.")
    kind: Annotated[str, term("task_kinds")] = "follow_up"
    about: Annotated[str, RECORD] = Field(default="", description="Id of the record it is about.")
    due_on: Annotated[str, DAY] = Field(default="", description="The day it is due, ISO 8601.")
    assignee: Annotated[str, SHORT] = Field(default="", description="Who does it, by initials or role.")
    priority: Annotated[str, term("priorities")] = ""
    done_on: Annotated[str, DAY] = Field(default="", description="The day it was done, ISO 8601; empty: open.")
    outcome: Annotated[str, LINE] = Field(default="", description="What came of it.")
    note: Annotated[str, STORY] = Field(default="", description="What else is known of it.")


class TaskDraft(TaskFields):
    """A task as told."""


class Task(TaskFields, Record, table=True):
    """A task as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("task_by_due", "organisation", "done_on", "due_on"),
        Index("task_by_record", "organisation", "about"),
        {"sqlite_strict": True},
    )


class RetentionRuleFields(SQLModel):
    """How long what is kept, and what is done then; a legal hold stands above every rule."""

    code: Annotated[str, SHORT] = Field(default="", description="RR-0001.")
    record_class: Annotated[str, term("retention_classes")]
    trigger: Annotated[str, term("retention_triggers")]
    months: Annotated[int, Told("whole", 1_200)] = Field(description="Months from the trigger.")
    action: Annotated[str, term("retention_actions")] = "review"
    reason: Annotated[str, LINE] = Field(default="", description="Why so long: a law, a funder, a promise.")
    note: Annotated[str, STORY] = Field(default="", description="What else is to be known of it.")


class RetentionRuleDraft(RetentionRuleFields):
    """A retention rule as told."""


class RetentionRule(RetentionRuleFields, Record, table=True):
    """A retention rule as it is kept."""

    __tablename__ = "retention_rule"
    __table_args__ = (UniqueConstraint("organisation", "code"), {"sqlite_strict": True})
