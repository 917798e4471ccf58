"""qeyd chain: what an incident followed, and what followed it."""

from cli import answers, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Code
from incidents import linking
from schemas.counted import several

_COLUMNS = ("code", "depth", "date", "date_text", "kind", "to", "title")
_LABELS = ("incident", "depth", "", "date", "kind", "to", "title")


def chain(here: Context, code: Code, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show what an incident followed and what followed it.

    Depth 0 is the incident itself, below 0 what came before. Sequence as reported is not proof of cause.
    """
    with opening.opened(here) as case:
        steps = linking.chain(case, code)
    rows = [(each.code, each.depth, each.date, each.date_text, each.kind, each.follows, each.title) for each in steps]
    notes = [f"{several(len(rows), 'incident')}. Sequence as reported; not proof of cause."]
    told = answers.Answer("chain", _COLUMNS, rows, notes, _LABELS, {"unit": "incidents"}, least=(len(code), 5, 14))
    answers.show(here, told, as_json, as_csv)
