"""Where a search may begin: at the details of acts, at proceedings, at what is set beside incidents."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from incidents.case_file import CaseFile
from incidents.figures import NOT_ONE
from incidents.query_act_sql import split
from incidents.query_clauses import Clause, in_codes, in_ids
from incidents.query_fields import field_clause
from incidents.query_incident_sql import claim_value, code_is, of_person, of_site
from incidents.query_keys import KEYS
from incidents.query_names import operation_ids, record_id
from incidents.query_proceeding_sql import incidents_of_proceedings
from incidents.query_tree import Agreed, Between, Coded, Text, Value, named

DETAILS = frozenset({"detention", "coercion", "ill_treatment", "killing", "surveillance", "property_loss", "profile"})
_ACTS_OF = (
    "SELECT a.incident FROM {} d CROSS JOIN act a ON a.organisation = d.organisation AND {} WHERE d.organisation = ?"
)
_ACTS_CODED = (
    "SELECT a.incident FROM coding c CROSS JOIN act a ON a.organisation = c.organisation AND a.id = c.record"
    " WHERE c.organisation = ? AND c.field = '{}' AND {}"
)
_ONE_COLUMN = {
    "evidence": ("evidence", "incident"),
    "verification": ("verification", "incident"),
    "second_review": ("verification", "incident"),
    "coding_pass": ("coding_pass", "incident"),
    "intervention": ("intervention", "incident"),
    "recommendation": ("recommendation_link", "incident"),
    "operation": ("operation_incident", "incident"),
    "estimate": ("operation_incident", "incident"),
    "task": ("task", "about"),
}


def more_starts(case: CaseFile, key: str, value: Value) -> Clause | None:
    """A question for ids that holds all incidents which answer to one value; None where no index leads there."""
    if key in _STARTS:
        return _STARTS[key](case, value)
    parts = [_of_field(case, each, value) for each in KEYS[key].at.split(",")] if KEYS[key].at else []
    kept = [each for each in parts if each]
    if not kept or len(kept) < len(parts):
        return None
    return " UNION ALL ".join(sql for sql, _ in kept), tuple(one for _, told in kept for one in told)


def _of_field(case: CaseFile, at: str, value: Value) -> Clause | None:
    table, field = split(at)
    if table in DETAILS:
        sql, told = field_clause("d", field, value)
        owner = "a.person = d.person" if table == "profile" else "a.id = d.act"
        return f"{_ACTS_OF.format(table, owner)} AND {sql}", (case.organisation, *told)
    if table == "act" and field.startswith(":"):
        sql, told = field_clause("c", "term", value)
        return _ACTS_CODED.format(field[1:], sql), (case.organisation, *told)
    return None


def has(case: CaseFile, asked: str) -> Clause | None:
    """The same for ``has:``."""
    own = (case.organisation,)
    if asked in _ONE_COLUMN:
        table, column = _ONE_COLUMN[asked]
        return f"SELECT x.{column} FROM {table} x WHERE x.organisation = ?", own
    if asked in DETAILS:
        return _ACTS_OF.format(asked, "a.person = d.person" if asked == "profile" else "a.id = d.act"), own
    if asked == "amount":
        return _ACTS_OF.format("coercion", "a.id = d.act") + " AND d.amount IS NOT NULL", own
    if asked == "consent":
        return _ACTS_OF.format("consent", "a.person = d.person"), own
    if asked == "proceeding":
        return incidents_of_proceedings(case, [])
    return _compared(case, ("1", ()), ("1", ())) if asked == "duplicate" else None


def _consent(case: CaseFile, value: Value) -> Clause | None:
    if not isinstance(value, Agreed) or "not_asked" in value.states:
        return None
    sql, told = in_codes("d.state", value.states)
    return f"{_ACTS_OF.format('consent', 'a.person = d.person')} AND {sql}", (case.organisation, *told)


def _operation(case: CaseFile, value: Value) -> Clause:
    sql, told = in_ids("o.operation", operation_ids(case, value))
    return f"SELECT o.incident FROM operation_incident o WHERE o.organisation = ? AND {sql}", (case.organisation, *told)


def _recommendation(case: CaseFile, value: Value) -> Clause:
    record = record_id(case, "recommendation", "recommendation", value)
    sql = "SELECT r.incident FROM recommendation_link r WHERE r.organisation = ? AND r.recommendation = ?"
    return sql, (case.organisation, record)


def _case(case: CaseFile, value: Value) -> Clause:
    record = record_id(case, "case", "support_case", value)
    return (
        "SELECT c.term FROM coding c WHERE c.organisation = ? AND c.record = ? AND c.field = 'about' UNION ALL"
        " SELECT a.incident FROM coding c CROSS JOIN act a ON a.organisation = c.organisation AND a.person = c.term"
        " WHERE c.organisation = ? AND c.record = ? AND c.field = 'persons'",
        (case.organisation, record) * 2,
    )


def _duplicate(case: CaseFile, value: Value) -> Clause:
    if isinstance(value, Coded):
        clause = in_codes("x.decision", value.codes)
        return _compared(case, clause, clause)
    code, told = code_is("o", value)
    other = f"IN (SELECT o.id FROM incident o WHERE o.organisation = x.organisation AND {code})"
    return _compared(case, (f"x.second {other}", told), (f"x.first {other}", told))


def _compared(case: CaseFile, first: Clause, second: Clause) -> Clause:
    return (
        f"SELECT x.first FROM duplicate x WHERE x.organisation = ? AND {first[0]}"
        f" UNION ALL SELECT x.second FROM duplicate x WHERE x.organisation = ? AND {second[0]}",
        (case.organisation, *first[1], case.organisation, *second[1]),
    )


def _url(case: CaseFile, value: Value) -> Clause:
    asked = f".{value.folded}" if isinstance(value, Text) else ""
    return (
        f"SELECT n.incident FROM information n WHERE n.organisation = ? AND {of_site('n.url')}"
        f" UNION ALL SELECT e.incident FROM evidence e WHERE e.organisation = ? AND {of_site('e.url')}",
        (case.organisation, asked) * 2,
    )


def _victims(case: CaseFile, value: Value) -> Clause | None:
    """Two or more: as many acts with a victim, or a record that stands for several or for nobody knows how many."""
    if not isinstance(value, Between) or value.low is None or value.low <= 1:
        return None
    return (
        "SELECT a.incident FROM act a WHERE a.organisation = ? GROUP BY a.incident"
        " HAVING count(a.person) >= ? UNION ALL"
        " SELECT a.incident FROM person p INDEXED BY person_of_several CROSS JOIN act a"
        f" ON a.organisation = p.organisation AND a.person = p.id WHERE p.organisation = ? AND ({NOT_ONE})",
        (case.organisation, value.low, case.organisation),
    )


def _evidence(case: CaseFile, value: Value) -> Clause | None:
    if isinstance(value, Coded | Text):
        return None
    return "SELECT e.incident FROM evidence e WHERE e.organisation = ? AND e.code = ?", (
        case.organisation,
        named(value).text,
    )


def _claim(case: CaseFile, value: Value) -> Clause:
    sql, told = claim_value(value)
    said = f"FROM claim k {{}} WHERE k.organisation = ? AND {sql}"
    act = "CROSS JOIN act a ON a.organisation = k.organisation AND a.id = "
    detail = "CROSS JOIN detention d ON d.organisation = k.organisation AND d.id = k.about "
    return (
        f"SELECT k.about {said.format('')} UNION ALL SELECT a.incident {said.format(act + 'k.about')}"
        f" UNION ALL SELECT a.incident {said.format(detail + act + 'd.act')}",
        (case.organisation, *told) * 3,
    )


_STARTS = {
    "consent": _consent,
    "operation": _operation,
    "recommendation": _recommendation,
    "case": _case,
    "person": of_person,
    "duplicate": _duplicate,
    "url": _url,
    "victims": _victims,
    "victims_sure": _victims,
    "evidence": _evidence,
    "claim": _claim,
}
