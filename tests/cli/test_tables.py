import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.clean import width
from cli.tables import blocks, fitted, table
from tests.cli.hostile import HOSTILE, raw_in


def test_columns_align_and_numbers_stand_to_the_right() -> None:
    told = list(table(("Year", "Acts"), [("2014", 5), ("2015", 12)]))

    assert told == ["Year  Acts", "2014     5", "2015    12"]


def test_in_a_pipe_nothing_is_cut() -> None:
    told = list(table(("Title",), [("x" * 500,)]))

    assert told[1] == "x" * 500


def test_on_a_terminal_every_line_fits() -> None:
    told = list(table(("Code", "Title", "Place"), [("AZ-2023-0014", "t" * 200, "p" * 60)], room=60))

    assert all(width(line) <= 60 for line in told)
    assert "AZ-2023-0014" in told[1]
    assert told[1].count("…") == 2


def test_bold_heads_only_where_colour_is_welcome() -> None:
    assert next(table(("Code",), [], colour=True)).startswith("\x1b[1m")
    assert "\x1b" not in next(table(("Code",), []))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_commands_the_terminal(text: str) -> None:
    shown = "".join(table((text,), [(text,)], room=30))

    assert raw_in(shown) == []
    assert "\n" not in shown


def test_a_cell_without_a_value_is_empty() -> None:
    assert list(table(("A", "B"), [(None, "x")])) == ["A  B", "   x"]


@given(st.lists(st.integers(1, 200), min_size=1, max_size=8), st.integers(80, 200))
def test_columns_fit_wherever_they_can(widths: list[int], room: int) -> None:
    told = fitted(widths, room)

    assert sum(told) + 2 * (len(told) - 1) <= room or max(told) <= 6
    assert all(new <= old for new, old in zip(told, widths, strict=True))


def test_a_code_is_not_cut_however_narrow_it_is() -> None:
    told = list(table(("Code", "Title", "Place"), [("AZ-2023-0014", "t" * 200, "p" * 60)], room=26, least=(12,)))

    assert told[1].startswith("AZ-2023-0014  tttt")


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(20, 200), st.integers(0, 60))
def test_what_must_not_be_cut_is_not_cut(widths: list[int], room: int, least: int) -> None:
    told = fitted(widths, room, [least])

    assert told[0] >= min(widths[0], least)
    assert all(new <= old for new, old in zip(told, widths, strict=True))


def test_a_table_of_figures_too_wide_stands_in_parts_that_fit_with_whole_heads() -> None:
    heads = ("year", "Life", "Bodily and mental integrity", "Liberty", "all")

    assert list(blocks(heads, [("2014", 1, 20, 3, 24), ("not known", 0, 1, 0, 1)], room=36)) == [
        "                    Bodily",
        "                       and",
        "                    mental",
        "year       Life  integrity  Liberty",
        "2014          1         20        3",
        "not known     0          1        0",
        "",
        "year       all",
        "2014        24",
        "not known    1",
    ]


@given(st.lists(st.text("aəş ", max_size=12), min_size=2, max_size=12), st.integers(40, 120))
def test_parts_fit_and_hold_every_figure(heads: list[str], room: int) -> None:
    figures = [str(1000 + at) for at in range(len(heads) - 1)]
    told = list(blocks(heads, [("row", *figures)], room))

    assert all(width(line) <= room for line in told)
    assert all(" ".join(told).count(figure) == 1 for figure in figures)
