import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.charts import chart
from cli.clean import width
from tests.cli.hostile import HOSTILE, raw_in


def test_every_number_is_printed_and_the_unknown_stand_apart() -> None:
    told = list(
        chart("Documented incidents by year", [("2014", 2), ("2015", 4)], [("not exact", 1)], "n = 6 incidents", 40)
    )

    assert told[0] == "Documented incidents by year"
    assert told[1].startswith("2014       2  ")
    assert told[2].count("█") == 2 * told[1].count("█")
    assert told[3] == "-" * len("not exact")
    assert told[4].startswith("not exact  1  ")
    assert told[5] == "n = 6 incidents"


def test_no_bar_stands_for_nothing() -> None:
    assert list(chart("t", [("a", 0), ("b", 1)]))[1] == "a  0"


def test_the_smallest_number_is_still_seen() -> None:
    assert "▏" in list(chart("t", [("a", 1), ("b", 100_000)], room=40))[1]


def test_a_terminal_without_blocks_gets_signs() -> None:
    told = "\n".join(chart("t", [("a", 3)], blocks=False))

    assert told.isascii()
    assert "###" in told


@given(st.lists(st.tuples(st.text(), st.integers(0, 10**9)), max_size=6), st.integers(40, 160))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, int]], room: int) -> None:
    assert all(width(line) <= room for line in chart("title " * 30, rows, rows, "acts", room))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_label_commands_the_terminal(text: str) -> None:
    assert raw_in("\n".join(chart(text, [(text, 1)], [(text, 1)], text))) == []
