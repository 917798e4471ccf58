"""What a query asks of one proceeding of a victim."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Sequence

from incidents.case_file import CaseFile
from incidents.outcomes import last_kind_sql, standing_sql
from incidents.query_clauses import Clause, all_of, any_of, in_codes
from incidents.query_fields import field_clause
from incidents.query_tree import Coded, Condition, Value

_HAPPENED = "(y.date <> '' OR y.due_on = '')"
# A proceeding is about the act it names; else about the acts its person suffered there, everywhere where it names no
# incident; else about every act of its incident.
_ACTS = (
    "SELECT b.id, b.incident FROM proceeding q CROSS JOIN act b ON b.organisation = q.organisation AND b.id = q.act"
    " WHERE q.organisation = ? AND {0}"
    " UNION ALL SELECT b.id, b.incident FROM proceeding q CROSS JOIN act b"
    " ON b.organisation = q.organisation AND b.person = q.person AND (q.incident IS NULL OR b.incident = q.incident)"
    " WHERE q.organisation = ? AND q.act IS NULL AND {0}"
    " UNION ALL SELECT b.id, b.incident FROM proceeding q CROSS JOIN act b"
    " ON b.organisation = q.organisation AND b.incident = q.incident"
    " WHERE q.organisation = ? AND q.act IS NULL AND q.person IS NULL AND {0}"
)


def acts_of_proceedings(case: CaseFile, conditions: Sequence[Condition]) -> Clause:
    """The act ``a`` is one a proceeding is about that answers to all of the conditions."""
    sql, values = _acts(case, conditions)
    return f"a.id IN (SELECT id FROM ({sql}))", values


def incidents_of_proceedings(case: CaseFile, conditions: Sequence[Condition]) -> Clause:
    """Ids of the incidents that have such a proceeding, whether or not an act of them is recorded."""
    clause, bound = one_proceeding(conditions)
    sql, values = _acts(case, conditions)
    return (
        f"SELECT incident FROM ({sql}) UNION ALL"
        f" SELECT q.incident FROM proceeding q WHERE q.organisation = ? AND q.incident IS NOT NULL AND {clause}",
        (*values, case.organisation, *bound),
    )


def _acts(case: CaseFile, conditions: Sequence[Condition]) -> Clause:
    clause, bound = one_proceeding(conditions)
    return _ACTS.format(clause), (case.organisation, *bound) * 3


def one_proceeding(conditions: Sequence[Condition]) -> Clause:
    """The proceeding ``q`` answers to all of the conditions with keys of PROCEEDING_KEYS."""
    return all_of([any_of([_of_proceeding(each.key, value) for value in each.values]) for each in conditions])


def _of_proceeding(key: str, value: Value) -> Clause:
    codes = value.codes if isinstance(value, Coded) else ()
    if key == "step":
        kind, bound = in_codes("y.kind", codes)
        return (
            "EXISTS (SELECT 1 FROM proceeding_step y WHERE y.organisation = q.organisation AND y.proceeding = q.id"
            f" AND {_HAPPENED} AND {kind})",
            bound,
        )
    if key == "outcome":
        is_step = isinstance(value, Coded) and value.vocabulary == "step_kinds"
        return in_codes(last_kind_sql("q") if is_step else standing_sql("q"), codes)
    return field_clause("q", key, value)
