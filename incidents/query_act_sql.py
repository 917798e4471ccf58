"""What a query asks of one act, as conditions over ``act a``."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Sequence

from incidents.case_file import CaseFile
from incidents.query_clauses import Clause, all_of, any_of, in_codes
from incidents.query_fields import field_clause
from incidents.query_keys import INVOLVEMENT_KEYS, KEYS, PROCEEDING_KEYS
from incidents.query_proceeding_sql import acts_of_proceedings
from incidents.query_tree import Agreed, Coded, Condition, Value, named

_UNDER_AGE = ("0_13", "14_17")
PERSON_COLUMNS = {
    "gender_identities": "gender_identity",
    "gender_modalities": "gender_modality",
    "orientations": "orientation",
    "sex_characteristics": "sex_characteristics",
}
_LISTS = {"method": "methods", "bias": "bias_grounds"}
_LAST_ANSWER = (
    "k.id = (SELECT k2.id FROM consent k2 WHERE k2.organisation = k.organisation AND k2.person = k.person"
    " AND k2.purpose = k.purpose ORDER BY coalesce(nullif(k2.given_on, ''), substr(k2.created_at, 1, 10)) DESC,"
    " k2.created_at DESC, k2.id DESC LIMIT 1)"
)


def act_clause(case: CaseFile, conditions: Sequence[Condition]) -> Clause:
    """One act answers to all of these conditions with keys of ACT_KEYS, one involvement and one proceeding of it to
    what is asked of those; their negation is the caller's.
    """
    involved = [each for each in conditions if each.key in INVOLVEMENT_KEYS]
    proceedings = [each for each in conditions if each.key in PROCEEDING_KEYS]
    own = [each for each in conditions if each not in involved and each not in proceedings]
    clauses = [any_of([_of_act(each.key, value) for value in each.values]) for each in own]
    clauses += _involvements(involved)
    if proceedings:
        clauses.append(acts_of_proceedings(case, proceedings))
    return all_of(clauses)


def _of_act(key: str, value: Value) -> Clause:
    if KEYS[key].at:
        return any_of([_at(each, value) for each in KEYS[key].at.split(",")])
    if isinstance(value, Agreed):
        return _agreed(value)
    if isinstance(value, Coded):
        return _coded(key, value)
    asked = named(value).text
    if asked == "minor":
        band = in_codes("a.age_band", _UNDER_AGE)
        return any_of([band, _person(("p.minor = 1", ()))])
    return _person(("p.code = ?", (asked,)))


def _at(at: str, value: Value) -> Clause:
    """A field of the act, of the detail that hangs on it, or of a profile of its victim."""
    table, field = split(at)
    if table == "act":
        return field_clause("a", field, value)
    owner = "d.person = a.person" if table == "profile" else "d.act = a.id"
    return _exists(f"{table} d", owner, field_clause("d", field, value))


def split(at: str) -> tuple[str, str]:
    """The table of a key's place and its field: ``detention.fine``; ``act:methods``, whose field keeps its colon."""
    table, dot, column = at.partition(".")
    return (table, column) if dot else (at.partition(":")[0], ":" + at.partition(":")[2])


def _coded(key: str, value: Coded) -> Clause:
    if key == "act":
        return in_codes("a.term", value.codes)
    if value.vocabulary in PERSON_COLUMNS:
        return _person(in_codes(f"p.{PERSON_COLUMNS[value.vocabulary]}", value.codes))
    if key == "victim":
        return _listed("a.person", "groups", value.codes)
    return _listed("a.id", _LISTS[key], value.codes)


def _agreed(value: Agreed) -> Clause:
    """The last answer for a purpose stands; nobody asked where there is none."""
    purpose = in_codes("k.purpose", value.purposes) if value.purposes else ("1", ())
    given = _exists(
        "consent k", "k.person = a.person", all_of([purpose, in_codes("k.state", value.states), (_LAST_ANSWER, ())])
    )
    if "not_asked" not in value.states:
        return given
    asked, bound = _exists("consent k", "k.person = a.person", purpose)
    return any_of([given, (f"a.person IS NOT NULL AND NOT {asked}", bound)])


def _involvements(conditions: list[Condition]) -> list[Clause]:
    """One involvement each: a ``by:`` together with all that is asked besides of those involved."""
    who = [each for each in conditions if each.key == "by"]
    besides = [
        any_of([_of_involved(each.key, value) for value in each.values]) for each in conditions if each.key != "by"
    ]
    if not who:
        return [_involvement(all_of(besides))] if besides else []
    if not besides:
        return [any_of([_by(value) for value in each.values]) for each in who]
    return [_involvement(all_of([any_of([_who(value) for value in each.values]), *besides])) for each in who]


def _of_involved(key: str, value: Value) -> Clause:
    return field_clause("v", split(KEYS[key].at)[1], value)


def _by(value: Value) -> Clause:
    """An act nobody is recorded for was done by somebody unknown."""
    known = _involvement(_who(value))
    nobody = "NOT EXISTS (SELECT 1 FROM involvement v WHERE v.organisation = a.organisation AND v.act = a.id)"
    return any_of([known, (nobody, ())]) if isinstance(value, Coded) and "unknown" in value.codes else known


def _who(value: Value) -> Clause:
    if isinstance(value, Coded):
        return in_codes("v.perpetrator_class", value.codes)
    return units_below("v", named(value).text)


def units_below(alias: str, code: str) -> Clause:
    """An involvement ``alias`` of the institution with this code, or of a unit that was below it at any time.

    At any time, and not as of the incident's date: to ask that of every act costs more than a list may. ``actor chain
    --on`` and ``timeline`` ask it.
    """
    return (
        f"{alias}.actor IN (WITH RECURSIVE unit(id) AS (SELECT r.id FROM actor r"
        f" WHERE r.organisation = {alias}.organisation AND r.code = ?"
        " UNION SELECT r.id FROM actor r JOIN unit ON r.part_of = unit.id"
        f" WHERE r.organisation = {alias}.organisation"
        " UNION SELECT m.actor FROM composition m JOIN unit ON m.parent = unit.id"
        f" WHERE m.organisation = {alias}.organisation) SELECT id FROM unit)",
        (code,),
    )


def _involvement(clause: Clause) -> Clause:
    return _exists("involvement v", "v.act = a.id", clause)


def _person(clause: Clause) -> Clause:
    return _exists("person p", "p.id = a.person", clause)


def _listed(record: str, field: str, codes: tuple[str, ...]) -> Clause:
    return _exists("coding c", f"c.record = {record} AND c.field = '{field}'", in_codes("c.term", codes))


def _exists(table: str, joined: str, clause: Clause) -> Clause:
    alias = table.split()[1]
    sql, values = all_of([(f"{alias}.organisation = a.organisation AND {joined}", ()), clause])
    return f"EXISTS (SELECT 1 FROM {table} WHERE {sql})", values
