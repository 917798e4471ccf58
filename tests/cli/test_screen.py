from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.clean import bold, clean, width
from cli.context import Context
from cli.folding import folded
from cli.screen import alternate, show, turn_pages
from tests.cli.hostile import HOSTILE, raw_in
from tests.cli.runner import Terminal


def pages(count: int, keys: str, lines: int = 11) -> list[list[str]]:
    """What was drawn while these keys were pressed, on a terminal of so many lines."""
    out = Terminal()
    here = Context(environ={"LINES": str(lines), "COLUMNS": "80", "NO_COLOR": "1"}, out=out, err=StringIO())
    waiting = iter([*keys.split("|"), "q", "q"])
    turn_pages(here, folded([f"line {number}" for number in range(count)], 80), lambda: next(waiting))
    drawn = out.getvalue().split("\x1b[H\x1b[2J")[1:]
    return [page.split("\r\n") for page in drawn]


def test_space_turns_the_page_and_the_end_leaves() -> None:
    told = pages(25, " | | ")

    assert [page[0] for page in told] == ["line 0", "line 10", "line 15"]
    assert told[0][-1].startswith("space: next page")
    assert told[-1][-1] == "q leaves"


def test_one_goes_back_and_by_lines() -> None:
    assert [page[0] for page in pages(40, " |b|j|k|\x1b[B|\x1b[6~|q")] == [
        f"line {number}" for number in (0, 10, 0, 1, 0, 1, 11)
    ]


@pytest.mark.parametrize("key", ["q", "\x1b", "\x03", "\x04", ""])
def test_leaving_is_always_possible(key: str) -> None:
    assert len(pages(100, key)) == 1


def test_without_a_terminal_the_lines_are_printed() -> None:
    out = StringIO()
    show(Context(environ={}, out=out), ["one", "two"])

    assert out.getvalue() == "one\ntwo\n"


def test_plain_prints_on_a_terminal_too() -> None:
    out = Terminal()
    show(Context(environ={}, out=out), ["one"], plain=True)

    assert out.getvalue() == "one\n"


def test_the_alternate_screen_is_left_and_wiped_when_something_goes_wrong() -> None:
    out = Terminal()
    with pytest.raises(ZeroDivisionError), alternate(Context(environ={}, out=out)):
        raise ZeroDivisionError

    assert out.getvalue().startswith("\x1b[?1049h")
    assert out.getvalue().endswith("\x1b[H\x1b[2J\x1b[?1049l")


@given(st.text(), st.integers(10, 80))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(text: str, columns: int) -> None:
    told = folded([text], columns)

    assert all(width(line) <= columns for line in told)
    assert "".join("".join(told).split()) == "".join(clean(text).split())


def test_lines_break_between_words_and_keep_their_indent() -> None:
    assert folded(["  the quick brown fox"], 12) == ["  the quick", "  brown fox"]


def test_what_we_styled_ourselves_is_left_alone() -> None:
    assert folded([bold(clean("Head"))], 20) == ["\x1b[1mHead\x1b[0m"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_record_commands_the_screen(text: str) -> None:
    assert raw_in("".join(folded([text], 30))) == []
