"""Changes what is told of an incident; what stood there stays in its history."""

from collections.abc import Mapping
from typing import Any

from incidents import linking, rules, stored
from incidents.addresses import Found, found
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
    return tuple(changes)


def _differs(now: Any, before: Any) -> bool:
    return sorted(now) != before if isinstance(now, list) else bool(now != before)


def verify(work: Work, code: str, state: str, by: str, on: str, method: str = "", note: str = "") -> None:
    """One more step of checking an incident, or one act of it; what was checked shows the last.

    ``on`` is a day, ISO 8601. Raises FormRefused, NotFoundError.
    """
    incident, act = _checked(work, code)
    told: dict[str, Any] = {
        "incident": incident,
        "act": act,
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
    table, record = ("act", act) if act else ("incident", incident)
    work.change(table, record, {"verification": kept["state"]})


def review(work: Work, code: str, by: str, on: str) -> str:
    """A second pair of eyes on the last step of checking; returns the state that was looked at again.

    Raises RefusedInputError where nobody has checked yet, or where it is the same person (rules.py).
    """
    incident, act = _checked(work, code)
    row = work.connection.execute(
        "SELECT id FROM verification WHERE organisation = ? AND incident = ? AND act = ? ORDER BY id DESC LIMIT 1",
        (work.case.organisation, incident, act),
    ).fetchone()
    if row is None:
        raise RefusedInputError(said("Nobody has checked this yet: a second reviewer needs a first one."))
    before = stored.values(work.case, "verification", row[0])
    seen = {"reviewed_by": by, "reviewed_on": on}
    rules.before_changing(work, Found("verification", row[0]), before, seen)
    work.change("verification", row[0], seen)
    return str(before["state"])


def _checked(work: Work, code: str) -> tuple[str, str]:
    """The ids of the incident, and of the act where only that one is meant."""
    here = found(work.case, code)
    if here.table == "act":
        return str(stored.values(work.case, "act", here.id)["incident"]), here.id
    return linking.by_code(work.case, code), ""
