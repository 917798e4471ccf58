"""What our terms are called elsewhere, as answers."""

from collections.abc import Iterator

from cli.answers import Answer
from schemas.crosswalk import Lead, Scheme, Tally, leads, scheme, schemes, tallies
from schemas.speech import counted, noted, said
from schemas.term import Term

_COLUMNS = ("target", "about", "vocabulary", "code", "label", "checked")
_LABELS = (noted("Target"), noted("What it is about"), "", noted("Code"), noted("Term"), noted("Checked"))
_TALLY_COLUMNS = ("scheme", "title", "edition", "terms", "targets", "checked", "unchecked", "read_in", "to_confirm")
_TALLY_LABELS = (
    noted("Scheme"),
    noted("Title"),
    "",
    noted("Terms"),
    noted("Targets"),
    noted("Checked"),
    noted("Not yet checked"),
    "",
    "",
)


def every_scheme() -> Answer:
    """The schemes our terms lead to, and how much of each has been looked up."""
    rows = [_tally(each) for each in tallies()]
    notes = [said("A pair of term and target is checked only where somebody has looked it up in its source.")]
    return Answer("crosswalks", _TALLY_COLUMNS, rows, notes, tuple(map(said, _TALLY_LABELS)))


def of(key: str, target: str, lang: str, exact: bool = False) -> Answer:
    """The terms that lead to a scheme, by target, ``exact`` for programs; raises UnknownSchemeError."""
    told, found = scheme(key), leads(key, target)
    rows = [_lead(each, lang, exact) for each in found]
    return Answer("crosswalk", _COLUMNS, rows, _notes(told, found), tuple(map(said, _LABELS)), _head(told))


def lines(term: Term) -> Iterator[str]:
    """What one term is called elsewhere, whether that was looked up, and where."""
    for key, known in schemes().items():
        crosswalk = term.crosswalks.get(key)
        if crosswalk:
            targets = (_with_words(each, known) for each in crosswalk["to"])
            checked = "" if crosswalk["checked"] else f"   ({said('not yet checked')})"
            yield f"{key:<15} {', '.join(targets)}{checked}"
            yield f"{'':<15} {known.title}, {known.edition}"


def _with_words(target: str, known: Scheme) -> str:
    about = known.targets.get(target)
    return f"{target} ({about})" if about else target


def _notes(told: Scheme, found: list[Lead]) -> list[str]:
    if not found:
        return [said("No term leads there. `qeyd vocab crosswalk {scheme}` shows where terms lead.", scheme=told.key)]
    unchecked = sum(not lead.checked for lead in found)
    notes = [
        f"{told.title}, {told.edition}.",
        said("Where it was read: {document}", document=told.read_in),
        said("Checked means: {meaning}", meaning=told.checked_means),
    ]
    if unchecked:
        notes.append(counted(unchecked, "{n:,} pair is not yet checked.", "{n:,} pairs are not yet checked."))
        notes.append(said("To confirm: {what}", what=told.to_confirm))
    return notes


def _head(told: Scheme) -> dict[str, str]:
    return {
        "scheme": told.key,
        "title": told.title,
        "edition": told.edition,
        "read_in": told.read_in,
        "checked_means": told.checked_means,
        "to_confirm": told.to_confirm,
    }


def _lead(each: Lead, lang: str, exact: bool) -> tuple[object, ...]:
    checked = each.checked if exact else said("yes") if each.checked else said("no")
    return each.target, each.about, each.term.vocabulary, each.term.code, each.term.label(lang), checked


def _tally(each: Tally) -> tuple[object, ...]:
    told = each.scheme
    return (
        told.key,
        told.title,
        told.edition,
        each.terms,
        each.targets,
        each.checked,
        each.unchecked,
        told.read_in,
        told.to_confirm,
    )
