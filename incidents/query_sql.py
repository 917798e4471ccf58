"""Turns a query into conditions over the tables, every value bound."""

from collections.abc import Sequence
from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.query_act_sql import act_clause, split
from incidents.query_clauses import TRUE, Clause, all_of, any_of, exists, in_codes, in_ids, negated
from incidents.query_fields import field_clause
from incidents.query_incident_sql import incident_clause
from incidents.query_keys import ACT_KEYS, INFORMATION_KEYS, KEYS, PROCEEDING_KEYS
from incidents.query_names import source_ids
from incidents.query_phrases import teach_words
from incidents.query_proceeding_sql import incidents_of_proceedings
from incidents.query_saved import expanded, nested
from incidents.query_tree import Coded, Condition, Phrase, Query, Value, named


class Where(NamedTuple):
    """A query as SQL over ``incident i``, the free words apart so that a search can choose where to begin.

    ``acts`` is what the query asks of an act ``a`` of those incidents: what is counted when acts are counted.
    """

    fields: Clause
    match: str
    acts: Clause

    @property
    def whole(self) -> Clause:
        """Fields and free words as one condition."""
        return all_of([self.fields, *([worded(self.match)] if self.match else [])])


def where(case: CaseFile, query: Query) -> Where:
    """The conditions of a query; raises QueryError for a tag, a source or a record that is not there."""
    query = expanded(case, query)
    teach_words(case)
    acts = [each for each in query.conditions if each.key in ACT_KEYS and not each.negated]
    told = [each for each in query.conditions if each.key in INFORMATION_KEYS and not each.negated]
    others = [
        each
        for each in query.conditions
        if each not in acts and each not in told and (each.key != "words" or each.negated)
    ]
    groups = [act_clause(case, group) for group in _one_each(acts, "act")]
    clauses = [_of_incident(case, each) for each in others]
    clauses += _by_acts(case, acts, groups)
    clauses += [_informed(case, group) for group in _one_each(told, "source")]
    return Where(all_of(clauses), match(query), any_of(groups) if groups else TRUE)


def match(query: Query) -> str:
    """The free words that must occur, as FTS5 reads them; empty where there are none."""
    words = [_any_phrase(each) for each in query.conditions if each.key == "words" and not each.negated]
    return " AND ".join(words)


def _one_each(conditions: list[Condition], head: str) -> list[list[Condition]]:
    """What is asked of one act (of what one source told) each: an ``act:`` together with all that is asked besides."""
    heads = [each for each in conditions if each.key == head]
    besides = [each for each in conditions if each.key != head]
    return [[each, *besides] for each in heads] or ([besides] if besides else [])


def _by_acts(case: CaseFile, conditions: Sequence[Condition], groups: list[Clause]) -> list[Clause]:
    """An act for each group; where only proceedings are asked, an incident whose acts nobody recorded will do."""
    if conditions and all(each.key in PROCEEDING_KEYS for each in conditions):
        sql, values = incidents_of_proceedings(case, conditions)
        return [(f"i.id IN ({sql})", values)]
    return [exists("act a", "a.incident = i.id", group) for group in groups]


def _of_incident(case: CaseFile, condition: Condition) -> Clause:
    if condition.key in ACT_KEYS:
        clause = all_of(_by_acts(case, [condition], [act_clause(case, [condition])]))
    elif condition.key in INFORMATION_KEYS:
        clause = _informed(case, [condition])
    elif condition.key == "words":
        clause = worded(_any_phrase(condition))
    elif condition.key == "saved":
        clause = any_of([where(case, nested(case, value)).whole for value in condition.values])
    else:
        clause = any_of([incident_clause(case, condition.key, value) for value in condition.values])
    return negated(clause) if condition.negated else clause


def _informed(case: CaseFile, conditions: Sequence[Condition]) -> Clause:
    """What one source told answers to all of it."""
    clauses = [any_of([_of_information(case, each.key, value) for value in each.values]) for each in conditions]
    joined = "information n JOIN source s ON s.organisation = n.organisation AND s.id = n.source"
    if not any(each.key == "reliability" or _kinds(each) for each in conditions):
        joined = "information n"
    return exists(joined, "n.incident = i.id", all_of(clauses), alias="n")


def _kinds(condition: Condition) -> bool:
    return condition.key == "source" and any(isinstance(value, Coded) for value in condition.values)


def _of_information(case: CaseFile, key: str, value: Value) -> Clause:
    if key != "source":
        table, field = split(KEYS[key].at)
        return field_clause("s" if table == "source" else "n", field, value)
    if isinstance(value, Coded):
        return in_codes("s.kind", value.codes)
    return in_ids("n.source", source_ids(case, named(value)))


def worded(match: str) -> Clause:
    """Incidents with these words, looked up at once."""
    return (
        "EXISTS (SELECT 1 FROM text_row t WHERE t.incident = i.id AND +t.number IN"
        " (SELECT rowid FROM text_index WHERE text_index MATCH ?))",
        (match,),
    )


def _any_phrase(condition: Condition) -> str:
    phrases = [
        f'"{" ".join(value.words)}"{" *" if value.begins else ""}'
        for value in condition.values
        if isinstance(value, Phrase)
    ]
    return f"({' OR '.join(phrases)})"
