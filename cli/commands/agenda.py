"""qeyd agenda: what is due."""

from typing import Annotated

from cli import agenda_page, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Option
from incidents import agenda as agendas
from schemas.speech import noted


def agenda(
    here: Context,
    days: Annotated[int, Option("--days", help=noted("How many days to look ahead."), metavar="N")] = 30,
    everything: Annotated[
        bool, Option("--all", help=noted("Everything to come, and open tasks without a day."))
    ] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show what is due, what is overdue first: tasks, hearings, deadlines, reviews, consents, dates of the country."""
    today = here.now().date()
    with opening.opened(here) as case:
        told = agendas.agenda(case, today, None if everything else max(days, 0), here.language)
    agenda_page.show(here, told, today, as_json=as_json, as_csv=as_csv)
