"""Names of people in a text, written with a slip of the pen."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from incidents.disclosure.mark import Mark, Word, words
from incidents.disclosure.ordinary_words import ordinary_words
from schemas.folding import fold, transliterate
from schemas.speech import said

_SHORTEST = 5
_TWO_SLIPS = 8
"""Letters of a name from which one slip, and from which two slips are looked for."""
_LONGEST_ENDING = 6
_ENDING = re.compile(
    "(?:l[ae]r|gil)?(?:[iu]m|[iu]n|[iu]m[iu]z|[iu]n[iu]z|s[iu])?"
    "(?:n?[iu]n|n?[iu]|[yn]?[ae]|n?d[ae]n?|y?l[ae]|y[iu]|y|o[mymi]|ey|[yi]m|oyu|s)?(?:d[iu]r|ki)?"
)
"""Azerbaijani and Russian cases, the English plural, folded."""
_VOWEL_ENDING = re.compile("y|e|u|i|oy|oi|ey|ei|oyu")
"""What Russian puts in the place of the last vowel of a name: Рана, Раны, Рану, Раной."""
_NO_NAMES = frozenset(("oglu", "ogly", "oglou", "qizi", "kyzy", "gizi", "kizi", "xanim", "hanim", "khanum", "muellim"))
_TITLE_OR_NAME = frozenset(("xanim", "hanim", "khanum", "bey"))
"""Said to anybody, so looked for only where somebody's name begins with it."""
_HEARD = (
    ("dzh", "c"), ("tch", "c"), ("shch", "s"), ("kh", "h"), ("gh", "g"), ("zh", "c"), ("sh", "s"), ("ch", "c"),
    ("dj", "c"), ("ts", "s"), ("ph", "f"), ("oo", "u"), ("j", "c"), ("x", "h"), ("q", "g"), ("k", "g"), ("w", "v"),
    ("e", "a"), ("y", "i"),
)  # fmt: skip
_GLIDE = re.compile("i(?=[aou])")
_DOUBLED = re.compile(r"(.)\1+")


class SlipFinder:
    """Finds the names of people known to a case file where a letter is wrong, missing, added or changed over."""

    def __init__(self, people: Mapping[str, Iterable[str]]) -> None:
        """``people``: for each person's code, all names and aliases."""
        self._whose: dict[str, str] = {}
        self._by_slips: dict[int, list[str]] = defaultdict(list)
        self._stems: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for code, names in people.items():
            for name in names:
                for number, word in enumerate(words(name)):
                    self._learn(word.text, code, begins=number == 0)

    def marks(self, text: str) -> Iterator[Mark]:
        """Every word nearly a name: one slip in a name of five letters, two in one of eight, declined or not.

        In a word in small letters, one slip in six letters: two faults at once are no accident. Ordinary words are
        never taken for a slip.
        """
        known: dict[str, str | None] = {}
        for word in words(text):
            if word.text not in known:
                known[word.text] = self._meant(word)
            code = known[word.text]
            if code is not None:
                yield Mark(word.start, word.end, "name", said("nearly a name of {code}", code=code))

    def _learn(self, word: str, code: str, begins: bool) -> None:
        for form in _forms(word):
            if form in _TITLE_OR_NAME and begins:
                self._titles[heard(form)] = code
            if form in _NO_NAMES:
                return
            for short in (form, heard(form)):
                if 2 < len(short) < _SHORTEST and short[-1] in "aei":
                    self._stems[short[:-1]] = code
                    self._stems[short.removesuffix("ya").removesuffix("ye") or short] = code
            if len(form) >= _SHORTEST:
                slips = 1 + (len(form) >= _TWO_SLIPS)
                for spelling in {form, heard(form)}:
                    if spelling not in self._whose:
                        self._whose[spelling] = code
                        self._by_slips[slips].append(spelling)

    def _meant(self, word: Word) -> str | None:
        forms = _forms(word.text)
        if len(word.text) < _SHORTEST - 2 or not ordinary_words().isdisjoint(forms):
            return None
        title = next((self._titles[heard(stem)] for stem in _all_stems(forms) if heard(stem) in self._titles), None)
        if title is not None:
            return title
        if word.text.islower():
            whole = (self._near(form, slips=1) for form in forms if len(form) > _SHORTEST)
            return next(filter(None, whole), None)
        declined = None if word.text.isascii() else self._declined(forms)
        spellings = (each for stem in _all_stems(forms) for each in dict.fromkeys((stem, heard(stem))))
        return declined or next(filter(None, map(self._near, spellings)), None)

    def _declined(self, forms: Iterable[str]) -> str | None:
        for spelling in (each for form in forms for each in (form, heard(form))):
            for length in range(2, len(spelling)):
                if spelling[:length] in self._stems and _VOWEL_ENDING.fullmatch(spelling[length:]):
                    return self._stems[spelling[:length]]
        return None

    def _near(self, spelling: str, slips: int = 2) -> str | None:
        if len(spelling) < _SHORTEST - 1:
            return self._whose.get(spelling) if len(spelling) > 2 else None
        for allowed, names in self._by_slips.items():
            near = _extract()(spelling, names, scorer=_distance(), score_cutoff=min(slips, allowed), limit=1)
            if near:
                return self._whose[near[0][0]]
        return None


def heard(name: str) -> str:
    """One spelling for what is spelt by ear in many ways: Cəfərov, Jafarov, Dzhafarov; Məryəm, Maryam."""
    for spelt, sound in _HEARD:
        name = name.replace(spelt, sound)
    return _DOUBLED.sub(r"\1", _GLIDE.sub("", _DOUBLED.sub(r"\1", name)))


def _forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((fold(word), transliterate(word))))


def _all_stems(forms: Iterable[str]) -> Iterator[str]:
    return (stem for form in forms for stem in stems(form))


def stems(form: str) -> Iterator[str]:
    """The word itself, then what stays when an ending is taken off."""
    yield form
    for length in range(len(form) - 1, max(_SHORTEST - 2, len(form) - _LONGEST_ENDING - 1), -1):
        if _ENDING.fullmatch(form[length:]):
            yield form[:length]


@cache
def _extract() -> Callable[..., list[tuple[str, float, int]]]:
    from rapidfuzz import process

    return process.extract


@cache
def _distance() -> Callable[..., int]:
    """Letters wrong, missing, added or changed over (Damerau and Levenshtein)."""
    from rapidfuzz.distance import OSA

    return OSA.distance
