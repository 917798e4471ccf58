"""One answer of a reading command, shown as a table, as JSON or as CSV."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cli import machine, tables
from cli.context import Context


class Answer(NamedTuple):
    """Rows under named columns; ``labels`` are the heads people see, ``head`` goes into the JSON envelope.

    A column whose label is empty is for programs only: JSON and CSV have it, the table has not. ``least`` are the
    widths below which the shown columns are not cut on a terminal.
    """

    kind: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()
    labels: Sequence[str] = ()
    head: Mapping[str, Any] = {}
    least: Sequence[int] = ()


def show(here: Context, answer: Answer, as_json: bool = False, as_csv: bool = False) -> None:
    """Print the answer on standard output; its notes beside it, on standard error, unless they are in the JSON."""
    if as_json:
        rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        here.stream(machine.envelope(answer.kind, rows, answer.notes, **answer.head))
        return
    if as_csv:
        here.stream(machine.csv_lines(answer.columns, answer.rows))
    elif answer.rows:
        heads = answer.labels or answer.columns
        seen = [place for place, head in enumerate(heads) if head]
        shown = [[row[place] for place in seen] for row in answer.rows]
        tables.show(here, [heads[place] for place in seen], shown, answer.least)
    here.say(*answer.notes)
