"""The case file: one directory, one key, one encrypted database."""

# What only ``create`` needs is imported there: every command opens a case file, hardly any makes one.
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlcipher3.dbapi2 import Connection, Error

from incidents import connection as connecting
from incidents import own_terms, permissions
from incidents.cost import Cost
from incidents.derivation import device_signing_seed
from incidents.errors import LockedError, NotFoundError, RefusedInputError, StoreError
from incidents.keys import Keys
from schemas import gazetteer
from schemas.speech import said

KEYS = "key.json"
RECORDS = "records.db"
VAULT = "vault"

VERSION = 2
"""The version of the tables (``local_tables.SCHEMA``); a newer file is refused, an older one is migrated."""


class CaseFile(NamedTuple):
    """An open case file; what is read from its tables leaves the room only as frozen values."""

    directory: Path
    keys: Keys
    connection: Connection
    organisation: str
    device: str
    country: str
    written: list[str]
    """The kinds of works committed since it was opened: whoever is stopped then must not hear that nothing was kept."""

    @property
    def signing_seed(self) -> bytes:
        """The seed this device signs with; empty where the key held may only read."""
        return device_signing_seed(self.keys.signing, self.device) if self.keys.signing else b""

    @property
    def identity_key(self) -> bytes:
        """The key that seals identities; raises LockedError where it is not held."""
        if not self.keys.identity:
            raise LockedError(said("This key opens no identities: ask the holder of a caseworker's key."))
        return self.keys.identity

    @property
    def vault(self) -> Path:
        """Where evidence lies sealed."""
        return self.directory / VAULT

    def setting(self, name: str, otherwise: str = "") -> str:
        """A setting of this device's copy."""
        row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else otherwise


def create(
    directory: Path,
    passphrase: str,
    *,
    country: str,
    organisation_name: str,
    now: datetime,
    cost: Cost | None = None,
    places: str = "",
) -> None:
    """Make an empty case file; it appears whole or not at all.

    ``cost`` is what the passphrase costs to try; without it, about a second on this machine. ``places`` is a gazetteer
    of one's own as it is kept (``compiling_gazetteer.written``); without it, the country's.
    Raises StoreError where something is already there.
    """
    import secrets
    import shutil

    from incidents import key_file

    if directory.is_symlink() or (directory.exists() and (not directory.is_dir() or any(directory.iterdir()))):
        raise StoreError(said("There is already something in that place: choose an empty or a new directory."))
    directory.parent.mkdir(parents=True, exist_ok=True)
    beside = directory.parent / f".{directory.name}.{secrets.token_hex(4)}"
    beside.mkdir(mode=0o700)
    try:
        keys = key_file.create(beside / KEYS, passphrase, cost)
        (beside / VAULT).mkdir(mode=0o700)
        _lay_out(beside / RECORDS, keys, country, organisation_name, now, places or gazetteer.written(country))
        if directory.exists():
            directory.rmdir()
        beside.rename(directory)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _lay_out(path: Path, keys: Keys, country: str, organisation_name: str, now: datetime, places: str) -> None:
    import secrets

    from incidents import log, selectivity
    from incidents.local_tables import SCHEMA

    organisation, device = secrets.token_hex(16), secrets.token_hex(16)
    connection = connecting.connect(path, keys.records, must_exist=False)
    try:
        connection.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA:
            connection.execute(statement)
        selectivity.teach(connection)
        settings = {
            "version": str(VERSION),
            "organisation": organisation,
            "organisation_name": organisation_name,
            "device": device,
            "country": country,
            "gazetteer": places,
            "created_at": now.isoformat(timespec="seconds"),
        }
        connection.executemany("INSERT INTO setting (name, value) VALUES (?, ?)", settings.items())
        seed = device_signing_seed(keys.signing or b"", device)
        connection.execute(
            "INSERT INTO log_device (organisation, id, public_key, since) VALUES (?, ?, ?, ?)",
            (organisation, device, log.public_key(seed), now.isoformat(timespec="seconds")),
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
    os.chmod(path, 0o600)  # noqa: PTH101 - Path.chmod follows the same call


@contextmanager
def opened(directory: Path, keys: Keys, *, bulk: bool = False) -> Iterator[CaseFile]:
    """The case file, open until the block ends; ``bulk`` for long imports (see ``connection.connect``).

    Raises NotFoundError, StoreError, LockedError or IntegrityError, also for what the disk does inside the block.
    """
    if not (directory / RECORDS).is_file():
        raise NotFoundError(
            said("There is no case file in that place: make one with `qeyd init`, or name it with --case.")
        )
    permissions.guard(directory)
    connection = connecting.connect(directory / RECORDS, keys.records, bulk=bulk)
    try:
        settings = _settings(connection)
        if int(settings["version"]) > VERSION:
            raise StoreError(said("This case file was written by a newer qeyd: bring this one up to date first."))
        if int(settings["version"]) < VERSION:
            from incidents import migrating

            migrating.bring_up_to_date(connection, VERSION)
            settings = _settings(connection)
        organisation, device, country = (settings[name] for name in ("organisation", "device", "country"))
        gazetteer.in_use(country, settings.get("gazetteer", ""))
        own_terms.load(connection, organisation)
        yield CaseFile(directory, keys, connection, organisation, device, country, [])
    except Error as error:
        refused = connecting.refused(directory / RECORDS, error)
        if refused is None:
            raise
        raise refused from None
    except UnicodeEncodeError:
        raise RefusedInputError(
            said("What was told holds half a character (a lone surrogate): type it again.")
        ) from None
    finally:
        connection.close()


def _settings(connection: Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, value FROM setting"))
