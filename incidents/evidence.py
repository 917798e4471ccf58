"""Evidence: a file sealed in the vault, or a link."""

from pathlib import Path
from typing import Any

from incidents import linking
from incidents.case_file import CaseFile
from incidents.codes import record_code, spoken
from incidents.errors import LockedError, NotFoundError, RefusedInputError
from incidents.unit_of_work import Work
from schemas.speech import said


def add(work: Work, incident_code: str, what: str, title: str = "") -> str:
    """A file or an address (``https://…``) becomes evidence of an incident; returns its code, such as E-0021."""
    incident = linking.by_code(work.case, incident_code)
    if "://" in what:
        code = record_code(work, "evidence")
        work.add("evidence", {"incident": incident, "code": code, "kind": "link", "url": what, "title": title})
        return code
    return add_file(work, incident, Path(what), {"title": title})


def add_file(work: Work, incident: str, path: Path, told: dict[str, Any]) -> str:
    """Seal a copy of the file in the vault and record it; the original is left as it is. Returns the code.

    Should the transaction fail later, a sealed blob without a record stays behind: unreadable, and harmless.
    """
    from incidents import vault

    sealed = vault.seal_file(work.case.vault, _vault_key(work.case), path)
    code = record_code(work, "evidence")
    found = {
        "incident": incident,
        "code": code,
        "kind": "file",
        "sha256": sealed.sha256,
        "size": sealed.size,
        "media_type": sealed.media_type,
        "vault_name": sealed.name,
        "original_name": path.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"),
    }
    work.add("evidence", {key: value for key, value in told.items() if key != "file"} | found)
    return code


def extract(case: CaseFile, code: str, target: Path) -> None:
    """Write a sealed file out again, whole and checked, or not at all; nothing is overwritten."""
    from incidents import vault

    row = case.connection.execute(
        "SELECT kind, sha256, size FROM evidence WHERE organisation = ? AND code = ?", (case.organisation, code)
    ).fetchone()
    if row is None:
        raise NotFoundError(
            said("There is no evidence {code} in this case file.", code=code)
            if spoken(code)
            else said("There is no evidence with that code in this case file.")
        )
    if row[0] != "file":
        raise RefusedInputError(said("{code} is a link, not a sealed file.", code=code[:20]))
    vault.extract(case.vault, _vault_key(case), row[1], row[2], target)


def _vault_key(case: CaseFile) -> bytes:
    if not case.keys.vault:
        raise LockedError(said("This key opens no vault: ask the holder of a caseworker's key."))
    return case.keys.vault
