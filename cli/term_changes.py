"""Changes of own terms in the terminal, and what was changed before."""

from cli import answers, field_words, opening, own_words, terms
from cli.answers import Answer
from cli.context import Context
from cli.own_words import Words
from cli.wishes import asked
from incidents import changing_terms, merging_terms, term_history
from incidents.case_file import CaseFile
from incidents.errors import InterruptedWorkError, RefusedInputError
from incidents.merging_terms import Bearing
from incidents.term_history import TermChange
from incidents.unit_of_work import writing
from schemas.speech import counted, noted, said

_MINUTES = len("2026-11-22 20:15")
_HISTORY = ("version", "at", "done", "device", "code", "field", "value")
_HISTORY_LABELS = (
    noted("Version"),
    noted("When"),
    noted("Done"),
    "",
    noted("Code"),
    noted("Field"),
    noted("Value"),
)
_BEARING = ("table", "field", "records")


def add(here: Context, name: str, told: Words) -> None:
    """Add an own term; its code goes to standard output, for a program."""
    terms.known(name)
    with opening.opened(here) as case:
        worded = told if any(field.startswith("label") for field in told) else own_words.asked(here, name, told)
        if "parent" in worded:
            worded["parent"] = terms.one(name, worded["parent"]).code
        with writing(case, here.now(), "term add") as work:
            code = changing_terms.add(work, name, worded)
        label = terms.one(name, code).label(here.language)
    here.say(said("{code} {label}: added to {name}.", code=code, label=label, name=name))
    if not here.on_terminal:  # a person has just been told the same in a sentence
        here.show(code)


def rename(here: Context, name: str, told_term: str, words: Words) -> None:
    """Give an own term other words."""
    terms.known(name)
    if not words:
        raise RefusedInputError(said("Nothing to change was told: give --label, or another option."))
    with opening.opened(here) as case:
        code = terms.one(name, told_term).code
        with writing(case, here.now(), "term rename") as work:
            changed = changing_terms.rename(work, name, code, words)
    here.say(
        said("{code}: changed {fields}.", code=code, fields=", ".join(map(field_words.label, changed)))
        if changed
        else said("{code}: nothing changed.", code=code)
    )


def retire(here: Context, name: str, told_term: str, told_instead: str) -> None:
    """Take a term out of use; says how many records still bear it."""
    terms.known(name)
    with opening.opened(here) as case:
        code = terms.one(name, told_term).code
        instead = terms.one(name, told_instead).code if told_instead else ""
        with writing(case, here.now(), "term retire") as work:
            changing_terms.retire(work, name, code, here.now().date().isoformat(), instead)
        bearers = _records(merging_terms.bearing(case, name, code))
    here.say(
        said("{code} takes no new answers.", code=code),
        counted(bearers, "{n:,} record bears it and keeps it.", "{n:,} records bear it and keep it."),
    )


def merge(
    here: Context, name: str, told_term: str, told_into: str, *, sure: bool, only_shown: bool, as_json: bool
) -> None:
    """Show what a merge changes, ask, and do it."""
    terms.known(name)
    with opening.opened(here) as case:
        code, into = terms.one(name, told_term).code, terms.one(name, told_into).code
        merging_terms.check(name, code, into)
        _show_bearing(here, case, name, code, into, as_json)
        if only_shown:
            here.say(said("Nothing was written."))
            return
        _sure(here, sure)
        with writing(case, here.now(), "term merge") as work:
            changed = merging_terms.merge(work, name, code, into, here.now().date().isoformat())
    here.say(
        counted(
            changed,
            "{n:,} record now bears {into}; {code} is retired.",
            "{n:,} records now bear {into}; {code} is retired.",
            into=into,
            code=code,
        )
    )


def told(here: Context, name: str, exact: bool) -> Answer:
    """The shipped version of a vocabulary, and every change of the organisation's own, ``exact`` for programs."""
    from schemas.vocabulary_versions import digest, version

    terms.known(name)
    with opening.opened(here) as case:
        changes = term_history.changes(case, name)
        own = term_history.versions(case).get(name, 0)
    shipped, told_digest = version(name), digest(name)
    notes = [
        said(
            "{name}: version {version} as shipped (SHA-256 {digest}).",
            name=name,
            version=shipped,
            digest=told_digest[:16],
        ),
        counted(own, "{n:,} change of your own since.", "{n:,} changes of your own since."),
    ]
    head = {"name": name, "shipped_version": shipped, "shipped_sha256": told_digest, "own_version": own}
    rows = [_change(each, exact) for each in changes]
    labels = tuple(map(said, _HISTORY_LABELS))
    return Answer("vocabulary-history", _HISTORY, rows, notes, labels, head)


def _change(each: TermChange, exact: bool) -> tuple[object, ...]:
    at = each.at if exact else each.at[:_MINUTES].replace("T", " ")
    return each.version, at, each.done, each.device, each.code, each.field, each.value


def _show_bearing(here: Context, case: CaseFile, name: str, code: str, into: str, as_json: bool) -> None:
    found = merging_terms.bearing(case, name, code)
    known = terms.known(name)
    lang = here.language
    notes = [
        said(
            "{code} {label} becomes {into} {into_label}.",
            code=code,
            label=known.label(code, lang),
            into=into,
            into_label=known.label(into, lang),
        ),
        counted(_records(found), "{n:,} record changes.", "{n:,} records change."),
    ]
    labels = (said("Kind of record"), said("Field"), said("Records"))
    head = {"name": name, "code": code, "into": into}
    answers.show(here, Answer("term-merge", _BEARING, found, notes, labels, head), as_json)


def _records(found: list[Bearing]) -> int:
    return sum(each.records for each in found)


def _sure(here: Context, sure: bool) -> None:
    if sure:
        return
    if not here.can_ask:
        raise RefusedInputError(said("Nobody can be asked whether to merge: add --yes, or --dry-run to look only."))
    if not asked(here, said("Merge them?")):
        raise InterruptedWorkError(said("Nothing was merged."))
