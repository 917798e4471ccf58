"""Merges an own term into another: what that touches, and doing it."""

from typing import Any, NamedTuple

from incidents import changing_terms, stored
from incidents.bearing import bearers
from incidents.case_file import CaseFile
from incidents.errors import RefusedInputError
from incidents.unit_of_work import Work
from schemas.speech import said
from schemas.vocabulary import Vocabulary, vocabulary


class Bearing(NamedTuple):
    """How many records of one table bear a term in one field."""

    table: str
    field: str
    records: int


def bearing(case: CaseFile, name: str, code: str) -> list[Bearing]:
    """Where a term of a vocabulary stands, field by field; fields without it are left out."""
    found = bearers(case.connection, case.organisation, name, code)
    return [Bearing(each.table, each.field, len(each.records)) for each in found]


def check(name: str, code: str, into: str) -> None:
    """Refuse what cannot be merged: a shipped term, one into itself, into what stands below it or takes no answers.

    Raises UnknownTermError, RetiredTermError or RefusedInputError.
    """
    known = vocabulary(name)
    term = known.term(code)
    if not term.is_own:
        raise RefusedInputError(
            said("{code} is a shipped term: it can be retired, but neither renamed nor merged.", code=code)
        )
    if code in (into, *known.ancestors(known.usable(into).code)):
        raise RefusedInputError(said("A term cannot be replaced by itself or by what stands below it."))


def merge(work: Work, name: str, code: str, into: str, on: str) -> int:
    """Every record that bears ``code`` bears ``into`` from now on; how many records that were.

    The term stays, retired ``on`` that day, so that what others still send under it is read; what stood below it
    stands below the other. All of it is one entry of the log. Raises what ``check`` raises.
    """
    check(name, code, into)
    known = vocabulary(name)
    changed: set[str] = set()
    for table, field, records in list(bearers(work.connection, work.case.organisation, name, code)):
        for record in records:
            work.change(table, record, {field: _instead(work.case, table, record, field, code, into)})
            changed.add(record)
    for below in known.children(code):
        changing_terms.change(work, name, below.code, {"parent": into})
    changing_terms.change(work, name, code, {"merged_into": into, "retired_on": _since(known, code) or on})
    return len(changed)


def _since(known: Vocabulary, code: str) -> str:
    own = known.term(code).own
    return own.retired_on if own else ""


def _instead(case: CaseFile, table: str, record: str, field: str, code: str, into: str) -> Any:
    value = stored.values(case, table, record)[field]
    if isinstance(value, list):
        return list(dict.fromkeys(into if each == code else each for each in value))
    return into
