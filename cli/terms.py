"""The vocabularies as answers, and one term as a page."""

from collections.abc import Iterator
from difflib import get_close_matches

from cli.answers import Answer
from cli.clean import Safe
from cli.context import Context
from incidents.errors import NotFoundError
from schemas.speech import counted, noted, said
from schemas.term import Term
from schemas.vocabulary import Vocabulary, described, vocabulary, vocabulary_names

_COLUMNS = ("code", "parent", "label", "counted_in", "definition", "note", "en", "az", "ru", "not_yet_reviewed")
_LABELS = (noted("Code"), "", noted("Term"), noted("Counted in"), noted("What it means"), "", "", "", "", "")
_LANGUAGES = {"en": noted("English"), "az": noted("Azerbaijani"), "ru": noted("Russian")}


def names() -> Answer:
    """Every vocabulary, with how many terms it has and what it is for."""
    rows = [(name, len(vocabulary(name)), said(described(name)[1])) for name in vocabulary_names()]
    labels = (said("Vocabulary"), said("Terms"), said("What it is for"))
    return Answer("vocabularies", ("name", "terms", "purpose"), rows, labels=labels)


def known(name: str) -> Vocabulary:
    """The vocabulary of that name; raises NotFoundError with the nearest names."""
    if name in vocabulary_names():
        return vocabulary(name)
    begin = [each for each in vocabulary_names() if name and each.startswith(name)]
    meant = ", ".join(begin[:3] or get_close_matches(name, vocabulary_names(), 2))
    if meant:
        raise NotFoundError(
            said("There is no vocabulary of that name: {names}? See `qeyd vocab list`.", names=meant)
        )
    raise NotFoundError(said("There is no vocabulary of that name. See `qeyd vocab list`."))


def of(name: str, lang: str) -> Answer:
    """The terms of a vocabulary; raises NotFoundError where there is none of that name."""
    terms = known(name)
    unread = sum(not term.reviewed[lang] for term in terms)
    notes = [_unread(unread)] if unread else []
    is_counted = any(term.unit for term in terms)
    labels = tuple(said(label) if is_counted or label != _LABELS[3] else "" for label in _LABELS)
    return Answer("vocabulary", _COLUMNS, [_row(term, lang) for term in terms], notes, labels, {"name": name})


def _unread(number: int) -> str:
    return counted(
        number,
        "{n:,} of these labels has not yet been reviewed by a native speaker.",
        "{n:,} of these labels have not yet been reviewed by a native speaker.",
    )


def matching(text: str, lang: str) -> Answer:
    """The terms of all vocabularies that a few words find."""
    found = [(name, term) for name in vocabulary_names() for term in vocabulary(name).find(text, lang)]
    rows = [(name, term.code, term.label(lang), term.definition) for name, term in found]
    notes = [] if rows else [said("No term has these words. See `qeyd vocab list`.")]
    columns = ("vocabulary", "code", "label", "definition")
    labels = (said("Vocabulary"), said("Code"), said("Term"), said("What it means"))
    return Answer("terms", columns, rows, notes, labels)


def page(term: Term, here: Context) -> Iterator[Safe | str]:
    """One term: what it means, where it ends, its labels, and what it is called elsewhere."""
    yield here.heading(f"{term.code}  {term.label(here.language)}")
    yield from ("", *filter(None, (term.definition, term.note)), "")
    for lang, name in _LANGUAGES.items():
        unread = "" if term.reviewed[lang] else f"   ({said('not yet reviewed')})"
        yield f"{said(name):<15} {term.labels.get(lang, '')}{unread}"
    if term.unit:
        yield f"{said('Counted in'):<15} {term.unit}"
    for place, crosswalk in term.crosswalks.items():
        checked = "" if crosswalk["checked"] else f"   ({said('not yet checked')})"
        yield f"{place:<15} {', '.join(map(str, crosswalk['to']))}{checked}"


def _row(term: Term, lang: str) -> tuple[object, ...]:
    labels = [term.labels.get(each) for each in _LANGUAGES]
    unread = " ".join(each for each in _LANGUAGES if not term.reviewed[each])
    return (term.code, term.parent, term.label(lang), term.unit, term.definition, term.note, *labels, unread)
