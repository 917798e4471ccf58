"""Names of people in a text, declined, transliterated or misspelt."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz, process

from incidents.disclosure.mark import Mark, words
from schemas.folding import fold, transliterate
from schemas.speech import said

_SHORTEST_STEM = 4
"""From so many letters on, every word that begins with the name is taken for it: Azerbaijani endings are endless."""
_SHORTEST_FUZZY = 6
_LIKENESS = 90
"""From 0 to 100: how much two words of six letters or more must resemble each other to be a slip of the pen."""
_ENDING = re.compile(
    "(?:lar|ler)?(?:im|um|iniz|unuz|imiz|umuz)?"
    "(?:in|un|nin|nun|a|e|ya|ye|na|ne|i|u|ni|nu|yi|yu|da|de|nda|nde|dan|den|ndan|nden|la|le|yla|yle|gil|gile|s|y|om|oy|ym)?"
)
"""Endings after a short name or one spelt by ear: Azerbaijani and Russian cases, folded."""
_NO_NAMES = frozenset(
    ("oglu", "ogly", "qizi", "kyzy", "gizi", "bey", "xanim", "hanim", "muellim", "mr", "mrs", "ms", "de", "van", "von")
)


class NameFinder:
    """Finds the names of people known to a case file."""

    def __init__(self, people: Mapping[str, Iterable[str]]) -> None:
        """``people``: for each person's code, all names and aliases."""
        self._stems: dict[str, str] = {}
        self._sounds: dict[str, str] = {}
        for code, names in people.items():
            for name in (part for each in names for part in _names(each)):
                self._stems.setdefault(name, code)
                self._sounds.setdefault(_sound(name), code)
                self._sounds.setdefault(_without_last_vowel(_sound(name)), code)
        self._long: dict[int, list[str]] = defaultdict(list)
        for name in self._stems:
            if len(name) >= _SHORTEST_FUZZY:
                self._long[len(name)].append(name)

    def marks(self, text: str) -> Iterator[Mark]:
        """Every word that is, begins with, sounds like or is nearly one of the names."""
        for word in words(text):
            code = next((found for form in _forms(word.text) if (found := self._whose(form))), None)
            if code is not None:
                yield Mark(word.start, word.end, "name", said("a name of {code}", code=code))

    def _whose(self, word: str) -> str | None:
        for length in range(len(word), 1, -1):
            whole, rest = self._stems.get(word[:length]), word[length:]
            if whole and (length >= _SHORTEST_STEM or _ENDING.fullmatch(rest)):
                return whole
        heard = _sound(word)
        for length in range(len(heard), 2, -1):
            if heard[:length] in self._sounds and _ENDING.fullmatch(heard[length:]):
                return self._sounds[heard[:length]]
        return self._misspelt(word)

    def _misspelt(self, word: str) -> str | None:
        if len(word) < _SHORTEST_FUZZY:
            return None
        for length, names in self._long.items():
            for part in {word, word[:length]}:
                near = process.extractOne(part, names, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
                if near is not None and len(part) >= _SHORTEST_FUZZY:
                    return self._stems[near[0]]
        return None


def _names(name: str) -> Iterator[str]:
    for word in words(name):
        for form in _forms(word.text):
            if len(form) > 1 and form not in _NO_NAMES and not form.isdigit():
                yield form


def _forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((fold(word), transliterate(word))))


_SPELT = (
    ("dzh", "c"), ("shch", "s"), ("kh", "h"), ("gh", "g"), ("zh", "c"), ("sh", "s"), ("ch", "c"), ("dj", "c"),
    ("ts", "s"), ("ya", "a"), ("yu", "u"), ("j", "c"), ("x", "h"), ("q", "g"), ("w", "v"), ("e", "a"), ("y", "i"),
    ("ii", "i"), ("ss", "s"), ("mm", "m"), ("ll", "l"),
)  # fmt: skip


def _without_last_vowel(name: str) -> str:
    """What stays of a long name when Russian declines it: Лейла, Лейлу; Джафарова, Джафаров."""
    return name[:-1] if len(name) > _SHORTEST_STEM and name[-1] in "aiou" else name


def _sound(name: str) -> str:
    """One spelling for what newspapers spell in many ways: Cəfərov, Jafarov, Dzhafarov; Şahmarlı, Shakhmarli."""
    for spelt, heard in _SPELT:
        name = name.replace(spelt, heard)
    return name
