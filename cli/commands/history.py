"""qeyd history: every change of an incident, from the signed log."""

from cli import answers, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Code
from incidents import history as log
from incidents import linking

_COLUMNS = ("at", "done", "device", "field", "value")


def history(here: Context, code: Code, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show every change of an incident: when, by which device, which field, what it became."""
    with opening.opened(here) as case:
        changes = log.changes(case.connection, case.organisation, linking.by_code(case, code))
    rows = [(each.at, each.kind, each.device[:8], each.field, log.told(each.value)) for each in changes]
    answers.show(
        here, answers.Answer("history", _COLUMNS, rows, [f"{len(rows)} changes of one record."]), as_json, as_csv
    )
