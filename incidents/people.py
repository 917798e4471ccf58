"""People: found by code, their identity sealed apart."""

import json
from typing import Any

from incidents import addresses, sealing
from incidents.case_file import CaseFile
from incidents.codes import record_code, spoken
from incidents.errors import NotFoundError
from incidents.unit_of_work import Work
from schemas.speech import said


def add(
    work: Work, person: dict[str, Any], identity: dict[str, Any] | None, consents: tuple[dict[str, Any], ...]
) -> str:
    """A new person, their identity sealed, what they agreed to; returns the id."""
    record = work.add("person", {**person, "code": person.get("code") or record_code(work, "person")})
    if identity:
        seal_identity(work, record, identity)
    for consent in consents:
        work.add("consent", {**consent, "person": record})
    return record


def seal_identity(work: Work, person: str, identity: dict[str, Any]) -> None:
    """Keep who this is, readable only with the identity key."""
    sealed = sealing.seal(work.case.identity_key, json.dumps(identity, ensure_ascii=False).encode(), _context(person))
    row = work.connection.execute(
        "SELECT id FROM identity WHERE organisation = ? AND person = ?", (work.case.organisation, person)
    ).fetchone()
    if row:
        work.change("identity", row[0], {"sealed": sealed})
    else:
        work.add("identity", {"person": person, "sealed": sealed})


def identity(case: CaseFile, person: str) -> dict[str, Any]:
    """Who this is; empty where nothing was told. Raises LockedError where the identity key is not held."""
    row = case.connection.execute(
        "SELECT sealed FROM identity WHERE organisation = ? AND person = ?", (case.organisation, person)
    ).fetchone()
    return json.loads(sealing.unseal(case.identity_key, row[0], _context(person))) if row else {}


def identities(case: CaseFile) -> dict[str, dict[str, Any]]:
    """Every identity by the code of its person: what the gate out looks for in texts."""
    rows = case.connection.execute(
        "SELECT p.code, i.person, i.sealed FROM identity i JOIN person p ON p.organisation = i.organisation"
        " AND p.id = i.person WHERE i.organisation = ? ORDER BY p.code",
        (case.organisation,),
    ).fetchall()
    return {
        code: json.loads(sealing.unseal(case.identity_key, sealed, _context(person))) for code, person, sealed in rows
    }


def health(case: CaseFile, profile: str) -> dict[str, Any]:
    """What is sealed of a profile (by id): tier T3. Raises LockedError where the identity key is not held."""
    (sealed,) = case.connection.execute(
        "SELECT sealed FROM profile WHERE organisation = ? AND id = ?", (case.organisation, profile)
    ).fetchone()
    return json.loads(sealing.unseal(case.identity_key, sealed, _health_context(profile))) if sealed else {}


def seal_health(work: Work, profile: str, told: dict[str, Any]) -> None:
    """Keep what of a profile only the holder of the identity key may read."""
    text = json.dumps(told, ensure_ascii=False).encode()
    work.change("profile", profile, {"sealed": sealing.seal(work.case.identity_key, text, _health_context(profile))})


def by_code(case: CaseFile, code: str) -> str:
    """The id of the person with this code; raises NotFoundError."""
    row = case.connection.execute(
        "SELECT id FROM person WHERE organisation = ? AND code = ?", (case.organisation, code)
    ).fetchone()
    if row is None:
        addresses.refuse_if_trashed(case, code.strip())
        raise NotFoundError(
            said("There is no person {code} in this case file.", code=code)
            if spoken(code)
            else said("There is no person with that code in this case file.")
        )
    return str(row[0])


def _health_context(profile: str) -> str:
    return f"health/profile/{profile}"


def _context(person: str) -> str:
    return f"identity/person/{person}"
