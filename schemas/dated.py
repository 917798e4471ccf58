"""Dates that several records have, as told and as kept."""

from typing import Annotated

from sqlmodel import Field, SQLModel

from schemas.told import DATE
from schemas.vague_date import VagueDate


class DateTold(SQLModel):
    """When it was so, or happened."""

    date: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="When, as it was told.")


class DateKept(SQLModel):
    """The four columns of ``date``."""

    date: str = ""
    date_text: str = ""
    date_earliest: str | None = None
    date_latest: str | None = None


class PeriodTold(SQLModel):
    """From when to when, each as exact as it was told."""

    started: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="When it began.")
    ended: Annotated[VagueDate, DATE] = Field(default_factory=VagueDate.unknown, description="When it was over.")


class PeriodKept(SQLModel):
    """The eight columns of ``started`` and ``ended``."""

    started: str = ""
    started_text: str = ""
    started_earliest: str | None = None
    started_latest: str | None = None
    ended: str = ""
    ended_text: str = ""
    ended_earliest: str | None = None
    ended_latest: str | None = None
