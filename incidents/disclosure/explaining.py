"""By which sums a withheld count is given away, in words."""

from collections.abc import Collection, Iterator, Sequence

from incidents.disclosure.attacker import Attacker
from incidents.disclosure.building import Nested, built
from incidents.disclosure.earlier import Edition
from incidents.disclosure.linear import Row
from incidents.disclosure.primary import one_threshold
from incidents.disclosure.system import System
from incidents.disclosure.table import CellName, CountTable
from schemas.speech import counted, said


def explanation(
    tables: Sequence[CountTable],
    withheld: Collection[CellName],
    cell: CellName,
    *,
    earlier: Sequence[Edition] = (),
    nested: Nested = (),
) -> tuple[str, ...]:
    """The sums that hold a withheld cell as narrow as it is, one sentence each; for the eyes of the house.

    Says which cells are shown and which withheld, never a count: the sentences can be read aloud or kept. Empty where
    no sum says anything about the cell.
    """
    system = built(tables, one_threshold(1), earlier, nested)
    columns = system.columns_of(withheld)
    attacker = Attacker(system, columns)
    (at,) = system.columns_of([cell])
    rows = dict.fromkeys((*attacker.grounds(at, 1), *attacker.grounds(at, -1)))
    return tuple(_in_words(system, row, columns | system.never_shown) for row in rows)


def _in_words(system: System, row: Row, hidden: Collection[int]) -> str:
    whole = [at for at, weight in zip(row.columns, row.weights, strict=True) if weight > 0]
    parts = [at for at, weight in zip(row.columns, row.weights, strict=True) if weight < 0]
    given = [said("figures shown in earlier releases")] if row.low else []
    left = " + ".join(_named(system, whole, hidden))
    right = " + ".join([*_named(system, parts, hidden), *given]) or said("zero")
    if row.low == row.high:
        return said("{whole} is {parts}.", whole=left, parts=right)
    if len(whole) == 1:
        return said("{whole} is at least {parts}.", whole=left, parts=right)
    return said("{whole} are together at least {parts}.", whole=left, parts=right)


def _named(system: System, columns: Sequence[int], hidden: Collection[int]) -> Iterator[str]:
    """Withheld cells by name; shown ones by name where they are few, else by their number."""
    shown = [at for at in columns if at not in hidden]
    for at in columns:
        if at in hidden:
            yield said("'{cell}' (withheld)", cell=system.columns[at])
        elif len(shown) <= 3:
            yield said("'{cell}' (shown)", cell=system.columns[at])
    if len(shown) > 3:
        yield counted(len(shown), "{n:,} cell that is shown", "{n:,} cells that are shown")
