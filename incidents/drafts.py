"""What was begun and not finished: kept sealed, offered next time."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incidents import sealing
from incidents.case_file import CaseFile
from incidents.unit_of_work import new_id


@dataclass(frozen=True, slots=True)
class Draft:
    """An incident half told; it is on this device only, and no part of the log."""

    id: str
    saved_at: str
    form: dict[str, Any]


def save(case: CaseFile, form: dict[str, Any], now: datetime, draft: str | None = None) -> str:
    """Keep the answers so far, on disk before this returns; the draft's id.

    Sealed under the identity key, since a name may be among the answers. Raises LockedError where it is not held.
    """
    draft = draft or new_id()
    told = json.dumps(form, ensure_ascii=False).encode()
    sealed = b64encode(sealing.seal(case.identity_key, told, _context(draft))).decode()
    case.connection.execute(
        "INSERT OR REPLACE INTO draft (id, kind, saved_at, form) VALUES (?, 'incident', ?, ?)",
        (draft, now.isoformat(timespec="seconds"), sealed),
    )
    return draft


def kept(case: CaseFile) -> list[Draft]:
    """The drafts of this device, the newest first. Raises LockedError where the identity key is not held."""
    rows = case.connection.execute(
        "SELECT id, saved_at, form FROM draft WHERE kind = 'incident' ORDER BY saved_at DESC, id DESC"
    ).fetchall()
    return [Draft(draft, saved_at, _opened(case, draft, sealed)) for draft, saved_at, sealed in rows]


def drop(case: CaseFile, draft: str) -> None:
    """The draft has become a record, or is not wanted any more."""
    case.connection.execute("DELETE FROM draft WHERE id = ?", (draft,))


def _opened(case: CaseFile, draft: str, sealed: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(sealing.unseal(case.identity_key, b64decode(sealed), _context(draft)))
    return told


def _context(draft: str) -> str:
    return f"draft/{draft}"
