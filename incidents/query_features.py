"""What ``has:`` and ``no:`` ask of an incident."""

from incidents.query_clauses import TRUE, Clause, any_of, exists

_OF_I = "a.incident = i.id"


def of_act(table: str, joined: str, clause: Clause = TRUE) -> Clause:
    """An act of the incident has such a row: ``table`` with its alias, ``joined`` to ``act a``."""
    alias = table.split()[1]
    return exists(f"act a JOIN {table} ON {alias}.organisation = a.organisation AND {joined}", _OF_I, clause, alias="a")


def linked(clause: Clause, end: str) -> Clause:
    """There is a link that ends here."""
    return exists("link l", end, clause)


def about(table: str, column: str) -> Clause:
    """A row of the table is about the incident."""
    return exists(f"{table} x", f"x.{column} = i.id")


def claim(clause: Clause = TRUE) -> Clause:
    """Something is claimed of the incident, of an act of it or of a detention; the clause is over ``claim k``."""
    return any_of(
        [
            exists("claim k", "k.about = i.id", clause),
            of_act("claim k", "k.about = a.id", clause),
            exists(
                "act a JOIN detention d ON d.organisation = a.organisation AND d.act = a.id"
                " JOIN claim k ON k.organisation = a.organisation AND k.about = d.id",
                _OF_I,
                clause,
                alias="a",
            ),
        ]
    )


def _detail(table: str) -> Clause:
    return of_act(f"{table} d", "d.act = a.id")


def _coded(field: str) -> Clause:
    return exists("coding c", f"c.record = i.id AND c.field = '{field}'")


def _operation(joined: str = "") -> Clause:
    return exists(f"operation_incident o{joined}", "o.incident = i.id", alias="o")


FEATURES_SQL: dict[str, Clause] = {
    "act": exists("act a", _OF_I),
    "victim": exists("act a", _OF_I, ("a.person IS NOT NULL", ())),
    "actor": of_act("involvement v", "v.act = a.id", ("v.actor IS NOT NULL", ())),
    "source": exists("information n", "n.incident = i.id"),
    "evidence": exists("evidence e", "e.incident = i.id"),
    "file": exists("evidence e", "e.incident = i.id", ("e.vault_name <> ''", ())),
    "link": any_of([linked(TRUE, "l.from_incident = i.id"), linked(TRUE, "l.to_incident = i.id")]),
    **{
        table: _detail(table)
        for table in ("detention", "coercion", "ill_treatment", "killing", "surveillance", "property_loss")
    },
    "amount": of_act("coercion d", "d.act = a.id", ("d.amount IS NOT NULL", ())),
    "article": any_of(
        [
            of_act("coding c", "c.record = a.id AND c.field = 'articles'"),
            of_act("detention d", "d.act = a.id", ("d.article <> ''", ())),
        ]
    ),
    "consequence": of_act("coding c", "c.record = a.id AND c.field = 'consequences'"),
    "consent": of_act("consent k", "k.person = a.person"),
    "profile": of_act("profile f", "f.person = a.person"),
    "operation": _operation(),
    "estimate": _operation(" JOIN estimate t ON t.organisation = o.organisation AND t.operation = o.operation"),
    "claim": claim(),
    "verification": about("verification", "incident"),
    "second_review": exists("verification x", "x.incident = i.id", ("x.reviewed_by <> ''", ())),
    "coding_pass": about("coding_pass", "incident"),
    "case": any_of(
        [
            exists("coding c", "c.field = 'about' AND c.term = i.id"),
            of_act("coding c", "c.field = 'persons' AND c.term = a.person"),
        ]
    ),
    "task": about("task", "about"),
    "intervention": about("intervention", "incident"),
    "recommendation": about("recommendation_link", "incident"),
    "duplicate": any_of([about("duplicate", "first"), about("duplicate", "second")]),
    "narrative": ("i.narrative <> ''", ()),
    "reason": ("i.stated_reason <> ''", ()),
    "note": ("i.note <> ''", ()),
    "place": ("i.place <> ''", ()),
    "date": ("i.date_sort <> ''", ()),
    "context": _coded("contexts"),
    "tag": _coded("tags"),
}
"""A condition for each word of FEATURES, ``proceeding`` apart: that needs to be looked up at once."""
