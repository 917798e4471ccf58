"""An organisation's own terms among those that are shipped."""

from collections.abc import Iterable, Iterator

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
    terms = [term._replace(own=said_of[term.code]) if term.code in said_of else term for term in shipped]
    added = [_own_term(each) for each in told if is_own(each.code)]
    known = {term.code for term in terms} | {term.code for term in added}
    for term in added:
        parent = term.parent if term.parent in known and term.parent != term.code else None
        terms.append(term._replace(parent=parent))
    return tuple(_below_their_parents(terms))


def _own_term(told: OwnTerm) -> Term:
    labels = {lang: label for lang, label in zip(LANGUAGES, told.labels, strict=True) if label}
    labels.setdefault("en", next(iter(labels.values()), told.code))
    reviewed = {lang: bool(label) for lang, label in zip(LANGUAGES, told.labels, strict=True)}
    return Term(told.vocabulary, told.code, told.parent or None, told.unit, labels, (), reviewed, told)


def _below_their_parents(terms: list[Term]) -> Iterator[Term]:
    """Every term with what stands below it right after it; those that stand in a circle, last."""
    below: dict[str | None, list[Term]] = {}
    for term in terms:
        below.setdefault(term.parent, []).append(term)
    met: set[str] = set()
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        term = waiting.pop()
        if term.code not in met:
            met.add(term.code)
            yield term
            waiting.extend(reversed(below.get(term.code, [])))
    yield from (term._replace(parent=None) for term in terms if term.code not in met)
