"""A street where everything the record knows has happened to somebody: the same every time it is built."""

from random import Random
from typing import Any

from incidents.unit_of_work import Work
from schemas import shape
from schemas.vague_date import VagueDate
from schemas.vocabulary import vocabulary
from tests.incidents.house import House

DATES = ("", "2021-05-03", "2021", "2022-06", "2021/2022", "2023-01-09/2023-01-12", "2022-02-02")
DAYS = ("", "2022-03-01", "2023-06", "2024")
WORDS = ("", "Officers of the Station", "bir ŞİKAYƏT", "a note of the lawyer", "Полиция сказала")
TERMS = {
    "act_types": ("LIB.1", "LIB.2", "COE.1", "COE.3", "INT.1"),
    "step_kinds": ("lodged", "registration_refused", "charged", "charges_dropped", "hearing", "convicted", "appealed"),
}
COUNT = 30


def build(house: House) -> None:
    """Thirty incidents, with whatever hangs on them drawn by lot."""
    lot = Random(20260726)
    with house.writing("add") as work:
        street = Street(work, lot)
        for number in range(COUNT):
            street.incident(number)
        street.between_incidents()


class Street:
    """Draws records; one lot, so that the street is always the same."""

    def __init__(self, work: Work, lot: Random) -> None:
        self.work, self.lot = work, lot
        self.people = [
            self.add("person", code=f"P-{n:04}", counting_unit=lot.choice(["individual", "group"])) for n in range(12)
        ]
        top = self.add("actor", code="A-0001", name="Ministry", part_of=None)
        self.actors = [top, self.add("actor", code="A-0002", name="Station", part_of=top), None]
        self.sources = [self.add("source", code=f"S-{n:04}", person=lot.choice(["", self.people[0]])) for n in range(5)]
        self.operations = [self.add("operation", code=f"O-{n:04}", name=f"Raids {n}") for n in range(2)]
        self.recommendations = [self.add("recommendation", code=f"R-{n:04}", number=f"{n}") for n in range(2)]
        self.incidents: list[str] = []
        for person in self.people:
            for _ in range(lot.randrange(3)):
                self.add("consent", person=person)
            if lot.random() < 0.3:
                self.add("profile", person=person)

    def add(self, table: str, **told: Any) -> str:
        """A record whose fields are told, or drawn."""
        return self.work.add(
            table, {name: told[name] if name in told else self.drawn(table, name) for name in shape.kinds(table)}
        )

    def drawn(self, table: str, name: str) -> Any:
        """A value for a field, often none."""
        from schemas.compiled.records import SHAPES

        kind, longest, of, _, default = SHAPES[table][name]
        lot = self.lot
        if kind == "term":
            return lot.choice([*self.codes(of), *([default] if default else [])])
        if kind == "terms":
            return lot.sample(self.codes(of), lot.randrange(3))
        if kind == "tags":
            return lot.sample(["535", "510.1", "Card"], lot.randrange(3)) if name == "articles" else []
        if kind == "date":
            return VagueDate.read(lot.choice(DATES))
        if kind == "yes_no":
            return lot.choice([True, False, None])
        if kind in ("whole", "number"):
            return lot.choice([None, 1, 7, 30]) if longest > 180 else None
        if kind == "place":
            return lot.choice(["", "AZ-BA", "AZ-BA-NAS", "AZ-GA"])
        if kind in ("record", "records"):
            return [] if kind == "records" else default
        if kind == "sealed":
            return b""
        return self.words(name, longest)

    def words(self, name: str, longest: int) -> str:
        """Words of the field, a day or a page."""
        if name == "url":
            return self.lot.choice(["", "https://www.example.org/a", "https://myexample.org/b"])
        if name.endswith("_on") or name == "due_on":
            return self.lot.choice(DAYS) if name in ("received_on", "given_on") else self.lot.choice(["", "2024-01-01"])
        if name == "currency":
            return self.lot.choice(["", "AZN", "EUR"])
        if name == "media_type":
            return self.lot.choice(["", "image/jpeg", "application/pdf"])
        return self.lot.choice(WORDS)[:longest]

    def codes(self, name: str) -> list[str]:
        """Terms to draw from."""
        return list(TERMS.get(name, ())) or [term.code for term in vocabulary(name)][:5]

    def incident(self, number: int) -> None:
        """An incident and what hangs on it."""
        lot = self.lot
        told = {
            "title": f"incident {number}",
            "code": f"AZ-T-{number:04}",
            "origin": "",
            "origin_ref": "",
            "origin_hash": "",
        }
        record = self.add("incident", **told)
        self.incidents.append(record)
        for _ in range(lot.randrange(4)):
            self.act(record)
        for table, times in (
            ("information", 3),
            ("evidence", 2),
            ("verification", 2),
            ("claim", 3),
            ("coding_pass", 2),
        ):
            for each in range(lot.randrange(times)):
                self.beside(table, record, number * 10 + each)
        if lot.random() < 0.3:
            self.proceeding(f"{number}i", None, record, None)
        if lot.random() < 0.2:
            self.add("operation_incident", operation=lot.choice(self.operations), incident=record)
        if lot.random() < 0.2:
            self.add("recommendation_link", recommendation=lot.choice(self.recommendations), incident=record)
        if lot.random() < 0.2:
            self.add("task", code=f"T-{number:04}", about=record)
        if lot.random() < 0.2:
            self.add("support_case", code=f"C-{number:04}", about=[record], persons=lot.sample(self.people, 1))

    def beside(self, table: str, record: str, number: int) -> None:
        """A source's information, a piece of evidence, a claim …"""
        if table == "information":
            self.add(table, incident=record, source=self.lot.choice(self.sources))
        elif table == "claim":
            told = {"field": self.lot.choice(["place", "title"]), "value": self.lot.choice(["Gəncə", "GENCE", "Baku"])}
            self.add(table, about=record, source=None, code=f"CL-{number:04}", **told)
        else:
            self.add(table, incident=record, **({"code": f"E-{number:04}"} if table == "evidence" else {}))

    def act(self, incident: str) -> None:
        """An act with its details, those involved, and perhaps a proceeding."""
        lot = self.lot
        person = lot.choice([None, *self.people])
        record = self.add("act", incident=incident, person=person)
        for _ in range(lot.randrange(3)):
            self.add(
                "involvement", act=record, actor=lot.choice(self.actors), person=lot.choice([None, self.people[1]])
            )
        for table in ("detention", "coercion", "ill_treatment", "killing", "surveillance", "property_loss"):
            if lot.random() < 0.3:
                self.add(table, act=record)
        if lot.random() < 0.3:
            place = lot.choice(
                [(person, incident, None), (person, None, None), (None, None, record), (person, incident, record)]
            )
            self.proceeding(record[-6:], *place)

    def proceeding(self, number: str, person: str | None, incident: str | None, act: str | None) -> None:
        """A proceeding of some steps."""
        record = self.add("proceeding", code=f"PR-{number}", person=person, incident=incident, act=act, authority=None)
        for _ in range(self.lot.randrange(4)):
            self.add("proceeding_step", proceeding=record, authority=None)

    def between_incidents(self) -> None:
        """Pairs that may be doubles of each other."""
        for number in range(4):
            first, second = self.lot.sample(self.incidents, 2)
            self.add("duplicate", code=f"D-{number:04}", first=first, second=second)
