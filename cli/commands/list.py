"""qeyd list: what there is, the newest first."""

from typing import Annotated

from cli import found, opening, query_words
from cli.context import Context
from cli.options import AsCsv, AsJson, Limit, Option, Query
from incidents import searching


def list_(
    here: Context,
    query: Query = None,
    limit: Limit = 20,
    after: Annotated[str | None, Option("--after", help="Go on behind this incident.", metavar="CODE")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List incidents, the latest date first and those without a date last; a query narrows them."""
    with opening.opened(here) as case:
        asked = query_words.asked(query)
        page = searching.newest(case, asked, limit, after)
        total = searching.how_many(case, asked, found.MOST_COUNTED) if page.next else len(page.rows)
    found.show(here, "list", page.rows, total, page.next, as_json=as_json, as_csv=as_csv)
