"""Finds the terms a query means, or the nearest to them."""

from incidents.errors import QueryError
from incidents.query_key import either, nearest
from schemas.folding import fold
from schemas.speech import language, said

# Answers that say nothing of a person: victim:unknown would otherwise ask five fields at once.
_SAY_NOTHING = frozenset({"unknown", "not_asked", "declined", "self_described"})
_SHORTEST_BEGINNING = 3


def coded(name: str, typed: str, *, says_something: bool = False) -> tuple[str, ...]:
    """The codes of a vocabulary that are meant, with all below them; none where nothing is.

    ``says_something`` leaves out the answers that tell nothing of a person.
    """
    from schemas.vocabulary import vocabulary

    known = vocabulary(name)
    met = known.read(typed)
    codes = (met,) if met else tuple(term.code for term in known if _begins(typed, (*term.labels.values(), *term.also)))
    # What was merged into another is asked for under both: others may still send records that bear the first.
    codes = tuple(each for code in codes for each in (code, known.current(code)))
    if says_something:
        codes = tuple(code for code in codes if code not in _SAY_NOTHING)
    return tuple(dict.fromkeys(below for code in codes for below in known.descendants(code)))


def no_such_term(key: str, typed: str, vocabularies: tuple[str, ...], besides: tuple[str, ...] = ()) -> QueryError:
    """The refusal of a value no vocabulary of the key knows; ``besides`` are other values that come near."""
    meant = either((*_nearest_terms(key, typed, vocabularies), *(f"{key}:{each}" for each in besides)))
    sentence = (
        said("{key}: knows no such value (did you mean {meant}?).", key=key, meant=meant)
        if meant
        else said("{key}: knows no such value.", key=key)
    )
    listed = said("`qeyd vocab show {vocabulary}` lists them.", vocabulary=vocabularies[0])
    return QueryError(f"{sentence} {listed}")


def _begins(typed: str, labels: tuple[str, ...]) -> bool:
    parts = _split(typed)
    if not parts or max(map(len, parts)) < _SHORTEST_BEGINNING:
        return False
    return any(all(any(word.startswith(part) for word in _split(label)) for part in parts) for label in labels)


def _split(text: str) -> list[str]:
    return "".join(each if each.isalnum() else " " for each in fold(text)).split()


def _nearest_terms(key: str, typed: str, vocabularies: tuple[str, ...]) -> tuple[str, ...]:
    """Terms whose code or label looks like what was typed, else those with a word that does."""
    from schemas.vocabulary import vocabulary

    terms = [term for name in vocabularies for term in vocabulary(name) if term.code not in _SAY_NOTHING]
    meant = [code for name in vocabularies for code in vocabulary(name).nearest(typed)]
    if not meant:
        words = {
            word: term.code for term in reversed(terms) for label in term.labels.values() for word in _split(label)
        }
        meant = [words[word] for word in nearest(fold(typed), words)]
    labels = {term.code: term.label(language()) for term in terms}
    return tuple(f"{key}:{code} ({labels[code]})" for code in dict.fromkeys(meant) if code in labels)[:3]
