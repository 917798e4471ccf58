"""The frozen shapes that may leave the house."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from schemas.refusals import Refusal
from schemas.speech import said

TOTAL = "*"
"""The code of a margin: all of a dimension together."""

NOT_EXACT = "not_exact"
"""The code of what is dated too vaguely to stand in one period."""

Audience = Literal["P0", "P1", "P2"]
Unit = Literal["incidents", "acts", "victims"]
Flag = Literal["", "c", "z", "x"]
"""Why a cell has no value: c confidential (withheld), z not applicable, x not collected."""


class ReleaseRefused(Refusal):
    """A release was put together of parts that do not fit."""


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a dimension; its parent, if any, is another code of the same dimension."""

    code: str
    label: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a table is counted by."""

    name: str
    label: str
    codes: tuple[Code, ...]

    def __post_init__(self) -> None:
        known = [code.code for code in self.codes]
        if TOTAL in known or len(known) != len(set(known)):
            raise ReleaseRefused(
                said("Dimension {dimension} has a code twice, or uses the code of the total.", dimension=self.name)
            )
        orphans = [code.code for code in self.codes if code.parent is not None and code.parent not in known]
        if orphans:
            raise ReleaseRefused(
                said(
                    "Dimension {dimension}: the parent of {code} is not one of its codes.",
                    dimension=self.name,
                    code=orphans[0],
                )
            )

    def label_of(self, code: str) -> str:
        """The label of a code; of the total, 'Total'. Raises KeyError for any other."""
        return {TOTAL: "Total"}.get(code) or {known.code: known.label for known in self.codes}[code]

    def above(self, code: str) -> tuple[str, ...]:
        """The parents of a code, nearest first: none of a root and of the total. Raises ReleaseRefused on a circle."""
        parents = {known.code: known.parent for known in self.codes}
        found: list[str] = []
        above = parents.get(code)
        while above is not None:
            if above in {code, *found}:
                raise ReleaseRefused(
                    said("Dimension {dimension}: {code} is its own ancestor.", dimension=self.name, code=above)
                )
            found.append(above)
            above = parents[above]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Cell:
    """One published figure, or the reason why there is none. A flagged cell has no value to betray."""

    codes: tuple[str, ...]
    value: int | None
    flag: Flag = ""

    def __post_init__(self) -> None:
        if (self.flag == "") != (self.value is not None):
            raise ReleaseRefused(
                said("Cell {cell}: a figure has no flag, and a flag has no figure.", cell=" x ".join(self.codes))
            )
        if self.value is not None and self.value < 0:
            raise ReleaseRefused(said("Cell {cell} is below zero.", cell=" x ".join(self.codes)))


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by one or two dimensions, every combination and every margin present, none between 1 and k - 1."""

    id: str
    title: str
    unit: Unit
    universe: str
    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()
    k: int = 5

    def __post_init__(self) -> None:
        if not re.fullmatch(r"T[1-9][0-9]?", self.id):
            raise ReleaseRefused(said("A table is called T1 to T99, not {table}.", table=self.id))
        if "documented" not in self.title.casefold():
            raise ReleaseRefused(
                said("The title of {table} must say 'documented': these are not all that happened.", table=self.id)
            )
        if len(self.dimensions) not in {1, 2}:
            raise ReleaseRefused(
                said(
                    "{table} has {number} dimensions; one or two can be shown.",
                    table=self.id,
                    number=len(self.dimensions),
                )
            )
        told, wanted = [cell.codes for cell in self.cells], set(self.combinations())
        if len(told) != len(set(told)) or set(told) != wanted:
            raise ReleaseRefused(
                said("{table} must have each combination of its codes and totals exactly once.", table=self.id)
            )
        if any(cell.value is not None and 0 < cell.value < self.k for cell in self.cells):
            raise ReleaseRefused(said("{table} shows a figure below its threshold of {k}.", table=self.id, k=self.k))

    def combinations(self) -> Iterator[tuple[str, ...]]:
        """Every cell's codes in reading order, totals last."""
        return product(*([code.code for code in known.codes] + [TOTAL] for known in self.dimensions))

    def grid(self) -> dict[tuple[str, ...], Cell]:
        """The cells by their codes."""
        return {cell.codes: cell for cell in self.cells}

    @property
    def total(self) -> Cell:
        """The grand total: the n of the table."""
        return self.grid()[(TOTAL,) * len(self.dimensions)]


@dataclass(frozen=True, slots=True)
class Vignette:
    """A case in a few words, edited and cleared by a person; heading is a key of the mechanism's headings."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class ConsentEffect:
    """What the rule of consent left out: reasons are (why, how many), e.g. ('consent was not asked', 18).

    None is a figure that is itself withheld.
    """

    counted: int | None
    left_out: int | None
    reasons: tuple[tuple[str, int | None], ...]
    unit: Unit


@dataclass(frozen=True, slots=True)
class SuppressionNote:
    """A cell that was withheld, and why: too small itself, or because it would betray one that is."""

    table: str
    codes: tuple[str, ...]
    reason: Literal["primary", "secondary"]


@dataclass(frozen=True, slots=True)
class SourceShare:
    """How many of the counted incidents rest on a kind of source; one incident may rest on several kinds."""

    code: str
    label: str
    value: int | None
    flag: Flag = ""


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """What a code of a field means."""

    field: str
    code: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """The figures of the method paragraph; None is a figure that is itself withheld."""

    incidents_considered: int | None
    incidents_counted: int | None
    acts_considered: int | None
    acts_counted: int | None
    single_source_incidents: int | None
    inexact_dates: int | None
    unresolved_duplicates: int | None


@dataclass(frozen=True, slots=True)
class Release:
    """Everything that leaves the house at once, consented to, protected and checked.

    Only `incidents.releasing` makes one; every document is written from it, and from nothing else.
    """

    id: str
    made_on: date
    audience: Audience
    country: str
    country_name: str
    period_first: date | None
    period_last: date | None
    organisations: tuple[str, ...]
    question: str
    k: int
    k_reason: str
    tables: tuple[Table, ...]
    vignettes: tuple[Vignette, ...]
    consent_effect: ConsentEffect
    suppressions: tuple[SuppressionNote, ...]
    source_mix: tuple[SourceShare, ...]
    checks: tuple[str, ...]
    caveats: tuple[str, ...]
    dictionary: tuple[DictionaryEntry, ...]
    method: MethodFacts

    def __post_init__(self) -> None:
        named = [table.id for table in self.tables]
        if len(named) != len(set(named)):
            raise ReleaseRefused(said("Two tables of the release have the same name."))
        withheld = {(table.id, cell.codes) for table in self.tables for cell in table.cells if cell.flag == "c"}
        if withheld != {(note.table, note.codes) for note in self.suppressions}:
            raise ReleaseRefused(said("The list of withheld cells and the tables of the release do not agree."))
