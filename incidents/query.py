"""The query language: what is asked becomes a tree.

``act:COE place:Baku since:2022 victim:trans -verified:no "birthday party"``

- Free words, folded: every one must occur. ``"two words"`` stand side by side, ``extort*`` begins a word.
- ``key:value`` asks one field. A comma is *or*, ``-`` before it is *not*, ``..`` between two dates is *from … to*.
- Codes and labels (English, Azerbaijani, Russian) both name a value; whatever stands below it is meant too.
- What is asked of an act (``act:``, ``by:``, ``victim:``, ``amount:``, ``outcome:`` …) is asked of ONE act that answers
  to all of it; two ``act:`` ask for an act of each kind. With ``-`` they leave out every incident that has such an act.
- ``since:``, ``until:`` and ``date:`` find what may have begun then ("2021 or 2022" is found by ``since:2022``);
  ``within:`` finds only what surely did. A date not known answers to none of them, only to ``date:unknown``.
"""

import re
from typing import NamedTuple, Protocol

from incidents.errors import QueryError
from incidents.query_keys import known_key
from incidents.query_phrases import words
from incidents.query_tree import Condition, Phrase, Query, Value
from incidents.query_values import read
from schemas.speech import said

LONGEST = 1_000
MOST_CONDITIONS = 40
MOST_VALUES = 60

_QUOTES = str.maketrans("“”„«»", '"""""')
_KEY = re.compile(r"([A-Za-z][A-Za-z_-]{0,29}):(?!//)")


class Knows(Protocol):
    """Knows a key as it was typed; raises QueryError with the nearest."""

    def __call__(self, typed: str, /) -> str: ...  # noqa: D102


class Reads(Protocol):
    """Reads one value of a key; raises QueryError with the nearest."""

    def __call__(self, key: str, typed: str, /, *, begins: bool) -> tuple[Value, ...]: ...  # noqa: D102


class Grammar(NamedTuple):
    """The keys of one kind of list, and how their values are read."""

    known_key: Knows
    read: Reads


OF_INCIDENTS = Grammar(known_key, read)


def parse(text: str, grammar: Grammar = OF_INCIDENTS) -> Query:
    """What is asked; raises QueryError with the nearest that would be understood, and nothing else."""
    if len(text) > LONGEST:
        raise QueryError(
            said("A query has at most {most:,} characters; this one has {given:,}.", most=LONGEST, given=len(text))
        )
    if any(not (each.isprintable() or each.isspace()) for each in text):
        raise QueryError(said("The query holds a character that cannot be printed: type it again."))
    conditions = tuple(_Reader(text.translate(_QUOTES), grammar).conditions())
    if len(conditions) > MOST_CONDITIONS:
        raise QueryError(
            said(
                "A query asks at most {most} things; this one asks {given}.",
                most=MOST_CONDITIONS,
                given=len(conditions),
            )
        )
    if not conditions and text.strip():
        raise QueryError(said("The query holds no letter and no digit to look for."))
    return Query(conditions)


class _Reader:
    """Reads from the left to the right, once."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.at = 0

    def conditions(self) -> list[Condition]:
        found: list[Condition] = []
        while self._skip_blanks():
            negated = self._take("-")
            if key := self._key():
                found.append(Condition(key, self._values_of(key), negated))
            elif values := self._free_words():
                found.append(Condition("words", values, negated))
            elif negated:
                raise QueryError(said("A - stands right before the word or the key it leaves out, without a blank."))
        return found

    def _skip_blanks(self) -> bool:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at < len(self.text)

    def _take(self, character: str) -> bool:
        if self.text[self.at : self.at + 1] != character:
            return False
        self.at += 1
        return True

    def _key(self) -> str:
        met = _KEY.match(self.text, self.at)
        if met is None:
            return ""
        self.at = met.end()
        return self.grammar.known_key(met[1].lower())

    def _values_of(self, key: str) -> tuple[Value, ...]:
        told = self._alternatives()
        if not all(typed.strip() for typed, _ in told):
            raise QueryError(
                said("{key}: needs a value right behind it, and a comma one on each side, without blanks.", key=key)
            )
        if len(told) > MOST_VALUES:
            raise QueryError(said("{key}: takes at most {most} values.", key=key, most=MOST_VALUES))
        if len(told) > 1 and key in ("since", "until"):
            raise QueryError(said("{key}: takes one date.", key=key))
        read_one = self.grammar.read
        return tuple(
            dict.fromkeys(value for typed, begins in told for value in read_one(key, typed.strip(), begins=begins))
        )

    def _free_words(self) -> tuple[Value, ...]:
        return tuple(Phrase(found, begins) for typed, begins in self._alternatives() if (found := words(typed)))

    def _alternatives(self) -> list[tuple[str, bool]]:
        """What stands between commas up to the next blank, and whether a ``*`` ended it."""
        found = [self._alternative()]
        while self._take(","):
            found.append(self._alternative())
        return found

    def _alternative(self) -> tuple[str, bool]:
        parts: list[str] = []
        while self.at < len(self.text) and not self.text[self.at].isspace() and self.text[self.at] != ",":
            parts.append(self._quoted() if self._take('"') else self._bare())
        typed = "".join(parts)
        return (typed.rstrip("*"), True) if typed.endswith("*") else (typed, False)

    def _quoted(self) -> str:
        end = self.text.find('"', self.at)
        if end < 0:
            raise QueryError(said('A quotation mark is opened and not closed: put a " at the end of the words.'))
        quoted, self.at = self.text[self.at : end], end + 1
        return quoted

    def _bare(self) -> str:
        begun = self.at
        while self.at < len(self.text) and not self.text[self.at].isspace() and self.text[self.at] not in ',"':
            self.at += 1
        return self.text[begun : self.at]
