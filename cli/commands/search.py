"""qeyd search: what fits the words best."""

from cli import found, opening, query_words
from cli.context import Context
from cli.options import AsCsv, AsJson, Limit, Query
from incidents import query as language
from incidents import searching


def search(
    here: Context, query: Query = None, limit: Limit = 20, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """Find incidents by their words, the best fit first; letters are folded, so Gence finds Gəncə.

    Words end anywhere with * (birth*), a phrase stands in quotes, keys are those of `qeyd list`.
    """
    with opening.opened(here) as case:
        asked = language.parse(query_words.typed(query))
        rows = searching.most_fitting(case, asked, limit)
        total = searching.how_many(case, asked, found.MOST_COUNTED)
    found.show(here, "search", rows, total, None, as_json=as_json, as_csv=as_csv)
