"""Which incidents a query means, as ids: for the gate out."""

from incidents.case_file import CaseFile
from incidents.query_sql import where
from incidents.query_tree import Query


def ids(case: CaseFile, query: Query) -> list[str]:
    """The ids of every incident the query finds. Raises QueryError for an unknown tag or source."""
    clause, values = where(case, query).whole
    rows = case.connection.execute(
        f"SELECT i.id FROM incident i WHERE i.organisation = ? AND {clause} ORDER BY i.id",  # noqa: S608 - bound values
        (case.organisation, *values),
    )
    return [record for (record,) in rows]
