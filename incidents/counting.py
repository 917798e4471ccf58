"""Counts what is documented: by a stated unit, with what is unknown shown."""

from collections.abc import Sequence
from typing import NamedTuple

from incidents import count_notes
from incidents.case_file import CaseFile
from incidents.dimension import Dimension
from incidents.dimensions import DIMENSIONS
from incidents.errors import RefusedInputError
from incidents.query import parse
from incidents.query_keys import either, nearest
from incidents.query_reach import reach
from incidents.query_tree import EVERYTHING
from incidents.tallying import Codes, Figure, tally
from schemas.speech import said

UNITS = ("incidents", "acts", "victims", "proceedings")
MOST_DIMENSIONS = 2
_FEW = 20_000


class Heading(NamedTuple):
    """One code of an axis and its word."""

    code: str
    label: str


class Axis(NamedTuple):
    """One dimension: its codes in their natural order; periods without a gap, not exact and not known last."""

    name: str
    label: str
    headings: tuple[Heading, ...]


class Row(NamedTuple):
    """A figure for a combination of codes; ``low`` and ``high`` differ only for victims."""

    codes: tuple[str, ...]
    low: int
    high: int


class Counted(NamedTuple):
    """A count. ``rows`` holds every combination that is not zero, in the order of the axes.

    ``margins`` holds the same for each axis alone, ``total`` for none: they count different units and need not be the
    sums of the rows, because one incident may stand in several rows; ``notes`` says so where it is the case.
    """

    by: tuple[str, ...]
    unit: str
    query: str
    axes: tuple[Axis, ...]
    rows: tuple[Row, ...]
    margins: tuple[tuple[Row, ...], ...]
    total: Row
    notes: tuple[str, ...]

    def figure(self, *codes: str) -> Row:
        """The figure of one combination; zero where nothing is recorded."""
        return next((row for row in self.rows if row.codes == codes), Row(codes, 0, 0))

    def plain(self) -> list[dict[str, str | int]]:
        """The rows as flat tables know them: a column a dimension, then the unit (victims: low and high)."""
        return [{**dict(zip(self.by, row.codes, strict=True)), **self._figures(row)} for row in self.rows]

    def _figures(self, row: Row) -> dict[str, str | int]:
        if self.unit == "victims":
            return {"victims_low": row.low, "victims_high": row.high}
        return {self.unit: row.low}


def count(
    case: CaseFile, by: Sequence[str], unit: str = "incidents", query: str | None = None, lang: str = "en"
) -> Counted:
    """How many different incidents, acts, victims or proceedings stand under each code of one or two dimensions.

    The query chooses the incidents, and of them the acts it asks for. A date that is not exact counts in a period only
    if it lies wholly in it, otherwise under ``not_exact``; no date under ``unknown``. Incidents are counted by their
    own date and place, acts and victims by those of the act where it has its own. Victims: ``low`` adds up the least
    figures (an individual is one), ``high`` the highest; a person met twice counts once.
    Raises RefusedInputError for an unknown dimension or unit, QueryError for the query.
    """
    dimensions = _dimensions(by, unit)
    asked = reach(case, parse(query) if query else EVERYTHING, _FEW)
    told = tally(case, dimensions, unit, asked)
    axes = tuple(_axis(each, margin, lang) for each, margin in zip(dimensions, told.margins, strict=True))
    return Counted(
        by=tuple(each.name for each in dimensions),
        unit=unit,
        query=query or "",
        axes=axes,
        rows=_in_order(told.cells, axes),
        margins=tuple(_in_order(margin, (axis,)) for margin, axis in zip(told.margins, axes, strict=True)),
        total=Row((), *told.total),
        notes=count_notes.notes(case, asked, unit, dimensions, told),
    )


def _dimensions(by: Sequence[str], unit: str) -> tuple[Dimension, ...]:
    if unit not in UNITS:
        meant = either(nearest(unit, UNITS))
        raise RefusedInputError(
            said("Counted are {units} (did you mean {meant}?).", units=", ".join(UNITS), meant=meant)
            if meant
            else said("Counted are {units}.", units=", ".join(UNITS))
        )
    if not 1 <= len(by) <= MOST_DIMENSIONS or len(set(by)) < len(by):
        raise RefusedInputError(said("Count by one dimension or by two different ones, as in year,act."))
    for name in by:
        if name not in DIMENSIONS:
            raise RefusedInputError(_no_dimension(name))
        if "proceeding" in DIMENSIONS[name].tables and unit != "proceedings":
            raise RefusedInputError(
                said(
                    "{dimension} divides proceedings: count with --unit proceedings, or by charge or complaint.",
                    dimension=name,
                )
            )
    return tuple(DIMENSIONS[name] for name in by)


def _no_dimension(typed: str) -> str:
    meant = either(nearest(typed, DIMENSIONS))
    sentence = (
        said("There is no such dimension (did you mean {meant}?).", meant=meant)
        if meant
        else said("There is no such dimension.")
    )
    return f"{sentence} {said('Known are {dimensions}.', dimensions=', '.join(DIMENSIONS))}"


def _axis(dimension: Dimension, margin: dict[Codes, Figure], lang: str) -> Axis:
    codes = dimension.ordered(code for (code,) in margin)
    headings = tuple(Heading(code, dimension.labelled(code, lang)) for code in codes)
    return Axis(dimension.name, dimension.said(lang), headings)


def _in_order(figures: dict[Codes, Figure], axes: tuple[Axis, ...]) -> tuple[Row, ...]:
    places = [{heading.code: place for place, heading in enumerate(axis.headings)} for axis in axes]
    ordered = sorted(figures, key=lambda codes: [place[code] for place, code in zip(places, codes, strict=True)])
    return tuple(Row(codes, *figures[codes]) for codes in ordered)
