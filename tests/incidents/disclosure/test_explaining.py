import pytest

from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.explaining import explanation
from incidents.disclosure.primary import one_threshold
from incidents.disclosure.suppression import protect
from incidents.disclosure.system import NEW, Column
from incidents.disclosure.table import CountTable
from tests.incidents.disclosure.made import as_shown, grid


def one_row(*counts: int) -> CountTable:
    acts = tuple("ABCDEF"[: len(counts)])
    return CountTable((Axis("act", acts),), {(act,): count for act, count in zip(acts, counts, strict=True)})


def test_a_sum_names_few_shown_cells_and_numbers_many():
    few, many = one_row(3, 9, 7), one_row(3, 9, 7, 8, 6)
    cell = few.cell(("A",))

    assert explanation([few], [cell], cell) == (
        "'everything' (shown) is 'act A' (withheld) + 'act B' (shown) + 'act C' (shown).",
    )
    assert explanation([many], [cell], cell) == (
        "'everything' (shown) is 'act A' (withheld) + 4 cells that are shown.",
    )


def test_a_bound_is_told_as_a_bound():
    kinds = Axis("act", ("A", "B"), overlapping=True)
    table = CountTable((kinds,), {("A",): 9, ("B",): 3, (TOTAL,): 10})

    told = explanation([table], [table.cell(("B",))], table.cell(("B",)))

    assert "'everything' (shown) is at least 'act B' (withheld)." in told


def test_what_an_earlier_release_showed_is_named_as_such():
    before, after = grid([[12, 9, 7], [6, 8, 11]]), grid([[14, 9, 7], [6, 8, 11]])
    earlier = [(as_shown(before, protect([before], one_threshold(5))),)]
    hidden = [after.cell(codes) for codes in after.cells]

    told = explanation([after], hidden, hidden[0], earlier=earlier)

    assert "'act A x year 2014' (withheld) is at least figures shown in earlier releases." in told


def test_only_a_change_has_two_ends():
    cell = grid([[7]]).cell(("2014", "A"))

    assert Column(NEW, cell, 0).ends == (Column(NEW, cell), Column(0, cell))
    with pytest.raises(ValueError, match="two ends"):
        _ = Column(NEW, cell).ends
