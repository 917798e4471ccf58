"""The log: every write, signed, in its device's own chain."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from schemas.base import belongs_to


class LogEntry(SQLModel, table=True):
    """One write: header and signature. Its id is the SHA-256 of its body, so a fork keeps both branches."""

    __tablename__ = "log_entry"

    organisation: str = Field(primary_key=True, description="Whose log it is.")
    id: str = Field(primary_key=True, description="SHA-256 of the body, hexadecimal.")
    device: str = Field(description="The device that wrote it; nobody else appends to its chain.")
    seq: int = Field(description="Its number in that chain, from 1.")
    previous: str = Field(description="Id of the entry before it; empty for the first.")
    time: str = Field(description="Hybrid logical time: milliseconds UTC, a dash, a counter.")
    kind: str = Field(description="What was done: add, edit, import, export, show …")
    body: str = Field(description="The canonical JSON that is hashed and signed.")
    signature: bytes = Field(description="Ed25519 over the body, with its domain before it.")

    __table_args__ = (
        Index("log_chain", "organisation", "device", "seq"),
        {"sqlite_strict": True},
    )


class LogPart(SQLModel, table=True):
    """The operations of one record group; erasable, since only its hash is signed."""

    __tablename__ = "log_part"

    organisation: str = Field(primary_key=True, description="Whose log it is.")
    entry: str = Field(primary_key=True, description="Id of the entry it belongs to.")
    number: int = Field(primary_key=True, description="Its place among the entry's parts, from 0.")
    leaf: bytes = Field(description="SHA-256 of 0x00, salt and payload (RFC 6962 leaf).")
    salt: bytes | None = Field(default=None, description="16 random bytes; gone when the payload is erased.")
    payload: bytes | None = Field(
        default=None, description="zlib of canonical JSON: [[record, field, value, parents] …]."
    )

    __table_args__ = (*belongs_to("log_entry", "entry"), {"sqlite_strict": True})


class LogTouch(SQLModel, table=True):
    """Which parts wrote a record: history without reading the whole log."""

    __tablename__ = "log_touch"

    organisation: str = Field(primary_key=True, description="Whose log it is.")
    record: str = Field(primary_key=True, description="Id of the record that was written.")
    entry: str = Field(primary_key=True, description="Id of the entry.")
    number: int = Field(primary_key=True, description="Which of its parts.")

    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)


class LogDevice(SQLModel, table=True):
    """The devices whose entries are believed, by their public keys."""

    __tablename__ = "log_device"

    organisation: str = Field(primary_key=True, description="Whose log it is.")
    id: str = Field(primary_key=True, description="The device, as its entries name it.")
    public_key: bytes = Field(description="Ed25519.")
    since: str = Field(description="When it was added, UTC, ISO 8601.")

    __table_args__ = (UniqueConstraint("organisation", "public_key"), {"sqlite_strict": True})


class Trashed(SQLModel, table=True):
    """What was taken out of the tables and can be put back: the log still holds all of it."""

    organisation: str = Field(primary_key=True, description="Whose record it was.")
    record: str = Field(primary_key=True, description="Its id.")
    kind: str = Field(description="The table it was in.")
    code: str = Field(default="", description="Its code, which nobody else gets.")
    owner: str = Field(default="", description="Id of the record it belonged to.")
    since: str = Field(description="When, UTC, ISO 8601.")

    __table_args__ = (
        Index("trashed_by_code", "organisation", "kind", "code"),
        Index("trashed_by_owner", "organisation", "owner", "kind"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
