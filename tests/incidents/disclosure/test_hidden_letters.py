"""A text is read as a reader sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.disclosure.hidden_letters import other_readings, plain, unseen


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ca\u200dna\u00adry", "Canary"),
        ("S\u0327o\u0308l", "Şöl"),
        ("ﬁnal Ｃａｎａｒｙ", "final Canary"),
        ("𝐂𝐚𝐧𝐚𝐫𝐲", "Canary"),
        ("c\u0300anary", "canary"),
    ],
)
def test_what_is_not_seen_is_left_out_and_fancy_letters_are_letters(written, read):
    assert plain(written).text == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Cаnаry sang", "Canary"),
        ("Кaнapейка", "Канарейка"),
        ("C4n4ry", "Canary"),
        ("C a n a r y sang", "Canary"),
        ("C.a.n.a.r.y", "Canary"),
        ("Can-\nary", "Canary"),
        ("**Can**ary", "Canary"),
        ("Can'ary", "Canary"),
        ("Can_ary", "Canary"),
    ],
)
def test_a_word_made_to_look_like_another_is_read_as_it(written, read):
    assert read in {word for reading in other_readings(plain(written)) for word in reading.text.split()}


@pytest.mark.parametrize(
    "text", ["Two people were held in Baku, 2 of 3 at night.", "Polis onu saxladı.", "Её задержали."]
)
def test_ordinary_words_have_no_other_reading(text):
    assert list(other_readings(plain(text))) == []


@given(st.text())
def test_every_letter_read_has_its_place_in_the_text(text):
    seen = plain(text)
    for reading in (seen, *other_readings(seen)):
        assert len(reading.text) == len(reading.at)
        assert all(0 <= at < len(text) for at in reading.at)
        assert list(reading.at) == sorted(reading.at)


@given(st.text(st.characters(codec="ascii")))
def test_plain_english_is_read_as_it_stands(text):
    assert plain(text).text == text
    assert list(unseen(text)) == []
