"""A count as a table, a chart, JSON or CSV."""

from collections.abc import Iterator

from cli import answers, charts, tables
from cli.context import Context
from incidents.counting import Axis, Counted, Row
from schemas.counted import Counted as Figure
from schemas.counted import several

_APART = ("not_exact", "unknown")


def show(here: Context, told: Counted, *, chart: bool, as_json: bool, as_csv: bool) -> None:
    """Print a count; every form names the unit, and the notes say what the figures are not."""
    if as_json or as_csv:
        columns = tuple(told.plain()[0]) if told.rows else (*told.by, told.unit)
        rows = [tuple(row.values()) for row in told.plain()]
        head = {"by": list(told.by), "unit": told.unit, "query": told.query, "total": _figure(told, told.total)}
        answers.show(here, answers.Answer("trends", columns, rows, told.notes, head=head), as_json, as_csv)
        return
    here.show(here.heading(f"Documented {told.unit} by {' and '.join(axis.label.lower() for axis in told.axes)}"))
    if chart and len(told.axes) == 1:
        _chart(here, told)
    elif here.on_terminal and len(told.axes) > 1:
        here.show(*tables.blocks(_heads(told), list(_two(told)), here.width, here.colour))
    else:
        answers.show(here, answers.Answer("trends", _heads(told), list(_body(told))))
    here.say(*told.notes)


def _chart(here: Context, told: Counted) -> None:
    [axis] = told.axes
    bars = {heading.code: (heading.label, told.figure(heading.code).low) for heading in axis.headings}
    rows = [bar for code, bar in bars.items() if code not in _APART]
    apart = [bar for code, bar in bars.items() if code in _APART]
    bars_show = "" if told.total.low == told.total.high else "; the bars show the low figures"
    charts.show(here, "", rows, apart, f"n = {_total(told)}{bars_show}")


def _heads(told: Counted) -> tuple[str, ...]:
    down = told.axes[0].label.lower()
    if len(told.axes) == 1:
        return (down, told.unit)
    return (down, *(heading.label for heading in told.axes[1].headings), "all")


def _body(told: Counted) -> Iterator[tuple[object, ...]]:
    return _one(told) if len(told.axes) == 1 else _two(told)


def _one(told: Counted) -> Iterator[tuple[object, ...]]:
    for heading in told.axes[0].headings:
        yield heading.label, _figure(told, told.figure(heading.code))
    yield "all", _figure(told, told.total)


def _two(told: Counted) -> Iterator[tuple[object, ...]]:
    cells = {row.codes: row for row in told.rows}
    down, across = told.axes
    margins = [{row.codes[0]: row for row in margin} for margin in told.margins]
    for heading in down.headings:
        figures = (cells.get((heading.code, other.code)) for other in across.headings)
        yield heading.label, *(_figure(told, row) for row in figures), _figure(told, margins[0].get(heading.code))
    yield "all", *(_figure(told, row) for row in _margin(across, margins[1])), _figure(told, told.total)


def _margin(axis: Axis, rows: dict[str, Row]) -> Iterator[Row | None]:
    return (rows.get(heading.code) for heading in axis.headings)


def _figure(told: Counted, row: Row | None) -> object:
    if row is None:
        return 0
    return row.low if row.low == row.high else _text(told, row)


def _total(told: Counted) -> str:
    one = told.total.low == told.total.high
    return several(told.total.low, told.unit.removesuffix("s")) if one else f"{_text(told, told.total)} {told.unit}"


def _text(told: Counted, row: Row) -> str:
    return str(Figure(row.low, row.high)) if told.unit == "victims" else str(row.low)
