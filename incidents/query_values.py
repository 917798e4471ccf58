"""Reads the values of a query: terms, places, dates, names."""

from collections.abc import Callable
from datetime import date

from incidents.errors import QueryError
from incidents.query_keys import DATE_KEYS, FEATURES, KEYS, VICTIM_VOCABULARIES, either, nearest
from incidents.query_tree import Coded, Named, NotKnown, Span, Value
from schemas.folding import fold
from schemas.speech import language, said

# Answers that say nothing of a person: victim:unknown would otherwise ask five fields at once.
_SAY_NOTHING = frozenset({"unknown", "not_asked", "declined", "self_described"})
_SHORTEST_BEGINNING = 3
_RECORD_CODES = {"by": "A", "victim": "P", "source": "S"}
_NAMED = frozenset({"code", "tag", "origin"})


def read(key: str, typed: str, *, begins: bool) -> tuple[Value, ...]:
    """What one value of ``key`` means; raises QueryError with the nearest values, never repeating what was typed.

    A vocabulary's value is an exact code or label, and means itself and all below it; failing that every term with a
    label (or another word for it, in any language) whose words begin like the words typed.
    """
    if key in _NAMED:
        return (Named(typed, begins),)
    if key in _RECORD_CODES and _is_record_code(typed, _RECORD_CODES[key]):
        return (Named(typed.upper(), begins),)
    return _READERS.get(key, _terms)(key, typed)


def _is_record_code(typed: str, letter: str) -> bool:
    return typed[:2].upper() == f"{letter}-" and typed[2:].isdigit()


def _terms(key: str, typed: str) -> tuple[Value, ...]:
    found = [Coded(name, codes) for name in KEYS[key].vocabularies if (codes := _codes(name, typed))]
    if found:
        return tuple(found)
    meant = either(_nearest_terms(key, typed))
    sentence = (
        said("{key}: knows no such value (did you mean {meant}?).", key=key, meant=meant)
        if meant
        else said("{key}: knows no such value.", key=key)
    )
    raise QueryError(f"{sentence} {_where_listed(key)}")


def _codes(name: str, typed: str) -> tuple[str, ...]:
    from schemas.vocabulary import vocabulary

    known = vocabulary(name)
    met = known.read(typed)
    codes = (met,) if met else tuple(term.code for term in known if _begins(typed, (*term.labels.values(), *term.also)))
    if name in VICTIM_VOCABULARIES:
        codes = tuple(code for code in codes if code not in _SAY_NOTHING)
    return tuple(dict.fromkeys(below for code in codes for below in known.descendants(code)))


def _begins(typed: str, labels: tuple[str, ...]) -> bool:
    parts = _split(typed)
    if not parts or max(map(len, parts)) < _SHORTEST_BEGINNING:
        return False
    return any(all(any(word.startswith(part) for word in _split(label)) for part in parts) for label in labels)


def _split(text: str) -> list[str]:
    return "".join(each if each.isalnum() else " " for each in fold(text)).split()


def _nearest_terms(key: str, typed: str) -> tuple[str, ...]:
    """Terms whose code or label looks like what was typed, else those with a word that does."""
    from schemas.vocabulary import vocabulary

    terms = [term for name in KEYS[key].vocabularies for term in vocabulary(name) if term.code not in _SAY_NOTHING]
    meant = [code for name in KEYS[key].vocabularies for code in vocabulary(name).nearest(typed)]
    if not meant:
        words = {
            word: term.code for term in reversed(terms) for label in term.labels.values() for word in _split(label)
        }
        meant = [words[word] for word in nearest(fold(typed), words)]
    labels = {term.code: term.label(language()) for term in terms}
    return tuple(f"{key}:{code} ({labels[code]})" for code in dict.fromkeys(meant) if code in labels)[:3]


def _where_listed(key: str) -> str:
    return said("`qeyd vocab show {vocabulary}` lists them.", vocabulary=KEYS[key].vocabularies[0])


def _place(key: str, typed: str) -> tuple[Value, ...]:
    from schemas.gazetteer import gazetteer

    known = gazetteer()
    code = known.read(typed)
    if code is None:
        meant = either(f"{key}:{place.code} ({place.label(language())})" for place in known.find(typed)[:3])
        sentence = (
            said("{key}: knows no such place (did you mean {meant}?).", key=key, meant=meant)
            if meant
            else said("{key}: knows no such place.", key=key)
        )
        in_words = said("A place told in words is found by those words, without {key}:", key=key)
        raise QueryError(f"{sentence} {in_words}")
    return (Coded("places", tuple(known.descendants(code))),)


def _verified(key: str, typed: str) -> tuple[Value, ...]:
    from schemas.vocabulary import vocabulary

    if fold(typed) == "no":
        return (
            Coded("verification", tuple(term.code for term in vocabulary("verification") if term.code != "verified")),
        )
    return (Coded("verification", ("verified",)),) if fold(typed) == "yes" else _terms(key, typed)


def _victim(key: str, typed: str) -> tuple[Value, ...]:
    return (Named("minor"),) if fold(typed) == "minor" else _terms(key, typed)


def _feature(key: str, typed: str) -> tuple[Value, ...]:
    folded = fold(typed)
    singular = folded.removesuffix("s")
    for meant in (folded, singular):
        if meant in FEATURES:
            return (Named(meant),)
    near = either(nearest(folded, FEATURES))
    raise QueryError(
        said("{key}: asks for one of {known} (did you mean {meant}?).", key=key, known=", ".join(FEATURES), meant=near)
        if near
        else said("{key}: asks for one of {known}.", key=key, known=", ".join(FEATURES))
    )


def _source(key: str, typed: str) -> tuple[Value, ...]:
    found = _codes("source_kinds", typed)
    return (Coded("source_kinds", found),) if found else (Named(typed),)


def _link(key: str, typed: str) -> tuple[Value, ...]:
    return _terms(key, typed) if not any(each.isdigit() for each in typed) else (Named(typed),)


def _date(key: str, typed: str) -> tuple[Value, ...]:
    first, dots, last = typed.partition("..")
    if dots and key in ("since", "until"):
        raise QueryError(said("{key}: takes one date; date:A..B asks for what may lie between two.", key=key))
    if not dots:
        return (_one_date(key, typed),)
    span = Span(_bounds(key, first)[0] if first else "", _bounds(key, last)[1] if last else "", key == "within")
    if not (span.first or span.last):
        raise QueryError(said("{key}: needs a date before or behind the dots, as in {key}:2021..2023.", key=key))
    if span.first and span.last and span.first > span.last:
        raise QueryError(said("{key}: runs backwards: the earlier date stands before the dots.", key=key))
    return (span,)


def _one_date(key: str, typed: str) -> Value:
    if key == "date" and fold(typed) in ("unknown", "none", "no"):
        return NotKnown()
    first, last = _bounds(key, typed)
    return Span("" if key == "until" else first, "" if key == "since" else last, key == "within")


def _bounds(key: str, typed: str) -> tuple[str, str]:
    """The first and the last day of what was typed, both known."""
    if quarter := _quarter(typed):
        return quarter
    from schemas.refusals import Refusal
    from schemas.vague_date import VagueDate

    try:
        told = VagueDate.read(typed)
    except Refusal:
        told = VagueDate.unknown()
    if told.earliest is None or told.latest is None:
        raise QueryError(
            said(
                "{key}: takes a date with a beginning and an end: 2022, 2022-Q3, 2022-05, 2022-05-17, “May 2022”.",
                key=key,
            )
        )
    return told.earliest.isoformat(), told.latest.isoformat()


def _quarter(typed: str) -> tuple[str, str] | None:
    year, _, number = typed.upper().replace(" ", "-").partition("-Q")
    if not (len(year) == 4 and year.isascii() and year.isdigit() and year != "0000" and number in ("1", "2", "3", "4")):
        return None
    month = int(number) * 3
    return date(int(year), month - 2, 1).isoformat(), date(int(year), month, 31 if month in (3, 12) else 30).isoformat()


_Reader = Callable[[str, str], tuple[Value, ...]]
_BY_DATE: dict[str, _Reader] = dict.fromkeys(DATE_KEYS, _date)
_READERS: dict[str, _Reader] = _BY_DATE | {
    "place": _place,
    "verified": _verified,
    "victim": _victim,
    "source": _source,
    "link": _link,
    "has": _feature,
    "no": _feature,
}
