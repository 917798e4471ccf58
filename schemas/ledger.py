"""What has been published: every release, whole."""

from typing import Annotated

from sqlmodel import Field, SQLModel

from schemas.base import Record
from schemas.told import COUNT, SHORT, TAGS, Told

FROZEN = Told("words", 50_000_000)


class PublishedReleaseFields(SQLModel):
    """One release as it left, so that it can be rendered again, and subtracted from by our own attacker."""

    made_on: Annotated[str, SHORT] = Field(description="The day, ISO 8601.")
    audience: Annotated[str, SHORT] = Field(description="P0 public, P1 to a UN or OSCE body, P2 a partner.")
    question: Annotated[str, Told("words", 4_000)] = Field(default="", description="The query it answers.")
    k: Annotated[int | None, COUNT] = Field(default=None, description="The threshold under which a count is withheld.")
    digest: Annotated[str, SHORT] = Field(description="SHA-256 of what it was made from; never leaves.")
    content: Annotated[str, FROZEN] = Field(description="The release as JSON: published cells only, with definitions.")


class PublishedReleaseDraft(PublishedReleaseFields):
    """A release about to be written into the ledger."""

    persons: Annotated[list[str], TAGS] = Field(
        default_factory=list, description="Ids of those counted, so that a withdrawal can name the releases."
    )
    incidents: Annotated[list[str], TAGS] = Field(
        default_factory=list, description="Ids of the incidents counted, so that two questions cannot be subtracted."
    )


class PublishedRelease(PublishedReleaseFields, Record, table=True):
    """A release as it stands in the ledger."""

    __tablename__ = "published_release"

    __table_args__ = ({"sqlite_strict": True},)
