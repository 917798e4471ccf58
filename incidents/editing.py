"""Changes what is told of an incident; what stood there stays in its history."""

from collections.abc import Mapping
from typing import Any

from incidents import linking, stored, text_index
from incidents.errors import RefusedInputError
from incidents.unit_of_work import Work
from schemas import shape
from schemas.form import placed
from schemas.incident_form import FormRefused
from schemas.speech import said

_NEVER = frozenset({"code", "origin", "origin_ref", "origin_hash", "verification"})
"""Fields that are not told: codes and origins are how others refer to it, verification has its own steps."""


def edit(work: Work, code: str, told: Mapping[str, object]) -> tuple[str, ...]:
    """Write new values for fields of an incident; the fields that really changed.

    Raises NotFoundError for the code, FormRefused with a finding a fault, RefusedInputError for a field that is not
    changed so.
    """
    incident = linking.by_code(work.case, code)
    fixed = sorted(_NEVER & set(told))
    if fixed:
        raise RefusedInputError(said("{fields} is not changed by editing.", fields=", ".join(fixed)))
    told = placed(told)
    before = stored.values(work.case, "incident", incident)
    kept, findings = shape.read("incident", told, before=before)
    if findings:
        raise FormRefused(findings)
    changes = {name: kept[name] for name in kept if name in told and _differs(kept[name], before[name])}
    if changes:
        work.change("incident", incident, changes)
        text_index.index(work.connection, work.case.organisation, incident)
    return tuple(changes)


def _differs(now: Any, before: Any) -> bool:
    return sorted(now) != before if isinstance(now, list) else bool(now != before)


def verify(work: Work, code: str, state: str, by: str, on: str, method: str = "", note: str = "") -> None:
    """One more step of checking; the incident shows the last. ``on`` is a day, ISO 8601. Raises FormRefused."""
    incident = linking.by_code(work.case, code)
    told: dict[str, Any] = {
        "incident": incident,
        "state": state,
        "checked_by": by,
        "checked_on": on,
        "method": method,
        "note": note,
    }
    kept, findings = shape.read("verification", told)
    if findings:
        raise FormRefused(findings)
    work.add("verification", kept)
    work.change("incident", incident, {"verification": kept["state"]})
