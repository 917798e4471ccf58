from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.disclosure.attacker import Attacker
from incidents.disclosure.axis import Axis
from incidents.disclosure.building import built
from incidents.disclosure.primary import one_threshold, too_small
from incidents.disclosure.suppression import UnprotectableError, protect
from incidents.disclosure.table import CellName, CountTable
from incidents.errors import RefusedInputError
from tests.incidents.disclosure.made import axes, counted, records, verdicts

FIVE = one_threshold(5)
YEARS = Axis("year", tuple(str(year) for year in range(2014, 2020)))
ACTS = Axis("act", ("LIB", "COE", "LIF", "PHY", "PRV"))
PERPETRATORS = Axis("perpetrator", ("police", "state", "family", "unknown"))


def linked(seed: int, number: int = 150) -> list[CountTable]:
    """Three tables of the same records, two by two of three dimensions: each margin stands in two of them."""
    lots = Random(seed)
    shape = (YEARS, ACTS, PERPETRATORS)
    drawn = [
        tuple(frozenset(lots.choices(axis.codes, [1 / (at + 1) for at in range(len(axis.codes))])) for axis in shape)
        for _ in range(number)
    ]
    return [
        counted((shape[i], shape[j]), [(each[i], each[j]) for each in drawn], f"T{i}{j}")
        for i, j in combinations(range(3), 2)
    ]


def shown_in_one_and_withheld_in_another(
    apart: dict[str, frozenset[CellName]], tables: list[CountTable]
) -> set[CellName]:
    return {
        cell
        for table in tables
        for cell in table.values.keys() - apart[table.name]
        if any(cell in withheld for withheld in apart.values())
    }


def test_tables_protected_one_by_one_betray_each_other():
    tables = linked(3, 80)
    apart = {table.name: frozenset(protect([table], FIVE).withheld) for table in tables}
    contradicted = shown_in_one_and_withheld_in_another(apart, tables)

    assert contradicted
    left = frozenset().union(*apart.values()) - contradicted
    system = built(tables, FIVE)
    attacker = Attacker(system, system.columns_of(left))
    small = [cell for table in tables for cell in too_small(table, FIVE) & left]
    told = [cell for cell in small if attacker.interval(*system.columns_of([cell])).high < 5]
    assert len(told) >= 10, "cells he is sure of being below 5"


@pytest.mark.parametrize("seed", range(4))
def test_tables_protected_together_do_not(seed):
    tables = linked(seed, 120)

    protection = protect(tables, FIVE)

    assert verdicts(tables, protection.withheld, FIVE) == []
    for table in tables:
        for other in tables:
            for codes in protection.of(table):
                cell = table.cell(codes)
                assert cell not in other.values or cell in {other.cell(each) for each in protection.of(other)}


def test_incidents_and_their_acts_are_protected_together():
    kinds = Axis("act", ("LIB", "COE", "LIF"), overlapping=True)
    incidents = counted((kinds,), [(frozenset(("LIB",)),)] * 2 + [(frozenset(("COE", "LIF")),)] * 8, "T1", "incidents")
    acts = CountTable((Axis("act", kinds.codes),), {("LIB",): 3, ("COE",): 9, ("LIF",): 12}, "T2", "acts")
    nested = [("incidents", "acts")]

    protection = protect([incidents, acts], FIVE, (), nested)

    assert verdicts([incidents, acts], protection.withheld, FIVE, (), nested) == []


def test_tables_that_count_one_cell_differently_are_refused():
    first = CountTable((ACTS,), {("LIB",): 7}, "T1")
    second = CountTable((ACTS,), {("LIB",): 8}, "T2")

    with pytest.raises(RefusedInputError, match="T2 and another table of the same release count 'act LIB' differently"):
        protect([first, second], FIVE)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_tables_that_share_a_dimension_are_protected_as_one(data):
    shape = [data.draw(axes(name, most=3)) for name in "abc"]
    told = data.draw(records(shape, least=5))
    tables = [
        counted((shape[0], shape[1]), [(each[0], each[1]) for each in told], "T1"),
        counted((shape[0], shape[2]), [(each[0], each[2]) for each in told], "T2"),
    ]
    try:
        protection = protect(tables, FIVE)
    except UnprotectableError:
        everything = [cell for table in tables for cell, count in table.values.items() if count]
        assert verdicts(tables, everything, FIVE), "refused, although withholding everything would do"
        return

    assert verdicts(tables, protection.withheld, FIVE) == []
