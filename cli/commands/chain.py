"""qeyd chain: what an incident followed, and what followed it."""

from cli import answers, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Code
from incidents import linking
from incidents.linking import ChainStep
from schemas.counted import several
from schemas.vocabulary import vocabulary

_COLUMNS = ("code", "depth", "date", "date_text", "kind", "to", "title")
_LABELS = ("incident", "depth", "date", "link", "title")
_DATE, _LINK = 14, 23


def chain(here: Context, code: Code, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show what an incident followed and what followed it.

    Depth 0 is the incident itself, below 0 what came before. Sequence as reported is not proof of cause.
    """
    with opening.opened(here) as case:
        steps = linking.chain(case, code)
    notes = [f"{several(len(steps), 'incident')}. Sequence as reported; not proof of cause."]
    if as_json or as_csv:
        exact = [
            (each.code, each.depth, each.date, each.date_text, each.kind, each.follows, each.title) for each in steps
        ]
        told = answers.Answer("chain", _COLUMNS, exact, notes, head={"unit": "incidents"})
    else:
        rows = [(each.code, each.depth, each.date_text, _link(each, here.language), each.title) for each in steps]
        longest = max(len(each.code) for each in steps)
        told = answers.Answer("chain", _LABELS, rows, notes, least=(longest, 5, _DATE, _LINK))
    answers.show(here, told, as_json, as_csv)


def _link(step: ChainStep, lang: str) -> str:
    """How a step hangs on the one it was reached from, read from left to right."""
    if not step.kind:
        return ""
    label = vocabulary("link_kinds").label(step.kind, lang).lower()
    if step.kind == "causes":
        return f"{label} {step.follows}" if step.depth < 0 else f"{step.follows} {label} it"
    return f"{step.follows} {label} it" if step.depth < 0 else f"{label} {step.follows}"
