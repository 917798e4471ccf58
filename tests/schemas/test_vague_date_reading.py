"""What people write is read, or refused with a reason."""

import calendar
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vague_date import DateRefused, VagueDate

ENGLISH = {
    "26 July 2023": "2023-07-26",
    "July 2023": "2023-07",
    "2014": "2014",
    "June 12, 2020": "2020-06-12",
    "June 12th, 2020": "2020-06-12",
    "the 26th of July, 2023": "2023-07-26",
    "26-Jul-2023": "2023-07-26",
    "Sept. 2017": "2017-09",
    "Wed 9 September 2020": "2020-09-09",
    "15 November 2021, 23:00–24:00": "2021-11-15",
    "28 June 2019, evening": "2019-06-28",
    "about 1 a.m. on 5 May 2020": "2020-05-05",
    "summer of 2019": "2019-22",
    "fall 2020": "2020-23",
    "winter 2020": "2020-24",
    "2010s": "201X",
    "1990s or 2010s": "199X/201X",
    "1990s – 2005": "199X/2005",
    # part of a whole
    "mid-September 2017": "2017-09~",
    "mid September 2017": "2017-09~",
    "late June 2023": "2023-06~",
    "end of January 2014": "2014-01~",
    "end Feb 2021": "2021-02~",
    "first half of October 2017": "2017-10~",
    "second half of Sept. 2017": "2017-09~",
    "early summer 2021": "2021-22~",
    "mid-2021": "2021~",
    "a Thursday at 23:00, late September 2017": "2017-09~",
    # about, uncertain
    "around 20 September 2017": "2017-09-20~",
    "c. 2017": "2017~",
    "~2017": "2017~",
    "August 2014?": "2014-08?",
    "about August 2014?": "2014-08%",
    "believed to be 5 June 2020": "2020-06-05?",
    "2020-06-01 (Believed to be)": "2020-06-01?",
    "(Believed to be) 2020-06-01": "2020-06-01?",
    "possibly 2017 or 2018": "2017?/2018?",
    # spans
    "18–19 Sept 2017": "2017-09-18/2017-09-19",
    "26 September to 3 October 2017": "2017-09-26/2017-10-03",
    "17 Sept – 2 Oct 2017": "2017-09-17/2017-10-02",
    "July 26–27, 2023": "2023-07-26/2023-07-27",
    "July 26 – August 2, 2023": "2023-07-26/2023-08-02",
    "27 and 28 October 2019": "2019-10-27/2019-10-28",
    "26, 27 and 28 October 2019": "2019-10-26/2019-10-28",
    "31 May or 1 June 2021": "2021-05-31/2021-06-01",
    "around 20–22 September 2017": "2017-09-20~/2017-09-22~",
    "around 2017 to August 2024": "2017~/2024-08",
    "mid-Sept to 2 Oct 2017": "2017-09~/2017-10-02",
    "5–8 May 2020?": "2020-05-05?/2020-05-08?",
    "2017–2018?": "2017/2018?",
    "autumn 2020 – early 2021": "2020-23/2021~",
    "spring–summer 2020": "2020-21/2020-22",
    "spring or June 2022": "2022-21/2022-06",
    "early to mid June 2023": "2023-06~",
    "March / 11 April 2024": "2024-03/2024-04-11",
    "May/June 2021": "2021-05/2021-06",
    "end of May / first days of June 2021": "2021-05~/2021-06~",
    "some time between March 2020 and Feb. 2021": "2020-03/2021-02",
    "from 5 to 8 May 2020": "2020-05-05/2020-05-08",
    "5 May 2020 until 8 May 2020": "2020-05-05/2020-05-08",
    # nights
    "night of 22-23 Sep 2023": "2023-09-22/2023-09-23",
    "night of 6–7 May 2025": "2025-05-06/2025-05-07",
    "night of 12 March 2024": "2024-03-12/2024-03-13",
    "night of 2 (or 3) June 2021": "2021-06-02/2021-06-04",
    "on the eve of 8 March 2020": "2020-03-07/2020-03-08",
    "a night in July 2023": "2023-07",
    "5 May 2020, 23:30–02:15": "2020-05-05/2020-05-06",
    # one side open
    "before 30.09.2014": "../2014-09-29",
    "before March 2020": "../2020-02",
    "before 2018": "../2017",
    "before mid-September 2017": "../2017-09~",
    "before summer 2021": "../2021-22",
    "by June 2020": "../2020-06",
    "no later than 5 May 2020": "../2020-05-05",
    "until 2020": "../2020",
    "after March 2020": "2020-04/..",
    "after about 2020": "2020~/..",
    "since 2014": "2014/..",
    "from 24 February 2023": "2023-02-24/..",
    "7 July 2021 onwards": "2021-07-07/..",
    "17 Sept 2017 – present": "2017-09-17/..",
    "2019 or earlier": "../2019",
    "from 7 July 2021, all summer": "2021-07-07/2021-22",
}
DIGITS = {
    "28.06.2015": "2015-06-28",
    "5.08.2021": "2021-08-05",
    "12.01.2013": "2013-01-12",
    "28/06/2015": "2015-06-28",
    "28-06-2015": "2015-06-28",
    "2015-06-28": "2015-06-28",
    "2015/06/28": "2015-06-28",
    "2015-6-8": "2015-06-08",
    "20150628": "2015-06-28",
    "2015-06-28T10:15:00+04:00": "2015-06-28",
    "2015-06-28 00:00:00": "2015-06-28",
    "06.2015": "2015-06",
    "6/2015": "2015-06",
    "12-14.01.2013": "2013-01-12/2013-01-14",
    "12.01-14.01.2013": "2013-01-12/2013-01-14",
    "12.01.2013–14.01.2013": "2013-01-12/2013-01-14",
    "2017-2018": "2017/2018",
    "2020-05-30 and 2020-05-31": "2020-05-30/2020-05-31",
}
AZERBAIJANI = {
    "iyul 2023": "2023-07",
    "İYUL 2023": "2023-07",
    "IYUL 2023": "2023-07",
    "26 iyul 2023-cü il": "2023-07-26",
    "26 iyul 2023-cü ildə, səhər": "2023-07-26",
    "iyulun 26-sı 2023": "2023-07-26",
    "2023-cü il iyulun 26-da": "2023-07-26",
    "26.07.2023-cü il": "2023-07-26",
    "2019-cu ilin yayı": "2019-22",
    "2019-cu ilin yayında": "2019-22",
    "payız 2020": "2020-23",
    "qış 2020": "2020-24",
    "2023-cü ilin iyulu": "2023-07",
    "2023-cü ilin iyul ayının sonu": "2023-07~",
    "2021-ci ilin may ayının əvvəllərində": "2021-05~",
    "sentyabrın ortaları 2017": "2017-09~",
    "oktyabrın birinci yarısı 2017": "2017-10~",
    "təxminən 2017": "2017~",
    "5–8 sentyabr 2021": "2021-09-05/2021-09-08",
    "2021-ci il 5–8 sentyabr": "2021-09-05/2021-09-08",
    "2017-ci il 17 sentyabr – 2 oktyabr": "2017-09-17/2017-10-02",
    "2023-cü il iyulun 26-dan 28-dək": "2023-07-26/2023-07-28",
    "2021-ci ilin sentyabrından oktyabrına qədər": "2021-09/2021-10",
    "31 may və ya 1 iyun 2021": "2021-05-31/2021-06-01",
    "6-7 may 2025 gecəsi": "2025-05-06/2025-05-07",
    "2025-ci il mayın 6-dan 7-nə keçən gecə": "2025-05-06/2025-05-07",
    "19 oktyabr 2021-ci ildən əvvəl": "../2021-10-18",
    "2021-ci ildən sonra": "2022/..",
    "2021-ci ildən bəri": "2021/..",
    "2023-cü il 26 iyuldan": "2023-07-26/..",
    "15 avqust 2021-ci ilə qədər": "../2021-08-15",
    "çərşənbə, 9 sentyabr 2020": "2020-09-09",
    "çərşənbə axşamı, 8 sentyabr 2020": "2020-09-08",
}
RUSSIAN = {
    "26 июля 2023 г.": "2023-07-26",
    "26 июля 2023 года, вечером": "2023-07-26",
    "26.07.2023г.": "2023-07-26",
    "26-го июля 2023": "2023-07-26",
    "сентябрь 2017": "2017-09",
    "в июле 2023": "2023-07",
    "МАЙ 2021": "2021-05",
    "летом 2021": "2021-22",
    "весна–лето 2020": "2020-21/2020-22",
    "в середине сентября 2017 года": "2017-09~",
    "первая половина октября 2017": "2017-10~",
    "около 20 сентября 2017": "2017-09-20~",
    "предположительно август 2014": "2014-08?",
    "с 5 по 8 сентября 2021 г.": "2021-09-05/2021-09-08",
    "5 или 6 мая 2020": "2020-05-05/2020-05-06",
    "между мартом 2020 и июнем 2021": "2020-03/2021-06",
    "в ночь с 6 на 7 мая 2025 года": "2025-05-06/2025-05-07",
    "в ночь на 12 марта 2024": "2024-03-11/2024-03-12",
    "до 19 октября 2021": "../2021-10-19",
    "после марта 2020": "2020-04/..",
    "с 7 июля 2021": "2021-07-07/..",
    "не позднее 5 мая 2020": "../2020-05-05",
    "среда, 9 сентября 2020": "2020-09-09",
}
UNKNOWN = (
    "", "date not known", "Unknown Date", "unknown", "n/k", "N/K", "not known", "naməlum", "Tarixi məlum deyil",
    "неизвестно", "дата неизвестна", "н/д", "?", "-", "—",
)  # fmt: skip
STAMPS = {
    "Wed Jul 26 10:15:00 2023": "2023-07-26",
    "Wed, 26 Jul 2023 10:15:00 +0400": "2023-07-26",
    "Wed Jul 26 10:15:00 AZT 2023": "2023-07-26",
    "July 26th 2023 10:15:22 PM GMT+4": "2023-07-26",
    "26 July 2023, 10.15 pm": "2023-07-26",
}
REFUSED = {
    "47": "neither a day nor a year",
    "See Note": "not understood",
    "tomorrow": "not understood",
    "today": "not understood",
    "last week": "not understood",
    "2 years ago": "not understood",
    "ongoing": "not understood",
    "23:00": "not understood",
    "May": "no year",
    "5 May": "no year",
    "June 12th": "no year",
    "summer": "no year",
    "12.01": "no year",
    "26 July 23": "names two days",
    "26.07.23": "year of two digits",
    "10 2017": "no month",
    "Sat 10 2017": "no month",
    "5/6.2021": "no month",
    "07/26/2023": "does not exist",
    "2023-26-07": "does not exist",
    "29.02.2021": "does not exist",
    "31 April 2021": "does not exist",
    "0.05.2021": "does not exist",
    "2017–21": "does not exist",
    "1066": "neither a day nor a year",
    "28.06.1066": "outside the years",
    "2203": "neither a day nor a year",
    "2020-2019": "ends before it begins",
    "8–5 May 2020": "ends before it begins",
    "summer–spring 2020": "ends before it begins",
    "28 December – 3 January 2018": "ends before it begins",
    "6 or 5 May 2020": "out of order",
    "2021 or May 2021": "out of order",
    "Thu 9 September 2020": "day of the week",
    "Mon Jul 26 10:15:00 AZT 2023": "not understood",
    "2000s": "can mean both",
    "July – 2020": "no year on its first date",
    "26 July 2023 – 15": "no year",
    "26 July 2023 at 5": "names two days",
    "27 March 2017, 12 May 2017": "names two days",
    "from 5 or 6 May 2020": "not understood",
    "before 5–8 May 2020": "not understood",
    "not before 5 May 2020": "not understood",
    "not 2014": "not understood",
    "8 March 2021, half an hour before": "not understood",
    "1 April 2019 and the following days": "not understood",
    "19 Sept 2017, held nine days": "not understood",
    "found 5 July 2023; died 2–3 days before": "not understood",
    "18 August 2021; body found 22 or 23 August": "not understood",
    "22 September 2017 (kept 4 days)": "remark in brackets",
    "4 April 2019 (died two days later)": "remark in brackets",
    "26 iyul 2023 (3 gün saxlanılıb)": "remark in brackets",
    "26 July 2023 (perhaps the 27th)": "remark in brackets",
    "July 2023 (maybe June)": "remark in brackets",
    "c 2017": "not understood",
    "May 1990s": "names two days",
    "1990s 2005": "names two days",
    "summer, 5 May 2020": "not understood",
    "end of 5 May 2020": "not understood",
    "between 2017": "not understood",
    "before 2017 onwards": "not understood",
    "2017 əvvəl": "not understood",
    "before the night of 5 May 2020": "not understood",
    "5 May, 9 May and 7 May 2020": "names two days",
    "5, 9 and 7 May 2020": "out of order",
    "5 – 9 – 7 May 2020": "out of order",
    "before 1 January 1800": "outside the years",
    "31 Feb 2023, 10.15 pm": "does not exist",
    "5 dek 2020": "not understood",
    "2016-09-01;2016-08-27": "not understood",
    "[2017-09-01, 2017-09-03]": "not understood",
    "2017-09-15..2017-09-18": "not understood",
}


@pytest.mark.parametrize(("text", "edtf"), [*ENGLISH.items(), *DIGITS.items(), *STAMPS.items()])
def test_english_and_digits_are_read(text: str, edtf: str) -> None:
    assert VagueDate.read(text) == VagueDate.from_edtf(edtf, text)


@pytest.mark.parametrize(("text", "edtf"), AZERBAIJANI.items())
def test_azerbaijani_is_read(text: str, edtf: str) -> None:
    assert VagueDate.read(text).edtf == edtf


@pytest.mark.parametrize(("text", "edtf"), RUSSIAN.items())
def test_russian_is_read(text: str, edtf: str) -> None:
    assert VagueDate.read(text).edtf == edtf


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_date_said_to_be_unknown_is_unknown(text: str) -> None:
    assert VagueDate.read(text) == VagueDate.unknown(text)


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_what_is_not_certain_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(DateRefused, match=re.escape(reason)) as refusal:
        VagueDate.read(text)
    assert refusal.value.sentence.startswith('The date "')
    assert refusal.value.sentence.endswith(".")
    assert "\n" not in refusal.value.sentence


@pytest.mark.parametrize(
    ("remark", "edtf"),
    [
        ("26 July 2023 (Canary café)", "2023-07-26"),
        ("26 July 2023 (5 people)", "2023-07-26"),
        ("5 May 2020 (Tuesday, evening)", "2020-05-05"),
        ("5 May 2020 (night)", "2020-05-05/2020-05-06"),
        ("September 2014 (left the country before 30.09.2014)", "2014-09~"),
        ("mid-Sept to 2 Oct 2017 (first arrests 15 September)", "2017-09~/2017-10-02~"),
        ("2018 (about three years before Nov. 2021)", "2018~"),
        ("end of January 2014 (funeral, and the days after)", "2014-01~"),
        ("2017 (approx.)", "2017~"),
        ("2017 (?)", "2017?"),
        ("2017 (not confirmed by the family)", "2017?"),
    ],
)
def test_a_remark_never_makes_a_date_more_exact(remark: str, edtf: str) -> None:
    assert VagueDate.read(remark) == VagueDate.from_edtf(edtf, remark)


def test_digits_are_day_first_unless_said_otherwise_and_iso_is_always_iso() -> None:
    assert VagueDate.read("03/04/2019").edtf == "2019-04-03"
    assert VagueDate.read("03/04/2019", day_first=False).edtf == "2019-03-04"
    assert VagueDate.read("2019-03-04", day_first=False).edtf == VagueDate.read("2019-03-04").edtf == "2019-03-04"
    with pytest.raises(DateRefused):
        VagueDate.read("28.06.2015", day_first=False)


ENGLISH_MONTHS = calendar.month_name[1:]
AZERBAIJANI_MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr",
)  # fmt: skip
RUSSIAN_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_alike_however_it_is_written(day: date) -> None:
    english, azerbaijani, russian = (
        names[day.month - 1] for names in (ENGLISH_MONTHS, AZERBAIJANI_MONTHS, RUSSIAN_MONTHS)
    )
    written = [
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day} {english} {day.year}",
        f"{english[:3].upper()}. {day.day}, {day.year}",
        f"{day:%A}, {day.day} {english} {day.year}",
        f"{day.day} {azerbaijani} {day.year}-ci il",
        f"{day.day} {azerbaijani.upper()} {day.year}",
        f"{day.day} {russian} {day.year} г.",
        f"{day:%a} {english[:3]} {day.day} 10:15:00 {day.year}",
        f"{day.day} {english} {day.year} at 10.15 pm",
    ]

    assert {VagueDate.read(text).edtf for text in written} == {day.isoformat()}


@given(st.dates(date(1801, 1, 1), date(2198, 12, 31)), st.integers(1, 400))
def test_a_span_is_never_narrower_than_its_two_days(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    for pattern in ("{} – {}", "from {} to {}", "between {} and {}", "{} or {}", "night of {} to {}", "с {} по {}"):
        told = VagueDate.read(pattern.format(first.isoformat(), last.strftime("%d.%m.%Y")))
        assert told.earliest is not None
        assert told.latest is not None
        assert told.earliest <= first
        assert last <= told.latest


@given(st.dates(date(1801, 1, 1), date(2198, 12, 31)))
def test_a_weekday_that_does_not_fit_is_refused(day: date) -> None:
    other = date.fromordinal(day.toordinal() + 1)
    with pytest.raises(DateRefused, match="day of the week"):
        VagueDate.read(f"{other:%A} {day.isoformat()}")
