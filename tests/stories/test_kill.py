"""kill -9 at any moment: what was acknowledged is there, and nothing is there by half."""

import csv
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incidents import rebuilding
from incidents.keys import Keys
from tests.stories import whole
from tests.stories.desk import Desk, Said

KILLS_OF_ADD, KILLS_OF_IMPORT = 35, 15
ROWS = 80
CONTENT = b"%PDF-1.7 an invented page " * 500
MAP = """
name = "NAME"
ref = "no"
[incident]
title = "title"
date = "date"
place = "place"
[[victims]]
low = "low"
[[acts]]
each = { column = "acts", split = ";" }
term = { column = "*", values = { "held" = "LIB.1", "beaten" = "INT.1" } }
[[evidence]]
url = "url"
[[links]]
kind = { always = "follows" }
to = "follows"
"""
MOMENTS = {"pwrite64": 10, "fsync": 6, "ftruncate": 2, "unlink": 3, "write": 3}
"""Where it is killed: at how many of its calls of each kind."""
MOMENTS_OF_IMPORT = {"pwrite64": 7, "fsync": 3}
MOMENTS_OF_MENDING = {"pwrite64": 6, "fsync": 3}
needs_strace = pytest.mark.skipif(
    not shutil.which("strace"), reason="strace is not installed: it kills at a chosen write"
)
GREEN = {"records", "references", "log", "rebuilding", "words"}


def at_once(process: "subprocess.Popen[str]", seconds: float) -> tuple[bool, str, float]:
    """Let it live so long, then kill it: whether it was killed, what it had acknowledged by then, how long it lived."""
    began = time.perf_counter()
    while process.poll() is None and time.perf_counter() - began < seconds:
        time.sleep(0.0005)
    lived = time.perf_counter() - began
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    return process.returncode == -signal.SIGKILL, out, lived


def took(start: Callable[[], "subprocess.Popen[str]"]) -> float:
    """How long one run takes here and now."""
    began = time.perf_counter()
    process = start()
    out, err = process.communicate()
    assert process.returncode == 0, out + err
    return time.perf_counter() - began


def told_form(desk: Desk) -> Path:
    proof = desk.room / "proof.pdf"
    proof.write_bytes(CONTENT)
    form = desk.room / "form.json"
    form.write_text(json.dumps(whole.form(proof)), encoding="utf-8")
    return form


def assert_doctor_is_content(desk: Desk) -> None:
    said = desk.run("doctor", "--json")
    colours = {row["check"]: row["colour"] for row in said.rows}
    assert {colours[name] for name in GREEN} == {"green"}, said


def assert_all_whole(desk: Desk, keys: Keys, acknowledged: list[str]) -> int:
    """Every record whole, every acknowledged one there; how many there are."""
    with desk.opened(keys) as case:
        there = whole.codes(case)
        assert set(acknowledged) <= set(there)
        for code in there:
            assert whole.parts(case, code) == whole.WHOLE, code
        whole.assert_sound(case)
        whole.assert_evidence_opens(case, CONTENT)
    return len(there)


@pytest.mark.slow
def test_an_add_killed_at_any_moment_is_whole_or_absent(desk: Desk, keys: Keys):
    form = told_form(desk)
    chance = random.Random(20240301)
    acknowledged: list[str] = []

    def add() -> "subprocess.Popen[str]":
        return desk.start("add", "--yes", "--from", str(form))

    with desk.unlocked(keys):
        span = statistics.median(took(add) for _ in range(3))
        killed = finished = 0
        for number in range(KILLS_OF_ADD * 4):
            if killed == KILLS_OF_ADD:
                break
            # A grid over the whole run, so that the last third, where it writes, has its share.
            at = span * (0.3 + 0.95 * (number % KILLS_OF_ADD + chance.random()) / KILLS_OF_ADD)
            was_killed, out, lived = at_once(add(), at)
            acknowledged += out.split()
            killed, finished = killed + was_killed, finished + (not was_killed)
            span = span if was_killed else min(span, lived)
            if number % 10 == 9:
                assert_all_whole(desk, keys, acknowledged)
        there = assert_all_whole(desk, keys, acknowledged)
        assert_doctor_is_content(desk)

    print(f"{killed} adds killed; {there} records there, {len(acknowledged)} of them acknowledged since")
    assert killed == KILLS_OF_ADD
    assert there >= finished + 3


def table(path: Path, name: str) -> Path:
    rows = [
        {
            "no": f"{name}-{number}",
            "title": f"Invented incident {number}",
            "date": f"{1 + number % 28}.05.2021",
            "place": "Nəsimi",
            "low": "1",
            "acts": "held; beaten",
            "url": f"https://example.org/{number}",
            # The links lead forward: they are tied at the very end.
            "follows": f"{name}-{number + 1}" if number + 1 < ROWS else "",
        }
        for number in range(ROWS)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def import_of(desk: Desk, name: str) -> tuple[str, ...]:
    """The words that bring in a table of its own."""
    by = desk.room / f"{name}.toml"
    by.write_text(MAP.replace("NAME", name), encoding="utf-8")
    return ("import", str(table(desk.room / f"{name}.csv", name)), "--map", str(by))


@pytest.mark.slow
def test_an_import_killed_at_any_moment_is_all_or_nothing(desk: Desk, keys: Keys):
    chance = random.Random(20240302)
    acknowledged: list[str] = []

    def bring_in(name: str) -> "subprocess.Popen[str]":
        return desk.start(*import_of(desk, name))

    with desk.unlocked(keys):
        span = statistics.median(took(lambda name=name: bring_in(name)) for name in ("first", "second"))  # type: ignore[misc]
        killed, names = 0, ["first", "second"]
        for number in range(KILLS_OF_IMPORT * 4):
            if killed == KILLS_OF_IMPORT:
                break
            names.append(f"run-{number}")
            at = span * (0.3 + 0.95 * (number % KILLS_OF_IMPORT + chance.random()) / KILLS_OF_IMPORT)
            was_killed, out, lived = at_once(bring_in(names[-1]), at)
            killed += was_killed
            span = span if was_killed else min(span, lived)
            if f"{ROWS} incidents added" in out:
                acknowledged.append(names[-1])
        with desk.opened(keys) as case:
            for name in names:
                assert_all_or_nothing(case, name, must=name in (*acknowledged, "first", "second"))
            whole.assert_sound(case)
        assert_doctor_is_content(desk)

    print(f"{killed} imports killed; {len(acknowledged)} acknowledged")
    assert killed == KILLS_OF_IMPORT


def assert_all_or_nothing(case: whole.CaseFile, name: str, must: bool) -> bool:
    """All of a table is there (it must be, where that was said), or nothing; which of the two."""
    questions = {
        "incident": ("SELECT count(*) FROM incident i WHERE i.origin = ?", ROWS),
        "act": ("SELECT count(*) FROM act a JOIN incident i ON i.id = a.incident WHERE i.origin = ?", 2 * ROWS),
        "evidence": ("SELECT count(*) FROM evidence e JOIN incident i ON i.id = e.incident WHERE i.origin = ?", ROWS),
        "link": ("SELECT count(*) FROM link l JOIN incident i ON i.id = l.from_incident WHERE i.origin = ?", ROWS - 1),
    }
    found = {table: case.connection.execute(query, (name,)).fetchone()[0] for table, (query, _) in questions.items()}
    every = {table: number for table, (_, number) in questions.items()}
    assert found == every or (not must and not any(found.values())), (name, found)
    return found == every


def kills(counted: Path, moments: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """What makes strace kill at chosen calls, spread over those counted in a run that was left alone."""
    made = Counter(line.split("(")[0].split()[-1] for line in counted.read_text().splitlines() if "(" in line)
    for call, most in moments.items():
        # The last tenth is left out: no two runs make exactly as many calls.
        for when in sorted({round(1 + step * (0.9 * made[call] - 1) / (most - 1)) for step in range(most)}):
            yield ("-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={when}")


@needs_strace
@pytest.mark.slow
def test_an_add_killed_at_any_of_its_writes_is_whole_or_absent(desk: Desk, keys: Keys):
    form = told_form(desk)
    acknowledged: list[str] = []
    there: list[int] = []

    def add(*traced: str) -> Said:
        return desk.run("add", "--yes", "--from", str(form), around=("strace", "-f", "-qq", *traced))

    with desk.unlocked(keys):
        counted = desk.room / "counted"
        acknowledged += desk.run("add", "--yes", "--from", str(form)).ended().out.split()
        acknowledged += add("-o", str(counted), "-e", f"trace={','.join(MOMENTS)}").ended().out.split()
        killed = 0
        for kill in kills(counted, MOMENTS):
            said = add(*kill)
            acknowledged += said.out.split()
            killed += said.code == -signal.SIGKILL
            there.append(assert_all_whole(desk, keys, acknowledged))
        assert_doctor_is_content(desk)

    print(f"{killed} adds killed at a chosen write; {there[-1]} records there, {len(acknowledged)} acknowledged")
    assert killed >= 0.8 * len(there) >= 15
    assert there.count(2) > 3, "killed early enough, it was not there"
    assert there[-1] > 3, "killed late enough, it was"


@needs_strace
@pytest.mark.slow
def test_an_import_killed_at_any_of_its_writes_is_all_or_nothing(desk: Desk, keys: Keys):
    outcomes: list[bool] = []

    def bring_in(name: str, *traced: str) -> Said:
        return desk.run(*import_of(desk, name), around=("strace", "-f", "-qq", *traced))

    with desk.unlocked(keys):
        counted = desk.room / "counted"
        desk.run(*import_of(desk, "zero")).ended()
        bring_in("first", "-o", str(counted), "-e", f"trace={','.join(MOMENTS_OF_IMPORT)}").ended()
        for number, kill in enumerate(kills(counted, MOMENTS_OF_IMPORT)):
            said = bring_in(f"run-{number}", *kill)
            with desk.opened(keys) as case:
                must = f"{ROWS} incidents added" in said.out
                outcomes.append(assert_all_or_nothing(case, f"run-{number}", must=must))
        with desk.opened(keys) as case:
            whole.assert_sound(case)
        assert_doctor_is_content(desk)

    print(f"{len(outcomes)} imports killed at a chosen write; {sum(outcomes)} of them there")
    assert True in outcomes, "killed late enough, it was there"
    assert False in outcomes, "killed early enough, it was not"


def state(desk: Desk, keys: Keys) -> dict[str, int]:
    """How many records of each kind there are, each sound."""
    with desk.opened(keys) as case:
        whole.assert_sound(case)
        kept = rebuilding.kept(case.connection, case.organisation)
    return {table: len(rows) for table, rows in kept.items() if table != "duplicate"}


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "back"),
    [
        (("trash", "AZ-2023-0001", "--yes"), ("restore", "AZ-2023-0001")),
        (("merge", "AZ-2023-0001", "AZ-2023-0002", "--yes"), ("undo", "--yes")),
        (("undo", "AZ-2023-0002", "--yes"), ("restore", "AZ-2023-0002")),
    ],
    ids=["trash", "merge", "undo"],
)
def test_what_mends_killed_at_any_of_its_writes_is_done_or_not_done(desk: Desk, keys: Keys, words, back):
    form = told_form(desk)
    outcomes: Counter[str] = Counter()

    with desk.unlocked(keys):
        for _ in range(2):
            desk.run("add", "--yes", "--from", str(form)).ended()
        before = state(desk, keys)
        counted = desk.room / "counted"
        around = ("strace", "-f", "-qq", "-o", str(counted), "-e", f"trace={','.join(MOMENTS_OF_MENDING)}")
        desk.run(*words, around=around).ended()
        after = state(desk, keys)
        desk.run(*back).ended()
        for kill in kills(counted, MOMENTS_OF_MENDING):
            there = state(desk, keys)
            said = desk.run(*words, around=("strace", "-f", "-qq", *kill))
            found = state(desk, keys)
            done = in_tables(found) == in_tables(after)
            assert done or found == there, "half of it was done"
            assert done or said.code, said
            outcomes["done" if done else "not done"] += 1
            if done:
                desk.run(*back).ended()
                assert in_tables(state(desk, keys)) == in_tables(before)
        assert_doctor_is_content(desk)

    print(f"{words[0]} killed at a chosen write: {dict(outcomes)}")
    assert outcomes["done"], "killed late enough, it was done"
    assert outcomes["not done"], "killed early enough, it was not"


def in_tables(found: dict[str, int]) -> dict[str, int]:
    """What there is outside the trash, which keeps what a merge noted and took back."""
    return {table: number for table, number in found.items() if table != "trashed"}


@pytest.mark.slow
def test_two_who_add_at_once_lose_nothing(desk: Desk, keys: Keys):
    form = told_form(desk)
    acknowledged: list[str] = []

    def add_ten() -> None:
        for _ in range(10):
            acknowledged.extend(desk.run("add", "--yes", "--from", str(form)).ended().out.split())

    with desk.unlocked(keys):
        both = [threading.Thread(target=add_ten) for _ in range(2)]
        for each in both:
            each.start()
        for each in both:
            each.join()
        assert len(set(acknowledged)) == 20
        assert assert_all_whole(desk, keys, acknowledged) == 20
        assert_doctor_is_content(desk)
