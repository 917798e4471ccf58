"""A release in the terminal."""

from collections.abc import Iterator

from cli import tables
from cli.context import Context
from cli.folding import folded
from schemas.release import TOTAL, Release, Table
from schemas.release_json import as_json as frozen
from schemas.speech import said


def show(here: Context, told: Release, *, as_json: bool) -> None:
    """Print a release: as the JSON it was frozen in, or table by table."""
    if as_json:
        here.show(frozen(told))
        here.say(said("Keep this in the house: it says which withheld cells are small themselves. Documents do not."))
        return
    here.show(here.heading(said("Release {id} of {day}", id=told.id, day=told.made_on.isoformat())))
    here.show(
        said(
            "{country} · question: {question} · audience {audience} · k = {k}",
            country=told.country_name,
            question=told.question or said("everything"),
            audience=told.audience,
            k=told.k,
        )
    )
    for table in told.tables:
        unit = said("Counting unit: {unit}. [c]: withheld.", unit=said(table.unit))
        here.show("", here.heading(f"{table.id}  {table.title}"), unit)
        heads, rows = _grid(table)
        if here.on_terminal:
            here.show(*tables.blocks(heads, rows, here.width, here.colour))
        else:
            tables.show(here, heads, rows)
        _tell(here, *table.notes)
    _tell(here, "", *told.checks, *told.caveats)


def _tell(here: Context, *lines: str) -> None:
    here.show(*(folded(lines, here.width) if here.on_terminal else lines))


def _grid(table: Table) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    down, across = table.dimensions
    heads = (down.label.lower(), *(code.label for code in across.codes), said("all"))
    return heads, list(_rows(table))


def _rows(table: Table) -> Iterator[tuple[object, ...]]:
    grid = table.grid()
    down, across = table.dimensions
    for code in (*(code.code for code in down.codes), TOTAL):
        figures = (grid[code, other].value for other in (*(code.code for code in across.codes), TOTAL))
        yield down.label_of(code), *("[c]" if figure is None else figure for figure in figures)
