"""A case file made before opens after, whole, and says the same."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from incidents import (
    addresses,
    case_file,
    connection,
    counting,
    diagnosing,
    editing,
    evidence,
    key_file,
    ledger,
    migrating,
    people,
    rebuilding,
    registers,
    searching,
    undoing,
)
from incidents.case_file import CaseFile
from incidents.errors import StoreError
from incidents.keys import Keys
from incidents.local_tables import SCHEMA
from incidents.migrations import version_2
from incidents.query import parse
from incidents.selectivity import teach
from incidents.unit_of_work import writing
from tests.incidents.house import BEGUN, PASSPHRASE
from tests.incidents.shapes import difference

FIXTURE = Path(__file__).parents[1] / "fixtures" / "version_1"
TOLD = json.loads((FIXTURE / "told.json").read_text(encoding="utf-8"))
"""What the program of version 1 itself found in this file."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A case file as version 1 left it: made by that program, its log signed by it."""
    directory = tmp_path / "case"
    shutil.copytree(FIXTURE, directory, ignore=shutil.ignore_patterns("told.json"))
    for path in (directory, *directory.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return directory


@pytest.fixture(scope="session")
def keys() -> Keys:
    return key_file.unlock(FIXTURE / case_file.KEYS, PASSPHRASE)


@contextmanager
def raw(directory: Path, keys: Keys, **how: Any) -> Iterator[dbapi2.Connection]:
    """The records as they lie there, not brought up to date."""
    opened = connection.connect(directory / case_file.RECORDS, keys.records, **how)
    try:
        yield opened
    finally:
        opened.close()


def version(directory: Path, keys: Keys) -> str:
    with raw(directory, keys) as records:
        return str(records.execute("SELECT value FROM setting WHERE name = 'version'").fetchone()[0])


def told(case: CaseFile) -> dict[str, Any]:
    """The same questions the program of version 1 was asked."""

    def found(query: str) -> list[str]:
        return [line.code for line in searching.newest(case, parse(query), limit=100).rows]

    trends = counting.count(case, ("year", "family"), "acts", None, "en").rows
    return {
        "newest": [line.code for line in searching.newest(case, limit=100).rows],
        "raid": found("raid"),
        "coe": found("act:COE place:AZ-BA"),
        "trends": [[list(each) if isinstance(each, tuple) else each for each in row] for row in trends],
        "release": ledger.release(case, TOLD["release"]).id,
        "incidents": case.connection.execute("SELECT count(*) FROM incident").fetchone()[0],
    }


def layout(records: dbapi2.Connection) -> dict[str, Any]:
    """Tables, their columns and keys, indexes and statistics; the order of columns aside."""
    tables = records.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    found: dict[str, Any] = {}
    for (table,) in tables:
        columns = records.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
        keys_ = records.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        found[table] = (
            {(name, kind, must, key) for _, name, kind, must, _, key, _ in columns},
            {each[2:] for each in keys_},
        )
    for name, sql in records.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index'").fetchall():
        found[name] = sql
    found["statistics"] = set(records.execute("SELECT tbl, idx, stat FROM sqlite_stat1").fetchall())
    return found


def test_a_file_of_version_1_is_as_that_version_laid_it_out(old, keys):
    frozen = dbapi2.connect(":memory:", isolation_level=None)
    for statement in difference.OLD.split(";\n\n"):
        frozen.execute(statement)
    with raw(old, keys) as records:
        assert layout(records) == layout(frozen)
    frozen.close()


def test_a_file_brought_up_to_date_is_laid_out_as_a_new_one(old, keys):
    new = dbapi2.connect(":memory:", isolation_level=None)
    for statement in SCHEMA:
        new.execute(statement)
    teach(new)

    with case_file.opened(old, keys) as case:
        assert layout(case.connection) == layout(new)
    new.close()
    assert version(old, keys) == str(case_file.VERSION)


def test_the_frozen_statements_are_the_difference_to_the_models():
    assert version_2.statements() == difference.statements(), "run `python -m tests.incidents.shapes.difference`"


def test_everything_it_held_is_there_and_found_as_before(old, keys):
    with case_file.opened(old, keys) as case:
        assert told(case) == TOLD
        colours = {each.check: each.colour for each in diagnosing.examine(case)}
        assert {colours[name] for name in ("records", "references", "log", "rebuilding", "words")} == {"green"}
        assert rebuilding.rebuilt(case.connection, case.organisation) == rebuilding.kept(
            case.connection, case.organisation
        )
        assert people.identities(case)["P-0001"]["names"] == ["Canary Aybənizə"]
        assert len(ledger.releases(case)) == 1


def test_evidence_sealed_before_opens_after(old, keys, tmp_path):
    with case_file.opened(old, keys) as case:
        evidence.extract(case, "E-0002", tmp_path / "out.txt")

    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "an invented page"


def test_entries_of_version_1_are_taken_back_and_its_records_take_what_is_new(old, keys):
    with case_file.opened(old, keys) as case:
        first = TOLD["newest"][-1]
        with writing(case, BEGUN.replace(year=2025), "edit") as work:
            editing.edit(work, first, {"impact": "Told by the neighbours."})
            registers.add(work, "proceeding", {"incident": first, "role": "complainant"})
        for _ in range(2):
            with writing(case, BEGUN.replace(year=2025), "undo") as work:
                undoing.undo(work, undoing.last_undoable(case))
        assert addresses.is_in_trash(case, "PR-0001")
        assert addresses.is_in_trash(case, "E-0002"), "evidence added last by version 1"
        assert rebuilding.rebuilt(case.connection, case.organisation) == rebuilding.kept(
            case.connection, case.organisation
        )


def test_a_file_from_before_the_indexes_gets_them(old, keys):
    with raw(old, keys) as records:
        records.execute("DROP INDEX incident_by_place")
        records.execute("DROP INDEX incident_by_date")
        records.execute("CREATE INDEX incident_by_date ON incident (organisation, date_sort)")
        records.execute("DELETE FROM sqlite_stat1")

    test_a_file_brought_up_to_date_is_laid_out_as_a_new_one(old, keys)


def test_opened_again_it_is_left_alone(old, keys):
    with case_file.opened(old, keys):
        pass
    before = (old / case_file.RECORDS).read_bytes()
    with case_file.opened(old, keys) as case:
        case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    assert (old / case_file.RECORDS).read_bytes() == before


def test_two_who_open_it_at_once_both_find_it_up_to_date(old, keys):
    with raw(old, keys) as first, raw(old, keys) as second:
        assert version(old, keys) == "1"
        migrating.bring_up_to_date(first, case_file.VERSION)
        migrating.bring_up_to_date(second, case_file.VERSION)

    with case_file.opened(old, keys) as case:
        assert told(case) == TOLD


_OPEN = """
import sys
from pathlib import Path
from incidents import case_file, key_file
case = Path(sys.argv[1])
keys = key_file.unlock(case / case_file.KEYS, sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
with case_file.opened(case, keys) as opened:
    print(opened.setting("version"))
"""


def test_two_processes_at_once_both_succeed(old, keys):
    words = [sys.executable, "-c", _OPEN, str(old), PASSPHRASE]
    both = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(2)
    ]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60) for process in both]

    assert [(out, err) for out, err in said] == [("2\n", "")] * 2
    with case_file.opened(old, keys) as case:
        assert told(case) == TOLD


_KILL = """
import os, signal, sys
from pathlib import Path
from incidents import case_file, key_file, migrating, selectivity
after = sys.argv[3]
if after == "statistics":
    was = selectivity.teach
    selectivity.teach = lambda connection: (was(connection), os.kill(os.getpid(), signal.SIGKILL))
else:
    from incidents.migrations import version_2
    all_of_it = version_2.statements()
    version_2.statements = lambda: [*all_of_it[:40], "SELECT kill_now()"]
case = Path(sys.argv[1])
keys = key_file.unlock(case / case_file.KEYS, sys.argv[2])
from incidents import connection
was_connected = connection.connect
def connect(*args, **how):
    made = was_connected(*args, **how)
    made.create_function("kill_now", 0, lambda: os.kill(os.getpid(), signal.SIGKILL))
    return made
connection.connect = connect
with case_file.opened(case, keys):
    pass
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize("after", ["tables", "statistics"])
def test_killed_in_the_middle_it_is_version_1_whole(old, keys, after):
    killed = subprocess.run([sys.executable, "-c", _KILL, str(old), PASSPHRASE, after], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert version(old, keys) == "1"
    with raw(old, keys) as records:
        assert records.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'trashed'").fetchone() == (0,)
        assert records.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with case_file.opened(old, keys) as case:
        assert told(case) == TOLD


def test_where_it_can_only_be_read_one_sentence_says_so(old, keys):
    with raw(old, keys, reading=True) as records, pytest.raises(StoreError, match="copy it to a disk that can be"):
        migrating.bring_up_to_date(records, case_file.VERSION)

    assert version(old, keys) == "1"


def test_a_newer_file_is_refused(old, keys):
    with raw(old, keys) as records:
        records.execute("UPDATE setting SET value = '99' WHERE name = 'version'")

    with pytest.raises(StoreError, match="newer qeyd"), case_file.opened(old, keys):
        pass


def test_every_version_has_its_step():
    assert [each.from_version for each in migrating.MIGRATIONS] == list(range(1, case_file.VERSION))
    assert all(each.what for each in migrating.MIGRATIONS)
