"""What was begun and not finished: kept encrypted, offered next time."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incidents.case_file import CaseFile
from incidents.unit_of_work import new_id


@dataclass(frozen=True, slots=True)
class Draft:
    """An incident half told; it is on this device only, and no part of the log."""

    id: str
    saved_at: str
    form: dict[str, Any]


def save(case: CaseFile, form: dict[str, Any], now: datetime, draft: str | None = None) -> str:
    """Keep the answers so far, on disk before this returns; the draft's id."""
    draft = draft or new_id()
    case.connection.execute(
        "INSERT OR REPLACE INTO draft (id, kind, saved_at, form) VALUES (?, 'incident', ?, ?)",
        (draft, now.isoformat(timespec="seconds"), json.dumps(form, ensure_ascii=False)),
    )
    return draft


def kept(case: CaseFile) -> list[Draft]:
    """The drafts of this device, the newest first."""
    rows = case.connection.execute(
        "SELECT id, saved_at, form FROM draft WHERE kind = 'incident' ORDER BY saved_at DESC, id DESC"
    )
    return [Draft(draft, saved_at, json.loads(form)) for draft, saved_at, form in rows]


def drop(case: CaseFile, draft: str) -> None:
    """The draft has become a record, or is not wanted any more."""
    case.connection.execute("DELETE FROM draft WHERE id = ?", (draft,))
