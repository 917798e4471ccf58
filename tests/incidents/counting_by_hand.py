"""Counts forms in the plainest way there is, without a database: the truth that counting is held against."""

from dataclasses import dataclass, field
from itertools import product
from typing import Any

from schemas.gazetteer import gazetteer
from schemas.vague_date import VagueDate
from schemas.vocabulary import vocabulary

SOURCE_KINDS = {"Example Gazette": "news_media", "Court of Examples": "court", "A voice": ""}


@dataclass
class Person:
    unit: str
    low: int | None
    best: int | None
    high: int | None
    groups: tuple[str, ...]

    @property
    def figures(self) -> tuple[int, int]:
        alone = 1 if self.unit == "individual" else None
        low = next((each for each in (self.low, self.best, alone) if each is not None), 0)
        upper = alone if self.low is None else None
        high = next((each for each in (self.high, self.best, upper) if each is not None), 0)
        return low, max(low, high)


@dataclass
class Act:
    number: int
    person: int | None
    term: str
    reported: str
    date: VagueDate
    place: str
    classes: list[str]


@dataclass
class Incident:
    number: int
    date: VagueDate
    place: str
    verification: str
    contexts: list[str]
    sources: list[str]
    acts: list[Act]


@dataclass
class World:
    """What a list of forms says, told over again."""

    incidents: list[Incident] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)

    def add(self, form: dict[str, Any]) -> None:
        people: dict[str, int] = {}
        for victim in form["victims"]:
            if "person" in victim:
                people[victim["key"]] = int(victim["person"].removeprefix("P-")) - 1
            else:
                people[victim["key"]] = len(self.persons)
                self.persons.append(
                    Person(
                        victim.get("counting_unit", "individual"),
                        *(victim.get(each) for each in ("low", "best", "high")),
                        tuple(victim["groups"]),
                    )
                )
        date = VagueDate.from_edtf(form["date"]["edtf"])
        acts: list[Act] = []
        for told in [*form["acts"], *_not_coded(form)]:
            everyone = list(people.values()) or [None]
            for person in [people[told["victim"]]] if told["victim"] else everyone:
                acts.append(
                    Act(
                        number=sum(len(each.acts) for each in self.incidents) + len(acts),
                        person=person,
                        term=told["term"],
                        reported=told["as_reported"],
                        date=VagueDate.from_edtf(told["date"]["edtf"]) if told["date"]["edtf"] else date,
                        place=told["place"] or form["place"],
                        classes=[
                            each["class"]
                            for each in form["perpetrators"]
                            if told["by"] is None or each["key"] in told["by"]
                        ],
                    )
                )
        self.incidents.append(
            Incident(
                len(self.incidents),
                date,
                form["place"],
                form["verification"],
                form["contexts"],
                [SOURCE_KINDS[each["name"]] for each in form["sources"]],
                acts,
            )
        )

    def count(self, by: tuple[str, ...], unit: str) -> dict[tuple[str, ...], tuple[int, int]]:
        cells: dict[tuple[str, ...], set[int]] = {}
        for incident in self.incidents:
            acts = incident.acts if unit != "incidents" else (incident.acts or [None])
            for act in acts:
                for klass, group, source, context in product(*_several(self, incident, act)):
                    counted = _counted(incident, act, unit)
                    if counted is not None:
                        codes = tuple(_CODES[name](incident, act, klass, group, source, context, unit) for name in by)
                        cells.setdefault(codes, set()).add(counted)
        return {codes: self._figure(met, unit) for codes, met in cells.items()}

    def _figure(self, met: set[int], unit: str) -> tuple[int, int]:
        if unit != "victims":
            return len(met), len(met)
        figures = [self.persons[each].figures for each in met]
        return sum(low for low, _ in figures), sum(high for _, high in figures)


def _not_coded(form: dict[str, Any]) -> list[dict[str, Any]]:
    """People of whom no act is told stand in an act that is not coded yet."""
    bare = {"term": "OTH.1", "as_reported": "", "date": {"edtf": ""}, "place": ""}
    if not form["acts"]:
        return [{**bare, "victim": "", "by": None}] if form["victims"] or form["perpetrators"] else []
    named = {told["victim"] for told in form["acts"]}
    left = [] if "" in named else [victim["key"] for victim in form["victims"] if victim["key"] not in named]
    return [{**bare, "victim": key, "by": []} for key in left]


def _several(world: World, incident: Incident, act: Act | None) -> list[list[str]]:
    groups = list(world.persons[act.person].groups) if act and act.person is not None else []
    return [each or [""] for each in ((act.classes if act else []), groups, incident.sources, incident.contexts)]


def _counted(incident: Incident, act: Act | None, unit: str) -> int | None:
    if unit == "incidents":
        return incident.number
    assert act is not None
    return act.number if unit == "acts" else act.person


def _when(period: str) -> Any:
    def code(incident: Incident, act: Act | None, *rest: str) -> str:
        date = incident.date if rest[-1] == "incidents" or act is None else act.date
        return (date.period(period) or "not_exact") if date.is_known else "unknown"

    return code


def _where(level: str) -> Any:
    def code(incident: Incident, act: Act | None, *rest: str) -> str:
        place = incident.place if rest[-1] == "incidents" or act is None else act.place
        return gazetteer().coarsened(place, level) if place else "unknown"

    return code


def _top(name: str, code: str) -> str:
    return [code, *vocabulary(name).ancestors(code)][-1] if code else "unknown"


_CODES: dict[str, Any] = {
    "year": _when("year"),
    "quarter": _when("quarter"),
    "month": _when("month"),
    "act": lambda _i, act, *_: act.term if act else "unknown",
    "family": lambda _i, act, *_: _top("act_types", act.term if act else ""),
    "reported": lambda _i, act, *_: (act.reported if act else "") or "unknown",
    "place": _where("unit"),
    "district": _where("place"),
    "region": _where("region"),
    "perpetrator": lambda _i, _a, klass, *_: klass or "unknown",
    "perpetrator_group": lambda _i, _a, klass, *_: _top("perpetrator_classes", klass),
    "victim": lambda _i, _a, _k, group, *_: group or "unknown",
    "verification": lambda incident, *_: incident.verification,
    "source": lambda _i, _a, _k, _g, source, *_: source or "unknown",
    "context": lambda _i, _a, _k, _g, _s, context, *_: context or "unknown",
}
