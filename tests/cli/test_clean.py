import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.clean import Safe, clean, cut, one_line, padded, width
from tests.cli.hostile import HOSTILE, raw_in


@pytest.mark.parametrize("text", HOSTILE)
def test_what_commands_a_terminal_is_shown_and_not_obeyed(text: str) -> None:
    assert raw_in(clean(text)) == []
    assert raw_in(one_line(text)) == []


def test_a_refused_character_is_named_by_its_number() -> None:
    assert clean("right\u202eto left") == "right<U+202E>to left"
    assert clean("\x1b[31m") == "<U+001B>[31m"


def test_lines_tabs_and_joiners_stay_in_running_text() -> None:
    assert clean("a\n\tb\u200cc\u200d") == "a\n\tb\u200cc\u200d"


def test_a_cell_is_one_line() -> None:
    assert one_line("a\r\nb\nc\td") == "a b c d"
    assert "\r" not in one_line("a\rb")


def test_azerbaijani_and_russian_pass_unchanged() -> None:
    assert clean("Əkrəm İlqar qızı, Баку, ı ş ç ö ü ğ") == "Əkrəm İlqar qızı, Баку, ı ş ç ö ü ğ"


@given(st.text())
def test_nothing_of_the_refused_categories_comes_out(text: str) -> None:
    refused = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert not [x for x in clean(text) if unicodedata.category(x) in refused and x not in "\n\t\u200c\u200d"]


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(str(clean(text))) == clean(text)


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_fits(text: str, columns: int) -> None:
    assert width(cut(one_line(text), columns)) <= columns


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert width("日本") == 4
    assert width("e\u0301") == 1
    assert padded(Safe("日"), 4) == "日  "
    assert padded(Safe("7"), 3, right=True) == "  7"
