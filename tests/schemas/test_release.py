from collections.abc import Sequence
from dataclasses import replace

import pytest

from schemas.release import TOTAL, Cell, Code, Dimension, ReleaseRefused, SuppressionNote, Table
from tests.exports.example import RELEASE

YEARS = Dimension("year", "Year", (Code("2020", "2020"), Code("2021", "2021")))
CELLS = (Cell(("2020",), None, "c"), Cell(("2021",), 7), Cell((TOTAL,), 9))


def table(title: str = "Documented acts by year", cells: Sequence[Cell] = CELLS, name: str = "T1") -> Table:
    return Table(name, title, "acts", "All acts.", (YEARS,), tuple(cells))


def test_a_table_knows_its_total() -> None:
    assert table().total == Cell((TOTAL,), 9)


def test_a_withheld_cell_carries_no_figure() -> None:
    with pytest.raises(ReleaseRefused, match="a flag has no figure"):
        Cell(("2020",), 3, "c")
    with pytest.raises(ReleaseRefused, match="a figure has no flag"):
        Cell(("2020",), None)


def test_a_figure_is_never_below_zero() -> None:
    with pytest.raises(ReleaseRefused, match="below zero"):
        Cell(("2020",), -1)


def test_a_title_says_that_these_are_only_the_documented() -> None:
    with pytest.raises(ReleaseRefused, match="documented"):
        table(title="Acts by year")


@pytest.mark.parametrize("cells", [CELLS[:2], (*CELLS, CELLS[0]), (*CELLS[:2], Cell(("2022",), 1))])
def test_every_combination_stands_exactly_once(cells: Sequence[Cell]) -> None:
    with pytest.raises(ReleaseRefused, match="exactly once"):
        table(cells=cells)


@pytest.mark.parametrize("name", ["T0", "T100", "1", "t1", "T1\n"])
def test_a_table_has_a_plain_number(name: str) -> None:
    with pytest.raises(ReleaseRefused, match="T1 to T99"):
        table(name=name)


def test_three_dimensions_cannot_be_shown() -> None:
    with pytest.raises(ReleaseRefused, match="one or two"):
        Table("T1", "Documented acts", "acts", "All acts.", (YEARS, YEARS, YEARS), ())


def test_a_family_stands_above_its_members() -> None:
    acts = Dimension("act", "Act", (Code("LIB", "Liberty"), Code("LIB.1", "Arrest", "LIB"), Code("COE", "Coercion")))

    assert [acts.above(code) for code in ("LIB", "LIB.1", "COE", TOTAL)] == [(), ("LIB",), (), ()]
    assert acts.label_of("LIB.1") == "Arrest"
    assert acts.label_of(TOTAL) == "Total"


def test_a_code_is_never_its_own_ancestor() -> None:
    circle = Dimension("act", "Act", (Code("A", "a", "B"), Code("B", "b", "A")))

    with pytest.raises(ReleaseRefused, match="its own ancestor"):
        circle.above("A")


@pytest.mark.parametrize(
    "codes", [(Code("*", "all"),), (Code("A", "a"), Code("A", "b")), (Code("LIB.1", "Arrest", "LIB"),)]
)
def test_a_dimension_has_no_code_twice_and_no_stranger_for_parent(codes: tuple[Code, ...]) -> None:
    with pytest.raises(ReleaseRefused, match="Dimension act"):
        Dimension("act", "Act", codes)


def test_no_figure_is_smaller_than_the_threshold() -> None:
    with pytest.raises(ReleaseRefused, match="below its threshold of 5"):
        table(cells=(Cell(("2020",), 4), *CELLS[1:]))


def test_a_release_has_no_table_twice() -> None:
    with pytest.raises(ReleaseRefused, match="the same name"):
        replace(RELEASE, tables=(RELEASE.tables[0], RELEASE.tables[0]))


def test_the_list_of_withheld_cells_is_the_list_of_marked_cells() -> None:
    stranger = SuppressionNote("T1", ("*", "*"), "primary")

    for told in (RELEASE.suppressions[1:], (*RELEASE.suppressions, stranger)):
        with pytest.raises(ReleaseRefused, match="do not agree"):
            replace(RELEASE, suppressions=told)
