"""Withholding as little as possible, and enough."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Literal

from incidents.disclosure.aims import aims
from incidents.disclosure.audit import Audit
from incidents.disclosure.building import Nested, built
from incidents.disclosure.earlier import Edition
from incidents.disclosure.guard import Guard
from incidents.disclosure.primary import Threshold, too_small
from incidents.disclosure.system import NEW, System
from incidents.disclosure.table import CellName, Codes, CountTable
from incidents.disclosure.witness import Search
from incidents.errors import DisclosureError
from schemas.speech import counted, said

Reason = Literal["primary", "secondary"]


class UnprotectableError(DisclosureError):
    """Some counts can be worked out whatever is withheld; ``cells`` are theirs."""

    def __init__(self, cells: Sequence[CellName]) -> None:
        self.cells = tuple(cells)
        more = len(cells) - 1
        super().__init__(
            counted(
                more,
                "The count of '{cell}' and {n} more cannot be protected, whatever else is withheld: too little stands"
                " around it. Merge codes of its table into larger groups, or leave the table out.",
                "The count of '{cell}' and {n} more cannot be protected, whatever else is withheld: too little stands"
                " around it. Merge codes of its table into larger groups, or leave the table out.",
                cell=cells[0],
            )
            if more
            else said(
                "The count of '{cell}' cannot be protected, whatever else is withheld: too little stands around it."
                " Merge codes of its table into larger groups, or leave the table out.",
                cell=cells[0],
            )
        )


@dataclass(frozen=True)
class Protection:
    """What is withheld, and why: too small itself ("primary"), or because it would betray one that is ("secondary").

    ``known_before`` names, in words, what earlier releases had already given away and no withholding can take back.
    """

    withheld: Mapping[CellName, Reason]
    known_before: tuple[str, ...] = ()

    def of(self, table: CountTable) -> dict[Codes, Reason]:
        """What is withheld in one table, in the order of its cells."""
        return {codes: self.withheld[cell] for codes in table.cells if (cell := table.cell(codes)) in self.withheld}


def protect(
    tables: Sequence[CountTable], threshold: Threshold, earlier: Sequence[Edition] = (), nested: Nested = ()
) -> Protection:
    """Which cells must be withheld so that no count below its threshold can be worked out.

    All tables are solved as one: a cell that two of them share is withheld in both or in neither. ``earlier`` holds
    the releases published before, oldest first; nothing can be subtracted from them either. What is promised of each
    small count stands in ``aims`` and ``Guard``; the attacker then tries the result, and where he succeeds nothing is
    returned. The same tables always give the same answer.

    Raises UnprotectableError, naming the cells, where no withholding helps.
    """
    system = built(tables, threshold, earlier, nested)
    small = system.columns_of(cell for table in tables for cell in too_small(table, threshold))
    alone = standing_alone(system, small, tables)
    search = Search(system, small, worth := _worth(system))
    thresholds = {at: threshold(column.cell) for at, column in enumerate(system.columns)}
    guard = Guard(system, search, list(aims(system, small, threshold)), thresholds, alone)
    guard.protect(worth)
    _refuse(system, (at for at in guard.hopeless if system.columns[at].edition == NEW))
    found = list(Audit(system, search.withheld, small, threshold, alone, guard.witnesses).betrayals())
    _refuse(system, (system.index[betrayal.column] for betrayal in found if not betrayal.before))
    reasons: dict[CellName, Reason] = {
        system.columns[at].cell: "primary" if at in small else "secondary" for at in sorted(search.withheld)
    }
    return Protection(reasons, tuple(str(betrayal) for betrayal in found))


def standing_alone(system: System, small: Collection[int], tables: Iterable[CountTable]) -> frozenset[int]:
    """The small cells behind which there is one person: who, if they know it, knows the count."""
    single = {
        table.cell(codes)
        for table in tables
        for codes, behind in (table.cells if table.contributors is None else table.contributors).items()
        if behind == 1
    }
    return frozenset(at for at in small if system.columns[at].cell in single)


def _worth(system: System) -> dict[int, float]:
    """What showing a cell is worth to a reader: more the larger it is, and the more of the table it sums up."""
    most = max((len(column.cell.codes) for column in system.columns), default=0)
    return {
        at: log2(1 + system.standing[at]) * (1 + 2 * (most - len(system.columns[at].cell.codes)))
        for at in system.choosable
    }


def _refuse(system: System, columns: Iterable[int]) -> None:
    if cells := [system.columns[at].cell for at in columns]:
        raise UnprotectableError(cells)
