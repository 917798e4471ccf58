"""qeyd trash, qeyd restore: take a record out, and bring it back."""

from typing import Annotated

from cli import opening, trash_page, wishes
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson, Limit, Yes
from incidents import addresses, trashing
from incidents.unit_of_work import writing
from schemas.speech import counted, said

Trashed = Annotated[str, Argument("What to put there, such as AZ-2023-0014/2; else what is there.", metavar="[CODE]")]
Gone = Annotated[str, Argument("The code of what is in the trash.", metavar="CODE")]


def trash(
    here: Context,
    code: Trashed = "",
    limit: Limit = 50,
    yes: Yes = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Put a record into the trash with all that hangs on it; without a code, list what is there.

    Nothing is lost: `qeyd restore` brings it back. What something else still names stays where it is.
    """
    with opening.opened(here) as case:
        if not code:
            trash_page.show(here, trashing.listed(case, limit), as_json=as_json, as_csv=as_csv)
            return
        going = trashing.going(case, code)
        here.say(*trash_page.told(going))
        wishes.agreed(here, said("Put it into the trash?"), yes=yes)
        with writing(case, here.now(), "trash") as work:
            gone = trashing.trash(work, code)
    here.say(counted(len(gone), "{n:,} record is in the trash.", "{n:,} records are in the trash."))


def restore(here: Context, code: Gone) -> None:
    """Bring a record back from the trash, with what went there with it."""
    with opening.opened(here) as case, writing(case, here.now(), "restore") as work:
        back = trashing.restore(work, code)
        told = addresses.called(case, back[0].id, back[0].table)
    here.say(counted(len(back), "{code}: {n:,} record is back.", "{code}: {n:,} records are back.", code=told))
