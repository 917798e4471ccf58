"""Which figures stand under which heading of a UPR submission."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.mechanism import Mechanism
from schemas.release import TOTAL, Table

ACT_DIMENSIONS = ("act", "act_family", "act_type")
"""Dimensions whose codes are acts: a table counted by one is told act by act under the fitting headings."""

VIGNETTES_OF_A_HEADING = 2
"""More cases than this under one heading are not printed (OHCHR: individual cases only where emblematic)."""

WITHOUT_HEADING = ""
"""Where tables stand that no heading claims: before the first of them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A table under a heading: whole, or only the rows of some codes."""

    table: Table
    only: tuple[str, ...] | None


def places(tables: Sequence[Table], body: Mechanism) -> dict[str, tuple[Placed, ...]]:
    """The tables by the key of their heading; acts that have no heading stand in the annex alone."""
    found: dict[str, list[Placed]] = {}
    for table in tables:
        for heading, placed in _places_of(table, body):
            found.setdefault(heading, []).append(placed)
    return {heading: tuple(placed) for heading, placed in found.items()}


def _places_of(table: Table, body: Mechanism) -> Iterator[tuple[str, Placed]]:
    if table.dimensions[0].name in ACT_DIMENSIONS:
        yield from _excerpts(table, body)
        return
    headings = (body.heading_of_dimension(known.name) for known in table.dimensions)
    yield next(filter(None, headings), WITHOUT_HEADING), Placed(table, None)


def _excerpts(table: Table, body: Mechanism) -> Iterator[tuple[str, Placed]]:
    """The rows of each heading, without those that are empty all along; none where every figure is withheld."""
    telling = {cell.codes[0] for cell in table.cells if cell.value}
    filled = {cell.codes[0] for cell in table.cells if cell.value != 0}
    by_heading: dict[str, list[str]] = {}
    for code in table.dimensions[0].codes:
        heading = body.heading_of_act(code.code)
        if heading is not None and code.code in filled:
            by_heading.setdefault(heading, []).append(code.code)
    for heading, codes in by_heading.items():
        if telling.intersection(codes):
            yield heading, Placed(table, tuple(codes))


def roots(placed: Placed) -> tuple[str, ...]:
    """The shown codes that no other shown code contains: their figures may be told one after the other."""
    codes = [code for code in placed.table.dimensions[0].codes if placed.only is None or code.code in placed.only]
    shown = {code.code for code in codes}
    return tuple(code.code for code in codes if code.parent not in shown)


def row_total(table: Table, code: str) -> tuple[str, ...]:
    """The codes of the cell that holds a row's total."""
    return (code, *(TOTAL for _ in table.dimensions[1:]))
