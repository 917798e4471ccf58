"""Reads an incident as it is told, before it is a record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schemas import shape
from schemas.finding import Finding
from schemas.gazetteer import gazetteer
from schemas.incident_form import (
    ACT_DETAILS,
    PERSON_CODE,
    ActForm,
    FormRefused,
    IncidentForm,
    PerpetratorForm,
    VictimForm,
    loose_ends,
    with_every_person_in_an_act,
)
from schemas.speech import said

_PERSON_WORDS = {"low": "size_low", "best": "size_best", "high": "size_high"}
_IDENTITY_WORDS = {"name": "names", "names": "names", "aliases": "aliases", "contacts": "contacts"} | {
    word: word for word in ("birth_date", "documents", "note")
}
_VERIFYING_WORDS = {"by": "checked_by", "on": "checked_on"}


@dataclass(slots=True)
class _Reading:
    findings: list[Finding] = field(default_factory=list)

    def shape(self, name: str, told: Mapping[str, object], where: str, given: Mapping[str, object]) -> dict[str, Any]:
        """Read against a shape, with the keys that only the recorder knows filled in."""
        kept, found = shape.read(name, {**told, **given}, where)
        self.findings.extend(found)
        return {key: value for key, value in kept.items() if key not in given}

    def parts(self, told: Mapping[str, object], name: str, within: str = "") -> list[tuple[str, dict[str, Any]]]:
        """The tables under ``name``, each with its path."""
        value = told.get(name) or []
        if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
            self.findings.append(Finding(f"{within}{name}", said("This takes a list of tables.")))
            return []
        return [(f"{within}{name}.{number}", dict(each)) for number, each in enumerate(value, 1)]


def read_form(told: Mapping[str, object]) -> IncidentForm:
    """The form, every part checked; raises FormRefused with one finding a fault.

    A place that is not in the gazetteer is kept in the teller's words (``place_text``), never matched by guess. People
    of whom no act is told stand in an act that is not coded yet: without an act they would hang on no incident.
    """
    reading = _Reading()
    parts = ("victims", "perpetrators", "acts", "sources", "evidence", "links", "verification")
    incident = placed({key: value for key, value in told.items() if key not in parts})
    form = IncidentForm(
        incident=reading.shape("incident", incident, "", {}),
        verification=_verification(reading, told.get("verification")),
        victims=tuple(_victim(reading, where, part) for where, part in reading.parts(told, "victims")),
        perpetrators=tuple(_perpetrator(reading, where, part) for where, part in reading.parts(told, "perpetrators")),
        acts=tuple(_act(reading, where, part) for where, part in reading.parts(told, "acts")),
        sources=tuple(_source(reading, where, part) for where, part in reading.parts(told, "sources")),
        evidence=tuple(_evidence(reading, where, part) for where, part in reading.parts(told, "evidence")),
        links=tuple(_link(reading, where, part) for where, part in reading.parts(told, "links")),
    )
    findings = [*reading.findings, *loose_ends(form)]
    if findings:
        raise FormRefused(findings)
    return with_every_person_in_an_act(form)


_INFORMATION_WORDS = (
    *("connection", "material", "credibility", "url", "material_on"),
    *("language", "interview_method", "interpreter_used", "retracted"),
)


def placed(told: Mapping[str, Any]) -> dict[str, Any]:
    """A place by name becomes its code where exactly one place bears the name; its words stay."""
    written = told.get("place")
    if not isinstance(written, str) or not written.strip():
        return dict(told)
    code = gazetteer().read(written.strip())
    if code == written.strip():
        return dict(told)
    return {**told, "place": code or "", "place_text": told.get("place_text") or written.strip()}


def _verification(reading: _Reading, told: object) -> dict[str, Any] | None:
    if told is None:
        return None
    if isinstance(told, str):
        told = {"state": told}
    if not isinstance(told, Mapping):
        reading.findings.append(
            Finding("verification", said("This takes a state, or a table with state, by, method, note."))
        )
        return None
    return reading.shape("verification", _renamed(told, _VERIFYING_WORDS), "verification", {"incident": ""})


def _victim(reading: _Reading, where: str, told: dict[str, Any]) -> VictimForm:
    key, existing = str(told.pop("key", where.rpartition(".")[2])), _person(reading, where, told.pop("person", ""))
    consents = tuple(_consent(reading, path, part) for path, part in reading.parts(told, "consents", f"{where}."))
    told.pop("consents", None)
    identity = {_IDENTITY_WORDS[word]: told.pop(word) for word in tuple(told) if word in _IDENTITY_WORDS}
    if isinstance(identity.get("names"), str):
        identity["names"] = [identity["names"]]
    if existing and (told or identity):
        reading.findings.append(
            Finding(where, said("This person is already in the case file: edit the person instead."))
        )
    person = reading.shape("person", _renamed(told, _PERSON_WORDS), where, {})
    low, high = person.get("size_low"), person.get("size_high")
    if low is not None and high is not None and low > high:
        reading.findings.append(Finding(where, said("The low figure is above the high one.")))
    told_of = reading.shape("identity_told", identity, where, {})
    return VictimForm(key, existing, person, told_of if any(told_of.values()) else None, consents)


def _person(reading: _Reading, where: str, told: object) -> str:
    """The code of a person who is there; a name in its place must not travel on into a refusal."""
    code = "" if told is None else str(told)
    if code and not PERSON_CODE.fullmatch(code):
        reading.findings.append(Finding(f"{where}.person", said("This takes the code of a person, such as P-0003.")))
        return ""
    return code


def _consent(reading: _Reading, where: str, told: dict[str, Any]) -> dict[str, Any]:
    kept = reading.shape("consent", told, where, {"person": ""})
    reading.findings.extend(unreadable_days(kept, where))
    return kept


def unreadable_days(consent: Mapping[str, Any], where: str = "") -> list[Finding]:
    """What is no day in an answer about consent: its days decide which answer is the last, so none is guessed."""
    return [
        Finding(f"{where}.{name}" if where else name, said("This takes a day, as 2026-11-22."))
        for name in ("given_on", "expires_on")
        if not _is_day(consent.get(name, ""))
    ]


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _perpetrator(reading: _Reading, where: str, told: dict[str, Any]) -> PerpetratorForm:
    key, actor = str(told.pop("key", where.rpartition(".")[2])), told.pop("actor", "") or ""
    if not isinstance(actor, str) or len(actor) > 1_000:
        reading.findings.append(Finding(f"{where}.actor", said("This takes the code or the name of an institution.")))
        actor = ""
    involvement = reading.shape("involvement", _renamed(told, {"class": "perpetrator_class"}), where, {"act": ""})
    return PerpetratorForm(key, actor.strip(), involvement)


def _act(reading: _Reading, where: str, told: dict[str, Any]) -> ActForm:
    victim, by = str(told.pop("victim", "") or ""), _keys(reading, f"{where}.by", told.pop("by", None))
    details = {
        name: reading.shape(name, _table(reading, f"{where}.{name}", told.pop(name)), f"{where}.{name}", {"act": ""})
        for name in ACT_DETAILS
        if name in told
    }
    act = reading.shape("act", placed(told), where, {"incident": ""})
    return ActForm(act, victim, by, details)


def _keys(reading: _Reading, where: str, told: object) -> tuple[str, ...] | None:
    """The perpetrators an act names; None where it names nobody."""
    if told is None or isinstance(told, str):
        return (told,) if told else None
    if not isinstance(told, list | tuple):
        reading.findings.append(Finding(where, said("This takes a list of the keys of perpetrators.")))
        return None
    return tuple(str(each) for each in told)


def _source(reading: _Reading, where: str, told: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    information: dict[str, Any] = {word: told.pop(word) for word in _INFORMATION_WORDS if word in told}
    return (
        reading.shape("source", told, where, {}),
        reading.shape("information", information, where, {"source": "", "incident": ""}),
    )


def _evidence(reading: _Reading, where: str, told: dict[str, Any]) -> dict[str, Any]:
    path = told.pop("file", None)
    kept = reading.shape("evidence", {"kind": "file" if path else "link", **told}, where, {"incident": ""})
    if not path and not kept.get("url"):
        reading.findings.append(Finding(where, said("Evidence is a file or a url.")))
    return kept | ({"file": str(path)} if path else {})


def _link(reading: _Reading, where: str, told: dict[str, Any]) -> dict[str, Any]:
    to = str(told.pop("to", "") or "").strip()
    if not to:
        reading.findings.append(Finding(f"{where}.to", said("This takes the code of an incident.")))
    return reading.shape("link", told, where, {"from_incident": "", "to_incident": ""}) | {"to": to}


def _table(reading: _Reading, where: str, told: object) -> dict[str, Any]:
    if isinstance(told, Mapping):
        return dict(told)
    reading.findings.append(Finding(where, said("This takes a table.")))
    return {}


def _renamed(told: Mapping[str, object], words: Mapping[str, str]) -> dict[str, Any]:
    return {words.get(key, key): value for key, value in told.items()}
