"""What a body that receives reports asks of them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MECHANISMS = Path(__file__).parent / "mechanisms"


@dataclass(frozen=True, slots=True)
class Fact:
    """A rule of the body; unchecked ones are known from practice and must be compared with its page."""

    name: str
    value: int | str
    checked: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body's own summaries, with what is told under it."""

    key: str
    level: int
    label: str
    checked: bool
    codes: tuple[str, ...]
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """The rules and headings of one body, headings in their order."""

    name: str
    facts: tuple[Fact, ...]
    headings: tuple[Heading, ...]

    def fact(self, name: str) -> Fact:
        """The rule of that name. Raises KeyError."""
        return {known.name: known for known in self.facts}[name]

    def heading_of_act(self, code: str) -> str | None:
        """The heading under which figures of an act or a family of acts stand: the longest code that covers it."""
        covering = [
            (len(known), heading.key)
            for heading in self.headings
            for known in heading.codes
            if code == known or code.startswith(f"{known}.")
        ]
        return max(covering)[1] if covering else None

    def heading_of_dimension(self, name: str) -> str | None:
        """The heading under which a table counted by that dimension stands whole."""
        return next((heading.key for heading in self.headings if name in heading.dimensions), None)

    def above(self, key: str) -> tuple[str, ...]:
        """The headings that stand above one, outermost first."""
        place = [heading.key for heading in self.headings].index(key)
        upper: list[str] = []
        level = self.headings[place].level
        for heading in reversed(self.headings[:place]):
            if heading.level < level:
                upper.insert(0, heading.key)
                level = heading.level
        return tuple(upper)


@cache
def mechanism(name: str) -> Mechanism:
    """The rules of a body by the name of its file: 'upr'. Raises FileNotFoundError."""
    told = tomllib.loads((MECHANISMS / f"{name}.toml").read_text(encoding="utf-8"))
    facts = (
        Fact(key, fact["value"], fact["checked"], fact["source"], fact.get("note", ""))
        for key, fact in told["facts"].items()
    )
    headings = (
        Heading(
            heading["key"],
            heading["level"],
            heading["label"],
            heading["checked"],
            tuple(heading.get("codes", ())),
            tuple(heading.get("dimensions", ())),
        )
        for heading in told["headings"]
    )
    return Mechanism(told["name"], tuple(facts), tuple(headings))
