"""Tables of this device alone: settings, drafts, the text index."""

from schemas.compiled.records import DEFINITIONS

LOCAL = (
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE draft (id TEXT PRIMARY KEY, kind TEXT NOT NULL, saved_at TEXT NOT NULL, form TEXT NOT NULL) STRICT",
    "CREATE TABLE text_row (number INTEGER PRIMARY KEY, incident TEXT NOT NULL UNIQUE) STRICT",
    "CREATE VIRTUAL TABLE text_index USING fts5"
    "(folded, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')",
    # Without this a deleted word stays readable in the index (reference/security.md section 6, safe deletion).
    "INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1)",
)

SCHEMA = (*DEFINITIONS, *LOCAL)
"""Every statement that makes an empty records.db."""
