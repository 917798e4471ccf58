"""Adds, renames and retires terms of an organisation's own."""

import secrets
from collections.abc import Mapping

from incidents import own_terms
from incidents.errors import RefusedInputError
from incidents.unit_of_work import Work
from schemas import shape
from schemas.finding import Finding
from schemas.incident_form import FormRefused
from schemas.speech import said
from schemas.term import LANGUAGES, OWN, Term, read_written
from schemas.vocabulary import Vocabulary, vocabulary

# No vowels, and nothing that is misread: what is drawn must not spell a word.
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"
_TOPMOST = "own"
_LABELS = tuple(f"label_{lang}" for lang in LANGUAGES)
WORDING = (*_LABELS, "definition", "note")
"""What may be told of a term, and told anew: its code and its parent stay."""


def add(work: Work, name: str, told: Mapping[str, str]) -> str:
    """A new term of a vocabulary; ``told`` has labels, definition, note and the parent's code. Returns its code.

    The code is the parent's, ``.x`` and four drawn letters: two devices that never met draw different ones, and no
    shipped code looks so. Raises UnknownTermError, RetiredTermError, RefusedInputError or FormRefused.
    """
    known = _open_vocabulary(name)
    parent = known.usable(told["parent"]).code if told.get("parent") else ""
    if not parent and read_written(name).get("rooted", False):
        raise RefusedInputError(
            said("A term of {name} stands below a shipped one: say with --parent which.", name=name)
        )
    _labelled_anew(known, told)
    code = _drawn(known, parent or _TOPMOST)
    worded = {field: told.get(field, "") for field in WORDING}
    _kept(work, {"vocabulary": name, "code": code, "parent": parent, "unit": _unit(known, parent), **worded})
    return code


def rename(work: Work, name: str, code: str, told: Mapping[str, str]) -> tuple[str, ...]:
    """New words for an own term; its code and all that was coded with it stay. Returns what changed.

    Raises UnknownTermError, RefusedInputError or FormRefused.
    """
    known = vocabulary(name)
    term = _own(known, code)
    before = _as_told(term)
    changes = {field: told[field] for field in WORDING if field in told and told[field].strip() != before[field]}
    if changes:
        if not any((before | changes)[field].strip() for field in _LABELS):
            raise RefusedInputError(said("A term needs a label in one language at least."))
        _labelled_anew(known, changes, term)
        kept, findings = shape.read("local_term", {"vocabulary": name, "code": code, **changes})
        _refuse(findings)
        work.change("local_term", record_of(work, name, code), {field: kept[field] for field in changes})
        own_terms.load(work.connection, work.case.organisation)
    return tuple(changes)


def retire(work: Work, name: str, code: str, on: str, instead: str = "") -> None:
    """From ``on`` (a day, ISO 8601) the term takes no new answers; what was coded with it stays and is shown.

    A shipped term may be retired too, and ``instead`` names the one to use; an own one that has a successor is merged
    into it. Raises UnknownTermError, RetiredTermError or RefusedInputError.
    """
    known = _open_vocabulary(name)
    term = known.usable(code)
    if instead and term.is_own:
        raise RefusedInputError(said("An own term with a successor is merged: `qeyd vocab merge` says what that does."))
    successor = known.usable(instead).code if instead else ""
    if successor and term.code in (successor, *known.ancestors(successor)):
        raise RefusedInputError(said("A term cannot be replaced by itself or by what stands below it."))
    values = {"retired_on": on, "merged_into": successor}
    if term.own is None:
        _kept(work, {"vocabulary": name, "code": code, **values})
    else:
        change(work, name, code, values)


def change(work: Work, name: str, code: str, values: Mapping[str, str]) -> None:
    """Write new values for what the case file says of a term, and let the vocabularies know."""
    work.change("local_term", record_of(work, name, code), values)
    own_terms.load(work.connection, work.case.organisation)


def record_of(work: Work, name: str, code: str) -> str:
    """The id of what the case file says of a term; empty where it says nothing."""
    row = work.connection.execute(
        "SELECT id FROM local_term WHERE organisation = ? AND vocabulary = ? AND code = ?",
        (work.case.organisation, name, code),
    ).fetchone()
    return str(row[0]) if row else ""


def _kept(work: Work, told: Mapping[str, object]) -> None:
    kept, findings = shape.read("local_term", told)
    _refuse(findings)
    work.add("local_term", kept)
    own_terms.load(work.connection, work.case.organisation)


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise FormRefused(findings)


def _open_vocabulary(name: str) -> Vocabulary:
    """The vocabulary, where terms may be added and retired: some hold rules that the program itself follows."""
    known = vocabulary(name)
    if read_written(name).get("closed", False):
        raise RefusedInputError(
            said("The terms of {name} are rules qeyd itself follows: none is added or retired.", name=name)
        )
    return known


def _own(known: Vocabulary, code: str) -> Term:
    term = known.term(code)
    if not term.is_own:
        raise RefusedInputError(
            said("{code} is a shipped term: it can be retired, but neither renamed nor merged.", code=code)
        )
    return term


def _as_told(term: Term) -> dict[str, str]:
    assert term.own is not None  # noqa: S101 - an own term is told by the case file
    return dict(zip(WORDING, (*term.own.labels, term.own.definition, term.own.note), strict=True))


def _labelled_anew(known: Vocabulary, told: Mapping[str, str], itself: Term | None = None) -> None:
    """Refuse a term without a label, and a label that another term in use has: both would be read as one."""
    labels = [told[field].strip() for field in _LABELS if told.get(field, "").strip()]
    if not labels and itself is None:
        raise RefusedInputError(said("A term needs a label in one language at least."))
    for label in labels:
        met = known.read(label)
        if met and not known.term(met).is_retired and (itself is None or met != itself.code):
            raise RefusedInputError(said("{code} is called so already: choose other words.", code=met))


def _drawn(known: Vocabulary, above: str) -> str:
    while True:
        code = f"{above}{OWN}{''.join(secrets.choice(_LETTERS) for _ in range(4))}"
        if code not in known:
            return code


def _unit(known: Vocabulary, parent: str) -> str:
    """What an act of the new kind counts: as its parent, else as the terms beside it."""
    beside = [known.term(parent)] if parent else []
    beside += [term for term in known if term.parent == (parent or None)] or list(known)
    return next((term.unit for term in beside if term.unit), "")
