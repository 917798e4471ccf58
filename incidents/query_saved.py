"""Queries kept by name, read where ``saved:`` asks for them."""

import re

from incidents.case_file import CaseFile
from incidents.errors import QueryError
from incidents.query_key import either, nearest
from incidents.query_tree import Condition, Query, Value, named
from schemas.folding import fold
from schemas.speech import said

INCIDENT = "incident"
_DEEPEST = 6
_NAMED = re.compile(r'(?<!\S)saved:("[^"]*"|[^\s,"]+)(?!\S)', re.IGNORECASE)
_MOST = 200


def expanded(case: CaseFile, query: Query, records: str = INCIDENT, path: tuple[str, ...] = ()) -> Query:
    """The query with each ``saved:NAME`` replaced by what it asks, as if that had been typed there.

    With ``-`` before it or a comma in it the whole of it is meant: it stays, and ``nested`` reads it. Raises QueryError
    for a name that is not there, a query over other records, and a query that leads back to itself.
    """
    if not any(each.key == "saved" for each in query.conditions):
        return query
    found: list[Condition] = []
    for each in query.conditions:
        if each.key != "saved":
            found.append(each)
            continue
        asked = [nested(case, value, records, path) for value in each.values]
        if len(asked) == 1 and not each.negated:
            found.extend(asked[0].conditions)
        else:
            found.append(each)
    if len(found) > _MOST:
        raise QueryError(said("saved: the saved queries together ask more than {most} things.", most=_MOST))
    return Query(tuple(found))


def nested(case: CaseFile, value: Value, records: str = INCIDENT, path: tuple[str, ...] = ()) -> Query:
    """What one saved query asks, those it names read too. Raises what ``expanded`` raises."""
    name = fold(named(value).text)
    if len(path) >= _DEEPEST:
        raise QueryError(said("saved: queries stand inside one another {most} deep at most.", most=_DEEPEST))
    if name in path:
        raise QueryError(said("saved: this query leads back to itself: change or forget one of those it names."))
    return expanded(case, parsed(_text(case, name, records), records), records, (*path, name))


def spelled_out(case: CaseFile, text: str) -> str:
    """The text with each ``saved:NAME`` written out: what is printed must not need our own names to be understood.

    With ``-`` before it or a comma in it a name stands for a whole that cannot be written flat: it stays. Raises what
    ``expanded`` raises.
    """
    if "saved:" not in text.casefold():
        return text
    meant = expanded(case, parsed(text, INCIDENT))
    told = text
    for _ in range(_DEEPEST):
        told = _NAMED.sub(lambda met: _text(case, fold(met[1].strip('"')), INCIDENT), told)
    return told if parsed(told, INCIDENT) == meant else text


def parsed(text: str, records: str) -> Query:
    """The tree of a query over incidents, or over the records of another table; raises QueryError."""
    from incidents.query import parse

    if records == INCIDENT:
        return parse(text)
    from incidents.register_grammar import grammar_of

    return parse(text, grammar_of(records))


def _text(case: CaseFile, folded: str, records: str) -> str:
    """The text of a saved query, by its name in any case."""
    rows = case.connection.execute(
        "SELECT name, records, query FROM saved_query WHERE organisation = ?", (case.organisation,)
    ).fetchall()
    known = {fold(name): (of, query) for name, of, query in rows}
    if folded not in known:
        near = either(f"saved:{each}" for each in nearest(folded, known))
        raise QueryError(
            said("saved: there is no saved query of that name (did you mean {meant}?).", meant=near)
            if near
            else said("saved: there is no saved query of that name; `qeyd query list` lists them.")
        )
    of, query = known[folded]
    if of != records:
        raise QueryError(said("saved: that query asks for records of another kind: {kind}.", kind=of))
    return str(query)
