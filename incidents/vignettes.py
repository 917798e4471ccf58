"""Cases told in a few words: edited by a person, cleared by a person, checked by the gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from incidents import linking, people
from incidents.case_file import CaseFile
from incidents.consenting import COUNTED, left_out_because, standing
from incidents.disclosure.mark import Mark
from incidents.errors import ConsentError, DisclosureError, RefusedInputError
from schemas.release import Vignette
from schemas.speech import said

PURPOSE = "anonymised_case"
LONGEST_WORDS = 150
"""Reference/advocacy-formats.md 4.2 asks for 60 to 90 words; beyond this it is no vignette."""


@dataclass(frozen=True, slots=True)
class Told:
    """A case as a person wrote it for publication: of which incident, under which heading, cleared by whom."""

    incident: str
    heading: str
    text: str
    cleared_by: str


def read(told: Mapping[str, Any]) -> tuple[Told, ...]:
    """The vignettes of a TOML file (``[[vignettes]]``); raises RefusedInputError for one that nobody cleared."""
    listed = told.get("vignettes")
    if not isinstance(listed, list) or not all(isinstance(each, Mapping) for each in listed):
        raise RefusedInputError(
            said("A file of cases holds [[vignettes]] with incident, heading, text and cleared_by.")
        )
    found = []
    for number, each in enumerate(listed, 1):
        words = {name: each.get(name) for name in ("incident", "heading", "text", "cleared_by")}
        missing = [name for name, value in words.items() if not isinstance(value, str) or not value.strip()]
        if missing or set(each) - set(words):
            raise RefusedInputError(
                said(
                    "Case {number} needs exactly incident, heading, text and cleared_by; {missing} is missing.",
                    number=number,
                    missing=", ".join(missing),
                )
                if missing
                else said("Case {number} needs exactly incident, heading, text and cleared_by.", number=number)
            )
        if len(str(words["text"]).split()) > LONGEST_WORDS:
            raise RefusedInputError(
                said("Case {number} is longer than {most} words: shorten it.", number=number, most=LONGEST_WORDS)
            )
        found.append(Told(**{name: str(value).strip() for name, value in words.items()}))
    return tuple(found)


def cleared(case: CaseFile, told: Sequence[Told], today: str) -> tuple[Vignette, ...]:
    """The cases that may be told; people still by their code. ``today`` is ISO 8601.

    Raises ConsentError or DisclosureError for the first that may not, LockedError where the identity key is not held.
    The code (@P-0012) of somebody who has a part in the incident is allowed in a text: it becomes a fresh pseudonym.
    Every name, alias, contact, document, telephone number, address, exact day and small place blocks, in the heading
    too.
    """
    if not told:
        return ()
    from incidents.disclosure import clearing

    known = people.identities(case)
    answers = standing(case, PURPOSE)
    for number, each in enumerate(told, 1):
        for code, person, identified, minor, public in _victims(case, each.incident):
            reason = left_out_because(
                answers.get(person), identified=identified, minor=minor, public=public, today=today
            )
            if reason != COUNTED:
                raise ConsentError(
                    said(
                        "Case {number} ({incident}) may not be told: for {code}, {reason}.",
                        number=number,
                        incident=each.incident,
                        code=code,
                        reason=said(reason),
                    )
                )
        _refuse_strangers(case, number, each)
        found = [mark for words in (each.heading, each.text) for mark in clearing.findings(words, known, case.country)]
        if found:
            raise DisclosureError(
                said(
                    "Case {number} ({incident}) may not leave: it holds {found}.",
                    number=number,
                    incident=each.incident,
                    found=_listed(found),
                )
            )
    return tuple(Vignette(f"V{number}", each.heading, each.text) for number, each in enumerate(told, 1))


def pseudonymous(told: Sequence[Vignette]) -> tuple[Vignette, ...]:
    """The same texts, every person's code replaced by a name of this release alone, in an order that tells nothing."""
    if not told:
        return ()
    from incidents.disclosure import text_clearance
    from incidents.disclosure.pseudonyms import pseudonyms

    codes = sorted({code for each in told for code in text_clearance.codes_in(each.text)})
    names = pseudonyms(codes, SystemRandom())
    return tuple(Vignette(each.id, each.heading, text_clearance.with_names(each.text, names)) for each in told)


def refuse_names(case: CaseFile, texts: Mapping[str, str]) -> None:
    """Nothing, if no known person can be told from what somebody wrote for the public; else raises DisclosureError.

    ``texts`` by where they stand ("submission.introduction", "question"); the first that holds a name, an alias, a
    contact or a document of a known person is named. Days, places and addresses are the author's own affair there.
    Raises LockedError where the identity key is not held.
    """
    from incidents.disclosure import clearing

    known = people.identities(case) if any(map(str.strip, texts.values())) else {}
    for where, text in texts.items():
        found = clearing.identities_in(text, known)
        if found:
            raise DisclosureError(
                said(
                    "The text of {where} may not leave: it holds {found}. Rewrite it.",
                    where=where,
                    found=_listed(found),
                )
            )


def people_of(case: CaseFile, told: Sequence[Told]) -> frozenset[str]:
    """The ids of everybody whose case is told."""
    return frozenset(person for each in told for _, person, *_ in _victims(case, each.incident))


def _listed(found: Iterable[Mark]) -> str:
    """What was found and where; never the words themselves."""
    return "; ".join(
        dict.fromkeys(said("{mark} at character {place}", mark=mark.sentence, place=mark.start + 1) for mark in found)
    )


def _refuse_strangers(case: CaseFile, number: int, told: Told) -> None:
    """A code becomes a pseudonym: of people who have a part in the incident only, and in the text only."""
    from incidents.disclosure.text_clearance import codes_in

    if codes_in(told.heading):
        raise DisclosureError(
            said(
                "Case {number} ({incident}) may not leave: a person's code stands in its heading, where it would be"
                " printed.",
                number=number,
                incident=told.incident,
            )
        )
    strangers = {*codes_in(told.text)} - {code for code, *_ in _victims(case, told.incident)}
    if strangers - _named_in_it(case, told.incident):
        raise DisclosureError(
            said(
                "Case {number} ({incident}) may not leave: it speaks of a person who has no part in the incident.",
                number=number,
                incident=told.incident,
            )
        )


def _named_in_it(case: CaseFile, incident_code: str) -> set[str]:
    rows = case.connection.execute(
        "SELECT DISTINCT p.code FROM act a JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id"
        " JOIN person p ON p.organisation = v.organisation AND p.id = v.person"
        " WHERE a.organisation = ? AND a.incident = ?",
        (case.organisation, linking.by_code(case, incident_code)),
    )
    return {code for (code,) in rows}


def _victims(case: CaseFile, incident_code: str) -> list[tuple[str, str, bool | None, bool | None, bool | None]]:
    rows = case.connection.execute(
        "SELECT DISTINCT p.code, p.id, p.identified, p.minor, i.material_public FROM act a"
        " JOIN person p ON p.organisation = a.organisation AND p.id = a.person"
        " JOIN incident i ON i.organisation = a.organisation AND i.id = a.incident"
        " WHERE a.organisation = ? AND a.incident = ? ORDER BY p.code",
        (case.organisation, linking.by_code(case, incident_code)),
    )
    return [(code, person, *map(_yes_no, flags)) for code, person, *flags in rows.fetchall()]


def _yes_no(kept: int | None) -> bool | None:
    return None if kept is None else bool(kept)
