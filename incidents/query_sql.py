"""Turns a query into conditions over the tables, every value bound."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Callable, Iterable
from typing import NamedTuple

from incidents.case_file import CaseFile
from incidents.query_act_sql import act_clause
from incidents.query_clauses import TRUE, Clause, all_of, any_of, exists, in_codes, in_ids, negated
from incidents.query_keys import ACT_KEYS
from incidents.query_names import source_ids, tags
from incidents.query_tree import Coded, Condition, Named, NotKnown, Phrase, Query, Span, Value, codes, named


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
    """The conditions of a query; raises QueryError for a tag or a source that is not there."""
    acts = [each for each in query.conditions if each.key in ACT_KEYS and not each.negated]
    others = [each for each in query.conditions if each not in acts and (each.key != "words" or each.negated)]
    groups = _act_groups(acts)
    clauses = [_of_incident(case, each) for each in others]
    clauses += [exists("act a", "a.incident = i.id", group) for group in groups]
    return Where(all_of(clauses), match(query), any_of(groups) if groups else TRUE)


def match(query: Query) -> str:
    """The free words that must occur, as FTS5 reads them; empty where there are none."""
    words = [_any_phrase(each) for each in query.conditions if each.key == "words" and not each.negated]
    return " AND ".join(words)


def _act_groups(conditions: list[Condition]) -> list[Clause]:
    """One act each: an ``act:`` together with all that is asked besides of acts."""
    terms = [each for each in conditions if each.key == "act"]
    besides = [each for each in conditions if each.key != "act"]
    if not terms:
        return [all_of([act_clause(each) for each in besides])] if besides else []
    return [all_of([act_clause(term), *map(act_clause, besides)]) for term in terms]


def _of_incident(case: CaseFile, condition: Condition) -> Clause:
    if condition.key in ACT_KEYS:
        clause = exists("act a", "a.incident = i.id", act_clause(condition))
    elif condition.key == "words":
        clause = worded(_any_phrase(condition))
    else:
        clause = any_of([_CLAUSES[condition.key](case, value) for value in condition.values])
    return negated(clause) if condition.negated else clause


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


def _column(name: str) -> Callable[[CaseFile, Value], Clause]:
    def clause(_case: CaseFile, value: Value) -> Clause:
        return in_codes(f"i.{name}", value.codes) if isinstance(value, Coded) else _bears(f"i.{name}", named(value))

    return clause


def _bears(column: str, asked: Named) -> Clause:
    if asked.begins:
        return f"{column} >= ? AND {column} < ?", (asked.text, asked.text + "\U0010ffff")
    return f"{column} = ?", (asked.text,)


def _code(_case: CaseFile, value: Value) -> Clause:
    return code_is("i", value)


def code_is(alias: str, value: Value) -> Clause:
    """The incident ``alias`` bears this code, in whatever case it was typed."""
    asked = named(value)
    return _bears(f"{alias}.code", Named(asked.text.upper(), asked.begins))


def _place(case: CaseFile, value: Value) -> Clause:
    """The incident's place, or that of one of its acts."""
    told = codes(value)
    (here, _), (there, _) = in_codes("i.place", told), in_codes("b.place", told)
    elsewhere = f"SELECT b.incident FROM act b WHERE b.organisation = ? AND b.place <> '' AND {there}"
    return f"({here} OR i.id IN ({elsewhere}))", (*told, case.organisation, *told)


def _date(_case: CaseFile, value: Value) -> Clause:
    if isinstance(value, NotKnown):
        return "i.date_sort = ''", ()
    span = value if isinstance(value, Span) else Span("", "")
    parts: list[Clause] = [("i.date_sort <> ''", ())]
    if span.first and span.wholly:
        parts.append(("i.date_earliest IS NOT NULL AND i.date_earliest >= ?", (span.first,)))
    elif span.first:
        parts.append(("(i.date_latest IS NULL OR i.date_latest >= ?)", (span.first,)))
    if span.last and span.wholly:
        parts.append(("i.date_latest IS NOT NULL AND i.date_latest <= ?", (span.last,)))
    elif span.last:
        parts.append(("(i.date_earliest IS NULL OR i.date_earliest <= ?)", (span.last,)))
    return all_of(parts)


def _context(_case: CaseFile, value: Value) -> Clause:
    return _coded("contexts", codes(value))


def _tag(case: CaseFile, value: Value) -> Clause:
    return _coded("tags", tags(case, named(value)))


def _coded(field: str, terms: Iterable[str]) -> Clause:
    return exists("coding c", f"c.record = i.id AND c.field = '{field}'", in_codes("c.term", tuple(terms)))


def _source(case: CaseFile, value: Value) -> Clause:
    if isinstance(value, Coded):
        kinds = in_codes("s.kind", value.codes)
        joined = "information n JOIN source s ON s.organisation = n.organisation AND s.id = n.source"
        return exists(joined, "n.incident = i.id", kinds, alias="n")
    return exists("information n", "n.incident = i.id", in_ids("n.source", source_ids(case, named(value))))


def _link(_case: CaseFile, value: Value) -> Clause:
    if isinstance(value, Coded):
        return _linked(in_codes("l.kind", value.codes), "l.from_incident = i.id")
    bears, arguments = code_is("o", value)
    other = f"SELECT o.id FROM incident o WHERE o.organisation = l.organisation AND {bears}"
    return any_of(
        [
            _linked((f"l.to_incident IN ({other})", arguments), "l.from_incident = i.id"),
            _linked((f"l.from_incident IN ({other})", arguments), "l.to_incident = i.id"),
        ]
    )


def _linked(clause: Clause, end: str) -> Clause:
    return exists("link l", end, clause)


_ACT_OF_I = "a.incident = i.id"
_FEATURES: dict[str, Clause] = {
    "act": exists("act a", _ACT_OF_I),
    "victim": exists("act a", _ACT_OF_I, ("a.person IS NOT NULL", ())),
    "actor": exists(
        "act a JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id",
        _ACT_OF_I,
        ("v.actor IS NOT NULL", ()),
    ),
    "detention": exists("act a JOIN detention d ON d.organisation = a.organisation AND d.act = a.id", _ACT_OF_I),
    "coercion": exists("act a JOIN coercion d ON d.organisation = a.organisation AND d.act = a.id", _ACT_OF_I),
    "source": exists("information n", "n.incident = i.id"),
    "evidence": exists("evidence e", "e.incident = i.id"),
    "link": any_of([_linked(TRUE, "l.from_incident = i.id"), _linked(TRUE, "l.to_incident = i.id")]),
    "tag": exists("coding c", "c.record = i.id AND c.field = 'tags'"),
    "narrative": ("i.narrative <> ''", ()),
    "place": ("i.place <> ''", ()),
    "date": ("i.date_sort <> ''", ()),
}


def _has(_case: CaseFile, value: Value) -> Clause:
    return _FEATURES[named(value).text]


def _no(case: CaseFile, value: Value) -> Clause:
    return negated(_has(case, value))


_CLAUSES: dict[str, Callable[[CaseFile, Value], Clause]] = {
    "place": _place,
    "placetype": _column("place_type"),
    "verified": _column("verification"),
    "tier": _column("confidentiality"),
    "origin": _column("origin"),
    "code": _code,
    "since": _date,
    "until": _date,
    "date": _date,
    "within": _date,
    "context": _context,
    "tag": _tag,
    "source": _source,
    "link": _link,
    "has": _has,
    "no": _no,
}
