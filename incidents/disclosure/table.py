"""A table of counts with all its margins, and how they hang together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import NamedTuple

from incidents.disclosure.axis import TOTAL, Axis
from incidents.errors import RefusedInputError
from schemas.speech import said

Codes = tuple[str, ...]


class CellName(NamedTuple):
    """What a count is about, whichever table shows it: the same name is the same number.

    ``universe`` says what is counted and which records ("acts, 2019-2024"); totals are left out of ``codes``.
    """

    universe: str
    codes: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return " x ".join(f"{axis} {code}" for axis, code in self.codes) or "everything"


class Relation(NamedTuple):
    """A sum over cells that everybody knows to be zero (``exact``) or never below zero."""

    terms: tuple[tuple[CellName, int], ...]
    exact: bool


def name_of(universe: str, axes: Sequence[Axis], codes: Codes) -> CellName:
    """The name a cell has in every table that shows it."""
    pairs = ((axis.name, code) for axis, code in zip(axes, codes, strict=True) if code != TOTAL)
    return CellName(universe, tuple(sorted(pairs)))


def relations(universe: str, axes: Sequence[Axis]) -> Iterator[Relation]:
    """All that a reader knows about a table of these axes before seeing a figure.

    Along an ordinary axis a margin is the sum of its parts. Along an overlapping axis each part is at most the margin,
    and the margin at most the sum of the parts; where several axes overlap, the same holds for the records that do
    *not* carry a code, which is the product of two such statements.
    """
    weights = [_weights(axis) for axis in axes]
    for at, axis in enumerate(axes):
        if not axis.overlapping:
            others = [[{node: 1} for node in each.nodes] for each in axes]
            others[at] = _sums(axis)
            yield from (_relation(universe, axes, chosen, exact=True) for chosen in product(*others))
    for chosen in product(*weights):
        if any(len(weight) > 1 for weight in chosen):
            yield _relation(universe, axes, chosen, exact=False)


def _sums(axis: Axis) -> list[dict[str, int]]:
    return [{family.parent: 1} | dict.fromkeys(family.children, -1) for family in axis.families]


def _weights(axis: Axis) -> list[dict[str, int]]:
    """The combinations of an axis' codes that can never be negative, single codes first."""
    found = [{node: 1} for node in axis.nodes]
    if axis.overlapping:
        for family in axis.families:
            found += [{family.parent: 1, child: -1} for child in family.children]
            found.append(dict.fromkeys(family.children, 1) | {family.parent: -1})
    return found


def _relation(universe: str, axes: Sequence[Axis], chosen: Sequence[Mapping[str, int]], *, exact: bool) -> Relation:
    terms = tuple(
        (name_of(universe, axes, codes), prod(weight[code] for weight, code in zip(chosen, codes, strict=True)))
        for codes in product(*chosen)
    )
    return Relation(terms, exact)


@dataclass(frozen=True)
class CountTable:
    """Counts by any number of axes.

    ``counts`` holds the cells of the codes of records (what is missing is zero); margins along ordinary axes are
    added up here. Along an overlapping axis every group and the total must be given too, because they cannot be.
    ``contributors`` may say for every cell that is not zero how many persons (or incidents) stand behind it.
    Raises RefusedInputError for an unknown code, a negative count, or margins that contradict their parts.
    """

    axes: tuple[Axis, ...]
    counts: Mapping[Codes, int]
    name: str = "table"
    universe: str = ""
    contributors: Mapping[Codes, int] | None = None

    def __post_init__(self) -> None:
        if not self.axes or len({axis.name for axis in self.axes}) != len(self.axes):
            raise RefusedInputError(
                said("{table} needs at least one dimension, and no dimension twice.", table=self.name)
            )
        for codes, count in self.counts.items():
            if len(codes) != len(self.axes) or any(
                code not in axis.nodes for axis, code in zip(self.axes, codes, strict=False)
            ):
                raise RefusedInputError(
                    said("{table} has a cell {cell!r} that its dimensions do not know.", table=self.name, cell=codes)
                )
            if count < 0:
                raise RefusedInputError(
                    said("{table} has a count below zero at {cell!r}.", table=self.name, cell=codes)
                )
        self._check_margins()
        shown = [codes for codes, count in self.cells.items() if count > 0]
        if self.contributors is not None and any(not self.contributors.get(codes) for codes in shown):
            raise RefusedInputError(
                said("{table} does not say for every cell how many stand behind it.", table=self.name)
            )

    @cached_property
    def cells(self) -> dict[Codes, int]:
        """Every cell with its count: parts, groups and totals, zeros too."""
        found = dict.fromkeys(product(*(axis.nodes for axis in self.axes)), 0)
        for codes, count in self.counts.items():
            if all(axis.overlapping or code in axis.codes for axis, code in zip(self.axes, codes, strict=True)):
                ways = [
                    (code,) if axis.overlapping else (code, *axis.above(code))
                    for axis, code in zip(self.axes, codes, strict=True)
                ]
                for margin in product(*ways):
                    found[margin] += count
        return found

    def cell(self, codes: Codes) -> CellName:
        """The name this cell has in every table that shows it."""
        return name_of(self.universe, self.axes, codes)

    @cached_property
    def values(self) -> dict[CellName, int]:
        """Every cell's count by its name."""
        return {self.cell(codes): count for codes, count in self.cells.items()}

    def relations(self) -> Iterator[Relation]:
        """All that a reader knows about this table before seeing a figure."""
        return relations(self.universe, self.axes)

    def _check_margins(self) -> None:
        wrong = [codes for codes, count in self.counts.items() if self.cells[codes] != count]
        if wrong:
            raise RefusedInputError(
                said("In {table}, the margin {cell!r} is not the sum of its parts.", table=self.name, cell=wrong[0])
            )
        for relation in self.relations() if any(axis.overlapping for axis in self.axes) else ():
            if sum(self.values[cell] * weight for cell, weight in relation.terms) < 0:
                raise RefusedInputError(
                    said(
                        "In {table}, '{cell}' and its parts contradict each other: no part may exceed its total, and"
                        " the parts together may not be fewer.",
                        table=self.name,
                        cell=relation.terms[0][0],
                    )
                )
