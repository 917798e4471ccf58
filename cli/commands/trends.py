"""qeyd trends: what is documented, counted by a stated unit."""

from typing import Annotated, Literal

from cli import opening, query_words, recipes, trend_tables
from cli.context import Context
from cli.options import AsCsv, AsJson, Option, Query
from incidents import counting


def trends(
    here: Context,
    query: Query = None,
    by: Annotated[
        str, Option("--by", help="One or two of year, quarter, month, act, family, place, perpetrator …")
    ] = "year",
    unit: Annotated[
        Literal["incidents", "acts", "victims", "proceedings"], Option("--unit", help="What is counted.")
    ] = "incidents",
    only: Annotated[str, Option("--where", help="A query, as in `qeyd list`.", metavar="QUERY")] = "",
    recipe: Annotated[str, Option("--recipe", help="Count again what was kept under this name.", metavar="NAME")] = "",
    save: Annotated[str, Option("--save", help="Keep it under this name, to be counted again.", metavar="NAME")] = "",
    chart: Annotated[bool, Option("--chart", help="Draw bars.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Count documented incidents, acts or victims by one or two dimensions.

    Dates that are not exact, and what is not known, stand in rows of their own: nothing is dropped, nothing guessed.
    """
    # A count walks every record: locking and wiping each page in memory would take five times the time.
    with opening.opened(here, bulk=True) as case:
        asked = recipes.chosen(case, recipe, by, unit, query_words.typed(query, only))
        told = counting.count(case, asked.by, asked.unit, asked.query, here.language)
        if save:
            recipes.keep(here, case, save, asked)
    trend_tables.show(here, told, chart=chart, as_json=as_json, as_csv=as_csv)
