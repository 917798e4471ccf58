"""Names a query asks for that only the case file knows: tags, sources."""

from incidents.case_file import CaseFile
from incidents.errors import QueryError
from incidents.query_key import either, nearest
from incidents.query_tree import Named, Text, Value, named
from schemas.folding import fold
from schemas.speech import said


def tags(case: CaseFile, asked: Named) -> tuple[str, ...]:
    """The tags written so, whatever their case and accents; raises QueryError with the nearest where there is none."""
    known = all_tags(case)
    typed = fold(asked.text)
    met = tuple(tag for tag in known if fold(tag) == typed or (asked.begins and fold(tag).startswith(typed)))
    if not met:
        folded = {fold(tag): tag for tag in known}
        meant = either(f"tag:{folded[each]}" for each in nearest(typed, folded))
        raise QueryError(
            said("tag: no incident bears that tag (did you mean {meant}?).", meant=meant)
            if meant
            else said("tag: no incident bears that tag.")
        )
    return met


def all_tags(case: CaseFile) -> tuple[str, ...]:
    """Every tag in use; one step of the index a tag, however many incidents bear it."""
    rows = case.connection.execute(
        "WITH RECURSIVE known(term) AS ("
        " SELECT min(term) FROM coding WHERE organisation = ?1 AND field = 'tags' UNION ALL"
        " SELECT (SELECT min(c.term) FROM coding c WHERE c.organisation = ?1 AND c.field = 'tags'"
        " AND c.term > known.term) FROM known WHERE known.term IS NOT NULL)"
        " SELECT term FROM known WHERE term IS NOT NULL",
        (case.organisation,),
    )
    return tuple(row[0] for row in rows)


def source_ids(case: CaseFile, asked: Named) -> tuple[str, ...]:
    """The sources with that code, or with those words in their name; raises QueryError where there is none."""
    typed = fold(asked.text)
    rows = case.connection.execute(
        "SELECT id, code, name FROM source WHERE organisation = ?", (case.organisation,)
    ).fetchall()
    met = tuple(record for record, code, name in rows if code == asked.text or typed in fold(name))
    if not met:
        raise QueryError(
            said(
                "source: no source is called so, and no kind of source; `qeyd vocab show source_kinds` lists the kinds."
            )
        )
    return met


def operation_ids(case: CaseFile, asked: Value) -> tuple[str, ...]:
    """The operations with that code, or with those letters in their name; raises QueryError where there is none."""
    if isinstance(asked, Named):
        return (record_id(case, "operation", "operation", asked),)
    letters = asked.folded if isinstance(asked, Text) else ""
    rows = case.connection.execute(
        "SELECT id, name FROM operation WHERE organisation = ?", (case.organisation,)
    ).fetchall()
    met = tuple(record for record, name in rows if letters in fold(name))
    if not met:
        raise QueryError(said("operation: no operation is called so."))
    return met


def record_id(case: CaseFile, key: str, table: str, asked: Value) -> str:
    """The record of the table that bears that code; raises QueryError where there is none."""
    row = case.connection.execute(
        f'SELECT id FROM "{table}" WHERE organisation = ? AND code = ?',  # noqa: S608 - table names are our own
        (case.organisation, named(asked).text),
    ).fetchone()
    if row is None:
        raise QueryError(said("{key}: there is no record with that code in this case file.", key=key))
    return str(row[0])
