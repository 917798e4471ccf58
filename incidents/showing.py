"""Shows one incident whole."""

from typing import Any

from incidents import linking, showing_sql
from incidents.addresses import called
from incidents.case_file import CaseFile
from incidents.shown import (
    Shown,
    ShownAct,
    ShownClaim,
    ShownCoercion,
    ShownConsent,
    ShownDate,
    ShownDetail,
    ShownDetention,
    ShownEvidence,
    ShownInvolvement,
    ShownLink,
    ShownOperation,
    ShownProceeding,
    ShownSource,
    ShownVerification,
    ShownVictim,
)

_DATES = ("date", "ended", "started")
_YES_OR_NO = ("material_public", "identified", "minor", "has_identity", "outward", "preferred")

Told = dict[str, Any]


def show(case: CaseFile, code: str) -> Shown:
    """Everything recorded of the incident with this code; raises NotFoundError. Identities stay sealed."""
    record = linking.by_code(case, code)
    (incident,) = _told(case, showing_sql.INCIDENT, record)
    return Shown(
        **incident,
        **_lists(case, record, ("contexts", "tags")),
        victims=tuple(_victim(case, each) for each in _told(case, showing_sql.VICTIMS, record)),
        acts=_acts(case, record),
        sources=tuple(ShownSource(**each) for each in _told(case, showing_sql.SOURCES, record)),
        evidence=tuple(ShownEvidence(**each) for each in _told(case, showing_sql.EVIDENCE, record)),
        verifications=tuple(ShownVerification(**each) for each in _told(case, showing_sql.VERIFICATIONS, record)),
        proceedings=tuple(ShownProceeding(**each) for each in _told(case, showing_sql.PROCEEDINGS, record)),
        links=tuple(ShownLink(**each) for each in _told(case, showing_sql.LINKS, record)),
        claims=tuple(_claim(case, each) for each in _told(case, showing_sql.CLAIMS, record)),
        operations=tuple(ShownOperation(**each) for each in _told(case, showing_sql.OPERATIONS, record)),
    )


def _victim(case: CaseFile, told: Told) -> ShownVictim:
    person = told.pop("person")
    consents = tuple(ShownConsent(**each) for each in _told(case, showing_sql.CONSENTS, person))
    return ShownVictim(**told, **_lists(case, person, ("groups",)), consents=consents)


def _acts(case: CaseFile, incident: str) -> tuple[ShownAct, ...]:
    by: dict[str, list[ShownInvolvement]] = {}
    for each in _told(case, showing_sql.INVOLVEMENTS, incident):
        by.setdefault(each.pop("act"), []).append(ShownInvolvement(**each))
    detentions = {each.pop("act"): _detention(case, each) for each in _told(case, showing_sql.DETENTIONS, incident)}
    coercions = {each.pop("act"): ShownCoercion(**each) for each in _told(case, showing_sql.COERCIONS, incident)}
    details: dict[str, list[ShownDetail]] = {}
    for act, table, record in case.connection.execute(showing_sql.DETAILS, (case.organisation, incident)).fetchall():
        details.setdefault(act, []).append(_detail(case, table, record))
    return tuple(
        ShownAct(
            **each | {"address": called(case, act, "act")},
            **_lists(case, act, ("methods", "bias_grounds", "consequences", "articles")),
            by=tuple(by.get(act, ())),
            detention=detentions.get(act),
            coercion=coercions.get(act),
            details=tuple(details.get(act, ())),
        )
        for each in _told(case, showing_sql.ACTS, incident)
        if (act := each.pop("act"))
    )


def _detention(case: CaseFile, told: Told) -> ShownDetention:
    return ShownDetention(**_lists(case, told.pop("detail"), ("counsel", "contacts")), **told)


def _detail(case: CaseFile, table: str, record: str) -> ShownDetail:
    from incidents import stored

    return ShownDetail(
        table, {name: value for name, value in stored.values(case, table, record).items() if name != "act"}
    )


def _claim(case: CaseFile, told: Told) -> ShownClaim:
    return ShownClaim(**{**told, "about": called(case, told["about"])})


def _lists(case: CaseFile, record: str, fields: tuple[str, ...]) -> Told:
    """The codings of one record, each field there even where it is empty."""
    found: Told = dict.fromkeys(fields, ())
    for field, term in case.connection.execute(showing_sql.LISTS, (case.organisation, record)):
        if field in found:
            found[field] = (*found[field], term)
    return found


def _told(case: CaseFile, question: str, record: str) -> list[Told]:
    """The rows by the names of their columns; dates made whole, 0 and 1 made yes and no."""
    cursor = case.connection.execute(question, (case.organisation, record))
    names = [column[0] for column in cursor.description]
    return [_made_whole(dict(zip(names, row, strict=True))) for row in cursor]


def _made_whole(told: Told) -> Told:
    for name in _DATES:
        if f"{name}_text" in told:
            told[name] = ShownDate(told[name], told.pop(f"{name}_text"))
    for name in _YES_OR_NO:
        if told.get(name) is not None:
            told[name] = bool(told[name])
    return told
