"""Tables counted by name."""

from cli.context import Context
from incidents import saved_queries
from incidents.case_file import CaseFile
from incidents.errors import RefusedInputError
from incidents.saved_queries import Recipe
from incidents.unit_of_work import writing
from schemas.speech import said


def chosen(case: CaseFile, named: str, by: str, unit: str, query: str) -> Recipe:
    """What is to be counted: the recipe of that name, or what was told.

    Raises NotFoundError for a recipe that is not there, RefusedInputError where a query is told besides.
    """
    if not named:
        return Recipe("", tuple(name.strip() for name in by.split(",") if name.strip()), unit, query, "")
    if query:
        raise RefusedInputError(said("A recipe is counted as it was kept: leave the query out, or count without it."))
    return saved_queries.recipe(case, named)


def keep(here: Context, case: CaseFile, name: str, recipe: Recipe) -> None:
    """Keep under this name what was just counted."""
    with writing(case, here.now(), "recipe") as work:
        saved_queries.keep_recipe(work, recipe._replace(name=name))
    here.say(said("Kept: `qeyd trends --recipe {name}` counts it again.", name=name))
