import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.primary import by_detail, one_threshold, too_small
from incidents.disclosure.table import CellName, CountTable
from incidents.errors import RefusedInputError
from tests.incidents.disclosure.made import axes, counted, grid, records

FAMILIES = Axis("act", ("LIB.1", "LIB.2", "COE.1"), {"LIB.1": "LIB", "LIB.2": "LIB", "COE.1": "COE"})


def test_every_margin_and_group_is_added_up():
    table = CountTable((FAMILIES, Axis("year", ("2021", "2022"))), {("LIB.1", "2021"): 3, ("LIB.2", "2022"): 4})

    assert table.cells[("LIB", TOTAL)] == 7
    assert table.cells[("LIB", "2021")] == 3
    assert table.cells[(TOTAL, TOTAL)] == 7
    assert table.cells[("COE", "2022")] == 0
    assert len(table.cells) == 6 * 3


def test_the_same_count_has_the_same_name_in_every_table():
    by_act = CountTable((Axis("year", ("2021",)), FAMILIES), {}, universe="acts")
    by_place = CountTable((Axis("place", ("Baku",)), Axis("year", ("2021",))), {}, universe="acts")

    assert by_act.cell(("2021", TOTAL)) == by_place.cell((TOTAL, "2021")) == CellName("acts", (("year", "2021"),))
    assert by_act.cell((TOTAL, TOTAL)) == by_place.cell((TOTAL, TOTAL))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_relation_holds_for_whatever_records_are_counted(data):
    shape = (data.draw(axes("a")), data.draw(axes("b")))
    table = counted(shape, data.draw(records(shape)))

    for relation in table.relations():
        total = sum(table.values[cell] * weight for cell, weight in relation.terms)
        assert total == 0 if relation.exact else total >= 0


def test_margins_given_along_an_overlapping_axis_are_kept_and_not_added_up():
    kinds = Axis("act", ("LIB", "COE"), overlapping=True)
    table = CountTable((kinds,), {("LIB",): 6, ("COE",): 5, (TOTAL,): 7})

    assert table.cells[(TOTAL,)] == 7


@pytest.mark.parametrize("total", [5, 12])
def test_a_total_no_records_could_have_is_refused(total):
    kinds = Axis("act", ("LIB", "COE"), overlapping=True)

    with pytest.raises(RefusedInputError, match="contradict"):
        CountTable((kinds,), {("LIB",): 6, ("COE",): 5, (TOTAL,): total})


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({("LIB.9", "2021"): 1}, "do not know"),
        ({("LIB.1",): 1}, "do not know"),
        ({("LIB.1", "2021"): -1}, "below zero"),
        ({("LIB.1", "2021"): 2, ("LIB", "2021"): 3}, "not the sum"),
    ],
)
def test_a_table_that_cannot_be_is_refused(counts, words):
    with pytest.raises(RefusedInputError, match=words):
        CountTable((FAMILIES, Axis("year", ("2021",))), counts)


def test_a_dimension_stands_in_a_table_once():
    with pytest.raises(RefusedInputError, match="no dimension twice"):
        CountTable((FAMILIES, FAMILIES), {})


def test_counts_from_one_to_the_threshold_are_too_small_and_zero_is_not():
    table = grid([[0, 1, 4, 5]])

    assert {cell.codes for cell in too_small(table, one_threshold(5))} == {
        (("act", "B"), ("year", "2014")),
        (("act", "C"), ("year", "2014")),
        (("act", "B"),),
        (("act", "C"),),
    }


def test_a_place_by_another_attribute_has_the_higher_threshold():
    threshold = by_detail(5, 10)
    place, year = ("place", "Baku"), ("year", "2021")

    assert [threshold(CellName("acts", codes)) for codes in [(), (place,), (year,), (place, year)]] == [5, 5, 5, 10]


def test_many_acts_against_few_persons_are_too_small():
    acts = CountTable((Axis("act", ("LIB",)),), {("LIB",): 9}, contributors={("LIB",): 1, (TOTAL,): 1})

    assert len(too_small(acts, one_threshold(5))) == 2


def test_a_table_that_counts_persons_behind_some_cells_only_is_refused():
    with pytest.raises(RefusedInputError, match="how many stand behind"):
        CountTable((Axis("act", ("LIB",)),), {("LIB",): 9}, contributors={("LIB",): 1})
