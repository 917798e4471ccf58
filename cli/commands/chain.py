"""qeyd chain: what an incident followed, and what followed it."""

from cli import answers, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Code
from incidents import linking
from incidents.linking import ChainStep
from schemas.speech import counted, lowered, said
from schemas.vocabulary import vocabulary

_COLUMNS = ("code", "depth", "date", "date_text", "kind", "to", "title")
_DATE, _LINK = 14, 23


def chain(here: Context, code: Code, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show what an incident followed and what followed it.

    Depth 0 is the incident itself, below 0 what came before. Sequence as reported is not proof of cause.
    """
    with opening.opened(here) as case:
        steps = linking.chain(case, code)
    notes = [
        counted(
            len(steps),
            "{n:,} incident. Sequence as reported; not proof of cause.",
            "{n:,} incidents. Sequence as reported; not proof of cause.",
        )
    ]
    if as_json or as_csv:
        exact = [
            (each.code, each.depth, each.date, each.date_text, each.kind, each.follows, each.title) for each in steps
        ]
        told = answers.Answer("chain", _COLUMNS, exact, notes, head={"unit": "incidents"})
    else:
        rows = [(each.code, each.depth, each.date_text, _link(each, here.language), each.title) for each in steps]
        longest = max(len(each.code) for each in steps)
        labels = (said("incident"), said("depth"), said("date"), said("link"), said("title"))
        told = answers.Answer("chain", labels, rows, notes, least=(longest, 5, _DATE, _LINK))
    answers.show(here, told, as_json, as_csv)


def _link(step: ChainStep, lang: str) -> str:
    """How a step hangs on the one it was reached from, read from left to right."""
    if not step.kind:
        return ""
    label = lowered(vocabulary("link_kinds").label(step.kind, lang))
    if (step.kind == "causes") == (step.depth < 0):
        return said("{link} {code}", link=label, code=step.follows)
    return said("{code} {link} it", link=label, code=step.follows)
