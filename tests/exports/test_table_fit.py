from hypothesis import given
from hypothesis import strategies as st

from exports.table_fit import fit, head_height
from exports.table_grid import grid
from exports.word_pages import TEXT_WIDTH_CM
from schemas.release import Code, Dimension, Release
from tests.exports.example import ACTS, RELEASE, YEARS, table
from tests.exports.strategies import PATIENTLY, releases

YEARLY, BY_PERPETRATOR, BY_PLACE, _ = RELEASE.tables


def test_a_small_table_is_not_drawn_out_over_the_page() -> None:
    (panel,) = fit(grid(BY_PLACE), 16.0)

    assert sum(panel.widths) < 10
    assert not panel.is_rotated


def test_ten_years_fit_an_upright_page() -> None:
    (panel,) = fit(grid(YEARLY), TEXT_WIDTH_CM[False])

    assert not panel.is_rotated


def test_long_heads_lie_on_their_side_where_they_must() -> None:
    (panel,) = fit(grid(BY_PERPETRATOR), 12.0)

    assert panel.is_rotated


def test_too_many_columns_are_told_in_several_panels() -> None:
    months = Dimension("month", "Month", tuple(Code(f"m{n}", f"Month number {n}") for n in range(60)))
    shown = grid(table("T1", "Documented acts by month", (ACTS, months), lambda n: 0))
    panels = fit(shown, 16.0)

    assert len(panels) > 2
    assert [column for panel in panels for column in range(panel.first, panel.last)] == list(range(len(shown.head)))


@given(releases(), st.sampled_from([16.0, 24.7]))
@PATIENTLY
def test_every_column_is_drawn_once_and_within_the_page(release: Release, width: float) -> None:
    for known in release.tables:
        shown = grid(known)
        panels = fit(shown, width)
        assert [column for panel in panels for column in range(panel.first, panel.last)] == list(range(len(shown.head)))
        assert all(sum(panel.widths) <= width + 1e-9 for panel in panels)
        assert all(len(panel.widths) == panel.last - panel.first + 1 for panel in panels)


def test_a_head_on_its_side_is_as_tall_as_its_longest_label_to_a_limit() -> None:
    assert (
        head_height(["abc", "abcdef"]) < head_height(["a" * 20]) < head_height(["a" * 200]) == head_height(["a" * 300])
    )


def test_a_row_stands_in_as_deep_as_its_parents_are_shown() -> None:
    assert [row.depth for row in grid(YEARLY).rows[:3]] == [0, 1, 1]
    assert [row.depth for row in grid(YEARLY, ["INT.1", "LIB", "LIB.2"]).rows] == [0, 0, 1]
    assert grid(YEARLY).rows[-1].is_total
    assert grid(YEARLY).head == (*[code.label for code in YEARS.codes], "Total")
