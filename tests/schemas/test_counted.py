"""How many people, as people say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.counted import Counted, read
from schemas.refusals import Refusal
from schemas.speech import LANGUAGES, speak


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("3", (3, 3)),
        (" 3 ", (3, 3)),
        ("0", (0, 0)),
        ("3-5", (3, 5)),
        ("3 - 5", (3, 5)),
        ("3–5", (3, 5)),
        ("3+", (3, None)),
        ("At least 3", (3, None)),
        ("min. 3", (3, None)),
        ("at most 5", (None, 5)),
        ("up to 5", (None, 5)),
        ("ən azı 3", (3, None)),
        ("Ən çoxu 5", (None, 5)),
        ("naməlum", (None, None)),
        ("Не менее 3", (3, None)),
        ("не более 5", (None, 5)),
        ("неизвестно", (None, None)),
        ("unknown", (None, None)),
        ("n/k", (None, None)),
        ("", (None, None)),
        ("?", (None, None)),
    ],
)
def test_what_people_say(told, counted):
    assert read(told) == counted


@pytest.mark.parametrize(
    "told", ["5-3", "many", "-3", "3.5", "3--5", "about 3", "12345678", "3-5-7", "at least", "+3", "1e3", "3 5", "٣x"]
)
def test_what_is_no_count_is_refused_and_not_repeated(told):
    with pytest.raises(Refusal) as refused:
        read(f"{told} Kanarya" if told == "many" else told)

    assert "Kanarya" not in refused.value.sentence


ends = st.none() | st.integers(0, 9_999_999)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(low=ends, high=ends)
def test_what_is_written_is_read_back_in_every_language(lang, low, high):
    counted = Counted(low, high)
    speak(lang)
    try:
        if low is not None and high is not None and low > high:
            with pytest.raises(Refusal):
                read(str(counted))
        else:
            assert read(str(counted)) == counted
    finally:
        speak("en")


@given(st.text(max_size=30))
def test_no_text_is_more_than_read_or_refused(told):
    try:
        low, high = read(told)
    except Refusal:
        return
    assert low is None or high is None or 0 <= low <= high
