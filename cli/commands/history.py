"""qeyd history: every change of an incident, from the signed log."""

from cli import answers, opening
from cli.context import Context
from cli.field_words import label
from cli.options import AsCsv, AsJson, Code
from incidents import history as log
from incidents import linking
from schemas.speech import counted, noted, said

_COLUMNS = ("at", "done", "device", "field", "value")
_LABELS = (noted("at"), noted("done"), noted("device"), noted("field"), noted("value"))
_MINUTES = len("2026-11-22 20:15")


def history(here: Context, code: Code, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show every change of an incident: when, by which device, which field, what it became."""
    with opening.opened(here) as case:
        changes = log.changes(case.connection, case.organisation, linking.by_code(case, code))
    exact = as_json or as_csv
    rows = [
        (
            _time(each.at, exact),
            each.kind,
            each.device[:8],
            each.field if exact else label(each.field),
            _value(log.told(each.value), as_json),
        )
        for each in changes
    ]
    notes = [counted(len(rows), "{n:,} change of one record.", "{n:,} changes of one record.")]
    told = answers.Answer("history", _COLUMNS, rows, notes, tuple(map(said, _LABELS)), least=(_MINUTES,))
    answers.show(here, told, as_json, as_csv)


def _time(at: str, exact: bool) -> str:
    return at if exact else at[:_MINUTES].replace("T", " ")


def _value(value: object, as_json: bool) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) and not as_json else value
