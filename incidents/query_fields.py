"""What is asked of one field of one record, as a condition."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from incidents.query_clauses import Clause, all_of, in_codes
from incidents.query_phrases import holds_phrase
from incidents.query_tree import Between, Coded, Named, NotKnown, Phrase, Span, Value


def field_clause(alias: str, field: str, value: Value) -> Clause:
    """The record ``alias`` answers: its column ``field``, or its codings where that begins with a colon."""
    if field.startswith(":"):
        return _coding(alias, field[1:], value)
    column = f'{alias}."{field}"'
    if isinstance(value, Coded):
        return in_codes(column, value.codes)
    if isinstance(value, Between):
        return between(column, value)
    if isinstance(value, Span):
        return day_within(column, value)
    if isinstance(value, Phrase):
        return holds_phrase((column,), value)
    if isinstance(value, NotKnown):
        return f"coalesce({column}, '') = ''", ()
    return _named(column, value) if isinstance(value, Named) else ("0", ())


def between(column: str, value: Between) -> Clause:
    """A number from … to; what nobody told lies nowhere."""
    parts: list[Clause] = [(f"{column} IS NOT NULL", ())]
    if value.low is not None:
        parts.append((f"{column} >= ?", (value.low,)))
    if value.high is not None:
        parts.append((f"{column} <= ?", (value.high,)))
    return all_of(parts)


def day_within(column: str, value: Span) -> Clause:
    """A day kept as text, or a month or a year of one: it may lie there. A time of day behind it is left out.

    ``2023-05`` is before ``2023-05-~``: so a text that is cut short answers to every day it may mean.
    """
    day = f"substr({column}, 1, 10)"
    parts: list[Clause] = [(f"{column} GLOB '[0-9][0-9][0-9][0-9]*'", ())]
    if value.first:
        parts.append((f"{day} || '~' >= ?", (value.first,)))
    if value.last:
        parts.append((f"{day} <= ?", (value.last,)))
    return all_of(parts)


def vague_within(alias: str, field: str, value: Value) -> Clause:
    """A vague date: it may lie there, or surely does (``wholly``); one nobody told answers only to ``unknown``."""
    told = f"{alias}.\"{field}\" <> ''"
    if isinstance(value, NotKnown):
        return f"{alias}.\"{field}\" = ''", ()
    span = value if isinstance(value, Span) else Span("", "")
    first, last = f'{alias}."{field}_earliest"', f'{alias}."{field}_latest"'
    parts: list[Clause] = [(told, ())]
    if span.first and span.wholly:
        parts.append((f"{first} IS NOT NULL AND {first} >= ?", (span.first,)))
    elif span.first:
        parts.append((f"({last} IS NULL OR {last} >= ?)", (span.first,)))
    if span.last and span.wholly:
        parts.append((f"{last} IS NOT NULL AND {last} <= ?", (span.last,)))
    elif span.last:
        parts.append((f"({first} IS NULL OR {first} <= ?)", (span.last,)))
    return all_of(parts)


def bears(column: str, asked: Named) -> Clause:
    """The column is what was named, or begins so."""
    if asked.begins:
        return f"{column} >= ? AND {column} < ?", (asked.text, asked.text + "\U0010ffff")
    return f"{column} = ?", (asked.text,)


def _named(column: str, asked: Named) -> Clause:
    """A name of the field, whatever its case; a yes or a no is kept as 1 or 0, and as nothing where nobody told."""
    if asked.text in ("0", "1", ""):
        return (f"{column} IS ?", (int(asked.text) if asked.text else None,))
    return bears(f"lower({column})", Named(asked.text.lower(), asked.begins))


def _coding(alias: str, field: str, value: Value) -> Clause:
    if isinstance(value, Phrase):
        term = holds_phrase(("c.term",), value)
    elif isinstance(value, Named):
        term = bears("lower(c.term)", Named(value.text.lower(), value.begins))
    else:
        term = in_codes("c.term", value.codes if isinstance(value, Coded) else ())
    return (
        f"EXISTS (SELECT 1 FROM coding c WHERE c.organisation = {alias}.organisation AND c.record = {alias}.id"
        f" AND c.field = '{field}' AND {term[0]})",
        term[1],
    )
