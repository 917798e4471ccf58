"""Everything a text must not hold, however it is hidden."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from incidents.disclosure import text_clearance
from incidents.disclosure.address_marks import addresses, looked_up
from incidents.disclosure.hidden_letters import Reading, other_readings, plain, unseen
from incidents.disclosure.mark import Mark, words
from incidents.disclosure.name_marks import NameFinder
from incidents.disclosure.ordinary_words import ordinary_words
from incidents.disclosure.slip_marks import SlipFinder, stems
from incidents.disclosure.small_places import small_places
from schemas.folding import fold
from schemas.speech import said

IDENTITY = frozenset(("name", "contact", "document"))
"""The kinds of mark that tell who a known person is."""

_NEARLY_A_CODE = re.compile(r"(?<!\w)@?\s?[PpРр]\s?[-‐‑‒–—−_]?\s?\d{3,}(?!\w)")
_A_CODE = re.compile(r"@?P-\d{4,}")


def findings(text: str, known: Mapping[str, Mapping[str, Any]], country: str = "AZ") -> tuple[Mark, ...]:
    """Every stretch of a text for the public that must not leave, in the order of the text; empty if it may.

    To what ``text_clearance.findings`` finds it adds names with a slip of the pen, streets and houses, links, bank
    accounts, number plates, places smaller than a city, codes of persons written wrongly, characters nobody sees; and
    it reads past them, past letters of another alphabet that look alike, and past words spelt apart. ``known`` is as
    there. No sentence repeats what was found.
    """
    seen = plain(text)
    found = [
        *(Mark(at, at + 1, "unseen", said("a character that is not seen")) for at in unseen(text)),
        *_told_about(text, known),
        *_where_written(seen, [*addresses(seen.text), *looked_up(seen.text), *small_places(seen.text, country)]),
        *_where_written(seen, _nearly_codes(seen.text)),
    ]
    return tuple(sorted(dict.fromkeys(found)))


def identities_in(text: str, known: Mapping[str, Mapping[str, Any]]) -> tuple[Mark, ...]:
    """The marks of the kinds IDENTITY alone: for texts that may well tell days, places and an office's telephone."""
    return tuple(sorted(dict.fromkeys(mark for mark in _told_about(text, known) if mark.kind in IDENTITY)))


def _told_about(text: str, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Mark]:
    """What is found in any reading of the text, at its place in the text as written."""
    people = {code: [*each.get("names", ()), *each.get("aliases", ())] for code, each in known.items()}
    names, slips = NameFinder(people), SlipFinder(people)
    written = frozenset(fold(word.text) for each in people.values() for name in each for word in words(name))
    seen = plain(text)
    for number, reading in enumerate((seen, *other_readings(seen))):
        told = _without_codes(reading.text)
        exact = tuple(_names(told, names, written))
        taken = {(mark.start, mark.end) for mark in exact}
        nearly = (mark for mark in slips.marks(told) if (mark.start, mark.end) not in taken)
        others = text_clearance.findings(reading.text, _perhaps_written(reading.text, known))
        found = (*exact, *nearly, *(mark for mark in others if number == 0 or mark.kind in IDENTITY))
        yield from _where_written(reading, found)


def _without_codes(text: str) -> str:
    return _A_CODE.sub(lambda code: " " * len(code.group()), text)


def _names(text: str, names: NameFinder, written: frozenset[str]) -> Iterator[Mark]:
    """Every word that is a name; each word is asked for once, however often it stands in a long text."""
    told = tuple(words(text))
    once = " ".join(dict.fromkeys(word.text for word in told if not _is_ordinary(word.text, written)))
    sentences = {once[mark.start : mark.end]: mark.sentence for mark in names.marks(once)}
    for word in told:
        if word.text in sentences:
            yield Mark(word.start, word.end, "name", sentences[word.text])


def _is_ordinary(word: str, written: frozenset[str]) -> bool:
    """Whether a word is a common one that only sounds or begins like a name: family is no Famil, but azad is Azad."""
    bare = fold(word)
    if bare in ordinary_words():
        return bare not in written
    parts = set(stems(bare))
    return not parts.isdisjoint(ordinary_words()) and parts.isdisjoint(written)


def _perhaps_written(text: str, known: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The contacts and documents whose last four signs stand in the text: the others need no closer look."""
    tight = _tight(text)
    kept: dict[str, dict[str, Any]] = {}
    for code, told in known.items():
        near = {
            kind: [each for writing in told.get(kind, ()) for each in _parts(writing) if _may_stand(each, tight)]
            for kind in ("contacts", "documents")
        }
        if any(near.values()):
            kept[code] = near
    return kept


def _parts(writing: str) -> tuple[str, ...]:
    """A contact, and what stands before the @ of an e-mail address: many bear one name everywhere."""
    return tuple(dict.fromkeys(filter(None, (writing, writing.partition("@")[0]))))


def _may_stand(writing: str, tight: str) -> bool:
    whole = _tight(writing)
    digits = "".join(filter(str.isdigit, whole))
    return any(end[-4:] in tight for end in (whole, digits) if end)


def _tight(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _where_written(reading: Reading, marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        yield mark._replace(start=reading.at[mark.start], end=reading.at[mark.end - 1] + 1)


def _nearly_codes(text: str) -> Iterator[Mark]:
    for found in _NEARLY_A_CODE.finditer(text):
        if not _A_CODE.fullmatch(found.group()):
            yield Mark(found.start(), found.end(), "record", said("a person's code written unlike @P-0012"))
