"""Where a search may begin: incidents an index leads to, for each thing asked."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Callable, Iterator

from incidents.case_file import CaseFile
from incidents.query_act_sql import PERSON_COLUMNS, units_below
from incidents.query_clauses import Clause, in_codes, in_ids
from incidents.query_incident_sql import code_is
from incidents.query_keys import PROCEEDING_KEYS
from incidents.query_more_starts import has, more_starts
from incidents.query_names import source_ids, tags
from incidents.query_proceeding_sql import incidents_of_proceedings
from incidents.query_tree import Coded, Query, Span, Value, codes, named

_Start = Clause | None
_INVOLVED = (
    "SELECT a.incident FROM involvement v CROSS JOIN act a ON a.organisation = v.organisation AND a.id = v.act"
    " WHERE v.organisation = ? AND {}"
)
_CODED_ACTS = (
    "SELECT a.incident FROM coding c CROSS JOIN act a ON a.organisation = c.organisation AND a.id = c.record"
    " WHERE c.organisation = ? AND c.field = '{}' AND {}"
)
_CODED_VICTIMS = (
    "SELECT a.incident FROM coding c CROSS JOIN act a ON a.organisation = c.organisation AND a.person = c.record"
    " WHERE c.organisation = ? AND c.field = 'groups' AND {}"
)
_OF_PERSON = (
    "SELECT a.incident FROM person p CROSS JOIN act a ON a.organisation = p.organisation AND a.person = p.id"
    " WHERE p.organisation = ? AND {}"
)
_CODED = "SELECT c.record FROM coding c WHERE c.organisation = ? AND c.field = '{}' AND {}"
_PLACED = (
    "SELECT i.id FROM incident i INDEXED BY incident_by_place WHERE i.organisation = ? AND {}"
    " UNION ALL SELECT a.incident FROM act a WHERE a.organisation = ? AND a.place <> '' AND {}"
)
_TOLD_BY = "SELECT n.incident FROM information n WHERE n.organisation = ? AND {}"
_TOLD_BY_KIND = (
    "SELECT n.incident FROM source s CROSS JOIN information n ON n.organisation = s.organisation AND n.source = s.id"
    " WHERE s.organisation = ? AND {}"
)
_LINKED = (
    "SELECT l.from_incident FROM link l WHERE l.organisation = ?"
    " UNION ALL SELECT l.to_incident FROM link l WHERE l.organisation = ?"
)
_LINKED_WITH = (
    "SELECT l.from_incident FROM incident o CROSS JOIN link l ON l.organisation = o.organisation"
    " AND l.to_incident = o.id WHERE o.organisation = ? AND {0} UNION ALL"
    " SELECT l.to_incident FROM incident o CROSS JOIN link l ON l.organisation = o.organisation"
    " AND l.from_incident = o.id WHERE o.organisation = ? AND {0}"
)
_WITHIN = (
    "SELECT i.id FROM incident i INDEXED BY incident_by_date WHERE i.organisation = ?"
    " AND i.date_sort >= ? AND i.date_sort < ?"
)
_WORDS = "SELECT t.incident FROM text_index x CROSS JOIN text_row t ON t.number = x.rowid WHERE x.text_index MATCH ?"


def worded(match: str) -> Clause:
    """Incidents with these words."""
    return _WORDS, (match,)


def starts(case: CaseFile, query: Query) -> Iterator[Clause]:
    """Questions for ids of incidents, each holding all that the query finds; none for what has no index."""
    proceedings = [each for each in query.conditions if each.key in PROCEEDING_KEYS and not each.negated]
    if proceedings:
        yield incidents_of_proceedings(case, proceedings)
    for condition in query.conditions:
        if condition.key not in _NONE and not condition.negated:
            start = _STARTS.get(condition.key)
            found = [
                start(case, value) if start else more_starts(case, condition.key, value) for value in condition.values
            ]
            kept = [each for each in found if each]
            if len(kept) == len(found):
                yield " UNION ALL ".join(sql for sql, _ in kept), tuple(value for _, told in kept for value in told)


def _act(case: CaseFile, value: Value) -> _Start:
    clause, told = in_codes("a.term", codes(value))
    return f"SELECT a.incident FROM act a WHERE a.organisation = ? AND {clause}", (case.organisation, *told)


def _by(case: CaseFile, value: Value) -> _Start:
    if isinstance(value, Coded):
        clause, told = in_codes("v.perpetrator_class", value.codes)
        return None if "unknown" in value.codes else (_INVOLVED.format(clause), (case.organisation, *told))
    clause, told = units_below("v", named(value).text)
    return _INVOLVED.format(clause), (case.organisation, *told)


def _victim(case: CaseFile, value: Value) -> _Start:
    if isinstance(value, Coded) and value.vocabulary == "victim_groups":
        clause, told = in_codes("c.term", value.codes)
        return _CODED_VICTIMS.format(clause), (case.organisation, *told)
    if isinstance(value, Coded):
        column = PERSON_COLUMNS[value.vocabulary]
        clause, told = in_codes(f"p.{column}", value.codes)
        return _OF_PERSON.format(f"p.{column} <> 'not_asked' AND {clause}"), (case.organisation, *told)
    asked = named(value).text
    return None if asked == "minor" else (_OF_PERSON.format("p.code = ?"), (case.organisation, asked))


def _of_acts(field: str) -> Callable[[CaseFile, Value], _Start]:
    def start(case: CaseFile, value: Value) -> _Start:
        clause, told = in_codes("c.term", codes(value))
        return _CODED_ACTS.format(field, clause), (case.organisation, *told)

    return start


def _context(case: CaseFile, value: Value) -> _Start:
    clause, told = in_codes("c.term", codes(value))
    return _CODED.format("contexts", clause), (case.organisation, *told)


def _tag(case: CaseFile, value: Value) -> _Start:
    clause, told = in_codes("c.term", tags(case, named(value)))
    return _CODED.format("tags", clause), (case.organisation, *told)


def _place(case: CaseFile, value: Value) -> _Start:
    told = codes(value)
    (here, _), (there, _) = in_codes("i.place", told), in_codes("a.place", told)
    return _PLACED.format(here, there), (case.organisation, *told, case.organisation, *told)


def _code(case: CaseFile, value: Value) -> _Start:
    clause, told = code_is("i", value)
    return f"SELECT i.id FROM incident i WHERE i.organisation = ? AND {clause}", (case.organisation, *told)


def _link(case: CaseFile, value: Value) -> _Start:
    if isinstance(value, Coded):
        return None
    clause, told = code_is("o", value)
    return _LINKED_WITH.format(clause), (case.organisation, *told, case.organisation, *told)


def _source(case: CaseFile, value: Value) -> _Start:
    if isinstance(value, Coded):
        clause, told = in_codes("s.kind", value.codes)
        return _TOLD_BY_KIND.format(clause), (case.organisation, *told)
    clause, told = in_ids("n.source", source_ids(case, named(value)))
    return _TOLD_BY.format(clause), (case.organisation, *told)


def _within(case: CaseFile, value: Value) -> _Start:
    """The order of dates begins with the first day, so it holds what surely began in a span close together."""
    if not isinstance(value, Span) or not (value.first and value.last):
        return None
    return _WITHIN, (case.organisation, value.first, value.last + "~")


def _has(case: CaseFile, value: Value) -> _Start:
    asked = named(value).text
    if asked == "tag":
        return _CODED.format("tags", "1"), (case.organisation,)
    return (_LINKED, (case.organisation, case.organisation)) if asked == "link" else has(case, asked)


_NONE = frozenset({"words", "saved", "no", *PROCEEDING_KEYS})
_STARTS: dict[str, Callable[[CaseFile, Value], _Start]] = {
    "act": _act,
    "by": _by,
    "victim": _victim,
    "method": _of_acts("methods"),
    "bias": _of_acts("bias_grounds"),
    "context": _context,
    "tag": _tag,
    "place": _place,
    "code": _code,
    "link": _link,
    "source": _source,
    "within": _within,
    "has": _has,
}
