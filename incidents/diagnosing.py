"""Is the case file whole, and is this machine fit to keep it?"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from sqlcipher3.dbapi2 import Error

from incidents import log, rebuilding
from incidents.case_file import KEYS, RECORDS, VAULT, CaseFile
from incidents.connection import refused
from incidents.errors import IntegrityError
from schemas.speech import counted, said


class Diagnosis(NamedTuple):
    """One thing looked at: green, yellow (know this) or red (mend this), and the remedy."""

    check: str
    colour: Literal["green", "yellow", "red"]
    sentence: str


def examine(case: CaseFile) -> list[Diagnosis]:
    """Every check, in reading order; raises nothing a check can say itself."""
    return [_looked_at(case, name, check) for name, check in CHECKS.items()]


def _looked_at(case: CaseFile, name: str, check: Callable[[CaseFile], Diagnosis]) -> Diagnosis:
    try:
        return check(case)
    except Error as error:
        if refused(case.directory / RECORDS, error) is None:
            raise
    except (OSError, ValueError, KeyError):  # what an unreadable record looks like from inside
        pass
    return Diagnosis(name, "red", said("this cannot be looked at: the case file is damaged, restore a backup."))


def _pages(case: CaseFile) -> Diagnosis:
    # In WAL an unmerged file can look damaged after a rekey: merge first (reference/security.md section 1).
    case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    damaged = case.connection.execute("PRAGMA cipher_integrity_check").fetchall()
    wrong = [row[0] for row in case.connection.execute("PRAGMA integrity_check(5)").fetchall() if row[0] != "ok"]
    if damaged or wrong:
        return Diagnosis(
            "records", "red", said("records.db is damaged: stop writing, copy the directory, restore a backup.")
        )
    return Diagnosis("records", "green", said("every page of records.db is as it was written"))


def _references(case: CaseFile) -> Diagnosis:
    loose = case.connection.execute("PRAGMA foreign_key_check").fetchall()
    if loose:
        return Diagnosis(
            "references",
            "red",
            counted(
                len(loose),
                "{n} record points to one that is not there: restore a backup.",
                "{n} records point to one that is not there: restore a backup.",
            ),
        )
    return Diagnosis("references", "green", said("no record points to one that is not there"))


def _log(case: CaseFile) -> Diagnosis:
    try:
        entries = log.check(case.connection, case.organisation)
    except IntegrityError as error:
        return Diagnosis("log", "red", error.sentence)
    return Diagnosis(
        "log",
        "green",
        counted(
            entries,
            "{n} entry of the log is signed and follows the one before it",
            "{n} entries of the log are signed and follow each other",
        ),
    )


def _records_from_log(case: CaseFile) -> Diagnosis:
    if rebuilding.rebuilt(case.connection, case.organisation) != rebuilding.kept(case.connection, case.organisation):
        return Diagnosis(
            "rebuilding", "red", said("the records are not what the log adds up to: something wrote past it.")
        )
    return Diagnosis("rebuilding", "green", said("the records are exactly what the log adds up to"))


def _words(case: CaseFile) -> Diagnosis:
    (missing,) = case.connection.execute(
        "SELECT count(*) FROM incident i LEFT JOIN text_row t ON t.incident = i.id WHERE t.number IS NULL"
    ).fetchone()
    if missing:
        return Diagnosis(
            "words",
            "red",
            counted(
                missing,
                "{n} incident cannot be found by its words: edit and save it again.",
                "{n} incidents cannot be found by their words: edit and save them again.",
            ),
        )
    return Diagnosis("words", "green", said("every incident can be found by its words"))


def _permissions(case: CaseFile) -> Diagnosis:
    if os.name == "nt":
        return Diagnosis(
            "permissions", "yellow", said("not looked at on Windows: keep the case file in your own profile.")
        )
    for name in ("", KEYS, RECORDS, VAULT):
        try:
            found = (case.directory / name).lstat()
        except FileNotFoundError:
            return Diagnosis(
                "permissions", "red", said("{file} is missing from the case file: restore it from a backup.", file=name)
            )
        if stat.S_ISLNK(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            return Diagnosis(
                "permissions",
                "red",
                said("others may reach {file}: chmod 700 the directory, 600 its files.", file=name)
                if name
                else said("others may reach the case file: chmod 700 the directory, 600 its files."),
            )
    return Diagnosis("permissions", "green", said("nobody else on this machine may read the case file"))


def _synced(case: CaseFile) -> Diagnosis:
    parts = {part.casefold() for part in case.directory.resolve().parts}
    if any(
        service in part for part in parts for service in ("dropbox", "onedrive", "icloud", "google drive", "nextcloud")
    ):
        return Diagnosis(
            "synced folder", "red", said("the case file lies in a folder that is copied to the net: move it out.")
        )
    return Diagnosis("synced folder", "green", said("the folder is none that is known to be copied to the net"))


def _swap(_case: CaseFile) -> Diagnosis:
    swaps = Path("/proc/swaps")
    if not swaps.exists():
        return Diagnosis("swap", "yellow", said("not looked at on this system: turn disk encryption on."))
    used = swaps.read_text(encoding="utf-8").splitlines()[1:]
    if any(not line.startswith(("/dev/dm-", "/dev/zram")) for line in used):
        return Diagnosis(
            "swap",
            "yellow",
            said("this machine may write memory to an unencrypted disk: encrypt the swap or turn it off."),
        )
    return Diagnosis("swap", "green", said("no memory is written to an unencrypted disk"))


def _space(case: CaseFile) -> Diagnosis:
    free = os.statvfs(case.directory) if hasattr(os, "statvfs") else None
    if free and free.f_bavail * free.f_frsize < 256 * 1024 * 1024:
        return Diagnosis("free space", "red", said("less than 256 MiB is free here: make room before the next import."))
    return Diagnosis("free space", "green", said("there is room to write"))


CHECKS: dict[str, Callable[[CaseFile], Diagnosis]] = {
    "records": _pages,
    "references": _references,
    "log": _log,
    "rebuilding": _records_from_log,
    "words": _words,
    "permissions": _permissions,
    "synced folder": _synced,
    "swap": _swap,
    "free space": _space,
}
