"""The trash, and what would go there."""

from collections import Counter
from collections.abc import Sequence

from cli import answers, field_words
from cli.context import Context
from incidents.addresses import Found
from incidents.trashing import InTrash
from schemas.speech import counted, noted, said

_COLUMNS = ("record", "kind", "since", "with_it")
_LABELS = (noted("record"), noted("kind"), noted("since"), noted("with it"))
_MINUTES = len("2026-11-22 20:15")


def show(here: Context, rows: Sequence[InTrash], *, as_json: bool, as_csv: bool) -> None:
    """What is in the trash, the last first."""
    exact = as_json or as_csv
    told = [_row(each, exact) for each in rows]
    notes = [counted(len(rows), "{n:,} record is in the trash.", "{n:,} records are in the trash.")]
    answers.show(
        here, answers.Answer("trash", _COLUMNS, told, notes, tuple(map(said, _LABELS)), least=(16,)), as_json, as_csv
    )


def told(going: Sequence[Found]) -> list[str]:
    """What would go, by kind."""
    return [f"  {field_words.label(table)}: {number:,}" for table, number in Counter(each[0] for each in going).items()]


def _row(each: InTrash, exact: bool) -> tuple[object, ...]:
    since = each.since if exact else each.since[:_MINUTES].replace("T", " ")
    return each.address, each.table if exact else field_words.label(each.table), since, each.with_it
