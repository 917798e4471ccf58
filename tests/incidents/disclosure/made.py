"""Tables made up for the attacker, and a second attacker who simply tries every table there is."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import product

import numpy as np
from hypothesis import strategies as st

from incidents.disclosure.attacker import Interval
from incidents.disclosure.audit import Audit
from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.building import Nested, built
from incidents.disclosure.earlier import Edition, ShownTable
from incidents.disclosure.primary import Threshold, too_small
from incidents.disclosure.suppression import Protection, standing_alone
from incidents.disclosure.system import System
from incidents.disclosure.table import CellName, CountTable

Record = tuple[frozenset[str], ...]
"""For each axis the codes a record carries."""


def grid(rows: Sequence[Sequence[int]], name: str = "T1") -> CountTable:
    """A table of years down and acts across."""
    years = Axis("year", tuple(f"{2014 + at}" for at in range(len(rows))))
    acts = Axis("act", tuple("ABCDEFGH"[: len(rows[0])]))
    cells = {(years.codes[i], acts.codes[j]): count for i, row in enumerate(rows) for j, count in enumerate(row)}
    return CountTable((years, acts), cells, name)


def counted(axes: tuple[Axis, ...], records: Iterable[Record], name: str = "T1", universe: str = "") -> CountTable:
    """The table of some records, every margin counted and not added up."""
    counts: Counter[tuple[str, ...]] = Counter()
    for record in records:
        ways = [
            {node for code in codes for node in (code, *axis.above(code))}
            for axis, codes in zip(axes, record, strict=True)
        ]
        counts.update(product(*ways))
    return CountTable(axes, dict(counts), name, universe)


def as_shown(table: CountTable, protection: Protection) -> ShownTable:
    """A table as a reader of the release has it."""
    withheld = protection.of(table)
    shown = {codes: count for codes, count in table.cells.items() if codes not in withheld}
    return ShownTable(table.axes, shown, withheld, table.name, table.universe)


def verdicts(
    tables: Sequence[CountTable],
    withheld: Collection[CellName],
    threshold: Threshold,
    earlier: Sequence[Edition] = (),
    nested: Nested = (),
) -> list[str]:
    """Everything the attacker, the rule and an insider would betray now, in words."""
    system = built(tables, threshold, earlier, nested)
    small = system.columns_of(cell for table in tables for cell in too_small(table, threshold))
    alone = standing_alone(system, small, tables)
    found = Audit(system, system.columns_of(withheld), small, threshold, alone).betrayals()
    return [str(betrayal) for betrayal in found if not betrayal.before]


def by_trying_all(
    table: CountTable, withheld: Collection[CellName], at_least: int, ceiling: int
) -> dict[CellName, Interval]:
    """The interval of every withheld cell, from every table there is with ordinary axes and no figure above ceiling."""
    leaves = list(product(*(axis.codes for axis in table.axes)))
    free = [leaf for leaf in leaves if table.cell(leaf) in withheld]
    tried = np.stack(np.meshgrid(*[np.arange(at_least, ceiling + 1)] * len(free), indexing="ij"), -1).reshape(
        -1, len(free)
    )
    margins = {}
    for codes in table.cells:
        below = [
            leaf
            for leaf in leaves
            if all(code in (each, *axis.above(each)) for axis, code, each in zip(table.axes, codes, leaf, strict=True))
        ]
        fixed = sum(table.cells[leaf] for leaf in below if leaf not in free)
        margins[codes] = fixed + tried[:, [free.index(leaf) for leaf in below if leaf in free]].sum(axis=1)
    possible = np.ones(len(tried), bool)
    for codes, counts in margins.items():
        if table.cell(codes) in withheld:
            possible &= (counts >= at_least) & (counts <= ceiling)
        else:
            possible &= counts == table.cells[codes]
    return {
        table.cell(codes): Interval(int(counts[possible].min()), int(counts[possible].max()))
        for codes, counts in margins.items()
        if table.cell(codes) in withheld
    }


def with_ceiling(system: System, ceiling: int) -> System:
    """The same system for an attacker who knows that no figure exceeds a ceiling."""
    vars(system)["ceiling"] = ceiling
    return system


@st.composite
def axes(draw: st.DrawFn, name: str, *, most: int = 4) -> Axis:
    """An axis of two to ``most`` codes, flat, in two groups, or overlapping."""
    codes = tuple(f"{name}{number}" for number in range(draw(st.integers(2, most))))
    shape = draw(st.sampled_from(["flat", "flat", "grouped", "overlapping"]))
    parents = {code: f"{name}-{at % 2}" for at, code in enumerate(codes)} if shape == "grouped" else {}
    return Axis(name, codes, parents, overlapping=shape == "overlapping")


def records(shape: Sequence[Axis], least: int = 0, most: int = 60) -> st.SearchStrategy[list[Record]]:
    """Records that carry one code of each axis, or several of an overlapping one."""
    carried = [
        st.frozensets(st.sampled_from(axis.codes), min_size=1, max_size=3 if axis.overlapping else 1) for axis in shape
    ]
    return st.lists(st.tuples(*carried), min_size=least, max_size=most)


@st.composite
def tables(draw: st.DrawFn, dimensions: int = 2) -> CountTable:
    """A table of one or two axes of any shape, with many small cells."""
    shape = tuple(draw(axes(name)) for name in ("a", "b")[: draw(st.integers(1, dimensions))])
    return counted(shape, draw(records(shape)))


@st.composite
def small_grids(draw: st.DrawFn) -> CountTable:
    """A table of up to six cells and no group or overlap: small enough to try every other one."""
    rows, columns = draw(st.sampled_from([(1, 2), (1, 3), (1, 4), (2, 2), (2, 3)]))
    cells = st.lists(st.lists(st.integers(0, 5), min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    return grid(draw(cells))


EVERYTHING = (TOTAL, TOTAL)
