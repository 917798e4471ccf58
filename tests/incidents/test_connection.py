"""The records are encrypted, or they are not opened."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from incidents import connection
from incidents.connection import connect
from incidents.errors import DomainError, IntegrityError, NotFoundError, StoreError

KEY = bytes(range(32))
CANARY = "Canary-Aybəniz-of-Nowhere-7731"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.db"
    opened = connect(path, KEY, must_exist=False)
    opened.execute("CREATE TABLE told (words TEXT) STRICT")
    opened.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    opened.execute("INSERT INTO told VALUES (?)", (CANARY,))
    opened.execute("INSERT INTO found VALUES (?)", (CANARY,))
    opened.close()
    return path


def test_what_was_written_is_read_with_the_same_key(records: Path) -> None:
    opened = connect(records, KEY)
    assert opened.execute("SELECT words FROM told").fetchall() == [(CANARY,)]
    opened.close()


def test_every_pragma_of_the_design_is_in_force(records: Path) -> None:
    opened = connect(records, KEY)
    asked = {
        "cipher_status": "1",
        "cipher_memory_security": "1",
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "journal_mode": "wal",
        "synchronous": 2,
        "cache_size": -65536,
        "busy_timeout": 10_000,
        "query_only": 0,
    }
    found = {pragma: opened.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in asked}
    assert found == asked
    assert opened.isolation_level is None
    opened.close()


def test_the_file_and_its_log_are_for_the_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        opened = connect(tmp_path / "records.db", KEY, must_exist=False)
        opened.execute("CREATE TABLE told (words TEXT)")
        assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
            "records.db": 0o600,
            "records.db-wal": 0o600,
            "records.db-shm": 0o600,
        }
        opened.close()
    finally:
        os.umask(old)


def test_no_plaintext_is_in_any_file_while_open_or_closed(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    opened = connect(path, KEY, must_exist=False)
    opened.execute("CREATE TABLE told (words TEXT)")
    opened.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    opened.execute("BEGIN")
    opened.executemany("INSERT INTO told VALUES (?)", [(f"{CANARY} {number}",) for number in range(3000)])
    opened.execute("COMMIT")
    opened.execute("INSERT INTO found SELECT words FROM told")
    opened.execute("CREATE TEMP TABLE sorted AS SELECT words FROM told ORDER BY words DESC")
    opened.execute("CREATE INDEX by_words ON told (words)")
    _assert_no_canary(tmp_path)
    opened.execute("DELETE FROM told WHERE words LIKE '%7'")
    opened.execute("VACUUM")
    _assert_no_canary(tmp_path)
    opened.close()
    _assert_no_canary(tmp_path)


def _assert_no_canary(directory: Path) -> None:
    files = [path for path in directory.rglob("*") if path.is_file()]
    assert any(path.stat().st_size > 100_000 for path in files)
    for path in files:
        content = path.read_bytes()
        for form in (CANARY.encode(), CANARY.encode("utf-16-le"), b"Canary-Ayb", b"CREATE TABLE", b"SQLite format"):
            assert form not in content, path.name


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33), bytes(32).hex(), None, bytearray(32)])
def test_without_a_key_of_32_bytes_nothing_is_opened_or_made(tmp_path: Path, key: object) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(tmp_path / "records.db", key, must_exist=False)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_is_told_in_one_sentence(records: Path) -> None:
    before = records.read_bytes()
    with pytest.raises(IntegrityError, match="does not open with these keys"):
        connect(records, bytes(32))
    assert records.read_bytes() == before


def test_a_plaintext_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE told (words TEXT)")
    plain.close()
    before = path.read_bytes()
    for must_exist in (True, False):
        with pytest.raises(IntegrityError, match="not encrypted"):
            connect(path, KEY, must_exist=must_exist)
    assert path.read_bytes() == before


def test_a_damaged_file_is_told_in_one_sentence(records: Path) -> None:
    content = bytearray(records.read_bytes())
    content[2048] ^= 1
    records.write_bytes(content)
    with pytest.raises(IntegrityError):
        connect(records, KEY)


def test_a_cut_off_file_is_told_in_one_sentence(records: Path) -> None:
    records.write_bytes(records.read_bytes()[:1000])
    with pytest.raises(IntegrityError):
        connect(records, KEY)
    records.write_bytes(b"")
    with pytest.raises(IntegrityError, match="empty"):
        connect(records, KEY)


def test_a_missing_file_is_not_made_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        connect(tmp_path / "records.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_records_are_not_opened_through_a_link_or_a_directory(records: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(records)
    with pytest.raises(StoreError, match="link"):
        connect(link, KEY)
    with pytest.raises(StoreError):
        connect(tmp_path, KEY)


def test_a_directory_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be created"):
        connect(tmp_path / "nowhere" / "records.db", KEY, must_exist=False)


def test_a_reading_connection_writes_nothing(records: Path) -> None:
    opened = connect(records, KEY, reading=True)
    assert opened.execute("SELECT count(*) FROM told").fetchone() == (1,)
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        opened.execute("DELETE FROM told")
    opened.close()


def test_a_locked_file_is_told_as_being_written(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("incidents.connection.BUSY_SECONDS", 0.05)
    holder = connect(records, KEY)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("INSERT INTO told VALUES ('more')")
    with pytest.raises(DomainError, match="another command"):
        connect(records, KEY)
    holder.execute("ROLLBACK")
    holder.close()


def test_neither_key_nor_sql_is_in_a_refusal(records: Path) -> None:
    wrong = bytes(reversed(range(32)))
    with pytest.raises(IntegrityError) as refused:
        connect(records, wrong)
    assert wrong.hex() not in str(refused.value)
    assert refused.value.__suppress_context__


@pytest.mark.parametrize("pragma", ["temp_store=FILE", "secure_delete=OFF", "foreign_keys=OFF", "synchronous=OFF"])
def test_a_setting_that_is_not_kept_closes_the_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pragma: str
) -> None:
    monkeypatch.setattr(connection, "_AFTER_THE_KEY", (*connection._AFTER_THE_KEY, pragma))
    with pytest.raises(IntegrityError, match=pragma.partition("=")[0]):
        connect(tmp_path / "records.db", KEY, must_exist=False)
    assert list(tmp_path.iterdir()) == []


def test_a_connection_that_was_never_keyed_closes_the_door(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful(sqlcipher.Connection):
        def set_key(self, key: str) -> None:
            return

    monkeypatch.setattr(sqlcipher, "connect", Forgetful)
    path = records.with_name("other.db")
    with pytest.raises(IntegrityError, match="cipher_status"):
        connect(path, KEY, must_exist=False)
    assert [found.name for found in path.parent.iterdir()] == [records.name]
