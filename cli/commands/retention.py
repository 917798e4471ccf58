"""qeyd retention: how long what is kept."""

from datetime import timedelta
from typing import Annotated

from cli import agenda_page, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Option
from cli.registers import adding, editing, listing, showing
from incidents import retention
from schemas.speech import noted

add = adding("retention_rule", noted("Add a retention rule."))
list_ = listing("retention_rule", noted("List retention rules."))
show = showing("retention_rule", noted("Show a retention rule whole."))
edit = editing("retention_rule", noted("Change a retention rule; what stood there stays in its history."))


def due(
    here: Context,
    days: Annotated[int, Option("--days", help=noted("How many days to look ahead."), metavar="N")] = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what is due by the rules; nothing is deleted by itself."""
    until = here.now().date() + timedelta(days=min(max(days, 0), 36_500))
    with opening.opened(here) as case:
        told = retention.due(case, until)
    agenda_page.show_retention(here, told, as_json=as_json, as_csv=as_csv)
