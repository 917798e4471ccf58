"""An answer about consent, as told."""

from datetime import date
from typing import Any

from schemas import shape
from schemas.finding import Finding
from schemas.form import FormRefused


def read(purpose: str, state: str, given_on: str, expires_on: str = "", guardian: str = "") -> dict[str, Any]:
    """The answer as it is kept; days are ISO 8601. Raises FormRefused with one finding a fault."""
    told = {
        "person": "",
        "purpose": purpose,
        "state": state,
        "given_on": given_on,
        "expires_on": expires_on,
        "guardian": guardian,
    }
    kept, findings = shape.read("consent", told)
    findings += [
        Finding(name, "This takes a day, as 2026-11-22.")
        for name in ("given_on", "expires_on")
        if not _is_day(str(told[name]))
    ]
    if findings:
        raise FormRefused(findings)
    del kept["person"]
    return kept


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
