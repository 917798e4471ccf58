"""qeyd merge: one record of two that tell of the same."""

from typing import Annotated

from cli import merge_page, opening, wishes
from cli.context import Context
from cli.options import Argument, DryRun, Option, Yes
from incidents import merging
from incidents.unit_of_work import writing
from schemas.speech import said

Kept = Annotated[str, Argument("The record that stays.", metavar="CODE")]
Other = Annotated[str, Argument("The record that tells of the same, and goes.", metavar="OTHER")]
By = Annotated[str, Option("--by", help="Who decided, by initials or role.", metavar="WHO")]
Note = Annotated[str, Option("--note", help="Why they are the same.")]


def merge(
    here: Context, code: Kept, other: Other, by: By = "", note: Note = "", yes: Yes = False, dry_run: DryRun = False
) -> None:
    """Merge two incidents, people, actors or sources: what names the second names the first, which lacks nothing then.

    Where both tell something else, the first stands and the other is kept as a claim. `qeyd undo` brings both back.
    """
    with opening.opened(here) as case:
        merge_page.say(here, merging.rehearse(case, code, other, here.now()))
        if dry_run:
            return
        wishes.agreed(here, said("Merge them?"), yes=yes)
        with writing(case, here.now(), "merge") as work:
            day = here.now().date().isoformat()
            done = merging.merge(work, code, other, by=by, on=day, note=note)
    here.say(
        said(
            "{code} is one with {other} now; the decision is {decision}.",
            code=done.kept,
            other=done.gone,
            decision=done.decision,
        )
    )
