import pytest
from hypothesis import given, settings

from incidents.disclosure.attacker import Attacker, intervals
from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.building import built
from incidents.disclosure.explaining import explanation
from incidents.disclosure.primary import one_threshold, too_small
from incidents.disclosure.table import CellName, CountTable
from incidents.errors import RefusedInputError
from tests.incidents.disclosure.made import by_trying_all, grid, small_grids, with_ceiling

THREE_LIBERTIES = grid([[3, 9, 7], [6, 8, 11]])


def test_a_small_cell_withheld_alone_is_found_by_subtraction():
    withheld = too_small(THREE_LIBERTIES, one_threshold(5))

    (found,) = intervals([THREE_LIBERTIES], withheld).values()

    assert (found.low, found.high) == (3, 3)
    assert found.is_exact


def test_the_sum_that_betrays_a_cell_is_told_in_words_without_a_count():
    cell = THREE_LIBERTIES.cell(("2014", "A"))

    told = explanation([THREE_LIBERTIES], [cell], cell)

    assert told
    assert all("'act A x year 2014' (withheld)" in sentence for sentence in told)
    assert " is " in told[0]
    assert not {"3", "9", "19"} & set(told[0].replace("'", " ").split())


def test_who_knows_that_zeros_are_shown_finds_what_the_textbook_attacker_does_not():
    ones = grid([[1, 1, 1, 1, 1, 0]])
    withheld = too_small(ones, one_threshold(5)) - {ones.cell((TOTAL, TOTAL)), ones.cell(("2014", TOTAL))}

    textbook = intervals([ones], withheld, at_least=0)
    ours = intervals([ones], withheld)

    assert not any(interval.is_exact for interval in textbook.values())
    assert all(interval == (1, 1) for interval in ours.values())


@given(small_grids())
@settings(max_examples=60, deadline=None)
def test_intervals_are_those_found_by_trying_every_table(table):
    withheld = too_small(table, one_threshold(4))
    ceiling = max(table.cells.values(), default=0) + 1
    if not withheld or (ceiling + 1) ** len([cell for cell in withheld if len(cell.codes) == 2]) > 300_000:
        return
    for at_least in (0, 1):
        system = with_ceiling(built([table], one_threshold(4)), ceiling)
        columns = system.columns_of(withheld)
        attacker = Attacker(system, columns, at_least=at_least)

        found = {system.columns[at].cell: attacker.interval(at) for at in columns}

        assert found == by_trying_all(table, withheld, at_least, ceiling)


def test_a_count_of_one_kind_bounds_the_counts_of_another():
    kinds = Axis("act", ("LIB", "COE"))
    incidents = CountTable((kinds,), {("LIB",): 6, ("COE",): 8}, "T1", "incidents")
    acts = CountTable((kinds,), {("LIB",): 7, ("COE",): 9}, "T2", "acts")
    hidden = [incidents.cell(("LIB",)), incidents.cell((TOTAL,))]

    alone = intervals([incidents, acts], hidden)[hidden[0]]
    joined = intervals([incidents, acts], hidden, nested=[("incidents", "acts")])[hidden[0]]

    assert alone.high > 100
    assert (joined.low, joined.high) == (1, 7)


def test_a_part_that_would_exceed_its_whole_is_refused():
    kinds = Axis("act", ("LIB",))
    incidents = CountTable((kinds,), {("LIB",): 8}, "T1", "incidents")
    acts = CountTable((kinds,), {("LIB",): 7}, "T2", "acts")

    with pytest.raises(RefusedInputError, match="contradict"):
        built([incidents, acts], one_threshold(5), nested=[("incidents", "acts")])


def test_an_overlapping_total_still_bounds_its_parts():
    kinds = Axis("act", ("LIB", "COE", "LIF"), overlapping=True)
    table = CountTable((kinds,), {("LIB",): 9, ("COE",): 3, ("LIF",): 6, (TOTAL,): 12})

    (found,) = intervals([table], [table.cell(("COE",))]).values()

    assert (found.low, found.high) == (1, 12)


def test_two_overlapping_axes_are_read_together():
    """Of ten records all are of kind X and of group P: so all ten are X and P, though no sum says so."""
    kinds, groups = Axis("kind", ("X", "Y"), overlapping=True), Axis("group", ("P", "Q"), overlapping=True)
    counts = {(x, p): 10 for x in ("X", TOTAL) for p in ("P", TOTAL)} | {
        ("Y", "P"): 6, ("Y", TOTAL): 6, ("X", "Q"): 7, (TOTAL, "Q"): 7, ("Y", "Q"): 5
    }  # fmt: skip
    table = CountTable((kinds, groups), counts)
    cell = table.cell(("X", "P"))

    assert intervals([table], [cell])[cell] == (10, 10)


def test_a_count_an_insider_knows_is_taken_from_the_sums():
    """Two cells withheld in a row and their two columns: one free number decides all four."""
    table = grid([[1, 8, 9], [8, 4, 9], [9, 9, 9]])
    system = built([table], one_threshold(5))
    rectangle = [system.index[column] for column in system.columns if column.cell in _corner(table)]
    one, four = rectangle[0], rectangle[-1]

    outsider, insider = Attacker(system, rectangle), Attacker(system, rectangle, insight=[one])

    assert not outsider.is_sure_of(four)
    assert insider.is_sure_of(four)
    assert insider.interval(four) == (4, 4)


def _corner(table: CountTable) -> list[CellName]:
    return [table.cell((year, act)) for year in ("2014", "2015") for act in "AB"]
