"""qeyd release: what has been published."""

from cli import answers, opening, release_page
from cli.context import Context
from cli.options import AsCsv, AsJson, Code
from incidents import ledger, sharing
from schemas.speech import counted, noted, said

_COLUMNS = ("release", "made_on", "audience", "question", "k", "tables", "withheld", "vignettes")
_LABELS = (
    noted("release"),
    noted("made on"),
    noted("audience"),
    noted("question"),
    noted("k"),
    noted("tables"),
    noted("withheld"),
    noted("vignettes"),
)


def list_(here: Context, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List every release in the ledger, the oldest first."""
    with opening.opened(here) as case:
        told, shares = ledger.releases(case), sharing.shares(case)
    rows: list[tuple[object, ...]] = [
        (
            each.id,
            each.made_on.isoformat(),
            each.audience,
            each.question,
            each.k,
            len(each.tables),
            len(each.suppressions),
            len(each.vignettes),
        )
        for each in told
    ]
    rows += [
        (each["id"], each["made_on"], "P2", each["question"], each["k"], None, None, None)
        for share in shares
        for each in (share["release"],)
    ]
    notes = [counted(len(rows), "{n:,} release.", "{n:,} releases.")]
    answers.show(here, answers.Answer("releases", _COLUMNS, rows, notes, tuple(map(said, _LABELS))), as_json, as_csv)


def show(here: Context, code: Code, as_json: AsJson = False) -> None:
    """Show a release as it left: its tables, what was withheld and why, what the attacker found."""
    with opening.opened(here) as case:
        told = ledger.release(case, code)
    release_page.show(here, told, as_json=as_json)
