"""qeyd duplicates: records that may be one, and what was decided."""

from typing import Annotated

from cli import answers, opening
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson, Limit, Option
from incidents import pairing
from incidents.errors import RefusedInputError
from incidents.unit_of_work import writing
from schemas.speech import counted, noted, said
from schemas.vocabulary import vocabulary

_COLUMNS = ("first", "second", "score", "why", "decision")
_LABELS = (noted("one"), noted("other"), noted("alike"), noted("why"), noted("decision"))
Decision = Annotated[
    list[str] | None,
    Argument(
        "Nothing to list them; or decide CODE CODE and same, different or unsure.", metavar="[decide CODE CODE …]"
    ),
]
People = Annotated[bool, Option("--people", help="Compare people, by their sealed names.")]
By = Annotated[str, Option("--by", help="Who decided, by initials or role.", metavar="WHO")]
Note = Annotated[str, Option("--note", help="Why.")]


def duplicates(
    here: Context,
    words: Decision = None,
    people: People = False,
    by: By = "",
    note: Note = "",
    limit: Limit = 50,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List pairs that may be one and nobody has decided on; or note a decision: `qeyd duplicates decide A B different`.

    Decided pairs are not shown again. `qeyd merge A B` makes one record of two.
    """
    if words:
        _decide(here, words, by, note)
        return
    with opening.opened(here, bulk=True) as case:
        pairs = pairing.undecided(case, "person" if people else "incident", limit)
    exact = as_json or as_csv
    rows = [(*each[:4], each.decision if exact or not each.decision else _label(here, each.decision)) for each in pairs]
    notes = [counted(len(rows), "{n:,} pair to decide on.", "{n:,} pairs to decide on.")]
    labels = tuple(map(said, _LABELS))
    answers.show(here, answers.Answer("duplicates", _COLUMNS, rows, notes, labels, least=(12, 12)), as_json, as_csv)


def _decide(here: Context, words: list[str], by: str, note: str) -> None:
    if len(words) != 4 or words[0] != "decide":
        raise RefusedInputError(said("A decision is told so: qeyd duplicates decide CODE CODE same|different|unsure."))
    _, first, second, decision = words
    with opening.opened(here) as case, writing(case, here.now(), "decide") as work:
        day = here.now().date().isoformat()
        code = pairing.decide(work, first, second, decision, by=by, on=day, note=note)
    here.say(
        said(
            "{code}: {first} and {second}, {decision}.",
            code=code,
            first=first,
            second=second,
            decision=_label(here, decision).lower(),
        )
    )


def _label(here: Context, decision: str) -> str:
    known = vocabulary("duplicate_decisions")
    return known.label(known.read(decision) or decision, here.language)
