"""Free-text search: every word of an incident, folded."""

import json
from collections.abc import Iterable, Mapping

from sqlcipher3.dbapi2 import Connection

from schemas.folding import fold


def index(connection: Connection, organisation: str, incident: str) -> None:
    """Make the incident findable by its words as they stand now; names of people are never among them."""
    connection.execute("INSERT OR IGNORE INTO text_row (incident) VALUES (?)", (incident,))
    (number,) = connection.execute("SELECT number FROM text_row WHERE incident = ?", (incident,)).fetchone()
    connection.execute("DELETE FROM text_index WHERE rowid = ?", (number,))
    words = " ".join(_words(connection, organisation, incident))
    connection.execute("INSERT INTO text_index (rowid, folded) VALUES (?, ?)", (number, fold(words)))


def forget(connection: Connection, incident: str) -> None:
    """The incident is no longer found by its words."""
    connection.execute(
        "DELETE FROM text_index WHERE rowid = (SELECT number FROM text_row WHERE incident = ?)", (incident,)
    )


def renew(connection: Connection, organisation: str, incidents_: Iterable[str]) -> None:
    """Each incident is found by its words as they stand now, and not at all where it is gone."""
    question = "SELECT 1 FROM incident WHERE organisation = ? AND id = ?"
    for incident in sorted(incidents_):
        if connection.execute(question, (organisation, incident)).fetchone():
            index(connection, organisation, incident)
        else:
            forget(connection, incident)


def is_worded(table: str, fields: Iterable[str]) -> bool:
    """Whether an incident is found by any of these fields of a record of this table."""
    return not _WORDED_FIELDS.get(table, frozenset()).isdisjoint(fields)


def worded_by(connection: Connection, organisation: str, records: Mapping[str, Iterable[str]]) -> set[str]:
    """The incidents that are found by words of these records (ids by table), as the tables stand now."""
    found = set(records.get("incident", ()))
    for table, query in _WORDED_BY.items():
        told = json.dumps(list(records.get(table, ())))
        if told != "[]":
            found |= {incident for (incident,) in connection.execute(query, (organisation, told))}
    return found


_WORDED_FIELDS = {
    "incident": frozenset(("code", "title", "narrative", "place_text", "stated_reason", "note", "origin_ref", "tags")),
    "act": frozenset(("incident", "as_reported", "note")),
    "evidence": frozenset(("incident", "title")),
    "information": frozenset(("incident", "source")),
    "involvement": frozenset(("act", "actor", "description")),
    "actor": frozenset(("name",)),
    "source": frozenset(("name",)),
}
_WORDED_BY = {
    **{
        table: f"SELECT incident FROM {table} WHERE organisation = ? AND id IN (SELECT value FROM json_each(?))"  # noqa: S608
        for table in ("act", "evidence", "information")
    },
    "involvement": "SELECT a.incident FROM involvement v CROSS JOIN act a ON a.organisation = v.organisation"
    " AND a.id = v.act WHERE v.organisation = ? AND v.id IN (SELECT value FROM json_each(?))",
    "actor": "SELECT a.incident FROM involvement v CROSS JOIN act a ON a.organisation = v.organisation"
    " AND a.id = v.act WHERE v.organisation = ? AND v.actor IN (SELECT value FROM json_each(?))",
    "source": "SELECT incident FROM information WHERE organisation = ? AND source IN (SELECT value FROM json_each(?))",
}


def _words(connection: Connection, organisation: str, incident: str) -> list[str]:
    key = (organisation, incident)
    found: list[str] = []
    for query in (
        "SELECT code, title, narrative, place_text, stated_reason, note, origin_ref FROM incident"
        " WHERE organisation = ? AND id = ?",
        "SELECT term FROM coding WHERE organisation = ? AND record = ? AND field = 'tags'",
        "SELECT as_reported, note FROM act WHERE organisation = ? AND incident = ?",
        "SELECT title FROM evidence WHERE organisation = ? AND incident = ?",
        # CROSS JOIN keeps the order of the tables: left to itself the planner begins with every involvement there is.
        "SELECT DISTINCT v.description FROM act a CROSS JOIN involvement v ON v.organisation = a.organisation"
        " AND v.act = a.id WHERE a.organisation = ? AND a.incident = ?",
        "SELECT DISTINCT r.name FROM act a CROSS JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id"
        " CROSS JOIN actor r ON r.organisation = v.organisation AND r.id = v.actor"
        " WHERE a.organisation = ? AND a.incident = ?",
        "SELECT DISTINCT s.name FROM information i CROSS JOIN source s ON s.organisation = i.organisation"
        " AND s.id = i.source WHERE i.organisation = ? AND i.incident = ?",
    ):
        for row in connection.execute(query, key):
            found.extend(text for text in row if text)
    return found
