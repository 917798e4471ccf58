"""kill -9 in the middle of an import leaves all of the file or nothing."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incidents import case_file
from tests.incidents.house import House
from tests.incidents.importing.tables import ROW, write_csv

ROWS = 700
_SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from incidents import case_file
from incidents.importing.loading import import_file
from incidents.keys import Keys
from tests.incidents.importing.tables import small_map

keys = Keys(*(bytes.fromhex(part) for part in sys.stdin.readline().split()))
with case_file.opened(Path(sys.argv[1]), keys, bulk=True) as case:
    print("ready", flush=True)
    sys.stdin.readline()
    import_file(case, Path(sys.argv[2]), small_map(), datetime(2024, 3, 1, tzinfo=UTC))
    print("done", flush=True)
"""


@pytest.mark.slow
def test_a_killed_import_is_whole_or_absent_and_can_be_run_again(house: House, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "no": str(number)} for number in range(ROWS)])
    took = _timed(house, path, tmp_path / "timed")
    chance = random.Random(20240301)

    outcomes = []
    for number in range(8):
        directory = tmp_path / f"killed-{number}"
        _copy(house, directory)
        acknowledged = _killed_after(house, directory, path, chance.uniform(0, took * 1.05))
        found = _count(house, directory)
        assert found in (0, ROWS)
        assert found == ROWS or not acknowledged
        outcomes.append(found)
    assert 0 in outcomes
    assert _killed_after(house, directory, path, 600)
    assert _count(house, directory) == ROWS


def _count(house: House, directory: Path) -> int:
    with case_file.opened(directory, house.keys) as case:
        assert case.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return int(case.connection.execute("SELECT count(*) FROM incident").fetchone()[0])


def _copy(house: House, directory: Path) -> None:
    shutil.copytree(house.directory, directory)


def _timed(house: House, path: Path, directory: Path) -> float:
    _copy(house, directory)
    began = time.monotonic()
    assert _killed_after(house, directory, path, 600)
    return time.monotonic() - began


def _killed_after(house: House, directory: Path, path: Path, seconds: float) -> bool:
    """Start an import, kill it after so many seconds; whether it had said that it was done."""
    keys = house.keys
    child = subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, str(directory), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
    )
    assert child.stdin
    assert child.stdout
    parts = (keys.records, keys.identity, keys.vault, keys.signing)
    child.stdin.write(" ".join(part.hex() for part in parts if part) + "\n")
    child.stdin.flush()
    assert child.stdout.readline() == "ready\n"
    child.stdin.write("\n")
    child.stdin.flush()
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.wait()
    said = child.stdout.read()
    child.stdin.close()
    child.stdout.close()
    return "done" in said
