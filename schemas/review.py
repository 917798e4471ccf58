"""How the records themselves were looked at: coded twice, held to be the same."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import DAY, LINE, RECORD, SHORT, STORY, Told, term


class CodingPassFields(SQLModel):
    """One coder's codes for one incident, given without seeing another's."""

    incident: Annotated[str, RECORD] = Field(description="The incident that was coded.")
    coder: Annotated[str, SHORT] = Field(description="Who coded it, by initials or role.")
    coded_on: Annotated[str, DAY] = Field(default="", description="The day of it, ISO 8601.")
    codes: Annotated[str, STORY] = Field(default="{}", description="JSON: each field that was coded and its codes.")
    note: Annotated[str, STORY] = Field(default="", description="What was hard to decide.")


class CodingPassDraft(CodingPassFields):
    """A coding pass as told."""


class CodingPass(CodingPassFields, Record, table=True):
    """A coding pass as it is kept."""

    __tablename__ = "coding_pass"
    __table_args__ = (
        Index("coding_pass_by_incident", "organisation", "incident"),
        *belongs_to("incident", "incident"),
        {"sqlite_strict": True},
    )


class DuplicateFields(SQLModel):
    """Two records held against each other: the same, or not, as a person decided."""

    code: Annotated[str, SHORT] = Field(default="", description="D-0001.")
    first: Annotated[str, RECORD] = Field(description="One of them; where they were merged, the one that stayed.")
    second: Annotated[str, RECORD] = Field(description="The other; where they were merged, the one that went.")
    score: Annotated[int | None, Told("whole", 100)] = Field(default=None, description="How alike, of 100.")
    decision: Annotated[str, term("duplicate_decisions")] = "unsure"
    decided_by: Annotated[str, SHORT] = Field(default="", description="By whom, by initials or role.")
    decided_on: Annotated[str, DAY] = Field(default="", description="The day of it, ISO 8601.")
    note: Annotated[str, LINE] = Field(default="", description="Why.")


class DuplicateDraft(DuplicateFields):
    """A decision on two records as told."""


class Duplicate(DuplicateFields, Record, table=True):
    """A decision on two records as it is kept."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        Index("duplicate_by_first", "organisation", "first"),
        Index("duplicate_by_second", "organisation", "second"),
        {"sqlite_strict": True},
    )


class SavedQueryFields(SQLModel):
    """A question kept by name."""

    name: Annotated[str, SHORT] = Field(description="What it is asked by: saved:raids.")
    records: Annotated[str, SHORT] = Field(default="incident", description="What it lists: incident, task, person …")
    query: Annotated[str, LINE] = Field(description="In the query language; no name of a person.")
    note: Annotated[str, LINE] = Field(default="", description="What it is for.")


class SavedQueryDraft(SavedQueryFields):
    """A saved query as told."""


class SavedQuery(SavedQueryFields, Record, table=True):
    """A saved query as it is kept."""

    __tablename__ = "saved_query"
    __table_args__ = (
        Index("saved_query_by_name", "organisation", "name", unique=True),
        {"sqlite_strict": True},
    )


class RecipeFields(SQLModel):
    """A table kept by name, so that it is counted next year in the same way."""

    name: Annotated[str, SHORT] = Field(description="What it is asked by.")
    by: Annotated[str, SHORT] = Field(description="Its dimensions, as trends takes them.")
    unit: Annotated[str, SHORT] = Field(default="incidents", description="What it counts.")
    query: Annotated[str, LINE] = Field(default="", description="Of what, in the query language.")
    note: Annotated[str, LINE] = Field(default="", description="What it is for.")


class RecipeDraft(RecipeFields):
    """A recipe as told."""


class Recipe(RecipeFields, Record, table=True):
    """A recipe as it is kept."""

    __table_args__ = (Index("recipe_by_name", "organisation", "name", unique=True), {"sqlite_strict": True})
