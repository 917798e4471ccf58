"""Exact days in a text, however they are written."""

import re
from collections.abc import Iterator, Sequence

from incidents.disclosure.mark import Mark, Word, words
from schemas.folding import transliterate
from schemas.speech import said

_IN_DIGITS = re.compile(
    r"(?<!\d)(?:\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?(?:\d{4}|\d{2}))(?!\d)"
)
_ENGLISH = (
    "january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct"
    "|november|nov|december|dec"
)
_AZERBAIJANI_AND_RUSSIAN = "yanvar|fevral|mart|aprel|iyun|iyul|avqust|avgust|sentyabr|oktyabr|noyabr|dekabr"
_ENDINGS = "ya|a|e|ye|yu|u|i|in|un|da|de|dan|den"
_SHORT_RUSSIAN = "yanv|fev|avg|sen|sent|okt|noya|dek"
_MONTH = re.compile(
    f"{_ENGLISH}|{_SHORT_RUSSIAN}|(?:{_AZERBAIJANI_AND_RUSSIAN})(?:{_ENDINGS})?|may(?:a|i|in|da|dan)|mae"
)
_OTHER_WORDS_TOO = frozenset(("may", "march", "mar", "sen"))
_BETWEEN = frozenset(("st", "nd", "rd", "th", "of", "the", "ci", "cu", "go", "e", "oe"))
"""What may stand between a day and its month: 26th of July, 26-cı iyul, 26-го июля."""


def exact_days(text: str) -> Iterator[Mark]:
    """Every day that is told exactly: in digits, or beside a month's name in English, Azerbaijani or Russian.

    A month or a year alone is not marked; a day without a year is, because the reader may know the year.
    """
    for found in _IN_DIGITS.finditer(text):
        yield _mark(found.start(), found.end())
    told = list(words(text))
    for at, word in enumerate(told):
        if _is_month(told, at):
            day = _nearest_day(told[:at][::-1]) or _nearest_day(told[at + 1 :])
            if day is not None:
                yield _mark(min(day.start, word.start), max(day.end, word.end))


def _mark(start: int, end: int) -> Mark:
    return Mark(start, end, "day", said("an exact day"))


def _is_month(told: Sequence[Word], at: int) -> bool:
    """Whether a word is a month's name; "may" and "march" only with a capital letter or before a year."""
    word = transliterate(told[at].text)
    if not _MONTH.fullmatch(word):
        return False
    before_year = at + 1 < len(told) and re.fullmatch(r"(?:19|20)\d\d", told[at + 1].text) is not None
    return word not in _OTHER_WORDS_TOO or before_year or told[at].text[0].isupper()


def _nearest_day(told: Sequence[Word]) -> Word | None:
    for word in told[:3]:
        if word.text.isdigit():
            return word if len(word.text) <= 2 and 1 <= int(word.text) <= 31 else None
        if transliterate(word.text) not in _BETWEEN:
            return None
    return None
