"""A map that was understood: which columns become which fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from incidents.importing.date_telling import DateTelling
from incidents.importing.fields import Takes, word_of
from incidents.importing.layout import Layout, is_mark
from incidents.importing.telling import PART, Telling


@dataclass(frozen=True, slots=True)
class MapField:
    """One field and how it is told: from cells, as a date, or as tables of fields of its own."""

    path: str
    name: str
    takes: Takes
    telling: "Telling | DateTelling | tuple[Part, ...]"

    def reads(self) -> Iterator[str]:
        """Every column this is told from."""
        for each in self.telling if isinstance(self.telling, tuple) else (self.telling,):
            yield from each.reads()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a form (the incident, the acts …): its fields, and how many of it there are."""

    name: str
    fields: tuple[MapField, ...]
    each: Telling | None = None
    once_per: str = ""
    gather: tuple[str, ...] = ()
    needs: str = ""
    when_none: bool = False
    from_cells: frozenset[str] = frozenset()
    """The fields that are told from cells, not constants; said once, for it is asked for every row."""

    def reads(self) -> Iterator[str]:
        """Every column the part is told from."""
        if self.each:
            yield from self.each.reads()
        for each in self.fields:
            yield from each.reads()


@dataclass(frozen=True, slots=True)
class ImportMap:
    """A whole map."""

    name: str
    about: str
    ref: str
    layout: Layout
    ignored: frozenset[str]
    incident: Part
    verification: Part | None
    lists: tuple[Part, ...] = field(default_factory=tuple)

    def parts(self) -> tuple[Part, ...]:
        """Every part of the form the map fills."""
        return (self.incident, *((self.verification,) if self.verification else ()), *self.lists)

    def uses(self) -> dict[str, tuple[str, ...]]:
        """Each column the map reads, and the fields it becomes."""
        used: dict[str, dict[str, None]] = {}
        for part in self.parts():
            columns = list(part.each.reads()) if part.each else []
            for one in part.fields:
                for name in one.reads():
                    for column in columns if name.startswith(PART) else (name,):
                        used.setdefault(column, {})[one.path] = None
            for column in columns:
                used.setdefault(column, {})
        if self.ref:
            used.setdefault(self.ref, {})["incident.origin_ref"] = None
        return {column: tuple(paths) for column, paths in used.items()}

    def knows(self, column: str) -> bool:
        """Whether the map says what becomes of a column, be it nothing."""
        return column in self.layout.columns or column in self.ignored or is_mark(column)

    def column_of(self, path: str) -> str:
        """The column a field of the form is told from, by its path there (``acts.2.term``); empty if none."""
        *sections, name = [step for step in path.split(".") if not step.isdigit()]
        section = ".".join(sections) or "incident"
        wanted = f"{section}.{word_of(section, name)}"
        return next((column for column, paths in self.uses().items() if wanted in paths), "")
