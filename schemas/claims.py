"""Words that claim more than documented cases can show."""

import re
from collections.abc import Iterator

from schemas.finding import Finding

SMALLEST_BASE = 20
"""Under so many documented cases no percentage is told."""

_RISE = r"(?:in|de)creas(?:e|es|ed|ing|ingly)|rising|growing number|more and more"
_CLAIMS = (
    (_RISE, "documented cases cannot show a rise or a fall"),
    (r"trends?", "documented cases are not a trend of what happened"),
    (r"rates?|per capita", "documented cases have no population to be a rate of"),
    (r"most(?! recent\b)|majority", "documented cases cannot show what holds for most"),
    (
        r"per ?cent(?:ages?)?|%",
        f"a percentage is told only of {SMALLEST_BASE} and more cases, and 'of those documented'",
    ),
)
_WORDS = tuple(
    (re.compile(rf"(?:(?<!\w)|(?=%))(?<!at )(?:{words})(?!\w)", re.IGNORECASE), why) for words, why in _CLAIMS
)


def doubtful_claims(text: str, where: str) -> Iterator[Finding]:
    """One finding for each word of the text that documented cases cannot carry (HRDAG; docs: advocacy formats 4.1)."""
    for pattern, why in _WORDS:
        for found in pattern.finditer(text):
            yield Finding(where, f"'{found[0].lower()}': {why}.")
