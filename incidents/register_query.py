"""Turns a query over the records of a table into a condition."""

# ruff: noqa: S608 - table and column names are our own; every value is bound

from collections.abc import Callable
from typing import NamedTuple

from incidents import addresses
from incidents.case_file import CaseFile
from incidents.errors import NotFoundError, QueryError
from incidents.outcomes import last_kind_sql, standing_sql
from incidents.query import parse
from incidents.query_clauses import Clause, all_of, any_of, in_codes, in_ids, negated
from incidents.query_fields import bears, between, day_within, field_clause, vague_within
from incidents.query_phrases import holds_phrase, teach_words
from incidents.query_saved import expanded, nested
from incidents.query_tree import Between, Coded, Condition, Named, NotKnown, Phrase, Query, Span, Value, named
from incidents.register_grammar import grammar_of
from incidents.register_keys import children_of, keys_of, texts_of
from schemas.compiled.records import RELATIONS, SHAPES
from schemas.folding import fold
from schemas.speech import said
from schemas.told import LIST_KINDS


def asked(case: CaseFile, table: str, text: str) -> Clause:
    """What is asked of the records of a table, as SQL over its alias ``t`` and what is bound to it.

    The case file's connection can fold texts from then on, as the SQL needs it; for 100,000 rows words take half a
    second. Raises QueryError with the nearest that would be understood, also for a record that is not there.
    """
    teach_words(case)
    if table == "incident":
        return _of_incidents(case, text)
    return _where(case, table, expanded(case, parse(text, grammar_of(table)), table))


def _of_incidents(case: CaseFile, text: str) -> Clause:
    from incidents.query_sql import where

    sql, values = where(case, parse(text)).whole
    return f"t.id IN (SELECT i.id FROM incident i WHERE i.organisation = ? AND {sql})", (case.organisation, *values)


def _where(case: CaseFile, table: str, query: Query) -> Clause:
    return all_of([_condition(case, table, each) for each in query.conditions])


def _condition(case: CaseFile, table: str, condition: Condition) -> Clause:
    if condition.key == "words":
        clause = any_of([_words(table, value) for value in condition.values])
    elif condition.key == "saved":
        clause = any_of([_where(case, table, nested(case, value, table)) for value in condition.values])
    else:
        clause = any_of([_value(case, table, condition.key, value) for value in condition.values])
    return negated(clause) if condition.negated else clause


def _words(table: str, value: Value) -> Clause:
    """The words stand in a text of the record, or in a tag of its own."""
    phrase = value if isinstance(value, Phrase) else Phrase(())
    in_text = holds_phrase(tuple(f't."{name}"' for name in texts_of(table)), phrase)
    tags = [name for name, told in SHAPES[table].items() if told[0] == "tags"]
    return any_of([*([in_text] if texts_of(table) else []), *(field_clause("t", f":{name}", phrase) for name in tags)])


def _value(case: CaseFile, table: str, key: str, value: Value) -> Clause:
    told = keys_of(table).known[key]
    if told.takes == "feature":
        clause = _has(table, named(value).text)
        return negated(clause) if key == "no" else clause
    if told.takes == "outcome":
        is_step = isinstance(value, Coded) and value.vocabulary == "step_kinds"
        sql, bound = in_codes(last_kind_sql("t") if is_step else standing_sql("t"), _codes(value))
        return f"coalesce({sql}, 0)", bound
    owner, _, name = told.at.partition(".")
    if owner == table:
        return _Field(case, table, "t", name).answers(value)
    column = next(each for child, each in children_of(table) if child == owner)
    sql, bound = _Field(case, owner, "x", name).answers(value)
    return (
        f'EXISTS (SELECT 1 FROM "{owner}" x WHERE x.organisation = t.organisation AND x."{column}" = t.id AND {sql})',
        bound,
    )


class _Field(NamedTuple):
    """One field of the record ``alias``."""

    case: CaseFile
    table: str
    alias: str
    name: str

    def answers(self, value: Value) -> Clause:
        """The field is what is asked."""
        return _ANSWERS.get(self.kind, _Field._plain)(self, value)

    @property
    def kind(self) -> str:
        """The kind of the field; a column every table has is a stamp."""
        return SHAPES[self.table][self.name][0] if self.name in SHAPES[self.table] else "stamp"

    @property
    def column(self) -> str:
        """The column, as SQL."""
        return f'{self.alias}."{self.name}"'

    def _plain(self, value: Value) -> Clause:
        if isinstance(value, Named) and self.name == "code":
            return bears(self.column, Named(value.text.upper(), value.begins))
        if isinstance(value, Span) and self.kind == "day":
            return all_of([(f"{self.column} {sign} ?", (day,)) for sign, day in _ends(value)])
        if isinstance(value, Span):
            return day_within(self.column, value)
        if isinstance(value, Between):
            return between(self.column, value)
        if isinstance(value, Named) and value.text == "yes":
            return f"{self.column} <> ''", ()
        return field_clause(self.alias, self.name, value)

    def _listed(self, value: Value) -> Clause:
        return field_clause(self.alias, f":{self.name}", value)

    def _vague(self, value: Value) -> Clause:
        if isinstance(value, Named):
            return f"{self.column} <> ''", ()
        return vague_within(self.alias, self.name, value)

    def _record(self, value: Value) -> Clause:
        if isinstance(value, NotKnown):
            return f"coalesce({self.column}, '') = ''", ()
        sql, bound = in_ids(self.column, self._ids(named(value)))
        return f"coalesce({sql}, 0)", bound

    def _records(self, value: Value) -> Clause:
        coded = f"c.organisation = {self.alias}.organisation AND c.record = {self.alias}.id AND c.field = '{self.name}'"
        if isinstance(value, NotKnown):
            return f"NOT EXISTS (SELECT 1 FROM coding c WHERE {coded})", ()
        sql, bound = in_ids("c.term", self._ids(named(value)))
        return f"EXISTS (SELECT 1 FROM coding c WHERE {coded} AND {sql})", bound

    def _ids(self, asked: Named) -> tuple[str, ...]:
        """The record with that code and the units below it, or those with these letters in their name."""
        target = RELATIONS.get(self.table, {}).get(self.name, ("", False))[0]
        try:
            met = addresses.found(self.case, asked.text, target)
        except NotFoundError:
            return self._called(target, asked)
        return _units_below(self.case, met.id) if met.table == "actor" else (met.id,)

    def _called(self, target: str, asked: Named) -> tuple[str, ...]:
        if "name" in SHAPES.get(target, {}):
            rows = self.case.connection.execute(
                f'SELECT id, name FROM "{target}" WHERE organisation = ?', (self.case.organisation,)
            ).fetchall()
            met = tuple(record for record, name in rows if fold(asked.text) in fold(name))
            if met:
                return met
        raise QueryError(said("{key}: there is no record with that code in this case file.", key=self.name))


def _ends(span: Span) -> tuple[tuple[str, str], ...]:
    """A day is kept whole, so that an index by it serves; an empty one lies before all."""
    return ((">=", span.first or "0"), *((("<=", span.last),) if span.last else ()))


_ANSWERS: dict[str, Callable[[_Field, Value], Clause]] = {
    **dict.fromkeys(LIST_KINDS - {"records"}, _Field._listed),
    "records": _Field._records,
    "record": _Field._record,
    "date": _Field._vague,
}


def _units_below(case: CaseFile, actor: str) -> tuple[str, ...]:
    rows = case.connection.execute(
        "WITH RECURSIVE unit(id) AS (SELECT ?2 UNION SELECT r.id FROM actor r JOIN unit ON r.part_of = unit.id"
        " WHERE r.organisation = ?1) SELECT id FROM unit",
        (case.organisation, actor),
    )
    return tuple(record for (record,) in rows)


def _codes(value: Value) -> tuple[str, ...]:
    return value.codes if isinstance(value, Coded) else ()


def _has(table: str, feature: str) -> Clause:
    """Something is told in the field (an answer that was never asked for is nothing), or hangs on the record."""
    if feature in SHAPES[table]:
        kind = SHAPES[table][feature][0]
        if kind in LIST_KINDS:
            return (
                f"EXISTS (SELECT 1 FROM coding c WHERE c.organisation = t.organisation AND c.record = t.id"
                f" AND c.field = '{feature}')",
                (),
            )
        return f"coalesce(t.\"{feature}\", '') NOT IN ('', 'not_asked')", ()
    named_by = [column for child, column in children_of(table) if child == feature]
    return any_of(
        [
            (
                f'EXISTS (SELECT 1 FROM "{feature}" x WHERE x.organisation = t.organisation AND x."{column}" = t.id)',
                (),
            )
            for column in named_by
        ]
    )
