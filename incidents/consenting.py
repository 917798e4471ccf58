"""Who agreed to what, and what therefore may be counted or told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from incidents import people
from incidents.case_file import CaseFile
from incidents.unit_of_work import Work
from schemas.speech import noted

COUNTED = ""
"""The verdict of the rule when nothing stands against counting."""

NOT_ASKED = noted("consent was not asked")
_NOT_GIVEN = {"refused": noted("consent was refused"), "withdrawn": noted("consent was withdrawn")}
_NOT_GIVEN_AT_ALL = noted("consent was not given")
_ENDED = noted("consent has ended")
_NO_GUARDIAN = noted("a minor, and no guardian agreed")


@dataclass(frozen=True, slots=True)
class Standing:
    """The last answer of a person for a purpose."""

    state: str
    expires_on: str = ""
    guardian: str = ""


def record(work: Work, person_code: str, answer: dict[str, Any]) -> None:
    """One more answer of a person; earlier ones stay, the last one stands. Raises NotFoundError, for a guardian too."""
    if answer.get("guardian"):
        people.by_code(work.case, answer["guardian"])
    work.add("consent", {**answer, "person": people.by_code(work.case, person_code)})


def standing(case: CaseFile, purpose: str) -> dict[str, Standing]:
    """The last answer of every person (by id) who was asked for this purpose."""
    rows = case.connection.execute(
        "SELECT person, state, expires_on, guardian FROM consent WHERE organisation = ? AND purpose = ?"
        # An answer without a day was given when it was written down, not before all others.
        " ORDER BY coalesce(nullif(given_on, ''), substr(created_at, 1, 10)), created_at, id",
        (case.organisation, purpose),
    )
    return {person: Standing(state, expires_on, guardian) for person, state, expires_on, guardian in rows}


def left_out_because(
    answer: Standing | None, *, identified: bool | None, minor: bool | None, public: bool | None, today: str
) -> str:
    """Why a person's part may not be used for the purpose asked; COUNTED when it may (design section 7).

    In English, as a release keeps it; whoever shows it lets it be ``said``.

    Used if consent is given and has not ended, a minor's by a guardian; or if nobody asked, but the person is not
    identified in the material and the material is already public. Who refused or withdrew is left out even then.
    ``identified=None`` (nobody said) counts as identified, ``public=None`` as not public. ``today`` is ISO 8601.
    """
    if answer is None or answer.state == "not_asked":
        return COUNTED if identified is False and public is True else NOT_ASKED
    if answer.state != "given":
        return _NOT_GIVEN.get(answer.state, _NOT_GIVEN_AT_ALL)
    if answer.expires_on and answer.expires_on < today:
        return _ENDED
    if minor and not answer.guardian:
        return _NO_GUARDIAN
    return COUNTED


def releases_that_carried(case: CaseFile, person_code: str) -> list[tuple[str, str]]:
    """The releases (id, day) that counted or told of this person: what a withdrawal cannot call back.

    Also of whoever was merged into this person since: they were told of under another code then.
    """
    rows: Iterable[tuple[str, str]] = case.connection.execute(
        "WITH RECURSIVE one(id) AS (SELECT ?2 UNION SELECT d.second FROM one o JOIN duplicate d ON d.organisation = ?1"
        " AND d.first = o.id AND d.decision = 'same' JOIN trashed t ON t.organisation = ?1 AND t.record = d.second)"
        " SELECT DISTINCT json_extract(r.content, '$.release.id'), r.made_on FROM one JOIN coding c"
        " ON c.organisation = ?1 AND c.field = 'persons' AND c.term = one.id JOIN published_release r"
        " ON r.organisation = c.organisation AND r.id = c.record ORDER BY r.made_on, r.id",
        (case.organisation, people.by_code(case, person_code)),
    )
    return list(rows)
