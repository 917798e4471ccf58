"""An answer about consent, as told."""

from typing import Any

from schemas import shape
from schemas.form import unreadable_days
from schemas.incident_form import FormRefused


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
    findings += unreadable_days(kept)
    if findings:
        raise FormRefused(findings)
    del kept["person"]
    return kept
