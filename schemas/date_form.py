"""What of a refused date may be repeated: its form, none of its unknown words."""

import re
from functools import cache

from schemas.date_tokens import normalised
from schemas.date_words import words

_LONGEST = 40
_PARTS = r"[^\W\d_]+|[0-9]+(?:st|nd|rd|th|s)?|[ .,:?~()/–-]|."
_DIGITS_OF_A_DATE = (1, 2, 4)


def form(text: str) -> str:
    """At most 40 characters of the text; words that are not a date's, and long numbers, stand as "…".

    A name typed or imported into the wrong column must not come back in an error message.
    """
    shown = "".join(_shown(part) for part in re.findall(_PARTS, text[: _LONGEST * 5]))
    shown = re.sub(r"…(?:[ ]*…)+", "…", " ".join(shown.split()))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _shown(part: str) -> str:
    if part.isspace():
        return " "
    if part[0] in "0123456789":
        return part if len(part.rstrip("stndrh")) in _DIGITS_OF_A_DATE else "…"
    if part.isalpha():
        return part if normalised(part) in _single_words() else "…"
    return part if re.fullmatch(r"[.,:?~()/–-]", part) else "…"


@cache
def _single_words() -> frozenset[str]:
    return frozenset(word for phrase in words() for word in phrase.split())
