"""Pieces of a condition: SQL of our own words, and what is bound."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Iterable

Clause = tuple[str, tuple[object, ...]]
"""SQL with a ``?`` for every value, and the values; nothing typed by a person is ever in the SQL."""

TRUE: Clause = ("1", ())


def all_of(clauses: Iterable[Clause]) -> Clause:
    """Every one of them; true for none."""
    return _joined(clauses, " AND ", TRUE)


def any_of(clauses: Iterable[Clause]) -> Clause:
    """At least one of them; false for none."""
    return _joined(clauses, " OR ", ("0", ()))


def negated(clause: Clause) -> Clause:
    """Where it does not hold."""
    return f"NOT ({clause[0]})", clause[1]


def in_codes(column: str, codes: tuple[str, ...]) -> Clause:
    """The column bears one of the codes."""
    return f"{column} IN ({', '.join('?' * len(codes))})", codes


def in_ids(column: str, ids: Iterable[str]) -> Clause:
    """The column bears one of any number of ids, bound as one value."""
    import json

    return f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)


def exists(tables: str, joined: str, clause: Clause = TRUE, alias: str = "") -> Clause:
    """There is a row of ``tables``, in the organisation of incident ``i``, joined so, that answers to the clause."""
    alias = alias or tables.split()[1]
    return (
        f"EXISTS (SELECT 1 FROM {tables} WHERE {alias}.organisation = i.organisation AND {joined} AND {clause[0]})",
        clause[1],
    )


def _joined(clauses: Iterable[Clause], word: str, nothing: Clause) -> Clause:
    kept = [each for each in clauses if each != TRUE] if word == " AND " else list(clauses)
    if len(kept) < 2:
        return kept[0] if kept else nothing
    sql = word.join(f"({text})" for text, _ in kept)
    return sql if word == " AND " else f"({sql})", tuple(value for _, values in kept for value in values)
