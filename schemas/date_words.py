"""The words dates are told with, in English, Azerbaijani and Russian."""

from enum import StrEnum, auto
from functools import cache
from itertools import product
from typing import NamedTuple

from schemas.folding import fold


class Kind(StrEnum):
    """What a word, a number or a sign does in a date."""

    MONTH = auto()
    SEASON = auto()
    WEEKDAY = auto()
    NUMBER = auto()
    DATE = auto()  # digits that hold a date: 28.06.2015, 2015-06, 12.01
    DECADE = auto()
    PART = auto()  # mid-, end of, first half of: surely inside the whole, not surely where
    NIGHT = auto()
    NIGHT_BEFORE = auto()
    DAYTIME = auto()
    ABOUT = auto()
    UNSURE = auto()
    QUESTION = auto()
    BEFORE = auto()
    AFTER = auto()
    SINCE = auto()
    BY = auto()
    UNTIL = auto()  # "to" where it stands between two dates
    BETWEEN = auto()
    FROM_ENDING = auto()  # Azerbaijani -dan/-dən: what something starts at, comes before or after
    BEFORE_BEHIND = auto()  # these stand behind their date
    AFTER_BEHIND = auto()
    SINCE_BEHIND = auto()
    UNTIL_BEHIND = auto()
    TO = auto()
    DASH = auto()
    SLASH = auto()
    AND = auto()
    OR = auto()
    ALL = auto()
    COMMA = auto()
    FILLER = auto()
    LASTING = auto()  # stretches or moves a date: known only in order to be refused


class Token(NamedTuple):
    """One thing understood: ``date`` holds year, month and day, 0 where not told."""

    kind: Kind
    number: int = 0
    date: tuple[int, int, int] = (0, 0, 0)


LONGEST_PHRASE = 4

# Each line: English words and all abbreviations; the Azerbaijani words that take endings; Russian.
_MONTHS = (
    "january jan yan янв; yanvar; январь января январе январем",
    "february feb fev фев февр; fevral; февраль февраля феврале февралем",
    "march mar мар; mart; март марта марте мартом",
    "april apr апр; aprel; апрель апреля апреле апрелем",
    "may; may; май мая мае маем",
    "june jun июн; iyun; июнь июня июне июнем",
    "july jul июл; iyul; июль июля июле июлем",
    "august aug avq авг; avqust; август августа августе августом",
    "september sept sep sen sent сен сент; sentyabr; сентябрь сентября сентябре сентябрем",
    "october oct okt окт; oktyabr; октябрь октября октябре октябрем",
    "november nov noy ноя нояб; noyabr; ноябрь ноября ноябре ноябрем",
    "december dec дек; dekabr; декабрь декабря декабре декабрем",  # not dek: folded, that is also dək, "until"
)
_SEASONS = (
    "spring; yaz bahar; весна весны весной весне весну",
    "summer; yay; лето лета летом лете",
    "autumn fall; payız; осень осени осенью",
    "winter; qış; зима зимы зимой зиме зиму",
)
_WEEKDAYS = (
    "monday, mon, bazar ertəsi, понедельник, пн",
    "tuesday, tue, tues, çərşənbə axşamı, вторник, вт",
    "wednesday, wed, çərşənbə, среда, среду, ср",
    "thursday, thu, thur, thurs, cümə axşamı, четверг, чт",
    "friday, fri, cümə, пятница, пятницу, пт",
    "saturday, sat, şənbə, суббота, субботу, сб",
    "sunday, sun, bazar, воскресенье, вс",
)
_PHRASES = {
    Kind.PART: """mid, middle, early, beginning, start, late, end, first half, second half, first days, last days,
        first week, second week, third week, last week,
        əvvəli, əvvəlində, əvvəlləri, əvvəllərində, ortası, ortasında, ortaları, ortalarında, sonu, sonunda, sonları,
        sonlarında, axırı, axırında, axırları, axırlarında, birinci yarısı, birinci yarısında, ikinci yarısı,
        ikinci yarısında, ilk yarısı, ilk günləri, ilk günlərində, son günləri, son günlərində,
        начало, начала, начале, середина, середины, середине, середину, конец, конца, конце, первая половина,
        первой половине, первой половины, первую половину, вторая половина, второй половине, второй половины,
        вторую половину, первые числа, первых числах, последние числа, последних числах, первые дни, последние дни""",
    Kind.NIGHT: """night, nights, overnight, late night, late at night, midnight, gecə, gecəsi, keçən gecə,
        ночь, ночи, ночью, в ночь, полночь, в полночь""",
    Kind.NIGHT_BEFORE: "eve of, в ночь на, ночь на",
    Kind.DAYTIME: """morning, evening, afternoon, noon, midday, dawn, dusk, daytime, early morning, early hours,
        early evening, early afternoon, late morning, late afternoon, late evening, səhər, səhəri, axşam, axşamı,
        günorta, gündüz, утро, утра, утром, вечер, вечера, вечером, днем, полдень""",
    Kind.ABOUT: """about, around, approximately, approx, circa, ca, c, roughly, təxminən, təqribən,
        около, примерно, приблизительно, ок""",
    Kind.UNSURE: """believed to be, believed, thought to be, possibly, probably, perhaps, maybe, presumably, likely,
        uncertain, not certain, unsure, not sure, unconfirmed, not confirmed, disputed, ehtimal, ehtimal ki, ehtimalən,
        güman ki, yəqin, yəqin ki, bəlkə, dəqiq deyil, dəqiq bilinmir, возможно, вероятно, предположительно, видимо,
        неточно, не точно""",
    Kind.BEFORE: "before, prior to, earlier than",
    Kind.AFTER: "after, later than, после",
    Kind.SINCE: """since, from, starting from, not earlier than, no earlier than, ən tezi, с, со, начиная с, не ранее,
        не раньше""",
    Kind.BY: "by, not later than, no later than, ən geci, не позднее, не позже",
    Kind.UNTIL: "until, till, up to, до",  # до may or may not take its day in: the wider reading is kept
    Kind.BETWEEN: "between, между",
    Kind.BEFORE_BEHIND: "əvvəl, qabaq",
    Kind.AFTER_BEHIND: "sonra",
    Kind.SINCE_BEHIND: """bəri, etibarən, başlayaraq, onwards, onward, and later, or later, ongoing, present, now,
        davam edir, indiyədək, настоящее время""",
    Kind.UNTIL_BEHIND: "qədər, kimi, or earlier, and earlier",
    Kind.TO: "to, through, по, на",
    Kind.AND: "and, və, и",
    Kind.OR: "or, və ya, ya, ya da, yaxud, или, либо",
    Kind.ALL: "all, whole, all of, throughout, bütün, весь, всю, все",
    Kind.FROM_ENDING: "ildən, ayından, tarixindən",
    Kind.FILLER: """the, of, in, on, at, a, an, during, some time, sometime, month, year, date, il, ilin, ildə, ili,
        ilə, ay, ayı, ayın, ayının, ayında, günü, tarixi, tarixində, arasında, saat, г, год, года, году, в, во, дата,
        месяц, месяца, месяце""",
    Kind.LASTING: """day, days, week, weeks, months, years, hour, hours, later, ago, kept, held, lasted, lasting,
        gün, gündən, gündür, günlük, həftə, həftəlik, saatlıq, illik, день, дня, дней, сутки, суток, неделя, неделю,
        недели, недель, месяцев, часов, часа, час, лет, через, спустя, затем, потом, назад""",
}
_UNKNOWN = """?, -, --, unknown, date unknown, unknown date, date not known, not known, the date is not known, undated,
    no date, n/k, nk, n.k., n/d, n.d., n/a, not available, not recorded, not stated, naməlum, naməlumdur, məlum deyil,
    tarix məlum deyil, tarixi məlum deyil, tarix naməlumdur, naməlum tarix, bilinmir, tarixi bilinmir, неизвестно,
    неизвестна, дата неизвестна, неизвестная дата, дата не известна, не известно, н/д, б/д, нет данных, без даты"""

# Azerbaijani case endings, folded.
_ENDINGS = ", in, un, i, u, da, de, a, e, inda, inde, unda, unde, ina, ine, una, une, inin, unun"
_FROM_ENDINGS = "dan, den, indan, inden, undan, unden"
_UNTIL_ENDINGS = "adek, edek, inadek, inedek, unadek, unedek"


@cache
def words() -> dict[str, tuple[Token, ...]]:
    """Every folded word and phrase, and the tokens it stands for."""
    known: dict[str, tuple[Token, ...]] = {
        phrase: (Token(kind),) for kind, phrases in _PHRASES.items() for phrase in listed(phrases)
    }
    for number, phrases in enumerate(_WEEKDAYS):
        known |= {phrase: (Token(Kind.WEEKDAY, number),) for phrase in listed(phrases)}
    for kind, first, names in ((Kind.MONTH, 1, _MONTHS), (Kind.SEASON, 21, _SEASONS)):
        for number, spellings in enumerate(names, first):
            known |= _declined(fold(spellings), Token(kind, number))
    return known


@cache
def unknown_words() -> frozenset[str]:
    """What people write where no date is known, folded."""
    return frozenset(listed(_UNKNOWN))


def listed(phrases: str) -> list[str]:
    """The folded phrases of a list with commas."""
    return [" ".join(fold(phrase).split()) for phrase in phrases.split(",")]


def _declined(spellings: str, token: Token) -> dict[str, tuple[Token, ...]]:
    plain, azerbaijani, russian = (part.split() for part in spellings.split(";"))
    forms: dict[str, tuple[Token, ...]] = dict.fromkeys([*plain, *russian], (token,))
    for endings, *behind in ((_ENDINGS,), (_FROM_ENDINGS, Kind.FROM_ENDING), (_UNTIL_ENDINGS, Kind.UNTIL_BEHIND)):
        said = (token, *(Token(Kind(kind)) for kind in behind))
        forms |= {stem + ending: said for stem, ending in product(azerbaijani, listed(endings))}
    return forms
