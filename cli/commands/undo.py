"""qeyd undo: take back any change, by a new one."""

from typing import Annotated

from cli import opening, undo_page, wishes
from cli.context import Context
from cli.options import Argument, DryRun, Yes
from incidents import undoing
from incidents.unit_of_work import writing
from schemas.speech import said

What = Annotated[
    str,
    Argument(
        "An entry, by its first letters in `qeyd log`, or a record; else the last change.", metavar="[ENTRY|CODE]"
    ),
]


def undo(here: Context, what: What = "", yes: Yes = False, dry_run: DryRun = False) -> None:
    """Take back a change: what was added goes to the trash, what was changed becomes what it was.

    It is a new entry of the log, and can be taken back itself. Of a record, the last change that stands is meant.
    """
    with opening.opened(here) as case:
        entry = undoing.entry_named(case, what) if what else undoing.last_undoable(case)
        undo_page.say(here, case, entry)
        if dry_run:
            return
        wishes.agreed(here, said("Take it back?"), yes=yes)
        with writing(case, here.now(), "undo") as work:
            undoing.undo(work, entry)
    here.say(said("Entry {entry} is taken back.", entry=entry[:8]))
