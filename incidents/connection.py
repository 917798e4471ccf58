"""The only way to open the records: encrypted, or not."""
# pathlib is left out: it would add a fifth to the start-up of every command.
# ruff: noqa: PTH108, PTH119, PTH123

import os
import stat

from sqlcipher3 import dbapi2 as sqlcipher

from incidents.errors import IntegrityError, NotFoundError, StoreError
from incidents.keys import KEY_BYTES
from incidents.whole_files import Location
from schemas.speech import noted, said

BUSY_SECONDS = 10.0
_PLAINTEXT_HEADER = b"SQLite format 3\x00"
# Before the key: no diagnostics to the person's terminal, and locked memory from the first page on.
_BEFORE_THE_KEY = ("cipher_log_level=NONE", "cipher_memory_security=ON")
# Locking and wiping every page in memory makes an import five times slower (measured: 105 against 19 microseconds a
# row), and Python holds the rows in the clear all the same; SQLCipher locks and wipes the key either way.
_BEFORE_THE_KEY_IN_BULK = ("cipher_log_level=NONE",)
# temp_store=MEMORY: with FILE, sorts spilled 1558 writes of plaintext into TMPDIR (security.md section 1).
_AFTER_THE_KEY = (
    "temp_store=MEMORY",
    "secure_delete=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "journal_mode=WAL",
    "synchronous=FULL",
    "cache_size=-65536",
)
_BUSY = noted("{file} is being written by another command: try again in a moment.")
_TOLD = {
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "FULL": noted("The disk is full: nothing was kept. Make room and do it again."),
    "READONLY": noted("{file} can only be read here, and nothing was kept: look at its owner, permissions and disk."),
    "IOERR": noted("The disk refused to read or write {file}: nothing was kept. Is it full, or has it gone?"),
    "CANTOPEN": noted("{file} cannot be opened: look at the owner and permissions of the case file."),
}
_PROMISED = {"cipher_status": 1, "temp_store": 2, "foreign_keys": 1, "secure_delete": 1, "synchronous": 2}


def connect(
    path: Location, key: bytes, *, must_exist: bool = True, reading: bool = False, bulk: bool = False
) -> sqlcipher.Connection:
    """Open the encrypted records with their raw 32-byte key; autocommit, one thread, waits ten seconds for a writer.

    ``must_exist=False`` may create the file (0600); ``reading=True`` refuses every write on this connection;
    ``bulk=True`` (imports) does not lock and wipe each page in memory.
    There is no way to get an unencrypted connection from here: no key, a wrong key, a plaintext file are refused.
    Raises NotFoundError (no file), IntegrityError (wrong key, damaged or plaintext file), StoreError (disk, lock).
    """
    if not isinstance(key, bytes) or len(key) != KEY_BYTES:
        raise ValueError("records are opened with a key of 32 bytes, and only so")
    created = _is_fresh(path, must_exist=must_exist)
    try:
        return _opened(path, key, reading=reading, bulk=bulk)
    except BaseException as error:
        if created:
            _forget(path)
        if isinstance(error, sqlcipher.Error):
            raise _told(path, error) from None
        raise


def _is_fresh(path: Location, *, must_exist: bool) -> bool:
    """Refuse what is no encrypted file; create an empty one, private from its first moment, where that is wished."""
    name = os.path.basename(path)
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        if must_exist:
            raise NotFoundError(
                said("There are no records here: {file} is missing from the case file.", file=name)
            ) from None
        return _made_empty(path)
    if not stat.S_ISREG(found.st_mode):
        raise StoreError(
            said("{file} is not a file of its own (a link or a device): records are not opened through it.", file=name)
        )
    if found.st_size == 0 and must_exist:
        raise IntegrityError(said("{file} is empty: it was cut off. Restore the case file from a backup.", file=name))
    try:
        with open(path, "rb") as file:
            header = file.read(len(_PLAINTEXT_HEADER))
    except OSError as error:
        raise StoreError(said("{file} cannot be read: {why}.", file=name, why=error.strerror)) from None
    if header == _PLAINTEXT_HEADER:
        raise IntegrityError(
            said("{file} is not encrypted: it is not the records of a case file and is not opened.", file=name)
        )
    return False


def _made_empty(path: Location) -> bool:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise StoreError(
            said("{file} cannot be created: {why}.", file=os.path.basename(path), why=error.strerror)
        ) from None
    return True


def _forget(path: Location) -> None:
    for name in (path, f"{os.fspath(path)}-wal", f"{os.fspath(path)}-shm"):
        if os.path.lexists(name):
            os.unlink(name)


def _opened(path: Location, key: bytes, *, reading: bool, bulk: bool) -> sqlcipher.Connection:
    connection = sqlcipher.connect(os.fspath(path), timeout=BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in _BEFORE_THE_KEY_IN_BULK if bulk else _BEFORE_THE_KEY:
            connection.execute(f"PRAGMA {pragma}")
        connection.set_key(f"x'{key.hex()}'")
        for pragma in _AFTER_THE_KEY:
            connection.execute(f"PRAGMA {pragma}")
        _asserted(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if reading:
            connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _asserted(connection: sqlcipher.Connection) -> None:
    """A forgotten key makes a plaintext database without a word (measured): so what was asked is asked back."""
    for pragma, promised in _PROMISED.items():
        answer = connection.execute(f"PRAGMA {pragma}").fetchone()
        if answer is None or int(answer[0]) != promised:
            raise IntegrityError(
                said("The records were not opened: this SQLCipher does not keep {pragma}.", pragma=pragma)
            )


def refused(path: Location, error: sqlcipher.Error) -> IntegrityError | StoreError | None:
    """What SQLite says of the disk, the lock or the file, in our words; None where the fault is ours."""
    name = os.path.basename(path)
    code = (getattr(error, "sqlite_errorname", None) or "").removeprefix("SQLITE_").partition("_")[0]
    if code in ("CORRUPT", "NOTADB"):
        return IntegrityError(
            said("A page of {file} is damaged: copy the case file as it is, and run `qeyd doctor`.", file=name)
        )
    return StoreError(said(_TOLD[code], file=name)) if code in _TOLD else None


def _told(path: Location, error: sqlcipher.Error) -> IntegrityError | StoreError:
    name = os.path.basename(path)
    told = refused(path, error) or StoreError(said("{file} cannot be opened: {why}.", file=name, why=error))
    if isinstance(told, IntegrityError):
        return IntegrityError(
            said("{file} does not open with these keys, or it is damaged: restore it from a backup.", file=name)
        )
    return told
