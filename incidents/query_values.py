"""Reads the values of a query: terms, places, names."""

from collections.abc import Callable

from incidents.errors import QueryError
from incidents.query_dates import dates, numbers
from incidents.query_keys import DATE_KEYS, FEATURES, KEYS, VICTIM_VOCABULARIES, either, nearest
from incidents.query_phrases import words
from incidents.query_terms import coded, no_such_term
from incidents.query_tree import Agreed, Coded, Named, Phrase, Text, Value
from schemas.folding import fold
from schemas.speech import language, said

_RECORD_CODES = {
    "by": "A",
    "victim": "P",
    "source": "S",
    "evidence": "E",
    "operation": "O",
    "case": "C",
    "person": "P",
    "recommendation": "R",
}
_ONLY_CODES = frozenset({"case", "person", "recommendation"})


def read(key: str, typed: str, *, begins: bool) -> tuple[Value, ...]:
    """What one value of ``key`` means; raises QueryError with the nearest values, never repeating what was typed.

    A vocabulary's value is an exact code or label, and means itself and all below it; failing that every term with a
    label (or another word for it, in any language) whose words begin like the words typed.
    """
    takes = KEYS[key].takes
    if takes == "name":
        return (Named(typed, begins),)
    if takes == "words":
        return (phrase(key, typed, begins=begins),)
    if key in _RECORD_CODES and is_record_code(typed, _RECORD_CODES[key]):
        return (Named(typed.upper(), begins),)
    if key in _ONLY_CODES:
        raise QueryError(
            said("{key}: takes the code of a record, as {example}.", key=key, example=KEYS[key].examples[0])
        )
    return (_READERS.get(key) or _TAKING.get(takes) or terms)(key, typed)


def is_record_code(typed: str, letters: str) -> bool:
    """Whether this is the code of a record: its letters, a hyphen, digits."""
    before, hyphen, number = typed.partition("-")
    return before.upper() == letters and bool(hyphen) and number.isascii() and number.isdigit()


def terms(key: str, typed: str) -> tuple[Value, ...]:
    """The terms meant, of each vocabulary of the key; raises QueryError with the nearest."""
    vocabularies = KEYS[key].vocabularies
    found = [Coded(name, codes) for name in vocabularies if (codes := _codes(name, typed))]
    if found:
        return tuple(found)
    raise no_such_term(key, typed, vocabularies)


def _codes(name: str, typed: str) -> tuple[str, ...]:
    return coded(name, typed, says_something=name in VICTIM_VOCABULARIES)


def place(key: str, typed: str) -> tuple[Value, ...]:
    """The place meant and all below it; raises QueryError with the nearest."""
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


def yes_or_no(key: str, typed: str) -> tuple[Value, ...]:
    """Yes, no, or not known; raises QueryError."""
    from schemas.vocabulary import vocabulary

    met = vocabulary("tristate").read(typed)
    if met is None:
        raise QueryError(said("{key}: takes yes, no or unknown.", key=key))
    return (Named({"yes": "1", "no": "0"}.get(met, "")),)


def phrase(key: str, typed: str, *, begins: bool) -> Phrase:
    """Words that stand side by side in a text; raises QueryError for none."""
    found = words(typed)
    if not found:
        raise QueryError(said("{key}: needs a letter or a digit to look for.", key=key))
    return Phrase(found, begins)


def _letters(key: str, typed: str) -> tuple[Value, ...]:
    folded = fold(typed).strip()
    if not any(each.isalnum() for each in folded):
        raise QueryError(said("{key}: needs a letter or a digit to look for.", key=key))
    return (Text(folded),)


def _site(key: str, typed: str) -> tuple[Value, ...]:
    (found,) = _letters(key, typed.partition("://")[2] or typed)
    return (found,)


def _verified(key: str, typed: str) -> tuple[Value, ...]:
    from schemas.vocabulary import vocabulary

    if fold(typed) == "no":
        return (
            Coded("verification", tuple(term.code for term in vocabulary("verification") if term.code != "verified")),
        )
    return (Coded("verification", ("verified",)),) if fold(typed) == "yes" else terms(key, typed)


def _victim(key: str, typed: str) -> tuple[Value, ...]:
    return (Named("minor"),) if fold(typed) == "minor" else terms(key, typed)


def feature(key: str, typed: str, known: tuple[str, ...] = FEATURES) -> tuple[Value, ...]:
    """What ``has:`` and ``no:`` ask for, in the singular or the plural; raises QueryError with the nearest."""
    folded = fold(typed).replace("-", "_").replace(" ", "_")
    for meant in (folded, folded.removesuffix("s"), f"{folded}s"):
        if meant in known:
            return (Named(meant),)
    near = either(nearest(folded, known))
    raise QueryError(
        said("{key}: asks for one of {known} (did you mean {meant}?).", key=key, known=", ".join(known), meant=near)
        if near
        else said("{key}: asks for one of {known}.", key=key, known=", ".join(known))
    )


def _source(key: str, typed: str) -> tuple[Value, ...]:
    found = _codes("source_kinds", typed)
    return (Coded("source_kinds", found),) if found else (Named(typed),)


def _of_incident(key: str, typed: str) -> tuple[Value, ...]:
    return terms(key, typed) if not any(each.isdigit() for each in typed) else (Named(typed),)


def _evidence(key: str, typed: str) -> tuple[Value, ...]:
    found = _codes("evidence_kinds", typed)
    if found:
        return (Coded("evidence_kinds", found),)
    if not all(each.isascii() and (each.isalnum() or each in "/.+-") for each in typed):
        raise no_such_term(key, typed, KEYS[key].vocabularies)
    return (Text(fold(typed)),)


def _claim(key: str, typed: str) -> tuple[Value, ...]:
    from schemas.compiled.records import SHAPES

    written = fold(typed).replace("-", "_")
    if written in ("conflicting", "unsettled"):
        return (Named(written),)
    found = _codes("stances", typed)
    if found:
        return (Coded("stances", found),)
    fields = {field for table in ("incident", "act", "detention", "person") for field in SHAPES[table]}
    if written in fields:
        return (Text(written),)
    raise no_such_term(
        key, typed, KEYS[key].vocabularies, nearest(written, ["conflicting", "unsettled", *sorted(fields)])
    )


def _consent(key: str, typed: str) -> tuple[Value, ...]:
    """``given``, ``media`` (given, that is), ``media:withdrawn``."""
    first, colon, second = typed.partition(":")
    purposes = _codes("consent_purposes", first)
    states = _codes("consent_states", second if colon else first)
    if colon and purposes and states:
        return (Agreed(purposes, states),)
    if not colon and states:
        return (Agreed((), states),)
    if not colon and purposes:
        return (Agreed(purposes, ("given",)),)
    raise no_such_term(key, second if colon and purposes else first, KEYS[key].vocabularies)


_Reader = Callable[[str, str], tuple[Value, ...]]
_BY_DATE: dict[str, _Reader] = dict.fromkeys(DATE_KEYS, dates)
_TAKING: dict[str, _Reader] = {"number": numbers, "date": dates, "site": _site, "yes_no": yes_or_no}
_READERS: dict[str, _Reader] = _BY_DATE | {
    "place": place,
    "verified": _verified,
    "victim": _victim,
    "source": _source,
    "link": _of_incident,
    "duplicate": _of_incident,
    "operation": _letters,
    "evidence": _evidence,
    "claim": _claim,
    "consent": _consent,
    "has": feature,
    "no": feature,
}
