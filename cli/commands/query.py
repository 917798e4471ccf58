"""qeyd query: questions kept by name."""

from typing import Annotated

from cli import answers, opening, query_words
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson, Option, Query
from incidents import saved_queries
from incidents.unit_of_work import writing
from schemas.speech import counted, noted, said

Name = Annotated[str, Argument(noted("What it is asked by: raids-2017 is asked as saved:raids-2017."), metavar="NAME")]


def save(
    here: Context,
    name: Name,
    query: Query = None,
    records: Annotated[
        str, Option("--for", help=noted("What it lists: incident, task, person …"), metavar="RECORDS")
    ] = "incident",
    note: Annotated[str, Option("--note", help=noted("What it is for."))] = "",
) -> None:
    """Keep a query by name; the one of that name is changed. `saved:NAME` asks it in every list."""
    with opening.opened(here) as case, writing(case, here.now(), "query") as work:
        kept = saved_queries.keep(work, name, query_words.typed(query), records, note)
    here.say(said("Kept: saved:{name} asks for records of the kind {records}.", name=kept.name, records=kept.records))


def list_(here: Context, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List the queries and the recipes that are kept."""
    with opening.opened(here) as case:
        kept = [(each.name, "query", each.records, each.query, "", each.note) for each in saved_queries.queries(case)]
        kept += [
            (each.name, "recipe", each.unit, each.query, ",".join(each.by), each.note)
            for each in saved_queries.recipes(case)
        ]
    columns = ("name", "kind", "of", "query", "by", "note")
    labels = (said("Name"), said("Kind"), said("Of"), said("Query"), said("Counted by"), said("What it is for"))
    notes = [counted(len(kept), "{n:,} is kept.", "{n:,} are kept.")]
    answers.show(here, answers.Answer("queries", columns, kept, notes, labels), as_json, as_csv)


def forget(here: Context, name: Name) -> None:
    """Put a saved query or a recipe into the trash."""
    with opening.opened(here) as case, writing(case, here.now(), "trash") as work:
        saved_queries.forget(work, name)
    here.say(said("{name} is in the trash.", name=name))
