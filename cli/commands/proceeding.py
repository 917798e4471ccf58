"""qeyd proceeding: the legal way of one person."""

from typing import Annotated

from cli import clock_tables, opening, query_words
from cli.context import Context
from cli.options import AsCsv, AsJson, Option, Query
from cli.registers import adding, editing, listing, showing
from incidents import clock as clocks
from incidents import clock_summary
from schemas.speech import noted

add = adding("proceeding", noted("Add a proceeding."))
list_ = listing("proceeding", noted("List proceedings."))
show = showing("proceeding", noted("Show a proceeding whole."))
edit = editing("proceeding", noted("Change a proceeding; what stood there stays in its history."))
step = adding("proceeding_step", noted("Note a step: what was done or decided, or is to come."), "proceeding")


def clock(
    here: Context,
    query: Query = None,
    defendants: Annotated[
        bool, Option("--defendants", help=noted("Charges against victims: held, charged, tried, decided."))
    ] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show how long each complaint waited: to be registered, answered, decided.

    One clock a person and a proceeding. What is open runs to today; a date that is not exact gives a range of days.
    """
    asked, today = query_words.typed(query), here.now().date()
    with opening.opened(here, bulk=True) as case:
        told = clocks.clocks(case, asked, today, defendants=defendants)
        silent = 0 if defendants else clocks.without_complaint(case, asked)
    beside = clock_summary.notes(told, silent, defendants=defendants)
    sums = clock_summary.summary(told)
    clock_tables.show(here, told, sums, beside, today=today, as_json=as_json, as_csv=as_csv)
