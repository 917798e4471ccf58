"""What a query asks of one act, as conditions over ``act a``."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from incidents.query_clauses import Clause, all_of, any_of, in_codes
from incidents.query_tree import Coded, Condition, Value, named

_UNDER_AGE = ("0_13", "14_17")
PERSON_COLUMNS = {
    "gender_identities": "gender_identity",
    "gender_modalities": "gender_modality",
    "orientations": "orientation",
    "sex_characteristics": "sex_characteristics",
}
_LISTS = {"method": "methods", "bias": "bias_grounds"}


def act_clause(condition: Condition) -> Clause:
    """Any of the values of a condition with a key of ACT_KEYS; its negation is the caller's."""
    return any_of([_of_act(condition.key, value) for value in condition.values])


def _of_act(key: str, value: Value) -> Clause:
    if isinstance(value, Coded):
        return _coded(key, value)
    asked = named(value).text
    if key == "by":
        return _involvement(units_below("v", asked))
    if asked == "minor":
        band = in_codes("a.age_band", _UNDER_AGE)
        return any_of([band, _person(("p.minor = 1", ()))])
    return _person(("p.code = ?", (asked,)))


def _coded(key: str, value: Coded) -> Clause:
    if key == "act":
        return in_codes("a.term", value.codes)
    if key == "by":
        return _class(value.codes)
    if value.vocabulary in PERSON_COLUMNS:
        return _person(in_codes(f"p.{PERSON_COLUMNS[value.vocabulary]}", value.codes))
    if key == "victim":
        return _listed("a.person", "groups", value.codes)
    return _listed("a.id", _LISTS[key], value.codes)


def _class(codes: tuple[str, ...]) -> Clause:
    """An act nobody is recorded for was done by somebody unknown."""
    known = _involvement(in_codes("v.perpetrator_class", codes))
    nobody = "NOT EXISTS (SELECT 1 FROM involvement v WHERE v.organisation = a.organisation AND v.act = a.id)"
    return any_of([known, (nobody, ())]) if "unknown" in codes else known


def units_below(alias: str, code: str) -> Clause:
    """An involvement ``alias`` of the institution with this code, or of a unit below it."""
    return (
        f"{alias}.actor IN (WITH RECURSIVE unit(id) AS (SELECT r.id FROM actor r"
        f" WHERE r.organisation = {alias}.organisation AND r.code = ?"
        " UNION SELECT r.id FROM actor r JOIN unit ON r.part_of = unit.id"
        f" WHERE r.organisation = {alias}.organisation) SELECT id FROM unit)",
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
