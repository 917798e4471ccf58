"""A count as a table, a chart, JSON or CSV."""

from collections.abc import Iterator

from cli import answers, charts, tables
from cli.context import Context
from incidents.counting import Axis, Counted, Row
from schemas.counted import Counted as Figure
from schemas.speech import counted, lowered, noted, said

_APART = ("not_exact", "unknown")
_TITLES = {
    "incidents": noted("Documented incidents by {what}"),
    "acts": noted("Documented acts by {what}"),
    "victims": noted("Documented victims by {what}"),
    "proceedings": noted("Documented proceedings by {what}"),
}
_RANGES = {
    "incidents": noted("{range} incidents"),
    "acts": noted("{range} acts"),
    "victims": noted("{range} victims"),
    "proceedings": noted("{range} proceedings"),
}
UNITS = (noted("incidents"), noted("acts"), noted("victims"), noted("proceedings"))
"""What is counted, as the head of a column."""


def show(here: Context, told: Counted, *, chart: bool, as_json: bool, as_csv: bool) -> None:
    """Print a count; every form names the unit, and the notes say what the figures are not."""
    if as_json or as_csv:
        columns = tuple(told.plain()[0]) if told.rows else (*told.by, told.unit)
        rows = [tuple(row.values()) for row in told.plain()]
        head = {"by": list(told.by), "unit": told.unit, "query": told.query, "total": _figure(told, told.total)}
        answers.show(here, answers.Answer("trends", columns, rows, told.notes, head=head), as_json, as_csv)
        return
    here.show(here.heading(_title(told)))
    if chart and len(told.axes) == 1:
        _chart(here, told)
    elif here.on_terminal and len(told.axes) > 1:
        here.show(*tables.blocks(_heads(told), list(_two(told)), here.width, here.colour))
    else:
        answers.show(here, answers.Answer("trends", _heads(told), list(_body(told))))
    here.say(*told.notes)


def _title(told: Counted) -> str:
    labels = [lowered(axis.label) for axis in told.axes]
    what = labels[0] if len(labels) == 1 else said("{one} and {other}", one=labels[0], other=labels[1])
    return said(_TITLES[told.unit], what=what)


def _chart(here: Context, told: Counted) -> None:
    [axis] = told.axes
    bars = {heading.code: (heading.label, told.figure(heading.code).low) for heading in axis.headings}
    rows = [bar for code, bar in bars.items() if code not in _APART]
    apart = [bar for code, bar in bars.items() if code in _APART]
    foot = said("n = {total}", total=_total(told))
    if told.total.low != told.total.high:
        foot = said("n = {total}; the bars show the low figures", total=_total(told))
    charts.show(here, "", rows, apart, foot)


def _heads(told: Counted) -> tuple[str, ...]:
    down = lowered(told.axes[0].label)
    if len(told.axes) == 1:
        return (down, said(told.unit))
    return (down, *(heading.label for heading in told.axes[1].headings), said("all"))


def _body(told: Counted) -> Iterator[tuple[object, ...]]:
    return _one(told) if len(told.axes) == 1 else _two(told)


def _one(told: Counted) -> Iterator[tuple[object, ...]]:
    for heading in told.axes[0].headings:
        yield heading.label, _figure(told, told.figure(heading.code))
    yield said("all"), _figure(told, told.total)


def _two(told: Counted) -> Iterator[tuple[object, ...]]:
    cells = {row.codes: row for row in told.rows}
    down, across = told.axes
    margins = [{row.codes[0]: row for row in margin} for margin in told.margins]
    for heading in down.headings:
        figures = (cells.get((heading.code, other.code)) for other in across.headings)
        yield heading.label, *(_figure(told, row) for row in figures), _figure(told, margins[0].get(heading.code))
    yield said("all"), *(_figure(told, row) for row in _margin(across, margins[1])), _figure(told, told.total)


def _margin(axis: Axis, rows: dict[str, Row]) -> Iterator[Row | None]:
    return (rows.get(heading.code) for heading in axis.headings)


def _figure(told: Counted, row: Row | None) -> object:
    if row is None:
        return 0
    return row.low if row.low == row.high else _text(told, row)


def _total(told: Counted) -> str:
    if told.total.low != told.total.high:
        return said(_RANGES[told.unit], range=_text(told, told.total))
    if told.unit == "acts":
        return counted(told.total.low, "{n:,} act", "{n:,} acts")
    if told.unit == "victims":
        return counted(told.total.low, "{n:,} victim", "{n:,} victims")
    return counted(told.total.low, "{n:,} incident", "{n:,} incidents")


def _text(told: Counted, row: Row) -> str:
    return str(Figure(row.low, row.high)) if told.unit == "victims" else str(row.low)
