"""Imports in the terminal: what was decided, how far it is, what was refused."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cli import answers, opening, progress, tables
from cli.context import Context
from incidents.errors import RefusedInputError
from incidents.importing import checking, loading, shipped
from incidents.importing.checking import Checked, ColumnUse, RefusedRow
from incidents.importing.import_map import ImportMap
from incidents.importing.loading import Imported
from schemas.counted import several

_SHOWN = 20


class Asked(NamedTuple):
    """The file, and the map to read it by."""

    file: Path
    mapping: ImportMap


def chosen_map(file: Path, told: str) -> ImportMap:
    """The map that was named, else the shipped one whose columns are all there; raises RefusedInputError for none."""
    name = told or shipped.fitting_map(file)
    if name is None:
        raise RefusedInputError(
            "No shipped map fits this file: write one (docs/importing.md shows how) and name it with --map."
        )
    return shipped.found_map(name)


def show_check(here: Context, asked: Asked, *, as_json: bool) -> None:
    """Show what the import would do; nothing is opened, nothing is kept."""
    with progress.counted(here, "Reading") as advance:
        found = checking.check(asked.file, asked.mapping, lambda done, _total: advance(done))
    columns = ("column", "becomes", "rows that say something")
    rows = [(each.name, _becomes(each), each.filled) for each in found.columns]
    head = {
        "accepted": found.accepted,
        "refused": found.refused,
        "reasons": [list(_reason(each)) for each in found.reasons],
    }
    answers.show(here, answers.Answer("import-check", columns, rows, [_decided(found)], head=head), as_json)
    if not as_json:
        _say_refused(here, found.reasons, found.refused, found.counted_in)
        _say_not_used(here, found.not_used)
        _say_dangling(here, found.dangling)
        here.say(f"{found.accepted:,} of {several(found.rows, 'row')} would go in; nothing was written.")


def bring_in(here: Context, asked: Asked, *, set_aside: bool, as_json: bool) -> None:
    """Import, and tell what was done."""
    with opening.opened(here, bulk=True) as case, progress.counted(here, "Importing") as advance:
        done = loading.import_file(
            case,
            asked.file,
            asked.mapping,
            here.now(),
            keep_refused=set_aside,
            on_progress=lambda rows, _total: advance(rows),
        )
    tell(here, done, as_json=as_json)


def tell(here: Context, done: Imported, *, as_json: bool = False) -> None:
    """What an import did: codes and numbers."""
    figures = (done.added, done.already_there, len(done.changed), done.refused, done.linked, len(done.dangling))
    columns = ("added", "already_there", "changed_in_the_file", "refused", "linked", "links_to_nowhere")
    if as_json:
        head = {"origin": done.origin, "reasons": [list(_reason(each)) for each in done.reasons]}
        answers.show(here, answers.Answer("import", columns, [figures], head=head), True)
        return
    span = f" ({done.first_code} to {done.last_code})" if done.added else ""
    added, linked = several(done.added, "incident"), several(done.linked, "link")
    here.show(f"{added} added{span}, {done.already_there:,} already there, {linked}.")
    if done.changed:
        here.say(f"Changed in the file since, and kept here as they were: {_listed(done.changed)}")
    _say_refused(here, done.reasons, done.refused, done.counted_in)
    _say_not_used(here, done.not_used)
    _say_dangling(here, done.dangling)
    if done.circular:
        pairs = ", ".join(f"{a} → {b}" for a, b in done.circular[:_SHOWN])
        here.say(f"{len(done.circular)} links would have made a circle and were left out: {pairs}")
    if done.quarantine:
        here.say(
            f"The refused rows lie in the clear in {done.quarantine.name}, beside the file: mend them and import that."
        )


def _becomes(use: ColumnUse) -> str:
    return ", ".join(use.becomes) or ("left out, as the map says" if use.ignored else "NOT USED")


def _decided(found: Checked) -> str:
    parts = (
        found.kind,
        f"encoding {found.encoding}" if found.encoding else "",
        f"delimiter {found.delimiter!r}" if found.delimiter else "",
        f"sheet {found.sheet}" if found.sheet else "",
        f"column names in row {found.header_row}" if found.header_row else "",
    )
    return "Read as: " + ", ".join(part for part in parts if part) + "."


def _reason(refused: RefusedRow) -> tuple[int, str, str]:
    return (refused.number, refused.column, refused.reason)


def _say_refused(here: Context, reasons: Sequence[RefusedRow], refused: int, counted_in: str) -> None:
    if refused:
        here.say(f"{several(refused, 'row')} refused:")
        here.say(*tables.table((counted_in, "column", "why"), [_reason(each) for each in reasons[:_SHOWN]]))
        if len(reasons) > _SHOWN:
            here.say(f"… and {len(reasons) - _SHOWN:,} more: --set-aside keeps all of them in a file.")


def _say_not_used(here: Context, columns: Sequence[ColumnUse]) -> None:
    if columns:
        here.say(f"The map says nothing of {', '.join(each.name for each in columns)}: what stands there is not kept.")


def _say_dangling(here: Context, links: Sequence[tuple[str, str]]) -> None:
    if links:
        there = _listed([f"{later} → {earlier}" for later, earlier in links])
        here.say(f"{several(len(links), 'link')} to an incident that is nowhere: {there}")


def _listed(told: Sequence[str]) -> str:
    more = f" … and {len(told) - _SHOWN:,} more" if len(told) > _SHOWN else ""
    return ", ".join(told[:_SHOWN]) + more
