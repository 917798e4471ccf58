"""An organisation's own terms among those that are shipped."""

from collections.abc import Iterable

from schemas.term import LANGUAGES, OwnTerm, Term, is_own

_told: dict[str, tuple[OwnTerm, ...]] = {}


def in_use(told: Iterable[OwnTerm]) -> None:
    """From now on the vocabularies know these terms of an organisation's own, and no others.

    Called whenever a case file is opened, whatever is opened: it costs nothing where there is nothing.
    """
    found: dict[str, list[OwnTerm]] = {}
    for each in told:
        found.setdefault(each.vocabulary, []).append(each)
    _told.clear()
    _told.update((name, tuple(terms)) for name, terms in found.items())


def told_of(name: str) -> tuple[OwnTerm, ...]:
    """What the case file that was opened last says of a vocabulary."""
    return _told.get(name, ())


def with_own(shipped: tuple[Term, ...], told: tuple[OwnTerm, ...]) -> tuple[Term, ...]:
    """The shipped terms with what the organisation says of them, its own below their parents.

    A shipped term keeps its words whatever is told: it can only be retired.
    """
    said_of = {each.code: each for each in told if not is_own(each.code)}
    woven = [term._replace(own=said_of[term.code]) if term.code in said_of else term for term in shipped]
    waiting = [_own_term(each) for each in told if is_own(each.code)]
    while waiting:
        codes = {term.code for term in woven}
        ready = [term for term in waiting if term.parent is None or term.parent in codes]
        # What stands in a circle, or below a term nobody knows, stands for itself.
        for term in ready or [each._replace(parent=None) for each in waiting]:
            woven.insert(_place_below(woven, term.parent), term)
        waiting = [term for term in waiting if term not in ready] if ready else []
    return tuple(woven)


def _place_below(terms: list[Term], parent: str | None) -> int:
    """Right after all that stands below the parent; at the end for none."""
    if parent is None:
        return len(terms)
    below = {parent}
    place = len(terms)
    for number, term in enumerate(terms):
        if term.code == parent or term.parent in below:
            below.add(term.code)
            place = number + 1
    return place


def _own_term(told: OwnTerm) -> Term:
    labels = {lang: label for lang, label in zip(LANGUAGES, told.labels, strict=True) if label}
    labels.setdefault("en", next(iter(labels.values()), told.code))
    reviewed = {lang: bool(label) for lang, label in zip(LANGUAGES, told.labels, strict=True)}
    return Term(told.vocabulary, told.code, told.parent or None, told.unit, labels, (), reviewed, told)
