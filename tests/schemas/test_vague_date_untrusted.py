"""No text breaks the reading of dates, none comes back in a refusal, and no start-up pays for it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from schemas.date_words import unknown_words, words
from schemas.vague_date import DateRefused, VagueDate, as_table, told

ROOT = Path(__file__).resolve().parents[2]

SAID = st.lists(
    st.one_of(
        st.sampled_from(sorted(words())),
        st.integers(0, 2500).map(str),
        st.sampled_from(
            ["-", "–", "/", ",", "?", "~", "(", ")", ";", ".", ":", "23:00", "28.06.2015", "2017-09", "th", "-ci", "X"]
        ),
    ),
    max_size=12,
)


@given(st.text(max_size=250))
@example("(" * 200)
@example("1" * 200)
@example("a " * 100)
@example("1:1" * 60)
@example("saat " * 40)
@example("٢٦ July 2023")
@example("2².3.2020")
@example("İ" * 199)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = VagueDate.read(text)
    except DateRefused:
        return
    assert VagueDate.read(read.edtf).edtf == read.edtf


@given(SAID, st.booleans())
def test_any_words_of_dates_are_read_or_refused(said: list[str], day_first: bool) -> None:
    try:
        read = VagueDate.read(" ".join(said), day_first)
    except DateRefused:
        return
    years = {int(word) for word in said if word.isdecimal() and len(word) == 4}
    if read.is_known and not {"28.06.2015", "2017-09"} & set(said):
        assert {day.year for day in (read.earliest, read.latest) if day} <= {
            near for year in years for near in range(year - 1, year + 11)
        }, "a year that nobody wrote"


@settings(deadline=None)
@given(
    st.sampled_from(
        ["(", "1", "1.", "12 ", "may ", "- ", "a", "23:00 ", "saat 1", "()", "?", "mid-", "1/", "first half of "]
    ),
    st.text(max_size=5),
)
def test_no_text_takes_long(part: str, end: str) -> None:
    text = (part * 200)[:195] + end
    began = time.process_time()
    with pytest.raises(DateRefused):
        VagueDate.read(text)
    assert time.process_time() - began < 0.5


def test_a_date_longer_than_a_line_is_refused() -> None:
    with pytest.raises(DateRefused, match="longer than 200"):
        VagueDate.read("2017 " * 41)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Canary Aybənizə", '"…"'),
        ("5 Canary 2017", '"5 … 2017"'),
        ("+994501234567", '"…"'),
        ("26 July 2023; Canary's house", '"26 July 2023… house"'),
        ("\x1b[31m5 May", '"…31…5 May"'),
    ],
)
def test_a_refusal_repeats_no_word_that_is_not_a_dates(text: str, form: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        VagueDate.read(text)
    assert "Canary" not in refusal.value.sentence
    assert "Aybənizə" not in refusal.value.sentence
    assert "4501" not in refusal.value.sentence
    assert refusal.value.sentence.isprintable()
    if "house" not in form:
        assert form in refusal.value.sentence


@given(st.text(max_size=300))
def test_a_refusal_quotes_at_most_forty_characters(text: str) -> None:
    try:
        VagueDate.from_edtf(text)
    except DateRefused as refusal:
        quoted = refusal.sentence.split('"')[1]
        assert len(quoted) <= 40
        assert quoted.isprintable()


class Draft(BaseModel):
    when: VagueDate = VagueDate.UNKNOWN


def test_a_draft_takes_text_a_table_or_a_date() -> None:
    september = VagueDate.read("mid-September 2017")
    table = {"edtf": "2017-09~", "text": "mid-September 2017"}

    assert Draft(when=september).when is september
    assert Draft.model_validate({"when": "mid-September 2017"}).when == september
    assert Draft.model_validate({"when": table}).when == september
    assert Draft.model_validate({"when": {"edtf": "2017-09~"}}).when == VagueDate.from_edtf("2017-09~")
    assert Draft.model_validate({"when": {"text": "mid-September 2017"}}).when == september
    assert Draft.model_validate({"when": {"edtf": "", "text": "n/k"}}).when == VagueDate.unknown("n/k")
    assert Draft.model_validate({"when": september.earliest}).when == VagueDate.read("2017-09-01")
    assert Draft().when == VagueDate.UNKNOWN


def test_a_draft_is_written_as_a_table_and_read_back() -> None:
    draft = Draft(when=VagueDate.read("mid-September 2017"))

    assert draft.model_dump_json() == '{"when":{"edtf":"2017-09~","text":"mid-September 2017"}}'
    assert Draft.model_validate_json(draft.model_dump_json()) == draft
    assert draft.model_dump() == {"when": draft.when}
    assert told(as_table(draft.when)) == draft.when


@pytest.mark.parametrize(
    "value", [47, 2017, None, ["2017"], {"edtf": 2017}, {"edtf": "2017", "note": ""}, {}, "See Note", b"2017"]
)
def test_a_draft_refuses_what_is_no_date(value: object) -> None:
    with pytest.raises(ValidationError, match="date"):
        Draft.model_validate({"when": value})


def test_no_word_for_unknown_is_also_a_date() -> None:
    assert all(not VagueDate.read(text).is_known for text in unknown_words())


def modules_after(code: str) -> set[str]:
    """What a bare interpreter has loaded after running the code in the house."""
    printed = f"import sys; {code}; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-S", "-c", printed], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(ran.stdout.split())


def test_dates_are_imported_without_their_readers() -> None:
    loaded = modules_after("from schemas.vague_date import VagueDate; VagueDate.from_edtf('2017-09~').period('year')")

    assert not {"dateutil", "pydantic", "pydantic_core", "dataclasses", "typing", "inspect", "tomllib"} & loaded
    assert not [name for name in loaded if name.startswith("schemas.date_")]


def test_reading_words_needs_no_dateutil() -> None:
    loaded = modules_after("from schemas.vague_date import VagueDate; VagueDate.read('26 iyul 2023')")

    assert "schemas.date_words" in loaded
    assert "dateutil" not in loaded
