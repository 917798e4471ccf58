"""Says a date in words."""

from schemas.edtf import Point, Precision, ends

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
_SEASONS = {"en": "spring summer autumn winter", "az": "yaz yay payız qış", "ru": "весна лето осень зима"}
# Russian: of July, not later than July.
_OF_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_OF_SEASONS = "весны лета осени зимы"
_UNKNOWN = {"en": "date not known", "az": "tarix məlum deyil", "ru": "дата неизвестна"}
_ABOUT = {"en": "about", "az": "təxminən", "ru": "примерно"}
_BY = {"en": "by", "az": "ən geci", "ru": "не позднее"}
_FROM = {"en": "from", "az": "ən tezi", "ru": "не ранее"}


def worded(edtf: str, lang: str) -> str:
    """The date in words of "en", "az" or "ru" (any other language: English); they read back as the same days."""
    lang = lang if lang in _MONTHS else "en"
    start, end = ends(edtf)
    if start is None:
        return f"{_BY[lang]} {_point(end, lang, after_limit=True)}" if end else _UNKNOWN[lang]
    if end is None:
        return f"{_FROM[lang]} {_point(start, lang, after_limit=True)}"
    if "/" not in edtf:
        return _point(start, lang)
    return f"{_point(start, lang)} – {_point(end, lang)}"


def _point(told: Point, lang: str, after_limit: bool = False) -> str:
    said = _bare(told, lang, genitive=lang == "ru" and (after_limit or told.precision is Precision.DAY))
    return (f"{_ABOUT[lang]} " if told.about else "") + said + ("?" if told.uncertain else "")


def _bare(told: Point, lang: str, genitive: bool) -> str:
    match told.numbers:
        case [year, season] if told.precision is Precision.SEASON:
            return f"{(_OF_SEASONS if genitive else _SEASONS[lang]).split()[season - 21]} {year}"
        case [year, month, *day]:
            name = (_OF_MONTHS if genitive else _MONTHS[lang]).split()[month - 1]
            return " ".join([*map(str, day), name, str(year)])
        case [year]:
            return str(year)
    return f"{told.first.year}–{told.last.year}"  # a decade or a century
