"""What in a text would tell who it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from incidents.disclosure.day_marks import exact_days
from incidents.disclosure.mark import Mark, words
from incidents.disclosure.name_marks import NameFinder
from incidents.disclosure.number_marks import numbers
from schemas.folding import fold
from schemas.speech import said

_PERSON = re.compile(r"@?\bP-\d{4,}\b")
_SHORTEST_CONTACT = 5
_SUBSCRIBER = 7
"""So many last digits of a telephone number are enough to recognise it, whatever prefix is written before them."""


def findings(text: str, known: Mapping[str, Mapping[str, Any]], places: Iterable[str] = ()) -> tuple[Mark, ...]:
    """Every stretch of a text that must not leave, in the order of the text; empty if it may.

    ``known`` holds the identity of each person by code: ``names``, ``aliases``, ``contacts``, ``documents``, lists of
    text. ``places`` are names of places too small to be named. Names are found declined ("Aybənizənin"), in Cyrillic,
    in other spellings and with a slip of the pen; contacts and papers with whatever stands between their signs; and
    every exact day, telephone number, e-mail address, account, number of a paper and code of a record, known or not.
    A person's code (@P-0012) may stay: ``with_names`` replaces it. No sentence of a finding repeats what was found.
    """
    told = _PERSON.sub(lambda code: " " * len(code.group()), text)
    people = {code: [*each.get("names", ()), *each.get("aliases", ())] for code, each in known.items()}
    found = [*NameFinder(people).marks(told), *exact_days(told), *numbers(told), *_small_places(told, places)]
    for code, each in known.items():
        for start, end in _written_somehow(told, each.get("contacts", ())):
            found.append(Mark(start, end, "contact", said("a contact of {code}", code=code)))
        for start, end in _written_somehow(told, each.get("documents", ())):
            found.append(Mark(start, end, "document", said("a document of {code}", code=code)))
    return tuple(sorted(dict.fromkeys(found)))


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of persons in a text (P-0012), each once, as they come."""
    return tuple(dict.fromkeys(code.group().lstrip("@") for code in _PERSON.finditer(text)))


def with_names(text: str, names: Mapping[str, str]) -> str:
    """The text with every person's code replaced by the name given to it; raises KeyError for a code without one."""
    return _PERSON.sub(lambda code: names[code.group().lstrip("@")], text)


def _small_places(text: str, places: Iterable[str]) -> Iterator[Mark]:
    for start, end in _written_somehow(text, places, shortest=3):
        yield Mark(start, end, "place", said("a place too small to be named"))


def _written_somehow(text: str, listed: Iterable[str], shortest: int = _SHORTEST_CONTACT) -> Iterator[tuple[int, int]]:
    """Where one of the writings begins at the start of a word, letters and digits only, spaces and signs left out."""
    signs = [(at, folded) for at, sign in enumerate(text) for folded in fold(sign) if folded.isalnum()]
    tight = "".join(sign for _, sign in signs)
    starts = {word.start for word in words(text)}
    for wanted in {form for writing in listed for form in _forms(writing) if len(form) >= shortest}:
        at = tight.find(wanted)
        while at >= 0:
            if signs[at][0] in starts or wanted.isdigit():
                yield signs[at][0], signs[at + len(wanted) - 1][0] + 1
            at = tight.find(wanted, at + 1)


def _forms(writing: str) -> Iterator[str]:
    tight = "".join(sign for sign in fold(writing) if sign.isalnum())
    yield tight
    digits = "".join(sign for sign in tight if sign.isdigit())
    if len(digits) >= _SUBSCRIBER and len(digits) >= len(tight) - 3:
        yield digits[-_SUBSCRIBER:]
    last = re.split(r"[/@\s]", writing.strip("/"))[-1] if re.search(r"[/@]", writing) else ""
    if "." not in last:
        yield "".join(sign for sign in fold(last) if sign.isalnum())
