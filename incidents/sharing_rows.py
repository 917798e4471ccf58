"""What may leave to a partner, incident by incident, and how exactly."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from incidents.case_file import CaseFile
from incidents.consenting import COUNTED, left_out_because, standing
from schemas.gazetteer import ONLINE, Gazetteer
from schemas.term import is_own
from schemas.vocabulary import vocabulary

PURPOSE = "share_in_coalition"
_OTHER_ACT = "OTH"
_OTHER_GROUP = "other"


class ActRow(NamedTuple):
    """An act its victim allows to be shared; ``by`` holds class, institution, its country, degree."""

    term: str
    person: str | None
    counting_unit: str
    low: int | None
    high: int | None
    groups: tuple[str, ...]
    methods: tuple[str, ...]
    bias_grounds: tuple[str, ...]
    status_at_end: str
    by: tuple[tuple[str, str, str, str], ...]


class Row(NamedTuple):
    """An incident with the acts that may be shared."""

    id: str
    month: str
    year: str
    place: str
    verification: str
    contexts: tuple[str, ...]
    sources: int
    acts: tuple[ActRow, ...]


def rows(case: CaseFile, wanted: Iterable[str], today: str) -> tuple[list[Row], Counter[str]]:
    """The incidents of which anything may be shared, and how many acts were left out for which reason."""
    answers, codings = standing(case, PURPOSE), _codings(case)
    involved, left_out = _involved(case), Counter[str]()
    found: list[Row] = []
    for incident in wanted:
        (earliest, latest, place, verification, tier, public) = case.connection.execute(
            "SELECT date_earliest, date_latest, place, verification, confidentiality, material_public"
            " FROM incident WHERE organisation = ? AND id = ?",
            (case.organisation, incident),
        ).fetchone()
        acts: list[ActRow] = []
        for row in _acts(case, incident):
            act, term, status, person, unit, low, high, identified, minor = row
            reason = (
                "tier T3"
                if tier == "T3"
                else left_out_because(
                    answers.get(person or ""),
                    identified=_yes_no(identified) if person else False,
                    minor=_yes_no(minor),
                    public=_yes_no(public),
                    today=today,
                )
            )
            if reason != COUNTED:
                left_out[reason] += 1
                continue
            lists = codings.get(act, {})
            acts.append(
                ActRow(
                    term=_told("act_types", term) or _OTHER_ACT,
                    person=person,
                    counting_unit=unit or "individual",
                    low=low,
                    high=high,
                    groups=_broad(codings.get(person or "", {}).get("groups", ())),
                    methods=_all_told("methods", lists.get("methods", ())),
                    bias_grounds=_all_told("bias_grounds", lists.get("bias_grounds", ())),
                    status_at_end=_told("statuses_at_end", status),
                    by=tuple(involved.get(act, ())),
                )
            )
        if acts:
            month, year = _period(earliest, latest, 7), _period(earliest, latest, 4)
            contexts = _all_told("contexts", codings.get(incident, {}).get("contexts", ()))
            found.append(
                Row(incident, month, year, place, verification, contexts, _sources(case, incident), tuple(acts))
            )
    return found, left_out


def coarse_dates_and_places(places: Gazetteer, found: Sequence[Row], k: int) -> dict[str, tuple[str, str]]:
    """For each incident a date and a place that ``k`` of them share: month and unit, else year and unit, and so on.

    Where no step is shared by enough, neither is told.
    """
    told: dict[str, tuple[str, str]] = {}
    left = list(found)
    for date in ("month", "year", ""):
        for level in ("unit", "region", "country"):
            keys = {row.id: (getattr(row, date) if date else "", _coarse(places, row.place, level)) for row in left}
            sizes = Counter(keys.values())
            told |= {record: key for record, key in keys.items() if sizes[key] >= k}
            left = [row for row in left if row.id not in told]
    # The last handful would stand alone with its date and place: it is told neither.
    return told | {row.id: ("", "") for row in left}


def _coarse(places: Gazetteer, code: str, level: str) -> str:
    if code in ("", ONLINE) or places.country not in (code, *places.ancestors(code)):
        return code
    return places.coarsened(code, level)


def _acts(case: CaseFile, incident: str) -> list[Any]:
    rows: list[Any] = case.connection.execute(
        "SELECT a.id, a.term, a.status_at_end, a.person, p.counting_unit, p.size_low, p.size_high, p.identified,"
        " p.minor FROM act a LEFT JOIN person p ON p.organisation = a.organisation AND p.id = a.person"
        " WHERE a.organisation = ? AND a.incident = ? ORDER BY a.id",
        (case.organisation, incident),
    ).fetchall()
    return rows


def _sources(case: CaseFile, incident: str) -> int:
    (number,) = case.connection.execute(
        "SELECT count(DISTINCT source) FROM information WHERE organisation = ? AND incident = ?",
        (case.organisation, incident),
    ).fetchone()
    return int(number)


def _codings(case: CaseFile) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for record, field, term in case.connection.execute(
        "SELECT record, field, term FROM coding WHERE organisation = ?"
        " AND field IN ('methods', 'bias_grounds', 'groups', 'contexts') ORDER BY term",
        (case.organisation,),
    ):
        found.setdefault(record, {}).setdefault(field, []).append(term)
    return found


def _involved(case: CaseFile) -> dict[str, list[tuple[str, str, str, str]]]:
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for act, *rest in case.connection.execute(
        "SELECT v.act, v.perpetrator_class, coalesce(r.name, ''), coalesce(r.country, ''), v.degree FROM involvement v"
        " LEFT JOIN actor r ON r.organisation = v.organisation AND r.id = v.actor"
        " WHERE v.organisation = ? ORDER BY v.id",
        (case.organisation,),
    ):
        by, name, country, degree = rest
        told = (_told("perpetrator_classes", by), name, country, _told("degrees", degree))
        found.setdefault(act, []).append(told)
    return found


def _broad(codes: Iterable[str]) -> tuple[str, ...]:
    known = vocabulary("victim_groups")
    return tuple(sorted({(known.shipped_above(code) or (_OTHER_GROUP,))[-1] for code in codes}))


def _told(name: str, code: str) -> str:
    """The code, or the shipped one above an organisation's own, whose words have passed no clearing; empty for none."""
    return next(iter(vocabulary(name).shipped_above(code)), "") if is_own(code) else code


def _all_told(name: str, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told for code in codes if (told := _told(name, code))))


def _period(earliest: str | None, latest: str | None, length: int) -> str:
    return earliest[:length] if earliest and latest and earliest[:length] == latest[:length] else ""


def _yes_no(kept: int | None) -> bool | None:
    return None if kept is None else bool(kept)
