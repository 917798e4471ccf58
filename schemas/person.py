"""People: a code that may be said, and an identity kept apart."""

from typing import Annotated

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from schemas.base import Record, belongs_to
from schemas.told import COUNT, LINE, RECORD, SEALED, SHORT, TAGS, YES_NO, term, terms


class PersonFields(SQLModel):
    """A person or a counted group, neutral: victim, source or perpetrator are roles on links."""

    code: Annotated[str, SHORT] = Field(default="", description="P-0012: what is said instead of a name.")
    counting_unit: Annotated[str, term("counting_units")] = "individual"
    size_low: Annotated[int | None, COUNT] = Field(default=None, description="At least so many persons.")
    size_best: Annotated[int | None, COUNT] = Field(default=None, description="The number held likeliest.")
    size_high: Annotated[int | None, COUNT] = Field(default=None, description="At most so many persons.")
    identified: Annotated[bool | None, YES_NO] = Field(
        default=None, description="Whether the material names or points out this person; nothing where nobody said."
    )
    minor: Annotated[bool | None, YES_NO] = Field(default=None, description="Under 18 at the time.")
    gender_identity: Annotated[str, term("gender_identities")] = "not_asked"
    gender_modality: Annotated[str, term("gender_modalities")] = "not_asked"
    orientation: Annotated[str, term("orientations")] = "not_asked"
    sex_characteristics: Annotated[str, term("sex_characteristics")] = "not_asked"
    description_basis: Annotated[str, term("description_bases")] = Field(
        default="unknown", description="Self-described, or perceived by somebody."
    )
    description: Annotated[str, LINE] = Field(default="", description="In the source's words; never leaves the house.")


class PersonDraft(PersonFields):
    """A person as told."""

    groups: Annotated[list[str], terms("victim_groups")] = Field(default_factory=list)


class Person(PersonFields, Record, table=True):
    """A person as kept, without a name."""

    __table_args__ = (
        UniqueConstraint("organisation", "code"),
        # Few are asked; an index of those who were costs nothing for the many who were not.
        *(
            Index(f"person_by_{column}", "organisation", column, sqlite_where=text(f"{column} <> 'not_asked'"))
            for column in ("gender_identity", "gender_modality", "orientation", "sex_characteristics")
        ),
        # Everybody else is one individual, and need not be opened to be counted.
        Index(
            "person_of_several",
            *("organisation", "id", "counting_unit", "size_low", "size_best", "size_high"),
            sqlite_where=text(
                "counting_unit <> 'individual'"
                " OR size_low IS NOT NULL OR size_best IS NOT NULL OR size_high IS NOT NULL"
            ),
        ),
        {"sqlite_strict": True},
    )


class IdentityDraft(SQLModel):
    """Who the person is: the only place for it."""

    names: Annotated[list[str], TAGS] = Field(default_factory=list, description="As the person bears them.")
    aliases: Annotated[list[str], TAGS] = Field(default_factory=list, description="Nicknames and former names.")
    birth_date: Annotated[str, SHORT] = Field(default="", description="As told.")
    contacts: Annotated[list[str], TAGS] = Field(default_factory=list, description="Telephone, address, account.")
    documents: Annotated[list[str], TAGS] = Field(default_factory=list, description="Numbers of papers.")
    note: Annotated[str, LINE] = Field(default="", description="What else only the keepers of names may read.")


class IdentityFields(SQLModel):
    """An identity, sealed under its own key inside the encrypted file."""

    person: Annotated[str, RECORD] = Field(description="Whose identity it is.")
    sealed: Annotated[bytes, SEALED] = Field(description="XChaCha20-Poly1305 under the identity key.")


class Identity(IdentityFields, Record, table=True):
    """An identity as it is kept: unreadable without the identity key."""

    __table_args__ = (
        Index("identity_of_person", "organisation", "person", unique=True),
        *belongs_to("person", "person"),
        {"sqlite_strict": True},
    )
