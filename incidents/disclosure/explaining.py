"""By which sums a withheld count is given away, in words."""

from collections.abc import Collection, Iterator, Sequence

from incidents.disclosure.attacker import Attacker
from incidents.disclosure.building import Nested, built
from incidents.disclosure.earlier import Edition
from incidents.disclosure.linear import Row
from incidents.disclosure.primary import one_threshold
from incidents.disclosure.system import System
from incidents.disclosure.table import CellName, CountTable


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
    verb = "is" if row.low == row.high else "is at least" if len(whole) == 1 else "are together at least"
    given = ["figures shown in earlier releases"] if row.low else []
    right = " + ".join([*_named(system, parts, hidden), *given]) or "zero"
    return f"{' + '.join(_named(system, whole, hidden))} {verb} {right}."


def _named(system: System, columns: Sequence[int], hidden: Collection[int]) -> Iterator[str]:
    """Withheld cells by name; shown ones by name where they are few, else by their number."""
    shown = [at for at in columns if at not in hidden]
    for at in columns:
        if at in hidden:
            yield f"'{system.columns[at]}' (withheld)"
        elif len(shown) <= 3:
            yield f"'{system.columns[at]}' (shown)"
    if len(shown) > 3:
        yield f"{len(shown)} cells that are shown"
