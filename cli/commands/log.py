"""qeyd log: every entry of the log, the last first."""

from typing import Annotated

from cli import answers, opening
from cli.context import Context
from cli.deeds import deed
from cli.options import AsCsv, AsJson, Limit, Option
from incidents import entries
from incidents.entries import Listed
from schemas.speech import counted, noted, said

_COLUMNS = ("entry", "at", "done", "device", "operations", "records", "stands", "undoes")
_LABELS = (noted("entry"), noted("at"), noted("done"), noted("device"), noted("operations"), noted("records"), "", "")
_MINUTES = len("2026-11-22 20:15")
_MOST_CODES = 5
After = Annotated[str, Option("--after", help="The page behind this entry.", metavar="ENTRY")]


def log_(here: Context, limit: Limit = 20, after: After = "", as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List what was done: when, by which device, to which records. `qeyd undo ENTRY` takes an entry back."""
    with opening.opened(here) as case:
        found = entries.listed(case, limit + 1 if limit else 0, after)
    shown = found[:limit] if limit else found
    rows = [_exact(each, as_json) if as_json or as_csv else _row(each) for each in shown]
    notes = [counted(len(shown), "{n:,} entry.", "{n:,} entries.")]
    if len(found) > len(shown) and not as_json:
        notes.append(said("The next page: --after {code}", code=shown[-1].entry[:8]))
    told = answers.Answer("log", _COLUMNS, rows, notes, tuple(said(each) for each in _LABELS), least=(8, _MINUTES))
    answers.show(here, told, as_json, as_csv)


def _row(each: Listed) -> tuple[object, ...]:
    done = deed(each.kind) if each.stands else said("{kind} (taken back)", kind=deed(each.kind))
    more = f" +{len(each.codes) - _MOST_CODES}" if len(each.codes) > _MOST_CODES else ""
    codes = " ".join(each.codes[:_MOST_CODES]) + more
    at = each.at[:_MINUTES].replace("T", " ")
    return each.entry[:8], at, done, each.device[:8], each.operations, codes, "", ""


def _exact(each: Listed, as_json: bool) -> tuple[object, ...]:
    codes: object = list(each.codes) if as_json else "; ".join(each.codes)
    stands: object = each.stands if as_json else str(each.stands).lower()
    return each.entry, each.at, each.kind, each.device, each.operations, codes, stands, each.undoes
