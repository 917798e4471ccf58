"""Telephone numbers, addresses of mail, numbers of papers and records in a text."""

import re
from collections.abc import Iterator

from incidents.disclosure.mark import Mark
from schemas.speech import noted, said

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT = re.compile(r"(?<![\w@])@[A-Za-z_][\w.]{2,}")
_PAPER = re.compile(
    r"\b(?:[A-Z]{1,3}\s?(?:№|No\.?)?\s?\d{6,9}"  # passport, identity card: AZE 12345678, AA1234567
    r"|(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{7})\b"  # FIN, the seven signs of the Azerbaijani identity card
)
_DIGITS = re.compile(r"\+?\(?\d[\d\s().\-/]{5,}\d")
_YEARS_OR_DAY = re.compile(r"(?:(?:19|20)\d\d\D{0,3})+|\d{1,4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,4}")
_RECORD = re.compile(r"\b(?:[ASE]-\d{4,}|[A-Z]{2}-(?:\d{4}|ND)-\d{2,})\b")
_FEWEST_DIGITS = 7
"""A subscriber's number without its prefix."""


def numbers(text: str) -> Iterator[Mark]:
    """Whatever looks like a way to reach a person, a number of their papers, or a record of the case file."""
    for kind, pattern, sentence in (
        ("mail", _MAIL, noted("an e-mail address")),
        ("account", _ACCOUNT, noted("the name of an account")),
        ("paper", _PAPER, noted("what looks like the number of an identity paper")),
        ("record", _RECORD, noted("the code of a record")),
    ):
        yield from (Mark(found.start(), found.end(), kind, said(sentence)) for found in pattern.finditer(text))
    for found in _DIGITS.finditer(text):
        digits = sum(each.isdigit() for each in found.group())
        if digits >= _FEWEST_DIGITS and not _YEARS_OR_DAY.fullmatch(found.group()):
            yield Mark(found.start(), found.end(), "telephone", said("what looks like a telephone number"))
