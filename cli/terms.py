"""The vocabularies as answers, and one term as a page."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from cli import crosswalks
from cli.answers import Answer
from cli.clean import Safe
from cli.context import Context
from incidents.errors import NotFoundError
from schemas.speech import counted, noted, said
from schemas.term import Term
from schemas.vocabulary import Vocabulary, described, vocabulary, vocabulary_names

_COLUMNS = (
    "code",
    "parent",
    "label",
    "counted_in",
    "definition",
    "note",
    "en",
    "az",
    "ru",
    "not_yet_reviewed",
    "own",
    "retired_on",
    "instead",
    "status",
)
_LABELS = (noted("Code"), "", noted("Term"), noted("Counted in"), noted("What it means"), *[""] * 8, noted("Status"))
_LANGUAGES = {"en": noted("English"), "az": noted("Azerbaijani"), "ru": noted("Russian")}


def names(changed: Mapping[str, int]) -> Answer:
    """Every vocabulary, with its terms and version; ``changed`` says how often the organisation changed which."""
    rows = [_summary(name, changed.get(name, 0)) for name in vocabulary_names()]
    own = said("Own") if any(row[2] for row in rows) else ""
    labels = (said("Vocabulary"), said("Terms"), own, said("Version"), said("What it is for"))
    return Answer("vocabularies", ("name", "terms", "own", "version", "purpose"), rows, labels=labels)


def _summary(name: str, changed: int) -> tuple[str, int, int, str, str]:
    from schemas.vocabulary_versions import version

    terms = vocabulary(name)
    whole = f"{version(name)}+{changed}" if changed else str(version(name))
    return name, len(terms), sum(term.is_own for term in terms), whole, said(described(name)[1])


def known(name: str) -> Vocabulary:
    """The vocabulary of that name; raises NotFoundError with the nearest names."""
    if name in vocabulary_names():
        return vocabulary(name)
    begin = [each for each in vocabulary_names() if name and each.startswith(name)]
    nearest = begin[:3] or get_close_matches(name, vocabulary_names(), 2)
    if not nearest:
        raise NotFoundError(said("There is no vocabulary of that name. See `qeyd vocab list`."))
    names = said(" or ").join(nearest)
    raise NotFoundError(said("There is no vocabulary of that name: {names}? See `qeyd vocab list`.", names=names))


def one(name: str, told: str) -> Term:
    """The term of that code or label; raises NotFoundError or UnknownTermError."""
    terms = known(name)
    return terms.term(terms.read(told) or told)


def of(name: str, lang: str) -> Answer:
    """The terms of a vocabulary; raises NotFoundError where there is none of that name."""
    terms = known(name)
    unread = sum(not term.reviewed[lang] for term in terms if not term.is_own)
    notes = []
    if unread:
        notes.append(
            counted(
                unread,
                "{n:,} of these labels has not yet been reviewed by a native speaker.",
                "{n:,} of these labels have not yet been reviewed by a native speaker.",
            )
        )
    seen = {"Counted in": any(term.unit for term in terms), "Status": any(term.own for term in terms)}
    labels = tuple(said(label) if seen.get(label, True) else "" for label in _LABELS)
    return Answer("vocabulary", _COLUMNS, [_row(term, lang) for term in terms], notes, labels, {"name": name})


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
    yield from ("", *filter(None, (_status(term), term.definition, term.note)), "")
    for lang, name in _LANGUAGES.items():
        yield f"{said(name):<15} {term.labels.get(lang, '')}{_reviewed(term, lang)}"
    if term.unit:
        yield f"{said('Counted in'):<15} {term.unit}"
    if term.crosswalks:
        yield ""
        yield from crosswalks.lines(term)


def _reviewed(term: Term, lang: str) -> str:
    return "" if term.reviewed[lang] or term.is_own else f"   ({said('not yet reviewed')})"


def _status(term: Term) -> str:
    """Whether the term is the organisation's own, and whether it is retired."""
    own = [said("own")] if term.is_own else []
    if term.own and term.is_retired:
        own.append(said("retired on {day}", day=term.own.retired_on))
        if term.successor:
            own.append(said("use {code}", code=term.successor))
    return ", ".join(own)


def _row(term: Term, lang: str) -> tuple[object, ...]:
    labels = [term.labels.get(each) for each in _LANGUAGES]
    unread = " ".join(each for each in _LANGUAGES if not term.reviewed[each])
    worded = (term.code, term.parent, term.label(lang), term.unit, term.definition, term.note)
    retired_on = term.own.retired_on if term.own else ""
    return (*worded, *labels, unread, term.is_own, retired_on, term.successor, _status(term))
