"""A date is written in EDTF and read back without loss."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vague_date import DateRefused, VagueDate
from tests.schemas.told_dates import dates_told, intervals, points, simple_points

LANGUAGES = st.sampled_from(["en", "az", "ru"])
AS_WRITTEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


@given(dates_told(), AS_WRITTEN)
def test_what_is_written_is_read_back(edtf: str, as_written: str) -> None:
    told = VagueDate.from_edtf(edtf, as_written)

    assert told.edtf == edtf
    assert VagueDate.from_edtf(told.edtf, told.as_written) == told
    assert VagueDate.read(told.edtf).edtf == told.edtf
    assert pickle.loads(pickle.dumps(told)) == copy.deepcopy(told) == told


@given(st.one_of(simple_points(), intervals(simple_points()), st.just("")), LANGUAGES)
def test_a_date_in_words_reads_back_as_the_same_date(edtf: str, lang: str) -> None:
    told = VagueDate.from_edtf(edtf)
    first, _, last = edtf.partition("/")

    assert VagueDate.read(told.described(lang)).edtf == (first if first == last else edtf)


@given(points(), LANGUAGES)
def test_open_digits_in_words_read_back_as_the_same_days(edtf: str, lang: str) -> None:
    told = VagueDate.from_edtf(edtf)
    again = VagueDate.read(told.described(lang))

    assert (again.earliest, again.latest, again.uncertain) == (told.earliest, told.latest, told.uncertain)
    assert again.about == told.about


@pytest.mark.parametrize(
    ("edtf", "en", "az", "ru"),
    [
        ("2023-07-26", "26 July 2023", "26 iyul 2023", "26 июля 2023"),
        ("2023-07", "July 2023", "iyul 2023", "июль 2023"),
        ("2021-22", "summer 2021", "yay 2021", "лето 2021"),
        ("2017~", "about 2017", "təxminən 2017", "примерно 2017"),
        ("2022-08-20?", "20 August 2022?", "20 avqust 2022?", "20 августа 2022?"),
        ("../2021-10", "by October 2021", "ən geci oktyabr 2021", "не позднее октября 2021"),
        ("2021-21/..", "from spring 2021", "ən tezi yaz 2021", "не ранее весны 2021"),
        ("2017/2018-03~", "2017 – about March 2018", "2017 – təxminən mart 2018", "2017 – примерно март 2018"),
        ("201X", "2010–2019", "2010–2019", "2010–2019"),
        ("", "date not known", "tarix məlum deyil", "дата неизвестна"),
    ],
)
def test_a_date_in_words(edtf: str, en: str, az: str, ru: str) -> None:
    told = VagueDate.from_edtf(edtf)

    assert [told.described(lang) for lang in ("en", "az", "ru", "de")] == [en, az, ru, en]
    assert str(told) == en
    assert str(VagueDate.from_edtf(edtf, "as written")) == "as written"


@pytest.mark.parametrize(
    "edtf",
    [
        "2017-13", "2017-00", "2017-02-29", "2017-2-3", "2017-25", "2017-21-05", "201X-05", "2017-XX-05", "20X7",
        "XXXX", "0999", "2200", "1799-12-31", "Y2017", "-2017", "2017-09~-01", "~2017", "[2017,2018]", "{2017}",
        "2018/2017", "2017/2018/2019", "..", "/", "../..", "../", "/..", "2017..2018", "2017-09-15T10:00", "unknown",
        " 2017", "２０１７",
    ],
)  # fmt: skip
def test_what_is_not_level_1_or_not_a_date_is_refused(edtf: str) -> None:
    with pytest.raises(DateRefused):
        VagueDate.from_edtf(edtf)


@given(st.text("0123456789X.~?%/-", max_size=24))
def test_nothing_but_a_refusal_comes_of_any_notation(edtf: str) -> None:
    try:
        told = VagueDate.from_edtf(edtf)
    except DateRefused:
        return
    assert VagueDate.read(edtf).edtf == told.edtf == edtf
