"""What a partner under agreement receives: records without identities, frozen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """A victim by a name that lives in this share only; ``groups`` are the broad ones."""

    name: str
    counting_unit: str
    low: int | None
    high: int | None
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedActor:
    """An institution that enough of the shared incidents name."""

    name: str
    actor_class: str
    country: str


@dataclass(frozen=True, slots=True)
class SharedInvolvement:
    """Who did an act: a class, and the institution's name where enough incidents name it."""

    perpetrator_class: str
    actor: str
    degree: str


@dataclass(frozen=True, slots=True)
class SharedAct:
    """One victim, one kind of act."""

    term: str
    label: str
    huridocs: tuple[str, ...]
    person: str
    methods: tuple[str, ...]
    bias_grounds: tuple[str, ...]
    status_at_end: str
    by: tuple[SharedInvolvement, ...]


@dataclass(frozen=True, slots=True)
class SharedIncident:
    """An incident: a month or a year, a unit or less, and the acts that consent allows."""

    name: str
    date: str
    place: str
    place_label: str
    contexts: tuple[str, ...]
    verification: str
    sources: int
    acts: tuple[SharedAct, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Everything one partner receives at once. Only ``incidents.sharing`` makes one."""

    id: str
    made_on: date
    partner: str
    agreement: str
    country: str
    question: str
    k: int
    incidents: tuple[SharedIncident, ...]
    persons: tuple[SharedPerson, ...]
    actors: tuple[SharedActor, ...]
    checks: tuple[str, ...]
