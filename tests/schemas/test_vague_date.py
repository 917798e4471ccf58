"""A date says as much as was told, never more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edtf import Precision
from schemas.vague_date import DateRefused, VagueDate
from tests.schemas.told_dates import dates_told

A_DAY = st.dates(date(1900, 1, 1), date(2150, 12, 31))


def test_a_day_has_one_day_only() -> None:
    told = VagueDate.read("26 July 2023")

    assert (told.edtf, told.earliest, told.latest) == ("2023-07-26", date(2023, 7, 26), date(2023, 7, 26))
    assert told.precision is Precision.DAY
    assert (told.about, told.uncertain, told.before, told.after) == (False, False, False, False)
    assert told.as_written == "26 July 2023"


def test_a_year_or_a_month_keeps_all_its_days() -> None:
    year, february = VagueDate.read("2019"), VagueDate.read("Feb. 2020")

    assert (year.earliest, year.latest, year.precision) == (date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR)
    assert (february.earliest, february.latest) == (date(2020, 2, 1), date(2020, 2, 29))


def test_mid_september_is_september_about_and_no_days_of_it() -> None:
    told = VagueDate.read("mid-September 2017")

    assert (told.edtf, told.about, told.precision) == ("2017-09~", True, Precision.MONTH)
    assert (told.earliest, told.latest) == (date(2017, 9, 1), date(2017, 9, 30))


def test_before_a_day_leaves_the_day_out_and_by_takes_it_in() -> None:
    before, by = VagueDate.read("before 19 Oct 2021"), VagueDate.read("by 19 Oct 2021")

    assert (before.earliest, before.latest, before.before) == (None, date(2021, 10, 18), True)
    assert by.latest == date(2021, 10, 19)


def test_from_a_day_takes_it_in_and_after_leaves_it_out() -> None:
    since, after = VagueDate.read("from 7 July 2021"), VagueDate.read("after 7 July 2021")

    assert (since.earliest, since.latest, since.after) == (date(2021, 7, 7), None, True)
    assert after.earliest == date(2021, 7, 8)


@pytest.mark.parametrize("season", ["spring 2020", "summer 2020", "autumn 2020", "winter 2020"])
def test_a_season_holds_both_the_meteorological_and_the_astronomical_one(season: str) -> None:
    meteorological = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
    told = VagueDate.read(season)

    assert told.precision is Precision.SEASON
    name = season.split()[0]
    if name == "winter":  # of 2019–2020 or of 2020–2021: nobody can tell
        assert (told.earliest, told.latest, told.period("year")) == (date(2019, 12, 1), date(2021, 3, 20), None)
    else:
        first, last = meteorological[name]
        assert told.earliest == date(2020, first, 1)
        assert told.latest is not None
        assert told.latest.month == last + 1
        assert told.latest.day > 20


def test_nothing_known_is_a_date_of_its_own() -> None:
    told = VagueDate.read("date not known")

    assert told == VagueDate.unknown("date not known")
    assert (told.is_known, told.before, told.after) == (False, False, False)
    assert (told.earliest, told.latest, told.precision, told.sort_key) == (None, None, Precision.UNKNOWN, "")
    assert VagueDate.read("  ") == VagueDate.UNKNOWN == VagueDate()


def test_certain_and_possible_overlap() -> None:
    september = VagueDate.read("September 2017")
    first, last = date(2017, 9, 1), date(2017, 9, 30)

    assert september.within(first, last)
    assert september.within(None, last)
    assert september.within(first, None)
    assert not september.within(first, date(2017, 9, 29))
    assert not september.within(date(2017, 9, 2), last)
    assert september.may_be_within(date(2017, 9, 30), date(2017, 12, 31))
    assert not september.may_be_within(date(2017, 10, 1), None)
    assert not september.may_be_within(None, date(2017, 8, 31))


def test_an_open_or_unknown_date_is_certain_of_nothing_it_does_not_say() -> None:
    before = VagueDate.read("before 2018")

    assert before.within(None, date(2018, 1, 1))
    assert not before.within(date(1900, 1, 1), date(2018, 1, 1))
    assert before.may_be_within(date(2001, 1, 1), date(2001, 1, 2))
    assert not before.may_be_within(date(2018, 1, 1), None)
    assert not VagueDate.UNKNOWN.within(None, None)
    assert VagueDate.UNKNOWN.may_be_within(date(2018, 1, 1), date(2018, 1, 1))


@given(dates_told(), A_DAY, A_DAY)
def test_what_is_certainly_within_may_be_within(edtf: str, one: date, other: date) -> None:
    told = VagueDate.from_edtf(edtf)
    first, last = sorted((one, other))

    assert told.may_be_within(first, last) or not told.within(first, last)
    if told.earliest and told.latest:
        assert told.within(told.earliest, told.latest)
        assert told.earliest <= told.latest


def test_a_period_is_named_only_if_the_date_lies_wholly_in_it() -> None:
    assert [VagueDate.read("7 July 2021").period(unit) for unit in ("year", "quarter", "month")] == [
        "2021",
        "2021-Q3",
        "2021-07",
    ]
    assert [VagueDate.read("30 June or 1 July 2021").period(unit) for unit in ("year", "quarter", "month")] == [
        "2021",
        None,
        None,
    ]
    assert [VagueDate.read("2021").period(unit) for unit in ("year", "quarter", "month")] == ["2021", None, None]
    assert VagueDate.read("since 2021").period("year") is None
    assert VagueDate.UNKNOWN.period("year") is None
    with pytest.raises(KeyError):
        VagueDate.read("2021").period("fortnight")


def test_dates_sort_by_their_first_day_then_by_their_last() -> None:
    in_order = ["", "before 2017", "2017-01-01", "January 2017", "2017", "since 1 Jan 2017", "2 January 2017", "2018"]
    told = [VagueDate.read(text) for text in in_order]

    assert sorted(set(told)) == told
    assert [each.sort_key for each in told] == sorted(each.sort_key for each in told)
    assert told[2].sort_key == "2017-01-01/2017-01-01"
    assert told[1] <= told[2] <= told[2] < told[3]


def test_equal_dates_are_one_in_a_set_and_the_text_as_written_counts() -> None:
    assert (
        len({VagueDate.read("July 2023"), VagueDate.from_edtf("2023-07", "July 2023"), VagueDate.read("iyul 2023")})
        == 2
    )
    assert VagueDate.read("July 2023") != "July 2023"
    assert repr(VagueDate.read("July 2023")) == "VagueDate('2023-07', 'July 2023')"


def test_a_date_never_changes() -> None:
    told = VagueDate.read("July 2023")

    with pytest.raises(AttributeError):
        told.edtf = "2023"
    with pytest.raises(AttributeError):
        del told.edtf
    with pytest.raises(AttributeError):
        told.note = "new"  # type: ignore[attr-defined]


def test_text_no_record_can_keep_is_refused() -> None:
    for text in ("2023 (\x00)", "2023 (\ud800)", "2023 (" + "x" * 1000 + ")"):
        with pytest.raises(DateRefused):
            VagueDate.read(text)
        with pytest.raises(DateRefused):
            VagueDate.from_edtf("2023", text)
    assert VagueDate.from_edtf("2023", "2023,\nin Gəncə").as_written == "2023,\nin Gəncə"
