"""How long qeyd takes to start, against sqlite-utils doing the same: ``python -m benchmarks.start_up``.

Whole processes, processor time (user and system), taken in turns A B A B so that a busy machine slows both; the
medians and their ratio are printed. qeyd reads and writes an encrypted case file whose key an agent holds; sqlite-utils
a plain file with one table of the same columns. The figures of a quiet machine vary by a few hundredths.
"""

import argparse
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from incidents import agent_client, case_file, key_file, recording
from incidents.cost import FLOOR
from incidents.unit_of_work import writing
from schemas.form import read_form

HERE = Path(sys.executable).parent
WORDS = "canary orchard violin tundra meadow saffron"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PEER = "import sys; sys.modules['numpy'] = None; from sqlite_utils.cli import cli; cli(prog_name='sqlite-utils')"
"""It would import numpy only because our environment has it, and take twice as long."""
TARGETS = {"--help": 0.15, "list": 0.60, "add": 1.00}
TEXT = "Polis bir mənzilə girib, on nəfəri saxlayıb. Several people were held overnight and asked for money. " * 4
BATCH = 2_000


@dataclass(frozen=True)
class Pair:
    """The same work by qeyd and by its peer."""

    name: str
    ours: list[str]
    theirs: list[str]
    given: str = ""


def told(number: int, chance: random.Random) -> dict[str, object]:
    """An invented incident."""
    day = date(2005, 1, 1) + timedelta(days=chance.randrange(7_900))
    return {
        "title": f"Invented incident {number}",
        "narrative": TEXT,
        "date": day.isoformat(),
        "place": chance.choice(["AZ-BA-NAS", "AZ-BA-SAB", "AZ-GA", "AZ-SM", "AZ-BA"]),
        "victims": [{"key": "1", "groups": ["trans_women"], "counting_unit": "individual", "low": 1, "high": 1}],
        "perpetrators": [{"class": "police"}],
        "acts": [{"term": chance.choice(["LIB.1", "LIB.7", "COE.3", "LIF.1"])}],
    }


def build(directory: Path, plain: Path, number: int) -> None:
    """The case file, unlocked, and the plain database, with the same invented incidents."""
    chance = random.Random(1)
    case_file.create(directory, WORDS, country="AZ", organisation_name="Benchmark", now=NOW, cost=FLOOR)
    keys = key_file.unlock(directory / case_file.KEYS, WORDS)
    with case_file.opened(directory, keys, bulk=True) as case:
        for first in range(0, number, BATCH):
            with writing(case, NOW, "import") as work:
                for each in range(first, min(first + BATCH, number)):
                    recording.log_incident(work, read_form(told(each, chance)))
            sys.stderr.write(f"\r{first + BATCH:,} of {number:,} incidents written ")
        rows = case.connection.execute("SELECT code, title, narrative, date_sort, place FROM incident").fetchall()
    sys.stderr.write("\n")
    with sqlite3.connect(plain) as other:
        other.execute(
            "CREATE TABLE incident (code TEXT PRIMARY KEY, title TEXT, narrative TEXT, date TEXT, place TEXT)"
        )
        other.executemany("INSERT INTO incident VALUES (?, ?, ?, ?, ?)", rows)
        other.execute("CREATE INDEX newest ON incident (date, code)")
    other.close()
    agent_client.start(directory, keys)


def pairs(directory: Path, plain: Path) -> list[Pair]:
    """What is compared."""
    qeyd, peer = str(HERE / "qeyd"), [sys.executable, "-c", PEER]
    case = ["--case", str(directory)]
    newest = "SELECT code, date, place, title FROM incident ORDER BY date DESC, code DESC LIMIT 20"
    added = ["--title", "Invented incident", "--date", "26 July 2023", "--place", "AZ-BA", "--act", "LIB.1", "--yes"]
    row = json.dumps({"code": None, "title": "Invented incident", "date": "2023-07-26", "place": "AZ-BA"})
    return [
        Pair("--help", [qeyd, "--help"], [*peer, "--help"]),
        Pair("list", [qeyd, *case, "list"], [*peer, "query", str(plain), newest, "--table"]),
        Pair("add", [qeyd, *case, "add", *added], [*peer, "insert", str(plain), "incident", "-"], row),
    ]


def seconds(command: list[str], given: str) -> float:
    """The processor time of one process; raises CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=given, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(pair: Pair, times: int) -> tuple[float, float]:
    """The median seconds of both, taken in turns after one unmeasured turn."""
    ours, theirs = [], []
    for turn in range(times + 1):
        taken = seconds(pair.ours, ""), seconds(pair.theirs, pair.given)
        if turn:
            ours.append(taken[0])
            theirs.append(taken[1])
    return statistics.median(ours), statistics.median(theirs)


def report(found: Iterator[tuple[Pair, tuple[float, float]]], tell: Callable[[str], object]) -> bool:
    """Tell each ratio beside its target; whether all were met."""
    tell(f"{'work':<8} {'qeyd ms':>9} {'sqlite-utils ms':>16} {'ratio':>7} {'target':>7}")
    met = True
    for pair, (ours, theirs) in found:
        ratio, target = ours / theirs, TARGETS[pair.name]
        met = met and ratio <= target
        tell(f"{pair.name:<8} {ours * 1000:>9.1f} {theirs * 1000:>16.1f} {ratio:>7.2f} {target:>7.2f}")
    return met


def main() -> int:
    """Build, measure, tell; 1 where a target is missed."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--incidents", type=int, default=100_000, help="how many incidents there are")
    wishes.add_argument("--times", type=int, default=15, help="how often each is run")
    wished = wishes.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        directory, plain = Path(folder) / "case", Path(folder) / "plain.db"
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        build(directory, plain, wished.incidents)
        try:
            found = ((pair, measured(pair, wished.times)) for pair in pairs(directory, plain))
            return 0 if report(found, print) else 1
        finally:
            agent_client.stop(directory)


if __name__ == "__main__":
    sys.exit(main())
