"""The incidents that test a recommendation, one a line."""

from cli import answers, field_words, opening
from cli.context import Context
from incidents import testing_recommendations
from schemas.speech import counted, said

_COLUMNS = ("incident", "date", "acts", "confirmed", "title", "note")


def show(here: Context, code: str, *, as_json: bool, as_csv: bool) -> None:
    """Print them: confirmed first, those only the themes lead to marked so, those turned down last."""
    with opening.opened(here) as case:
        found = testing_recommendations.bearing_on(case, code)
    rows = [
        (
            each.code,
            each.date,
            list(each.acts) if as_json else " ".join(each.acts),
            each.confirmed if as_json or as_csv else _confirmed(each.confirmed),
            each.title,
            each.note,
        )
        for each in found
    ]
    confirmed = sum(each.confirmed is True for each in found)
    notes = [counted(confirmed, "{n:,} incident confirmed.", "{n:,} incidents confirmed.")]
    notes += [
        said("What only the themes lead to is a suggestion: `qeyd recommendation confirm` says whether it holds.")
        if found
        else said("No theme leads to an incident: `qeyd recommendation confirm` names one that tests it.")
    ]
    labels = tuple(map(field_words.label, _COLUMNS))
    answers.show(here, answers.Answer("tested", _COLUMNS, rows, notes, labels), as_json, as_csv)


def _confirmed(answer: bool | None) -> str:
    return {True: said("yes"), False: said("no"), None: said("by its themes")}[answer]
