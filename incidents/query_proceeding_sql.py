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
_MET = (
    "WITH met(act, person, incident) AS MATERIALIZED"
    " (SELECT q.act, q.person, q.incident FROM proceeding q WHERE q.organisation = ?1 AND {})"
)
_ACTS = (
    "SELECT b.{0} FROM met CROSS JOIN act b ON b.organisation = ?1 AND b.id = met.act"
    " UNION ALL SELECT b.{0} FROM met CROSS JOIN act b ON b.organisation = ?1 AND b.person = met.person"
    " AND (met.incident IS NULL OR b.incident = met.incident) WHERE met.act IS NULL"
    " UNION ALL SELECT b.{0} FROM met CROSS JOIN act b ON b.organisation = ?1 AND b.incident = met.incident"
    " WHERE met.act IS NULL AND met.person IS NULL"
)


def acts_of_proceedings(case: CaseFile, conditions: Sequence[Condition]) -> Clause:
    """The act ``a`` is one a proceeding is about that answers to all of the conditions."""
    sql, values = _met(case, conditions, _ACTS.format("id"))
    return f"a.id IN ({sql})", values


def incidents_of_proceedings(case: CaseFile, conditions: Sequence[Condition]) -> Clause:
    """Ids of the incidents that have such a proceeding, whether or not an act of them is recorded."""
    return _met(
        case, conditions, _ACTS.format("incident") + " UNION ALL SELECT met.incident FROM met WHERE met.incident <> ''"
    )


def _met(case: CaseFile, conditions: Sequence[Condition], chosen: str) -> Clause:
    """The proceedings are looked at once, whatever they are joined with."""
    clause, bound = one_proceeding(conditions)
    own = "(SELECT organisation FROM met_in)"
    met = _MET.format(clause).replace("?1", own)
    here = "met_in(organisation) AS (SELECT ?)"
    return (
        f"SELECT * FROM ({met.replace('WITH ', f'WITH {here}, ', 1)} {chosen.replace('?1', own)})",
        (case.organisation, *bound),
    )


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
