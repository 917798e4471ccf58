"""What a query asks of an incident itself, as conditions over ``incident i``."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from collections.abc import Callable, Iterable

from incidents.case_file import CaseFile
from incidents.figures import HIGH, LOW
from incidents.query_act_sql import split
from incidents.query_clauses import Clause, all_of, any_of, exists, in_codes, in_ids
from incidents.query_features import FEATURES_SQL, claim, linked, of_act
from incidents.query_fields import bears, field_clause, vague_within
from incidents.query_keys import KEYS
from incidents.query_names import operation_ids, record_id, tags
from incidents.query_phrases import folded
from incidents.query_proceeding_sql import incidents_of_proceedings
from incidents.query_tree import Between, Coded, Named, NotKnown, Text, Value, codes, named


def incident_clause(case: CaseFile, key: str, value: Value) -> Clause:
    """The incident answers to one value of a key that asks no act and no source."""
    if key in _CLAUSES:
        return _CLAUSES[key](case, value)
    return field_clause("i", split(KEYS[key].at)[1], value)


def code_is(alias: str, value: Value) -> Clause:
    """The incident ``alias`` bears this code, in whatever case it was typed."""
    asked = named(value)
    return bears(f"{alias}.code", Named(asked.text.upper(), asked.begins))


def _code(_case: CaseFile, value: Value) -> Clause:
    return code_is("i", value)


def _place(case: CaseFile, value: Value) -> Clause:
    """The incident's place, or that of one of its acts."""
    told = codes(value)
    (here, _), (there, _) = in_codes("i.place", told), in_codes("b.place", told)
    elsewhere = f"SELECT b.incident FROM act b WHERE b.organisation = ? AND b.place <> '' AND {there}"
    return f"({here} OR i.id IN ({elsewhere}))", (*told, case.organisation, *told)


def _date(_case: CaseFile, value: Value) -> Clause:
    sql, values = vague_within("i", "date", value)
    return sql.replace('i."date" ', "i.date_sort "), values  # the index by date holds the order, not the date itself


def _tag(case: CaseFile, value: Value) -> Clause:
    return _coded("tags", tags(case, named(value)))


def _coded(field: str, terms: Iterable[str]) -> Clause:
    return exists("coding c", f"c.record = i.id AND c.field = '{field}'", in_codes("c.term", tuple(terms)))


def _note(_case: CaseFile, value: Value) -> Clause:
    return any_of(
        [field_clause("i", "note", value), exists("act a", "a.incident = i.id", field_clause("a", "note", value))]
    )


def _figure(sure: bool) -> Callable[[CaseFile, Value], Clause]:
    """The sum of what is known of its victims: what may be, or what surely is."""

    def clause(_case: CaseFile, value: Value) -> Clause:
        if isinstance(value, NotKnown):
            return _of_victims(f"{_LEAST} IS NULL AND {_MOST} IS NULL", ())
        asked = value if isinstance(value, Between) else Between(None, None)
        least, most = (_LEAST, _MOST) if sure else (_MOST, _LEAST)
        otherwise = 0 if sure else 1
        parts: list[Clause] = [(f"coalesce({_LEAST}, {_MOST}) IS NOT NULL", ())]
        if asked.low is not None:
            parts.append((f"coalesce({least} >= ?, {otherwise})", (asked.low,)))
        if asked.high is not None:
            parts.append((f"coalesce({most} <= ?, {otherwise})", (asked.high,)))
        return _of_victims(*all_of(parts))

    return clause


_LEAST = f"sum({LOW})"
_MOST = f"CASE WHEN count({HIGH}) = count(*) THEN sum({HIGH}) END"


def _of_victims(figures: str, values: tuple[object, ...]) -> Clause:
    return (
        f"(SELECT {figures} FROM person p WHERE p.organisation = i.organisation AND p.id IN"
        " (SELECT a.person FROM act a WHERE a.organisation = i.organisation AND a.incident = i.id))",
        values,
    )


def _link(_case: CaseFile, value: Value) -> Clause:
    if isinstance(value, Coded):
        return linked(in_codes("l.kind", value.codes), "l.from_incident = i.id")
    bound = code_is("o", value)
    return any_of(
        [
            linked(_other("l.to_incident", "l", bound), "l.from_incident = i.id"),
            linked(_other("l.from_incident", "l", bound), "l.to_incident = i.id"),
        ]
    )


def _other(column: str, alias: str, bears_code: Clause) -> Clause:
    other = f"SELECT o.id FROM incident o WHERE o.organisation = {alias}.organisation AND {bears_code[0]}"
    return f"{column} IN ({other})", bears_code[1]


def _duplicate(_case: CaseFile, value: Value) -> Clause:
    if isinstance(value, Coded):
        first = second = in_codes("x.decision", value.codes)
    else:
        first, second = (_other(f"x.{end}", "x", code_is("o", value)) for end in ("second", "first"))
    return any_of([exists("duplicate x", "x.first = i.id", first), exists("duplicate x", "x.second = i.id", second)])


def _operation(case: CaseFile, value: Value) -> Clause:
    return exists("operation_incident o", "o.incident = i.id", in_ids("o.operation", operation_ids(case, value)))


def _case(case: CaseFile, value: Value) -> Clause:
    record = record_id(case, "case", "support_case", value)
    return any_of(
        [
            exists("coding c", "c.field = 'about' AND c.term = i.id", ("c.record = ?", (record,))),
            of_act("coding c", "c.field = 'persons' AND c.term = a.person", ("c.record = ?", (record,))),
        ]
    )


def of_person(case: CaseFile, value: Value) -> Clause:
    """Ids of the incidents in which the person has any role."""
    record = record_id(case, "person", "person", value)
    return (
        "SELECT a.incident FROM act a WHERE a.organisation = ? AND a.person = ? UNION ALL"
        " SELECT a.incident FROM involvement v CROSS JOIN act a ON a.organisation = v.organisation AND a.id = v.act"
        " WHERE v.organisation = ? AND v.person = ? UNION ALL"
        " SELECT n.incident FROM source s CROSS JOIN information n ON n.organisation = s.organisation"
        " AND n.source = s.id WHERE s.organisation = ? AND s.person = ? UNION ALL"
        " SELECT q.incident FROM proceeding q WHERE q.organisation = ? AND q.person = ? AND q.incident IS NOT NULL"
        " UNION ALL SELECT a.incident FROM proceeding q CROSS JOIN act a ON a.organisation = q.organisation"
        " AND a.id = q.act WHERE q.organisation = ? AND q.person = ?",
        (case.organisation, record) * 5,
    )


def _person(case: CaseFile, value: Value) -> Clause:
    sql, values = of_person(case, value)
    return f"i.id IN ({sql})", values


def _recommendation(case: CaseFile, value: Value) -> Clause:
    record = record_id(case, "recommendation", "recommendation", value)
    return exists("recommendation_link r", "r.incident = i.id", ("r.recommendation = ?", (record,)))


def _url(_case: CaseFile, value: Value) -> Clause:
    """Of this site, or of one below it: example.org, and www.example.org."""
    asked = value.folded if isinstance(value, Text) else ""
    return any_of(
        [
            exists("information n", "n.incident = i.id", (of_site("n.url"), (f".{asked}",))),
            exists("evidence e", "e.incident = i.id", (of_site("e.url"), (f".{asked}",))),
        ]
    )


def of_site(column: str) -> str:
    """The page lies on the site bound, which a dot precedes, or on one below it."""
    return f"{column} <> '' AND instr('.' || replace({folded(column)}, '://', '://.'), ?) > 0"


def _evidence(_case: CaseFile, value: Value) -> Clause:
    if isinstance(value, Coded):
        clause = in_codes("e.kind", value.codes)
    elif isinstance(value, Text):
        clause = ("e.media_type <> '' AND instr('/' || lower(e.media_type), ?) > 0", (f"/{value.folded}",))
    else:
        clause = ("e.code = ?", (named(value).text,))
    return exists("evidence e", "e.incident = i.id", clause)


_OTHER_VALUE = f"{folded('k2.value')} <> {folded('k.value')}"
_OTHERWISE = (
    "k.stance = 'asserts' AND EXISTS (SELECT 1 FROM claim k2 WHERE k2.organisation = k.organisation"
    f" AND k2.about = k.about AND k2.field = k.field AND CASE k2.stance WHEN 'asserts' THEN {_OTHER_VALUE}"
    f" WHEN 'denies' THEN NOT ({_OTHER_VALUE}) ELSE 0 END)"
)
_SETTLED = (
    "EXISTS (SELECT 1 FROM claim k3 WHERE k3.organisation = k.organisation AND k3.about = k.about"
    " AND k3.field = k.field AND k3.preferred = 1)"
)


def _claim(_case: CaseFile, value: Value) -> Clause:
    return claim(claim_value(value))


def claim_value(value: Value) -> Clause:
    """The claim ``k`` has the stance, is about the field, or conflicts with another.

    Conflicting: one asserts a value, another a different one, or denies that one. Unsettled: and none is preferred.
    """
    if isinstance(value, Coded):
        return in_codes("k.stance", value.codes)
    if isinstance(value, Text):
        return "k.field = ?", (value.folded,)
    return (_OTHERWISE + (f" AND NOT {_SETTLED}" if named(value).text == "unsettled" else "")), ()


def _has(case: CaseFile, value: Value) -> Clause:
    asked = named(value).text
    if asked == "proceeding":
        sql, values = incidents_of_proceedings(case, [])
        return f"i.id IN ({sql})", values
    return FEATURES_SQL[asked]


def _no(case: CaseFile, value: Value) -> Clause:
    sql, values = _has(case, value)
    return f"NOT ({sql})", values


_CLAUSES: dict[str, Callable[[CaseFile, Value], Clause]] = {
    "place": _place,
    "code": _code,
    **dict.fromkeys(("since", "until", "date", "within"), _date),
    "victims": _figure(sure=False),
    "victims_sure": _figure(sure=True),
    "note": _note,
    "tag": _tag,
    "link": _link,
    "duplicate": _duplicate,
    "operation": _operation,
    "case": _case,
    "person": _person,
    "recommendation": _recommendation,
    "url": _url,
    "evidence": _evidence,
    "claim": _claim,
    "has": _has,
    "no": _no,
}
