from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.disclosure.attacker import intervals
from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.earlier import ShownTable
from incidents.disclosure.primary import one_threshold
from incidents.disclosure.suppression import UnprotectableError, protect
from incidents.disclosure.table import CountTable
from incidents.errors import RefusedInputError
from tests.incidents.disclosure.made import as_shown, axes, counted, grid, records, verdicts

FIVE = one_threshold(5)
BEFORE = grid([[12, 9, 7], [6, 8, 11]])


def shown(table: CountTable) -> ShownTable:
    return as_shown(table, protect([table], FIVE))


def test_two_new_cases_are_seen_by_subtraction_unless_the_new_figure_is_withheld():
    after = grid([[14, 9, 7], [6, 8, 11]])
    earlier = [(shown(BEFORE),)]

    alone = protect([after], FIVE)
    together = protect([after], FIVE, earlier)

    assert alone.withheld == {}
    assert any(
        "the change of act A x year 2014 since release 1" in told for told in verdicts([after], [], FIVE, earlier)
    )
    assert {("2014", "A"), ("2014", TOTAL), (TOTAL, "A"), (TOTAL, TOTAL)} <= set(together.of(after))
    assert verdicts([after], together.withheld, FIVE, earlier) == []


def test_figures_that_did_not_change_or_grew_by_the_threshold_stay_shown():
    after = grid([[17, 9, 7], [6, 8, 16]])

    assert protect([after], FIVE, [(shown(BEFORE),)]).withheld == {}


def test_two_cases_withdrawn_are_as_secret_as_two_cases_added():
    after = grid([[10, 9, 7], [6, 8, 11]])
    earlier = [(shown(BEFORE),)]

    protection = protect([after], FIVE, earlier)

    assert ("2014", "A") in protection.of(after)
    assert verdicts([after], protection.withheld, FIVE, earlier) == []


def test_a_later_figure_does_not_open_what_an_earlier_release_withheld():
    """The old cell of 3 grew to 8 and its neighbours stood still: shown beside the old margins, it would tell the 3."""
    before = grid([[3, 9, 7], [6, 8, 11], [9, 9, 9]])
    after = grid([[8, 9, 7], [6, 8, 11], [9, 9, 9]])
    earlier = [(shown(before),)]

    protection = protect([after], FIVE, earlier)

    assert verdicts([after], protection.withheld, FIVE, earlier) == []


def test_growth_is_known_to_the_attacker():
    before, after = (
        CountTable((Axis("act", ("A", "B")),), {("A",): 9, ("B",): 9}),
        CountTable((Axis("act", ("A", "B")),), {("A",): 12, ("B",): 30}),
    )
    cell = after.cell(("A",))
    hidden = [cell, after.cell(("B",))]

    alone = intervals([after], hidden)[cell]
    informed = intervals([after], hidden, earlier=[(shown(before),)])[cell]

    assert (alone.low, alone.high) == (1, 41)
    assert (informed.low, informed.high) == (9, 33)


def test_a_third_release_is_solved_with_both_before_it():
    """10, 12 and 13: every step is small, and so is the sum of two steps."""
    releases = [grid([[count, 9, 7], [6, 8, 11]]) for count in (10, 12, 13)]
    earlier: list[tuple[ShownTable, ...]] = []
    for table in releases:
        protection = protect([table], FIVE, earlier)
        assert verdicts([table], protection.withheld, FIVE, earlier) == []
        earlier.append((as_shown(table, protection),))

    assert ("2014", "A") in earlier[2][0].withheld


def test_what_earlier_releases_gave_away_is_told_and_does_not_stop_this_one():
    naive = ShownTable(
        BEFORE.axes,
        {codes: count for codes, count in grid([[3, 9, 7], [6, 8, 11]]).cells.items() if codes != ("2014", "A")},
        {("2014", "A"): "primary"},
    )
    after = grid([[9, 15, 7], [6, 8, 11]])

    protection = protect([after], FIVE, [(naive,)])

    assert any("could be already before this release" in told for told in protection.known_before)
    assert all("in release 1" in told for told in protection.known_before)


def test_an_earlier_table_must_tell_every_cell_once():
    with pytest.raises(RefusedInputError, match="exactly once"):
        ShownTable((Axis("act", ("A",)),), {("A",): 7})


def test_earlier_releases_that_cannot_be_true_are_refused():
    impossible = ShownTable((Axis("act", ("A", "B")),), {("A",): 9, (TOTAL,): 7}, {("B",): "primary"})

    with pytest.raises(RefusedInputError, match="contradict"):
        protect([CountTable((Axis("act", ("A", "B")),), {("A",): 9, ("B",): 9})], FIVE, [(impossible,)])


@pytest.mark.parametrize("seed", range(3))
def test_subtracting_two_releases_protected_apart_gives_small_changes_away(seed):
    before, after = _grown(seed)

    apart = verdicts([after], protect([after], FIVE).withheld, FIVE, [(shown(before),)])
    together = protect([after], FIVE, [(shown(before),)])

    assert len([told for told in apart if "the change of" in told]) >= 3
    assert verdicts([after], together.withheld, FIVE, [(shown(before),)]) == []


def _grown(seed: int) -> tuple[CountTable, CountTable]:
    lots = Random(seed)
    shape = (Axis("year", tuple("abcdef")), Axis("act", tuple("UVWXYZ")))
    weights = [9, 7, 5, 3, 2, 1]
    told = [tuple(frozenset(lots.choices(axis.codes, weights)) for axis in shape) for _ in range(330)]
    return counted(shape, told[:315]), counted(shape, told)


@given(st.data())
@settings(max_examples=50, deadline=None)
def test_any_two_releases_keep_what_either_withheld(data):
    shape = tuple(data.draw(axes(name, most=3)) for name in "ab")
    told = data.draw(records(shape, least=8))
    kept = data.draw(st.integers(0, len(told)))
    withdrawn = data.draw(st.integers(0, min(3, kept)))
    before, after = counted(shape, told[:kept]), counted(shape, told[withdrawn:])
    try:
        earlier = [(shown(before),)]
        protection = protect([after], FIVE, earlier)
    except UnprotectableError:
        return

    assert verdicts([after], protection.withheld, FIVE, earlier) == []
