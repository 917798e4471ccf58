"""Imports in the terminal: what was decided, how far it is, what was refused."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cli import answers, opening, progress, tables, terms_here
from cli.context import Context
from incidents.errors import RefusedInputError
from incidents.importing import checking, loading, shipped
from incidents.importing.checking import Checked, ColumnUse, RefusedRow
from incidents.importing.import_map import ImportMap
from incidents.importing.loading import Imported
from schemas.speech import counted, noted, said

_SHOWN = 20
COUNTED_IN = (noted("row"), noted("line"), noted("record"))
"""What the rows of a file are counted in, by its kind."""


class Asked(NamedTuple):
    """The file, the map that was named for it, and what it was made with (``kobo``), both empty if not told."""

    file: Path
    by_map: str = ""
    made_with: str = ""


def chosen_map(asked: Asked) -> ImportMap:
    """The map that was named, else the shipped one whose columns are all there; raises RefusedInputError for none.

    Submissions need no map where they were collected with our own form. To be asked when the terms of the case file
    are known: a map may name them.
    """
    if asked.made_with:
        return shipped.found_map(asked.by_map or shipped.PHONE_FORM, asked.made_with)
    name = asked.by_map or shipped.fitting_map(asked.file)
    if name is None:
        raise RefusedInputError(
            said("No shipped map fits this file: write one (docs/importing.md shows how) and name it with --map.")
        )
    return shipped.found_map(name)


def show_check(here: Context, asked: Asked, *, as_json: bool) -> None:
    """Show what the import would do; nothing is kept."""
    terms_here.known(here)
    mapping = chosen_map(asked)
    with progress.counted(here, said("Reading")) as advance:
        found = checking.check(asked.file, mapping, lambda done, _total: advance(done))
    columns = ("column", "becomes", "rows that say something")
    rows = [(each.name, _becomes(each), each.filled) for each in found.columns]
    head = {
        "accepted": found.accepted,
        "refused": found.refused,
        "reasons": [list(_reason(each)) for each in found.reasons],
        "remarks": list(found.remarks),
    }
    labels = (said("column"), said("becomes"), said("rows that say something"))
    answers.show(here, answers.Answer("import-check", columns, rows, [_decided(found)], labels, head), as_json)
    if not as_json:
        _say_refused(here, found.reasons, found.refused, found.counted_in)
        _say_not_used(here, found.not_used)
        _say_dangling(here, found.dangling)
        here.say(*found.remarks)
        here.say(
            counted(
                found.rows,
                "{accepted:,} of {n:,} row would go in; nothing was written.",
                "{accepted:,} of {n:,} rows would go in; nothing was written.",
                accepted=found.accepted,
            )
        )


def bring_in(here: Context, asked: Asked, *, set_aside: bool, as_json: bool) -> None:
    """Import, and tell what was done."""
    with opening.opened(here, bulk=True) as case:
        mapping = chosen_map(asked)
        with progress.counted(here, said("Importing")) as advance:
            done = loading.import_file(
                case,
                asked.file,
                mapping,
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
        reasons = [list(_reason(each)) for each in done.reasons]
        head = {"origin": done.origin, "reasons": reasons, "remarks": list(done.remarks)}
        answers.show(here, answers.Answer("import", columns, [figures], head=head), True)
        return
    here.show(_added(done))
    if done.changed:
        codes = _listed(done.changed)
        here.say(said("Changed in the file since, and kept here as they were: {codes}", codes=codes))
    _say_refused(here, done.reasons, done.refused, done.counted_in)
    _say_not_used(here, done.not_used)
    _say_dangling(here, done.dangling)
    if done.circular:
        pairs = ", ".join(f"{a} → {b}" for a, b in done.circular[:_SHOWN])
        here.say(
            counted(
                len(done.circular),
                "{n:,} link would have made a circle and was left out: {pairs}",
                "{n:,} links would have made a circle and were left out: {pairs}",
                pairs=pairs,
            )
        )
    here.say(*done.remarks)
    if done.quarantine:
        here.say(
            said(
                "The refused rows lie in the clear in {file}, beside the file: mend them and import that.",
                file=done.quarantine.name,
            )
        )


def _added(done: Imported) -> str:
    """One sentence of three numbers, each in the plural its language has for it."""
    codes = said("{first} to {last}", first=done.first_code, last=done.last_code)
    span = f" ({codes})" if done.added else ""
    return said(
        "{added}, {there:,} already there, {linked}.",
        added=counted(done.added, "{n:,} incident added{span}", "{n:,} incidents added{span}", span=span),
        there=done.already_there,
        linked=counted(done.linked, "{n:,} link", "{n:,} links"),
    )


def _becomes(use: ColumnUse) -> str:
    return ", ".join(use.becomes) or (said("left out, as the map says") if use.ignored else said("NOT USED"))


def _decided(found: Checked) -> str:
    parts = (
        found.kind,
        said("encoding {name}", name=found.encoding) if found.encoding else "",
        said("delimiter {mark}", mark=repr(found.delimiter)) if found.delimiter else "",
        said("sheet {name}", name=found.sheet) if found.sheet else "",
        said("column names in row {number}", number=found.header_row) if found.header_row else "",
    )
    return said("Read as: {what}.", what=", ".join(part for part in parts if part))


def _reason(refused: RefusedRow) -> tuple[int, str, str]:
    return (refused.number, refused.column, refused.reason)


def _say_refused(here: Context, reasons: Sequence[RefusedRow], refused: int, counted_in: str) -> None:
    if refused:
        here.say(counted(refused, "{n:,} row refused:", "{n:,} rows refused:"))
        heads = (said(counted_in), said("column"), said("why"))
        here.say(*tables.table(heads, [_reason(each) for each in reasons[:_SHOWN]]))
        if len(reasons) > _SHOWN:
            more = len(reasons) - _SHOWN
            here.say(said("… and {more:,} more: --set-aside keeps all of them in a file.", more=more))


def _say_not_used(here: Context, columns: Sequence[ColumnUse]) -> None:
    if columns:
        names = ", ".join(each.name for each in columns)
        here.say(said("The map says nothing of {columns}: what stands there is not kept.", columns=names))


def _say_dangling(here: Context, links: Sequence[tuple[str, str]]) -> None:
    if links:
        there = _listed([f"{later} → {earlier}" for later, earlier in links])
        here.say(
            counted(
                len(links),
                "{n:,} link to an incident that is nowhere: {links}",
                "{n:,} links to an incident that is nowhere: {links}",
                links=there,
            )
        )


def _listed(told: Sequence[str]) -> str:
    more = [said("… and {more:,} more", more=len(told) - _SHOWN)] if len(told) > _SHOWN else []
    return " ".join([", ".join(told[:_SHOWN]), *more])
