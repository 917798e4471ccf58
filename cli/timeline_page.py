"""A timeline as a table, JSON or CSV."""

from collections.abc import Sequence

from cli import answers, tables
from cli.context import Context
from cli.field_words import label
from incidents.timeline import Entry
from schemas.speech import counted, lowered, said
from schemas.vocabulary import vocabulary

_COLUMNS = ("date", "earliest", "latest", "date_text", "kind", "field", "address", "terms", "words", "concerns")
_PLAIN = ("date", "given_on", "checked_on", "done_on", "material_on", "captured_at", "noted_on", "referred_on", "")
"""Dates that are those of the thing itself: which one it is need not be said, but of a task."""


def show(here: Context, told: Sequence[Entry], *, as_json: bool, as_csv: bool) -> None:
    """Print the dated ones in order, then, under a heading, those without a date."""
    notes = [counted(len(told), "{n:,} entry.", "{n:,} entries.")]
    if as_json or as_csv:
        rows = [_exact(each, as_json) for each in told]
        answers.show(here, answers.Answer("timeline", _COLUMNS, rows, notes), as_json, as_csv)
        return
    dated = [each for each in told if each.date.is_known]
    rest = [each for each in told if not each.date.is_known]
    heads = (said("date"), said("what"), said("record"), said("concerns"))
    longest = max((len(each.address) for each in told), default=0)
    if dated:
        tables.show(here, heads, [_line(each, here.language) for each in dated], (14, 20, longest))
    if rest:
        if dated:
            here.show("")
        here.show(here.heading(said("Without a date")))
        tables.show(here, heads, [_line(each, here.language) for each in rest], (14, 20, longest))
    here.say(*notes)


def _line(entry: Entry, lang: str) -> tuple[str, ...]:
    terms = ", ".join(_labelled(name, code, lang) for name, code in entry.terms)
    which = "" if entry.field in _PLAIN and entry.table != "task" else label(entry.field)
    parts = (f"{label(entry.table)}: {terms}" if terms else label(entry.table), which, entry.words)
    when = entry.date.as_written or entry.date.edtf
    return (when, " · ".join(part for part in parts if part), entry.address, ", ".join(entry.concerns))


def _labelled(name: str, code: str, lang: str) -> str:
    spoken = lowered(vocabulary(name).label(code, lang))
    return f"{code} {spoken}" if name == "act_types" else spoken


def _exact(entry: Entry, as_json: bool) -> tuple[object, ...]:
    when = entry.date
    terms, concerns = [code for _, code in entry.terms], list(entry.concerns)
    return (
        when.edtf,
        when.earliest.isoformat() if when.earliest else None,
        when.latest.isoformat() if when.latest else None,
        when.as_written,
        entry.table,
        entry.field,
        entry.address,
        terms if as_json else "; ".join(terms),
        entry.words,
        concerns if as_json else "; ".join(concerns),
    )
