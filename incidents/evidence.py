"""Evidence: a file sealed in the vault, or a link."""

from pathlib import Path
from typing import Any

from incidents import vault
from incidents.codes import record_code
from incidents.errors import LockedError, NotFoundError
from incidents.unit_of_work import Work


def add_file(work: Work, incident: str, path: Path, told: dict[str, Any]) -> str:
    """Seal a copy of the file in the vault and record it; the original is left as it is. Returns the id.

    Should the transaction fail later, a sealed blob without a record stays behind: unreadable, and harmless.
    """
    if not work.case.keys.vault:
        raise LockedError("This key opens no vault: ask the holder of a caseworker's key.")
    if not path.is_file():
        raise NotFoundError("The file of evidence is not there: check its path.")
    sealed = vault.seal_file(work.case.vault, work.case.keys.vault, path)
    fields = {key: value for key, value in told.items() if key != "file"}
    return work.add(
        "evidence",
        {
            **fields,
            "incident": incident,
            "code": record_code(work, "evidence"),
            "kind": "file",
            "sha256": sealed.sha256,
            "size": sealed.size,
            "media_type": sealed.media_type,
            "vault_name": sealed.name,
            "original_name": path.name,
        },
    )
