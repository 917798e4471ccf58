"""By what incidents, acts and victims can be counted."""

from collections.abc import Callable

from incidents.dimension import NOT_EXACT, UNKNOWN, Dimension, Said
from incidents.outcomes import standing_sql
from schemas.speech import noted

_NO_DATE: Said = {"en": "date not known", "az": "tarix məlum deyil", "ru": "дата неизвестна"}
_NO_PLACE: Said = {"en": "place not known", "az": "yer məlum deyil", "ru": "место неизвестно"}
_NO_ACT: Said = {"en": "no act recorded", "az": "əməl qeyd olunmayıb", "ru": "деяние не записано"}
_NO_WORD: Said = {"en": "no word recorded", "az": "söz qeyd olunmayıb", "ru": "слово не записано"}
_NO_ONE: Said = {"en": "perpetrator not known", "az": "törədən məlum deyil", "ru": "исполнитель неизвестен"}
_NO_GROUP: Said = {"en": "group not known", "az": "qrup məlum deyil", "ru": "группа неизвестна"}
_NO_SOURCE: Said = {"en": "source not known", "az": "mənbə məlum deyil", "ru": "источник неизвестен"}
_NO_CONTEXT: Said = {"en": "context not known", "az": "kontekst məlum deyil", "ru": "контекст неизвестен"}

# Where an act has a date or a place of its own, acts and victims are counted there; incidents always by their own.
_OWN = {
    "incidents": "i.{0}",
    "acts": "CASE WHEN a.{1} <> '' THEN a.{2} ELSE i.{0} END",
    "victims": "CASE WHEN a.{1} <> '' THEN a.{2} ELSE i.{0} END",
    "proceedings": "i.{0}",
}
_PERIODS = {
    "year": "substr({0}, 1, 4)",
    "quarter": "substr({0}, 1, 4) || '-Q' || ((substr({0}, 6, 2) + 2) / 3)",
    "month": "substr({0}, 1, 7)",
}


def _period(name: str) -> Callable[[str], str]:
    def column(unit: str) -> str:
        date = _OWN[unit].format("date_sort", "date", "date")
        earliest, latest = (_OWN[unit].format(each, "date", each) for each in ("date_earliest", "date_latest"))
        first, last = (_PERIODS[name].format(f"({each})") for each in (earliest, latest))
        return (
            f"CASE WHEN ({date}) = '' THEN '{UNKNOWN}' WHEN ({first}) = ({last}) THEN ({first}) ELSE '{NOT_EXACT}' END"
        )

    return column


def _place(unit: str) -> str:
    return _OWN[unit].format("place", "place", "place")


def _always(sql: str) -> Callable[[str], str]:
    return lambda _unit: sql


def _coarsened(level: str) -> Callable[[], dict[str, str]]:
    def above() -> dict[str, str]:
        from schemas.gazetteer import gazetteer

        known = gazetteer()
        return {place.code: known.coarsened(place.code, level) for place in known}

    return above


def _topmost(name: str) -> Callable[[], dict[str, str]]:
    def above() -> dict[str, str]:
        from schemas.vocabulary import vocabulary

        known = vocabulary(name)
        return {term.code: known.ancestors(term.code)[-1] for term in known if term.parent}

    return above


def _of_date(name: str, az: str, ru: str) -> Dimension:
    return Dimension(name, {"en": name, "az": az, "ru": ru}, _period(name), _NO_DATE, periods=True)


DIMENSIONS = {
    each.name: each
    for each in (
        _of_date("year", "il", "год"),
        _of_date("quarter", "rüb", "квартал"),
        _of_date("month", "ay", "месяц"),
        Dimension(
            "act",
            {"en": "act", "az": "əməl", "ru": "деяние"},
            _always("a.term"),
            _NO_ACT,
            ("act",),
            noted("several kinds of acts"),
            "act_types",
        ),
        Dimension(
            "family",
            {"en": "family of acts", "az": "əməl növü", "ru": "вид деяний"},
            _always("a.term"),
            _NO_ACT,
            ("act",),
            noted("several kinds of acts"),
            "act_types",
            _topmost("act_types"),
        ),
        Dimension(
            "reported",
            {"en": "act as reported", "az": "bildirildiyi kimi", "ru": "как сообщено"},
            _always("a.as_reported"),
            _NO_WORD,
            ("act",),
            noted("several acts"),
        ),
        Dimension(
            "place", {"en": "place", "az": "yer", "ru": "место"}, _place, _NO_PLACE, above=_coarsened("unit"), depth=2
        ),
        Dimension("district", {"en": "district", "az": "rayon", "ru": "район"}, _place, _NO_PLACE, depth=3),
        Dimension(
            "region",
            {"en": "region", "az": "region", "ru": "регион"},
            _place,
            _NO_PLACE,
            above=_coarsened("region"),
            depth=1,
        ),
        Dimension(
            "perpetrator",
            {"en": "perpetrator", "az": "törədən", "ru": "исполнитель"},
            _always("v.perpetrator_class"),
            _NO_ONE,
            ("act", "involvement"),
            noted("several perpetrators"),
            "perpetrator_classes",
        ),
        Dimension(
            "perpetrator_group",
            {"en": "perpetrators", "az": "törədənlər", "ru": "исполнители"},
            _always("v.perpetrator_class"),
            _NO_ONE,
            ("act", "involvement"),
            noted("several perpetrators"),
            "perpetrator_classes",
            _topmost("perpetrator_classes"),
        ),
        Dimension(
            "victim",
            {"en": "victim group", "az": "zərərçəkən qrupu", "ru": "группа потерпевших"},
            _always("g.term"),
            _NO_GROUP,
            ("act", "groups"),
            noted("victims of several groups"),
            "victim_groups",
        ),
        Dimension(
            "verification",
            {"en": "verification", "az": "yoxlama", "ru": "проверка"},
            _always("i.verification"),
            {"en": "not known", "az": "məlum deyil", "ru": "неизвестно"},
            vocabulary="verification",
        ),
        Dimension(
            "source",
            {"en": "kind of source", "az": "mənbə növü", "ru": "вид источника"},
            _always("s.kind"),
            _NO_SOURCE,
            ("information", "source"),
            noted("several sources"),
            "source_kinds",
        ),
        Dimension(
            "charge",
            {
                "en": "charges against the victim",
                "az": "zərərçəkənə qarşı ittiham",
                "ru": "обвинение против потерпевшего",
            },
            _always(standing_sql("rc")),
            {"en": "no charge recorded", "az": "ittiham qeyd olunmayıb", "ru": "обвинение не записано"},
            ("act", "charge"),
            noted("victims charged more than once"),
            "proceeding_statuses",
        ),
        Dimension(
            "complaint",
            {"en": "complaint of the victim", "az": "zərərçəkənin şikayəti", "ru": "жалоба потерпевшего"},
            _always(standing_sql("rv")),
            {"en": "no complaint recorded", "az": "şikayət qeyd olunmayıb", "ru": "жалоба не записана"},
            ("act", "complaint"),
            noted("victims with more than one complaint"),
            "proceeding_statuses",
        ),
        Dimension(
            "outcome",
            {"en": "outcome", "az": "nəticə", "ru": "исход"},
            _always(standing_sql("r")),
            {"en": "no step recorded", "az": "addım qeyd olunmayıb", "ru": "шаг не записан"},
            ("proceeding",),
            vocabulary="proceeding_statuses",
        ),
        Dimension(
            "forum",
            {"en": "forum", "az": "orqan", "ru": "орган"},
            _always("r.forum"),
            {"en": "forum not known", "az": "orqan məlum deyil", "ru": "орган неизвестен"},
            ("proceeding",),
            vocabulary="forums",
        ),
        Dimension(
            "role",
            {"en": "role of the victim", "az": "zərərçəkənin rolu", "ru": "роль потерпевшего"},
            _always("r.role"),
            {"en": "role not known", "az": "rol məlum deyil", "ru": "роль неизвестна"},
            ("proceeding",),
            vocabulary="proceeding_roles",
        ),
        Dimension(
            "context",
            {"en": "context", "az": "kontekst", "ru": "контекст"},
            _always("x.term"),
            _NO_CONTEXT,
            ("contexts",),
            noted("several contexts"),
            "contexts",
        ),
    )
}
"""Every dimension, in the order they are offered."""
