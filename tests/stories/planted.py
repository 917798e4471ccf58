"""A canary in every text a form can hold, and a search for it in bytes."""

import io
import zipfile
from pathlib import Path
from typing import Any

from schemas.compiled.records import SHAPES

CANARY = "Kanarya-Aybəniz"
FORMS = tuple(
    told.encode(encoding)
    for told in (CANARY, CANARY.lower(), CANARY.upper(), "Kanarya-Aybeniz", "kanarya-aybeniz", "Kanarya-Ayb")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
"""As it was told, folded as the search folds it, and as other encodings would write it."""

NOT_TOLD = {"code", "origin_hash", "sha256", "vault_name", "given_on", "expires_on"}
"""Texts that are no words of a person: codes, hashes, days."""

WHERE = {
    "act": {"term": "LIB.1", "victim": "1"},
    "coercion": {},
    "consent": {"purpose": "anonymous_statistics", "state": "given", "given_on": "2024-02-01"},
    "detention": {},
    "evidence": {},
    "identity_told": {},
    "incident": {},
    "information": {},
    "involvement": {"perpetrator_class": "police"},
    "person": {"key": "1", "identified": False},
    "source": {},
    "verification": {"state": "likely"},
}
"""The shapes a form is told in, with what else each needs."""


def planted(shape: str, number: str = "") -> dict[str, Any]:
    """A part of a form with the canary in every text it has."""
    told: dict[str, Any] = dict(WHERE[shape])
    for place, (field, (kind, *_)) in enumerate(SHAPES[shape].items()):
        # Told apart by numbers: with words in it, a report that says "identity" would hold part of a name.
        word = f"{CANARY}-{list(WHERE).index(shape)}{place:02}{number}"
        if field in NOT_TOLD or field in told:
            continue
        if kind == "words":
            told[field] = f"https://example.org/{word}" if field == "url" else word
        elif kind == "tags":
            told[field] = [word]
        elif kind == "date":
            told[field] = {"edtf": "", "text": word}
    return told


def form(number: str = "", **more: Any) -> dict[str, Any]:
    """A whole form, planted in every text."""
    incident = planted("incident", number)
    act = planted("act", number) | {"detention": planted("detention", number), "coercion": planted("coercion", number)}
    victim = planted("person", number) | planted("identity_told", number) | {"consents": [planted("consent", number)]}
    return {
        **incident,
        "date": {"edtf": "2023-07-26", "text": f"26 July {CANARY}{number}"},
        "verification": planted("verification", number),
        "victims": [victim],
        "perpetrators": [planted("involvement", number) | {"actor": f"{CANARY}-actor{number}"}],
        "acts": [act],
        "sources": [planted("source", number) | planted("information", number)],
        "evidence": [planted("evidence", number)],
        **more,
    }


def found_in(content: bytes) -> list[str]:
    """The forms of the canary in these bytes; the members of a ZIP are opened too."""
    found = [form.decode("latin-1") for form in FORMS if form in content]
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found += [f"{name}: {each}" for name in archive.namelist() for each in found_in(archive.read(name))]
            found += [name for name in archive.namelist() if found_in(name.encode())]
    return found


def leaked(*places: Path) -> tuple[dict[str, list[str]], int]:
    """The files in these places that hold the canary, in their bytes or their names, and how many bytes were read."""
    found: dict[str, list[str]] = {}
    read = 0
    for place in places:
        for path in sorted(place.rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                read += len(content)
                if told := found_in(content) + found_in(path.name.encode()):
                    found[str(path)] = told
    return found, read
