"""The records a release may count, coarsened, after the rule of consent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.case_file import CaseFile
from incidents.consenting import COUNTED, Standing, left_out_because, standing
from incidents.disclosure.coarsening import place_group
from schemas.gazetteer import gazetteer
from schemas.release import NOT_EXACT
from schemas.vocabulary import Vocabulary, vocabulary

NOT_KNOWN = "not_known"
OTHER_STATE = "other_state"
# An organisation's own words have passed no clearing: its terms are counted under the shipped ones above them, and one
# that stands below none under these.
_OTHER_ACT = "OTH"
_OTHER_GROUP = "other"


@dataclass(frozen=True, slots=True)
class CountedAct:
    """An act that may be counted; groups are coarse, and may be several."""

    incident: str
    person: str | None
    family: str
    perpetrators: frozenset[str]
    victims: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountedIncident:
    """An incident that may be counted; the place is a group, the date a year."""

    id: str
    year: str
    place: str
    verification: str
    sources: int
    families: frozenset[str]


@dataclass(frozen=True, slots=True)
class Countable:
    """What may be counted, and how many acts were left out for which reason."""

    acts: tuple[CountedAct, ...]
    incidents: tuple[CountedIncident, ...]
    considered_incidents: int
    left_out: Counter[str]


def countable(case: CaseFile, matching: Iterable[str], today: str) -> Countable:
    """Of the incidents matching a question (ids), what may be counted in a public table.

    An incident without any act is counted only if its material is public; one whose acts are all left out is not.
    """
    wanted = set(matching)
    answers = standing(case, "anonymous_statistics")
    left_out: Counter[str] = Counter()
    acts: list[CountedAct] = []
    told: set[str] = set()
    involved, groups, terms = _involved(case), _groups(case), vocabulary("act_types")
    for incident, act, person, term, identified, minor, public in case.connection.execute(
        "SELECT a.incident, a.id, a.person, a.term, p.identified, p.minor, i.material_public FROM act a"
        " JOIN incident i ON i.organisation = a.organisation AND i.id = a.incident"
        " LEFT JOIN person p ON p.organisation = a.organisation AND p.id = a.person"
        " WHERE a.organisation = ? ORDER BY a.id",
        (case.organisation,),
    ):
        if incident not in wanted:
            continue
        told.add(incident)
        reason = _reason(answers, person, identified, minor, public, today)
        if reason != COUNTED:
            left_out[reason] += 1
            continue
        acts.append(
            CountedAct(
                incident,
                person,
                (terms.shipped_above(term) or (_OTHER_ACT,))[-1],
                involved.get(act) or frozenset({NOT_KNOWN}),
                groups.get(person or "") or frozenset({NOT_KNOWN}),
            )
        )
    families: dict[str, set[str]] = {}
    for counted in acts:
        families.setdefault(counted.incident, set()).add(counted.family)
    found = tuple(_incidents(case, wanted, told, families))
    return Countable(tuple(acts), found, len(wanted), left_out)


def _reason(
    answers: dict[str, Standing],
    person: str | None,
    identified: int | None,
    minor: int | None,
    public: int | None,
    today: str,
) -> str:
    return left_out_because(
        answers.get(person or ""),
        identified=_yes_no(identified) if person else False,
        minor=_yes_no(minor),
        public=_yes_no(public),
        today=today,
    )


def _incidents(
    case: CaseFile, wanted: set[str], told: set[str], families: dict[str, set[str]]
) -> Iterable[CountedIncident]:
    places = gazetteer(case.country)
    sources = dict(
        case.connection.execute(
            "SELECT incident, count(DISTINCT source) FROM information WHERE organisation = ? GROUP BY incident",
            (case.organisation,),
        )
    )
    for incident, earliest, latest, place, verification, public in case.connection.execute(
        "SELECT id, date_earliest, date_latest, place, verification, material_public FROM incident"
        " WHERE organisation = ? ORDER BY id",
        (case.organisation,),
    ):
        if incident in wanted and (incident in families or (incident not in told and public)):
            year = earliest[:4] if earliest and latest and earliest[:4] == latest[:4] else NOT_EXACT
            yield CountedIncident(
                incident,
                year,
                place_group(places, place),
                verification,
                sources.get(incident, 0),
                frozenset(families.get(incident, ())),
            )


def perpetrator_group(terms: Vocabulary, code: str) -> str:
    """The public group of a perpetrator class: police, another State body, or the broad class."""
    above = terms.shipped_above(code)
    if code == "unknown" or not above:
        return NOT_KNOWN
    return "police" if "police" in above else OTHER_STATE if "state" in above else above[-1]


def _involved(case: CaseFile) -> dict[str, frozenset[str]]:
    terms = vocabulary("perpetrator_classes")
    rows = case.connection.execute(
        "SELECT act, perpetrator_class FROM involvement WHERE organisation = ?", (case.organisation,)
    )
    return _gathered((act, perpetrator_group(terms, code)) for act, code in rows)


def _groups(case: CaseFile) -> dict[str, frozenset[str]]:
    terms = vocabulary("victim_groups")
    rows = case.connection.execute(
        "SELECT record, term FROM coding WHERE organisation = ? AND field = 'groups'", (case.organisation,)
    )
    return _gathered((person, (terms.shipped_above(code) or (_OTHER_GROUP,))[-1]) for person, code in rows)


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for record, code in pairs:
        found.setdefault(record, set()).add(NOT_KNOWN if code == "unknown" else code)
    return {record: frozenset(codes) for record, codes in found.items()}


def _yes_no(kept: int | None) -> bool | None:
    return None if kept is None else bool(kept)
