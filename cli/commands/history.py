"""qeyd history: every change of a record, from the signed log."""

from typing import Annotated

from cli import answers, opening
from cli.context import Context
from cli.deeds import deed
from cli.field_words import label
from cli.options import AsCsv, AsJson, Code, Option
from incidents import reading_history
from incidents.history import SEALED
from incidents.reading_history import Told
from schemas.speech import counted, noted, said

_COLUMNS = ("at", "done", "device", "record", "field", "value", "entry")
_LABELS = (noted("at"), noted("done"), noted("device"), noted("record"), noted("field"), noted("value"), "")
_MINUTES = len("2026-11-22 20:15")
Whole = Annotated[bool, Option("--whole", help="With everything that hangs on it.")]


def history(here: Context, code: Code, whole: Whole = False, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show every change of a record: when, by which device, which field, what it became; also of what is in the trash.

    Any record has one: AZ-2023-0014, AZ-2023-0014/2/detention, P-0012/consent/1.
    """
    with opening.opened(here) as case:
        told = reading_history.told(case, code, whole=whole)
    exact = as_json or as_csv
    rows = [_row(each, exact, as_json) for each in told]
    notes = [counted(len(rows), "{n:,} change.", "{n:,} changes.")]
    labels = tuple("" if each == "record" and not whole else said(each) for each in _LABELS)
    answers.show(here, answers.Answer("history", _COLUMNS, rows, notes, labels, least=(_MINUTES,)), as_json, as_csv)


def _row(each: Told, exact: bool, as_json: bool) -> tuple[object, ...]:
    at = each.at if exact else each.at[:_MINUTES].replace("T", " ")
    value = "; ".join(map(str, each.value)) if isinstance(each.value, list) and not as_json else each.value
    if value == SEALED and not exact:
        value = said(SEALED)
    done = each.kind if exact else deed(each.kind)
    return at, done, each.device[:8], each.address, each.field if exact else label(each.field), value, each.entry
