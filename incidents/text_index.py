"""Free-text search: every word of an incident, folded."""

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
