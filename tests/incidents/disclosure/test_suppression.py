import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.disclosure.attacker import intervals
from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.building import built
from incidents.disclosure.primary import one_threshold, too_small
from incidents.disclosure.suppression import Protection, UnprotectableError, protect
from incidents.disclosure.table import CountTable
from tests.incidents.disclosure.made import by_trying_all, counted, grid, small_grids, tables, verdicts, with_ceiling

FIVE = one_threshold(5)
THREE = one_threshold(3)


def protected(table: CountTable, k: int = 5) -> Protection:
    return protect([table], one_threshold(k))


def test_one_small_cell_draws_three_others_with_it_and_no_margin():
    table = grid([[3, 9, 7], [6, 8, 11]])

    withheld = protected(table).of(table)

    assert sorted(withheld.values()) == ["primary", "secondary", "secondary", "secondary"]
    assert withheld[("2014", "A")] == "primary"
    assert not any(TOTAL in codes for codes in withheld)


def test_a_table_without_small_cells_is_shown_whole():
    assert protected(grid([[5, 0, 7], [0, 8, 11]])).withheld == {}


def test_a_small_cell_is_never_hidden_by_its_total_alone():
    """Were only the 2 and the total of 32 withheld, the total would be 31 or more: so the 2 is what is too small."""
    table = CountTable((Axis("act", ("A", "B", "C")),), {("A",): 2, ("B",): 10, ("C",): 20})

    withheld = protected(table).of(table)

    assert set(withheld) > {("A",)}
    assert (TOTAL,) not in withheld
    assert verdicts([table], [table.cell(("A",)), table.cell((TOTAL,))], FIVE) == [
        "'act A' is known to be too small to show, because nothing else withheld around it can be."
    ]


def test_a_row_of_ones_takes_its_total_with_it():
    """Five cells of at least one under a total of five are all one."""
    table = grid([[1, 1, 1, 1, 1], [9, 9, 9, 9, 9], [7, 8, 9, 10, 11]])

    withheld = protected(table).of(table)

    assert ("2014", TOTAL) in withheld
    assert verdicts([table], protected(table).withheld, FIVE) == []


def test_two_persons_alone_in_their_cells_do_not_tell_each_other():
    """In a rectangle one free number decides all four: whoever knows theirs knows the other."""
    table = grid([[1, 8, 9], [8, 1, 9], [9, 9, 9]])
    rectangle = [table.cell(codes) for codes in [("2014", "A"), ("2014", "B"), ("2015", "A"), ("2015", "B")]]

    assert any("stand alone" in told for told in verdicts([table], rectangle, FIVE))
    assert verdicts([table], protected(table).withheld, FIVE) == []


def test_a_table_with_one_cell_that_is_not_zero_is_refused_without_its_count():
    table = grid([[0, 0], [0, 2]])

    with pytest.raises(UnprotectableError, match="cannot be protected") as refused:
        protected(table)

    assert table.cell(("2015", "B")) in refused.value.cells
    assert "2 " not in refused.value.sentence.replace("2015", "")


def test_acts_of_few_persons_are_protected_though_they_are_many():
    counts = {("A", "x"): 9, ("A", "y"): 12, ("B", "x"): 11, ("B", "y"): 8, ("A", "z"): 7, ("B", "z"): 10}
    axes = (Axis("act", ("A", "B")), Axis("place", ("x", "y", "z")))
    behind = {codes: 1 if codes == ("A", "x") else 6 for codes in CountTable(axes, counts).cells}
    table = CountTable(axes, counts, contributors=behind)

    protection = protected(table)
    interval = intervals([table], protection.withheld)[table.cell(("A", "x"))]

    assert protection.of(table)[("A", "x")] == "primary"
    assert interval.low <= 5
    assert interval.high >= 10


def test_the_same_tables_get_the_same_answer():
    table = grid([[3, 9, 7, 1], [6, 8, 11, 2], [5, 5, 5, 5], [1, 2, 3, 4]])

    assert list(protected(table).withheld.items()) == list(protected(table).withheld.items())


@given(tables())
@settings(max_examples=120, deadline=None)
def test_whatever_is_counted_nothing_withheld_is_betrayed(table):
    try:
        protection = protected(table)
    except UnprotectableError:
        everything = [cell for cell, count in table.values.items() if count]
        assert verdicts([table], everything, FIVE), "refused, although withholding everything would do"
        return

    assert too_small(table, FIVE) <= set(protection.withheld)
    assert verdicts([table], protection.withheld, FIVE) == []
    weaker = intervals([table], protection.withheld, at_least=0)
    for cell in too_small(table, FIVE):
        assert not weaker[cell].is_exact
        assert weaker[cell].high >= 5


@given(small_grids())
@settings(max_examples=60, deadline=None)
def test_trying_every_table_there_is_finds_no_more_than_the_attacker(table):
    try:
        withheld = protect([table], THREE).withheld
    except UnprotectableError:
        return
    free = [cell for cell in withheld if len(cell.codes) == 2]
    ceiling = max(table.cells.values()) + 3
    if not withheld or (ceiling + 1) ** len(free) > 300_000:
        return

    tried = by_trying_all(table, withheld, 1, ceiling)

    for cell in too_small(table, THREE):
        below = [
            count
            for codes, count in table.values.items()
            if len(codes.codes) == 2 and set(cell.codes) <= set(codes.codes)
        ]
        floor = max(1, sum(1 for count in below if count))
        assert tried[cell].low <= floor, "known to be more than zeros and sums prove"
        assert tried[cell].high >= max(3, floor + 2), "known to be small"


@given(tables(), st.sampled_from([3, 5, 10]))
@settings(max_examples=40, deadline=None)
def test_nothing_is_withheld_that_could_be_shown(table, k):
    """Each secondary cell is there for a reason: showing it alone would betray something."""
    threshold = one_threshold(k)
    try:
        protection = protect([table], threshold)
    except UnprotectableError:
        return
    for cell, reason in protection.withheld.items():
        if reason == "secondary":
            assert verdicts([table], set(protection.withheld) - {cell}, threshold), f"'{cell}' could be shown"


def test_a_release_that_a_check_after_the_search_would_break_is_not_made(monkeypatch):
    """The attacker has the last word, whatever the search believed."""
    table = grid([[3, 9, 7], [6, 8, 11]])
    monkeypatch.setattr("incidents.disclosure.guard.Guard.protect", lambda self, worth: None)

    with pytest.raises(UnprotectableError):
        protected(table)


def test_records_not_of_one_kind_are_counted_once_in_an_overlapping_total():
    kinds = Axis("act", ("A", "B", "C"), overlapping=True)
    carried = [frozenset("A")] * 3 + [frozenset("AB")] * 6 + [frozenset("C")] * 9 + [frozenset("ABC")] * 2
    table = counted((kinds, Axis("year", ("2014", "2015"))), [(kind, frozenset(("2014",))) for kind in carried])

    protection = protect([table], FIVE)

    assert verdicts([table], protection.withheld, FIVE) == []


def test_a_system_kept_for_the_attacker_names_its_columns_in_words():
    system = with_ceiling(built([grid([[3, 9]])], FIVE), 20)

    assert [str(column) for column in system.columns][:2] == ["act A x year 2014", "act B x year 2014"]
    assert str(system.columns[-1]) == "everything"
