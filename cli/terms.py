"""The vocabularies as answers, and one term as a page."""

from collections.abc import Iterator
from difflib import get_close_matches

from cli.answers import Answer
from cli.clean import Safe
from cli.context import Context
from incidents.errors import NotFoundError
from schemas.vocabulary import Term, Vocabulary, described, vocabulary, vocabulary_names

_COLUMNS = ("code", "parent", "label", "counted_in", "definition", "note", "en", "az", "ru", "not_yet_reviewed")
_LABELS = ("Code", "", "Term", "Counted in", "What it means", "", "", "", "", "")
_LANGUAGES = {"en": "English", "az": "Azerbaijani", "ru": "Russian"}


def names() -> Answer:
    """Every vocabulary, with how many terms it has and what it is for."""
    rows = [(name, len(vocabulary(name)), described(name)[1]) for name in vocabulary_names()]
    return Answer("vocabularies", ("name", "terms", "purpose"), rows, labels=("Vocabulary", "Terms", "What it is for"))


def known(name: str) -> Vocabulary:
    """The vocabulary of that name; raises NotFoundError with the nearest names."""
    if name in vocabulary_names():
        return vocabulary(name)
    begin = [each for each in vocabulary_names() if name and each.startswith(name)]
    meant = " or ".join(begin[:3] or get_close_matches(name, vocabulary_names(), 2))
    raise NotFoundError(f"There is no vocabulary of that name{f': {meant}?' if meant else '.'} See `qeyd vocab list`.")


def of(name: str, lang: str) -> Answer:
    """The terms of a vocabulary; raises NotFoundError where there is none of that name."""
    terms = known(name)
    unread = sum(not term.reviewed[lang] for term in terms)
    notes = [f"{unread} of these labels have not yet been reviewed by a native speaker."] if unread else []
    counted = any(term.unit for term in terms)
    labels = tuple(label if counted or label != "Counted in" else "" for label in _LABELS)
    return Answer("vocabulary", _COLUMNS, [_row(term, lang) for term in terms], notes, labels, {"name": name})


def matching(text: str, lang: str) -> Answer:
    """The terms of all vocabularies that a few words find."""
    found = [(name, term) for name in vocabulary_names() for term in vocabulary(name).find(text, lang)]
    rows = [(name, term.code, term.label(lang), term.definition) for name, term in found]
    notes = [] if rows else ["No term has these words. See `qeyd vocab list`."]
    columns = ("vocabulary", "code", "label", "definition")
    return Answer("terms", columns, rows, notes, ("Vocabulary", "Code", "Term", "What it means"))


def page(term: Term, here: Context) -> Iterator[Safe | str]:
    """One term: what it means, where it ends, its labels, and what it is called elsewhere."""
    yield here.heading(f"{term.code}  {term.label(here.language)}")
    yield from ("", *filter(None, (term.definition, term.note)), "")
    for lang, name in _LANGUAGES.items():
        yield f"{name:<15} {term.labels.get(lang, '')}{'' if term.reviewed[lang] else '   (not yet reviewed)'}"
    if term.unit:
        yield f"{'Counted in':<15} {term.unit}"
    for place, crosswalk in term.crosswalks.items():
        checked = "" if crosswalk["checked"] else "   (not yet checked)"
        yield f"{place:<15} {', '.join(map(str, crosswalk['to']))}{checked}"


def _row(term: Term, lang: str) -> tuple[object, ...]:
    labels = [term.labels.get(each) for each in _LANGUAGES]
    unread = " ".join(each for each in _LANGUAGES if not term.reviewed[each])
    return (term.code, term.parent, term.label(lang), term.unit, term.definition, term.note, *labels, unread)
