import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.safe_cells import guarded, markdown, plain
from tests.exports.strategies import PATIENTLY

FORMULAS = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.test","x")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20x",
    "\t=1",
    "\r=1",
    "\n=1",
    "%0A=1",
    "|calc",
    "  =1",
    "\u00a0=1",
    "\u22121",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_begins_a_cell(text: str) -> None:
    assert guarded(text).startswith("'")
    assert guarded(text)[1:] == plain(text)


@pytest.mark.parametrize("text", ["Bakı", "Gəncə", "2019", "LIF.1", "*", "", "a=b", "50%", "Иван"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a<U+202E>b"),
        ("a\u200bb", "a<U+200B>b"),
        ("a\x07b", "a<U+0007>b"),
        ("a\x9bb", "a<U+009B>b"),
        ("\ufeffa", "<U+FEFF>a"),
        ("a\ufffe", "a<U+FFFE>"),
        ("a\ud800", "a<U+D800>"),
        ("a\r\n\t b", "a b"),
        ("a\u2028b", "a b"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters()))
@PATIENTLY
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = plain(text)

    assert plain(shown) == shown
    assert guarded(guarded(text)) == guarded(text)
    assert not {unicodedata.category(letter) for letter in shown} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    assert guarded(text)[:1] not in set("=+-@%|\t\r\n")


@given(st.text())
@PATIENTLY
def test_a_page_makes_no_link_of_a_label(text: str) -> None:
    letters = markdown(text).replace("\\\\", "")

    assert all(letters[place - 1] == "\\" for place, letter in enumerate(letters) if letter in "[]<>*_`#!|~&")


def test_a_picture_in_a_label_stays_letters() -> None:
    assert markdown("![x](http://example.test/p)<img>") == "\\!\\[x\\](http://example.test/p)\\<img\\>"
