"""What coders gave, from options or a form; and how far they agree, as a table."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cli import answers, field_words, opening, query_words, told_by_flags
from cli.context import Context
from incidents import coding_passes, matching
from incidents.coding_passes import FIELDS, LEAST, Agreement
from incidents.query import parse
from schemas.speech import said
from schemas.vocabulary import vocabulary

_COLUMNS = ("field", "term", "incidents", "both", "one", "none", "kappa")


def told(given: Mapping[str, Sequence[str] | None], form: Path | None) -> dict[str, list[str]]:
    """The codes of every field: by options none where none was given; by a form only the fields it has."""
    if form:
        return {field: _several(codes) for field, codes in told_by_flags.from_file(form).items()}
    return {field: list(codes or ()) for field, codes in given.items()}


def _several(codes: object) -> list[str]:
    return [str(each) for each in codes] if isinstance(codes, list) else [str(codes)]


def compare(here: Context, query: list[str] | None, *, as_json: bool, as_csv: bool) -> None:
    """Print the agreement of the first two coders of each incident."""
    typed = query_words.typed(query)
    with opening.opened(here) as case:
        wanted = matching.ids(case, parse(typed)) if typed else None
        found = coding_passes.agreement(case, wanted)
    exact = as_json or as_csv
    rows = [_row(here, each, exact) for each in found]
    notes = [
        said(
            "Kappa is agreement beyond chance (Cohen): 1 always, 0 as often as by chance."
            " It is told from {least} incidents on.",
            least=LEAST,
        )
    ]
    if not found:
        notes = [said("No incident has been coded by two coders yet: `qeyd coding add` codes one.")]
    labels = tuple(field_words.label(name) for name in _COLUMNS)
    answers.show(here, answers.Answer("agreement", _COLUMNS, rows, notes, labels), as_json, as_csv)


def _row(here: Context, told: Agreement, exact: bool) -> tuple[object, ...]:
    if exact:
        return tuple(told)
    kappa = "" if told.kappa is None else f"{told.kappa:.2f}"
    term = vocabulary(FIELDS[told.field]).label(told.term, here.language)
    return (field_words.label(told.field), term, told.incidents, told.both, told.one, told.none, kappa)
