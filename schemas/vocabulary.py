"""The words records are coded with."""

from collections.abc import Iterator
from functools import cache, cached_property

from schemas.compiled.vocabularies import VOCABULARIES
from schemas.folding import fold
from schemas.own_terms import told_of, with_own
from schemas.term import LANGUAGES, OwnTerm, RetiredTermError, Term, UnknownTermError, is_own, read_written


class Vocabulary:
    """All terms of one kind, in the order they are shown."""

    def __init__(self, name: str, terms: tuple[Term, ...]) -> None:
        self.name = name
        self.terms = terms
        self._by_code = {term.code: term for term in terms}

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def term(self, code: str) -> Term:
        """The term of exactly this code; raises UnknownTermError with the nearest codes."""
        known = self._by_code.get(code)
        if known is None:
            raise UnknownTermError(self.name, self.nearest(code))
        return known

    def usable(self, code: str) -> Term:
        """The term of exactly this code, for a new answer; raises UnknownTermError or RetiredTermError."""
        term = self.term(code)
        if term.is_retired:
            raise RetiredTermError(self.name, code, term.successor)
        return term

    def current(self, code: str) -> str:
        """The code all records bear that bore this one: itself, or what it was merged into; raises UnknownTermError."""
        term = self.term(code)
        passed = {code}
        while term.is_own and term.successor in self and term.successor not in passed:
            term = self.term(term.successor)
            passed.add(term.code)
        return term.code

    def label(self, code: str, lang: str = "en") -> str:
        """The word for this code; raises UnknownTermError."""
        return self.term(code).label(lang)

    def children(self, code: str | None) -> tuple[Term, ...]:
        """The terms right below ``code``; the topmost ones for None."""
        return tuple(term for term in self.terms if term.parent == code)

    def descendants(self, code: str) -> tuple[str, ...]:
        """The code itself, then every code below it; raises UnknownTermError."""
        found = [self.term(code).code]
        for above in found:
            found += [term.code for term in self.terms if term.parent == above]
        return tuple(found)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The codes above, nearest first; raises UnknownTermError."""
        above = self.term(code).parent
        found: list[str] = []
        while above is not None:
            found.append(above)
            above = self._by_code[above].parent
        return tuple(found)

    def shipped_above(self, code: str) -> tuple[str, ...]:
        """The code itself and those above, nearest first, own ones left out: what may be told to strangers.

        Empty for an own term that stands below none that is shipped. Raises UnknownTermError.
        """
        return tuple(each for each in (code, *self.ancestors(code)) if not is_own(each))

    def read(self, text: str) -> str | None:
        """The code meant by an exact code or a whole label in any language, or None: never a guess."""
        return self._spellings.get(_key(text))

    def find(self, text: str, lang: str = "en") -> list[Term]:
        """Terms for what is being typed, best first: code, then label in ``lang``, other words, other languages, slips.

        An empty text finds every term in its order. Retired ones are not offered.
        """
        typed = _key(text)
        if not typed:
            return [term for term in self.terms if not term.is_retired]
        ranked = [
            (rank, order)
            for order, term in enumerate(self.terms)
            if not term.is_retired and (rank := self._rank(typed, order, lang)) is not None
        ]
        if ranked:
            return [self.terms[order] for _, order in sorted(ranked)]
        return [self._by_code[code] for code in self.nearest(text)]

    def nearest(self, text: str, most: int = 3) -> tuple[str, ...]:
        """Codes whose code or label looks like ``text``, the likeliest first."""
        from difflib import SequenceMatcher

        typed = _key(text)
        likeness: dict[str, float] = {}
        for spelling, code in self._spellings.items():
            matcher = SequenceMatcher(None, spelling, typed)
            if self._by_code[code].is_retired:
                continue
            if matcher.real_quick_ratio() > 0.6 and matcher.quick_ratio() > 0.6 and (like := matcher.ratio()) > 0.6:
                likeness[code] = max(like, likeness.get(code, 0))
        return tuple(sorted(likeness, key=lambda code: -likeness[code])[:most])

    @cached_property
    def _spellings(self) -> dict[str, str]:
        known: dict[str, str] = {}
        in_use_first = sorted(self.terms, key=lambda term: term.is_retired)
        for term in in_use_first:  # a code is surer than any label, so codes are laid on top
            for label in term.labels.values():
                known.setdefault(_key(label), term.code)
        return known | {_key(term.code): term.code for term in self.terms}

    @cached_property
    def _searched(self) -> tuple[tuple[str, dict[str, str], tuple[str, ...]], ...]:
        return tuple(
            (_key(term.code), {lang: _key(label) for lang, label in term.labels.items()}, tuple(map(_key, term.also)))
            for term in self.terms
        )

    def _rank(self, typed: str, order: int, lang: str) -> int | None:
        code, labels, also = self._searched[order]
        label = labels.get(lang, "")
        others = [text for other, text in labels.items() if other != lang]
        tiers = (
            code == typed or label == typed,
            code.startswith(typed),
            label.startswith(typed),
            _begins_words(typed, label),
            any(_begins_words(typed, word) for word in also),
            any(_begins_words(typed, text) for text in others),
            typed in label,
        )
        return next((rank for rank, met in enumerate(tiers) if met), None)


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").replace("-", " ").split())


def _begins_words(typed: str, label: str) -> bool:
    words = label.replace("(", " ").replace("/", " ").replace('"', " ").split()
    return all(any(word.startswith(part) for word in words) for part in typed.split())


_woven: dict[str, tuple[tuple[OwnTerm, ...], Vocabulary]] = {}


def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name, with the own terms of the case file that is open; raises UnknownTermError."""
    told = told_of(name)
    if not told:
        return _shipped(name)
    before, known = _woven.get(name, ((), None))
    if known is None or before is not told:
        known = Vocabulary(name, with_own(_shipped(name).terms, told))
        _woven[name] = told, known
    return known


@cache
def _shipped(name: str) -> Vocabulary:
    kept = VOCABULARIES.get(name)
    if kept is None:
        raise UnknownTermError("", _names_like(name))
    return Vocabulary(name, tuple(_term(name, *each) for each in kept))


def _term(
    name: str, code: str, parent: str | None, unit: str, labels: tuple[str, ...], also: tuple[str, ...], reviewed: str
) -> Term:
    known = reviewed.split()
    labelled = dict(zip(LANGUAGES, labels, strict=True))
    return Term(name, code, parent, unit, labelled, also, {lang: lang in known for lang in LANGUAGES})


def vocabulary_names() -> tuple[str, ...]:
    """Every vocabulary there is, in alphabetical order."""
    return tuple(VOCABULARIES)


def described(name: str) -> tuple[str, str]:
    """A vocabulary's own title and what it is for; raises UnknownTermError."""
    if name not in VOCABULARIES:
        raise UnknownTermError("", _names_like(name))
    read = read_written(name)
    return str(read["title"]), str(read["purpose"])


def _names_like(name: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(get_close_matches(name, VOCABULARIES, 3))
