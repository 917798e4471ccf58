"""What taking back an entry would do, before it is done."""

from collections.abc import Iterator, Sequence

from cli import field_words
from cli.context import Context
from cli.deeds import deed
from incidents import addresses, entries, history, undoing
from incidents.case_file import CaseFile
from incidents.undoing import Step
from schemas.speech import counted, noted, said

_MOST = 20
_WIDEST = 60
_WHAT = {
    "trash": noted("{code} goes to the trash."),
    "restore": noted("{code} comes back from the trash."),
}


def say(here: Context, case: CaseFile, entry: str) -> None:
    """Tell what would be done, and what else belongs to the same import. Raises what ``undoing.steps`` raises."""
    steps = undoing.steps(case, entry)
    known = entries.known(case)[entry]
    here.say(said("Entry {entry}, {kind}, would be taken back:", entry=entry[:8], kind=deed(known.kind)))
    here.say(*_lines(case, steps[:_MOST]))
    if len(steps) > _MOST:
        more = len(steps) - _MOST
        here.say(counted(more, "  … and {n:,} more record or field.", "  … and {n:,} more records and fields."))
    others = undoing.same_import(case, entry)
    if others:
        here.say(
            counted(
                len(others),
                "The import it is part of has {n:,} more entry, which is taken back by itself: {entries}",
                "The import it is part of has {n:,} more entries, each taken back by itself: {entries}",
                entries=", ".join(each[:8] for each in others),
            )
        )


def _lines(case: CaseFile, steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        code = addresses.called_in_trash(case, step.id) or addresses.called(case, step.id, step.table)
        code = code or field_words.label(step.table)
        if step.what == "change":
            then, field = _value(step.then), field_words.label(step.field)
            yield "  " + said("{code}: {field} becomes {value} again.", code=code, field=field, value=then)
        else:
            yield "  " + said(_WHAT[step.what], code=code)


def _value(value: object) -> str:
    """Never what is sealed; the beginning of what is long."""
    told = history.told(value)
    text = "; ".join(map(str, told)) if isinstance(told, list) else str("" if told is None else told)
    text = text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
    return f"“{text}”" if text else said("empty")
