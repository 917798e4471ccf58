"""Is what a case file holds of an incident all of it, or a half?"""

from hashlib import sha256
from pathlib import Path
from typing import Any

from incidents import log, people, rebuilding, vault
from incidents.case_file import CaseFile

COUNTED = {
    "acts": "SELECT count(*) FROM act WHERE incident = ?",
    "detentions": "SELECT count(*) FROM detention d JOIN act a ON a.id = d.act WHERE a.incident = ?",
    "victims": "SELECT count(DISTINCT person) FROM act WHERE incident = ?",
    "names": "SELECT count(DISTINCT i.id) FROM identity i JOIN act a ON a.person = i.person WHERE a.incident = ?",
    "consents": "SELECT count(DISTINCT c.id) FROM consent c JOIN act a ON a.person = c.person WHERE a.incident = ?",
    "involvements": "SELECT count(*) FROM involvement v JOIN act a ON a.id = v.act WHERE a.incident = ?",
    "sources": "SELECT count(*) FROM information WHERE incident = ?",
    "evidence": "SELECT count(*) FROM evidence WHERE incident = ?",
    "tags": "SELECT count(*) FROM coding WHERE record = ? AND field = 'tags'",
    "words": "SELECT count(*) FROM text_row t JOIN text_index x ON x.rowid = t.number WHERE t.incident = ?",
}


def form(file: Path) -> dict[str, Any]:
    """An incident with something in every table."""
    return {
        "title": "A raid on a birthday party",
        "date": "26 July 2023",
        "place": "Nəsimi",
        "narrative": "Told in the words of the source. " * 40,
        "tags": ["raid", "birthday"],
        "victims": [
            {"key": "1", "name": "Canary Aybənizə", "consents": [{"purpose": "store", "state": "given"}]},
            {"key": "2", "counting_unit": "group", "low": 5, "high": 8},
        ],
        "perpetrators": [{"class": "police", "actor": "Invented Department"}],
        "acts": [{"term": "LIB.1", "victim": "1", "detention": {"fine": 50}}, {"term": "INT.1"}],
        "sources": [{"name": "An invented newsroom", "reliability": "B"}],
        "evidence": [{"url": "https://example.org/a"}, {"file": str(file)}],
    }


WHOLE = {
    "acts": 3,
    "detentions": 1,
    "victims": 2,
    "names": 1,
    "consents": 1,
    "involvements": 3,
    "sources": 1,
    "evidence": 2,
    "tags": 2,
    "words": 1,
}
"""What there is of ``form`` when all of it is there."""


def parts(case: CaseFile, code: str) -> dict[str, int]:
    """How many records of each kind hang on an incident."""
    (incident,) = case.connection.execute("SELECT id FROM incident WHERE code = ?", (code,)).fetchone()
    return {name: case.connection.execute(query, (incident,)).fetchone()[0] for name, query in COUNTED.items()}


def codes(case: CaseFile) -> list[str]:
    """Every incident there is."""
    return [code for (code,) in case.connection.execute("SELECT code FROM incident ORDER BY code")]


def assert_sound(case: CaseFile) -> None:
    """Nothing points nowhere, the log is whole, and the records are what it adds up to."""
    assert case.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert (
        log.check(case.connection, case.organisation)
        == case.connection.execute("SELECT count(*) FROM log_entry").fetchone()[0]
    )
    assert rebuilding.rebuilt(case.connection, case.organisation) == rebuilding.kept(case.connection, case.organisation)


def assert_evidence_opens(case: CaseFile, content: bytes) -> None:
    """Every file of evidence is in the vault, whole."""
    for digest, size in case.connection.execute("SELECT sha256, size FROM evidence WHERE kind = 'file'").fetchall():
        assert digest == sha256(content).hexdigest()
        assert vault.verify(case.vault, case.keys.vault or b"", digest, size)
    assert all(identity["names"] for identity in people.identities(case).values())
