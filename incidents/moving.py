"""What names a record, made to name another one."""

# ruff: noqa: S608 - table and column names are our own

from incidents import belonging, stored
from incidents.addresses import Found
from incidents.belonging import Naming
from incidents.case_file import CaseFile
from incidents.errors import RefusedInputError
from incidents.unit_of_work import Work
from schemas.compiled.records import RELATIONS
from schemas.speech import said

_ONCE = {
    "identity": ("person",),
    "link": ("from_incident", "to_incident", "kind"),
    "operation_incident": ("operation", "incident"),
    "recommendation_link": ("recommendation", "incident"),
    **dict.fromkeys(("coercion", "detention", "ill_treatment", "killing", "property_loss", "surveillance"), ("act",)),
}
"""Fields of which the tables hold each combination once."""
_CIRCLES = {
    "actor": (
        "SELECT part_of FROM actor WHERE organisation = :o AND id = :id AND part_of IS NOT NULL"
        " UNION SELECT parent FROM composition WHERE organisation = :o AND actor = :id",
    ),
    "incident": tuple(
        f"SELECT to_incident FROM link WHERE organisation = :o AND from_incident = :id AND kind = '{kind}'"
        for kind in ("follows", "part_of", "causes")
    ),
}
"""What no record may reach itself by."""


def naming(case: CaseFile, named: Found) -> list[Naming]:
    """Every record that names this one, whether it hangs on it or not; decisions on duplicates keep what they say."""
    columns = (*belonging.hanging(named.table), *belonging.naming_columns(named.table))
    found: list[Naming] = []
    for table, column in dict.fromkeys(columns):
        rows = case.connection.execute(
            f'SELECT id FROM "{table}" WHERE organisation = ? AND "{column}" = ? ORDER BY id',
            (case.organisation, named.id),
        ).fetchall()
        found += [Naming(table, record, column, named.id) for (record,) in rows]
    return found


def names_itself(case: CaseFile, row: Naming, keep: str) -> bool:
    """Whether the record would tie the one that stays to itself: a link between the two that are one now."""
    ends = [column for column in RELATIONS.get(row.table, {}) if _is_end(row.table, column)]
    if row.field not in ends:
        return False
    values = stored.values(case, row.table, row.id)
    return any(values[end] == keep for end in ends if end != row.field)


def _is_end(table: str, column: str) -> bool:
    return table in ("link", "composition") and RELATIONS[table][column][0] in ("incident", "actor")


def twin(case: CaseFile, row: Naming, keep: str) -> str:
    """The id of a record that already says the same of the one that stays; empty where there is none.

    Records that bear a file or a code of their own are never twins, but for a link kept twice as evidence.
    """
    mine = stored.values(case, row.table, row.id) | {row.field: keep}
    once = _ONCE.get(row.table)
    if once is None and (not _is_owned(row) or row.table == "custody_event" or mine.get("sha256")):
        return ""
    rows = case.connection.execute(
        f'SELECT id FROM "{row.table}" WHERE organisation = ? AND "{row.field}" = ? ORDER BY id',
        (case.organisation, keep),
    ).fetchall()
    for (other,) in rows:
        theirs = stored.values(case, row.table, other)
        if all(theirs[name] == mine[name] for name in once or mine if name != "code"):
            return str(other)
    return ""


def _is_owned(row: Naming) -> bool:
    return RELATIONS.get(row.table, {}).get(row.field, ("", False))[1]


def replace_in_lists(work: Work, gone: str, keep: str) -> None:
    """Support cases that list the one list the other."""
    rows = work.connection.execute(
        "SELECT c.record, c.field FROM coding c JOIN support_case s ON s.organisation = c.organisation"
        f" AND s.id = c.record WHERE c.organisation = ? AND c.term = ? AND c.field IN {belonging.LISTS!r}"
        " ORDER BY c.record, c.field",
        (work.case.organisation, gone),
    ).fetchall()
    for record, field in rows:
        listed = stored.values(work.case, "support_case", record)[field]
        kept = list(dict.fromkeys(keep if each == gone else each for each in listed))
        work.change("support_case", record, {field: kept})


def prefer_once(work: Work, claim: str, about: str) -> None:
    """Of one field at most one claim is preferred: that of the record that stays."""
    (field, preferred) = work.connection.execute(
        "SELECT field, preferred FROM claim WHERE organisation = ? AND id = ?", (work.case.organisation, claim)
    ).fetchone()
    others = work.connection.execute(
        "SELECT 1 FROM claim WHERE organisation = ? AND about = ? AND field = ? AND preferred = 1 AND id <> ?",
        (work.case.organisation, about, field, claim),
    ).fetchone()
    if preferred and others:
        work.change("claim", claim, {"preferred": False})


def refuse_circles(case: CaseFile, record: Found) -> None:
    """Raise RefusedInputError where the record stands below, or follows, itself by now."""
    for step in _CIRCLES.get(record.table, ()):
        reached: set[str] = set()
        level = {record.id}
        while level:
            rows = [case.connection.execute(step, {"o": case.organisation, "id": each}).fetchall() for each in level]
            level = {after for found in rows for (after,) in found} - reached
            reached |= level
        if record.id in reached:
            raise RefusedInputError(
                said("Merged, the record would follow or stand below itself: take out the link between them first.")
            )
