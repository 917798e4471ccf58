"""Words that claim more than documented cases can show."""

import re
from collections.abc import Iterator

from schemas.finding import Finding
from schemas.speech import noted, said

SMALLEST_BASE = 20
"""Under so many documented cases no percentage is told."""

_RISE = r"(?:in|de)creas(?:e|es|ed|ing|ingly)|rising|growing number|more and more"
_CLAIMS = (
    (_RISE, noted("'{word}': documented cases cannot show a rise or a fall.")),
    (r"trends?", noted("'{word}': documented cases are not a trend of what happened.")),
    (r"rates?|per capita", noted("'{word}': documented cases have no population to be a rate of.")),
    (r"most(?! recent\b)|majority", noted("'{word}': documented cases cannot show what holds for most.")),
    (
        r"per ?cent(?:ages?)?|%",
        noted("'{word}': a percentage is told only of {least} and more cases, and 'of those documented'."),
    ),
)
_WORDS = tuple(
    (re.compile(rf"(?:(?<!\w)|(?=%))(?<!at )(?:{words})(?!\w)", re.IGNORECASE), why) for words, why in _CLAIMS
)


def doubtful_claims(text: str, where: str) -> Iterator[Finding]:
    """One finding for each word of the text that documented cases cannot carry (HRDAG; docs: advocacy formats 4.1)."""
    for pattern, why in _WORDS:
        for found in pattern.finditer(text):
            yield Finding(where, said(why, word=found[0].lower(), least=SMALLEST_BASE))
