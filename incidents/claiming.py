"""What sources say of one field, side by side."""

from incidents.case_file import CaseFile
from schemas.compiled.records import COLUMNS, SHAPES


def table_of(case: CaseFile, record: str) -> str:
    """The table a record is in; empty where there is none."""
    for table in SHAPES:
        if (
            table in COLUMNS
            and case.connection.execute(
                f'SELECT 1 FROM "{table}" WHERE organisation = ? AND id = ?',  # noqa: S608 - names are our own
                (case.organisation, record),
            ).fetchone()
        ):
            return table
    return ""
