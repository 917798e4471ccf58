"""What an earlier release told everybody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from incidents.disclosure.axis import Axis
from incidents.disclosure.table import CellName, Codes, Relation, name_of, relations
from incidents.errors import RefusedInputError
from schemas.speech import said


@dataclass(frozen=True)
class ShownTable:
    """A table as it was published: for every cell a figure or a withholding. No true count is needed again.

    ``withheld`` maps a cell to whether it was withheld for itself ("primary") or for the sake of another. Raises
    RefusedInputError where a cell is missing or told twice.
    """

    axes: tuple[Axis, ...]
    shown: Mapping[Codes, int]
    withheld: Mapping[Codes, str] = field(default_factory=dict)
    name: str = "table"
    universe: str = ""

    def __post_init__(self) -> None:
        told = [*self.shown, *self.withheld]
        if len(told) != len(set(told)) or set(told) != set(product(*(axis.nodes for axis in self.axes))):
            raise RefusedInputError(
                said("The earlier {table} must show or withhold each of its cells exactly once.", table=self.name)
            )

    @cached_property
    def figures(self) -> dict[CellName, int]:
        """What it showed."""
        return {name_of(self.universe, self.axes, codes): value for codes, value in self.shown.items()}

    @cached_property
    def reasons(self) -> dict[CellName, str]:
        """What it withheld, and why."""
        return {name_of(self.universe, self.axes, codes): reason for codes, reason in self.withheld.items()}

    def relations(self) -> Iterator[Relation]:
        """What a reader knew about it before seeing a figure."""
        return relations(self.universe, self.axes)


Edition = tuple[ShownTable, ...]
"""All tables of one release."""
