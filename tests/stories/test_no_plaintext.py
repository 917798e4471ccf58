"""What is told stays inside: in no byte of any file, in no write to anything but the terminal."""

import csv
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from incidents.keys import Keys
from tests.stories import planted, tracing
from tests.stories.desk import Desk, Said
from tests.stories.planted import CANARY, found_in, leaked

MAP = """
name = "planted"
ref = "no"
[incident]
title = "title"
narrative = "narrative"
date = { edtf = "edtf", text = "written" }
place = "place"
place_text = "where"
material_public = { always = true }
[[victims]]
name = "name"
description = "who"
low = "low"
identified = { always = false }
[[perpetrators]]
actor = "unit"
class = { always = "police" }
[[acts]]
as_reported = { column = "what", plain = true }
term = { always = "LIB.1" }
[[sources]]
name = "source"
[[evidence]]
url = "url"
"""
SUBMISSION = """
country = "AZ"
session = "44th session"
cycle = 4
kind = "individual"
[[submitters]]
name = "Example House"
city = "Tbilisi"
country = "Georgia"
established = "2014"
contact = "upr@example.org"
"""
ROWS = 60
TEXTS = ("title", "narrative", "written", "where", "name", "who", "unit", "what", "source")

needs_strace = pytest.mark.skipif(
    not shutil.which("strace"), reason="strace is not installed: writes cannot be watched here"
)


class Watched:
    """A desk whose every command is run under strace, and each write of it read."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.bytes = self.writes = self.seen = 0
        self.places: set[str] = set()

    def run(self, *words: str, code: int = 0, **how: object) -> Said:
        """Run a command; fail where a write of it carries the canary to anything but the outputs of the program."""
        trace = self.desk.room / "trace"
        said = self.desk.run(*words, around=tracing.around(trace), **how).ended(code)  # type: ignore[arg-type]
        for write in tracing.writes(trace):
            self.writes, self.bytes = self.writes + 1, self.bytes + len(write.content)
            told = found_in(write.content)
            if write.descriptor in (1, 2) and write.place.startswith("pipe:"):
                self.seen += bool(told)
                continue
            assert not told, f"qeyd {words[0]} wrote {told} to {write.place}"
            self.places.add(write.place)
        trace.unlink()
        return said


def told_table(desk: Desk) -> tuple[str, str]:
    """A table with the canary in every text, and its map."""
    path, by = desk.room / "told" / "table.csv", desk.room / "told" / "map.toml"
    rows = [
        {name: f"{CANARY}-{place}{number:02}" for place, name in enumerate(TEXTS)}
        | {
            "no": str(number),
            "edtf": f"{2021 + number % 2}-05",
            "place": ("AZ-BA", "AZ-GA")[number // 2 % 2],
            "low": "2",
            "url": f"https://example.org/{CANARY}/{number}",
        }
        for number in range(ROWS)
    ]
    rows[0]["edtf"] = "no date"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    by.write_text(MAP, encoding="utf-8")
    return str(path), str(by)


@pytest.fixture
def told(desk: Desk) -> Path:
    """Where what is handed in lies, in the clear: the only place that holds the canary before and after."""
    place = desk.room / "told"
    place.mkdir()
    (place / "proof.txt").write_text(f"{CANARY}-proof", encoding="utf-8")
    return place


def put_in(watched: Watched, told: Path) -> str:
    """Every way in; the code of the incident that has the canary in every field."""
    code = watched.run("add", "--yes", "--from", "-", input=json.dumps(planted.form())).out.strip()
    file = {"evidence": [{"file": str(told / "proof.txt"), "title": f"{CANARY}-sealed"}]}
    second = watched.run("add", "--yes", "--from", "-", input=json.dumps(planted.form("-2", **file, origin_ref="2")))
    watched.run(
        "add",
        "--title",
        f"{CANARY}-flag",
        "--place",
        f"{CANARY}-town",
        "--tag",
        CANARY,
        "--url",
        f"https://{CANARY}.example",
    )
    watched.run("link", second.out.strip(), code, "--note", f"{CANARY}-why")
    watched.run("edit", code, "--title", f"{CANARY}-edited", "--tag", f"{CANARY}-tag")
    watched.run("edit", code, "--from", "-", input=json.dumps({"narrative": f"{CANARY}-told-again", "note": CANARY}))
    watched.run("verify", code, "likely", "--by", f"{CANARY}-by", "--method", CANARY, "--note", CANARY)
    watched.run("consent", "add", "P-0001", "media", "refused")
    watched.run("evidence", "add", code, str(told / "proof.txt"), "--title", f"{CANARY}-title")
    table, by = told_table(watched.desk)
    watched.run("import", table, "--map", by, "--dry-run")
    watched.run("import", table, "--map", by)
    return code


def take_out(watched: Watched, code: str) -> None:
    """Every way of reading."""
    for words in (
        ["list"],
        ["list", "--json"],
        ["list", "--csv", f"tag:{CANARY}"],
        ["search", CANARY, "--json"],
        ["search", "kanarya*"],
        ["show", code],
        ["show", code, "--json"],
        ["history", code, "--json"],
        ["chain", code, "--json"],
        ["trends", "--by", "year,act", "--json"],
        ["trends", "--by", "place", "--unit", "victims", "--chart"],
        ["release", "list", "--json"],
        ["doctor", "--json"],
    ):
        watched.run(*words)


@needs_strace
@pytest.mark.slow
def test_nothing_told_is_written_anywhere_but_to_the_terminal(desk: Desk, told: Path, keys: Keys, record_property):
    watched = Watched(desk)
    with desk.unlocked(keys):
        code = put_in(watched, told)
        while_open, read = leaked(desk.case, *desk.places)
        take_out(watched, code)

    assert while_open == {}
    found, read_again = leaked(desk.case, *desk.places)
    assert found == {}
    assert watched.seen > 6, "the canary was seen on its way to the terminal: it would have been seen elsewhere"
    assert read > 100_000
    assert {Path(place).parent for place in watched.places if place.startswith("/")} <= {
        desk.case,
        desk.case / "vault",
        *(path for path in (desk.case / "vault").rglob("*") if path.is_dir()),
    } | {Path(place).parent for place in watched.places if "__pycache__" in place}
    record_property("writes", watched.writes)
    record_property("bytes", watched.bytes + read + read_again)
    print(f"{watched.writes} writes of {watched.bytes} bytes watched, {read + read_again} bytes of files read")


@needs_strace
@pytest.mark.slow
def test_making_a_case_file_writes_neither_its_passphrase_nor_the_name_of_who_documents(bare_desk: Desk):
    phrase = bare_desk.words.read_text(encoding="utf-8").strip()
    watched = Watched(bare_desk)
    told = ("--passphrase-file", str(bare_desk.words), "--organisation", f"{CANARY} House")
    watched.run("init", *told)

    trace = bare_desk.room / "trace"
    bare_desk.by_words("list", around=tracing.around(trace)).ended()

    assert leaked(bare_desk.case, *bare_desk.places)[0] == {}
    assert not [write for write in tracing.writes(trace) if phrase.encode() in write.content]
    for path in bare_desk.room.rglob("*"):
        if path.is_file() and path not in (bare_desk.words, trace):
            assert phrase.encode() not in path.read_bytes(), path


@pytest.mark.slow
def test_no_release_holds_a_word_that_was_told(desk: Desk, told: Path, keys: Keys):
    out = desk.room / "out"
    out.mkdir()
    with desk.unlocked(keys):
        for number in range(3):
            form = planted.form(f"-{number}", origin_ref=f"{number}", date="May 2021", place="AZ-BA")
            desk.run("add", "--yes", "--from", "-", input=json.dumps(form)).ended()
        table, by = told_table(desk)
        desk.run("import", table, "--map", by).ended()
        desk.run("export", "csv", "--out", str(out / "figures.zip")).ended()
        desk.run("export", "tables", "--out", str(out / "tables.xlsx")).ended()
        submission = desk.room / "submission.toml"
        submission.write_text(SUBMISSION, encoding="utf-8")
        desk.run("export", "upr", "--out", str(out / "upr.docx"), "--submission", str(submission)).ended()

    found, read = leaked(out)
    assert found == {}
    assert read > 10_000
    assert len(list(out.iterdir())) == 3
    assert leaked(desk.case, *desk.places)[0] == {}


def test_the_search_for_the_canary_finds_it_where_it_is(tmp_path):
    """The proof of the proof: in text, in other encodings, folded, in a ZIP inside a ZIP, in the name of a file."""
    (tmp_path / "plain").write_text(f"…{CANARY}…", encoding="utf-8")
    (tmp_path / "wide").write_bytes(CANARY.encode("utf-16-le"))
    (tmp_path / "folded").write_text("kanarya-aybeniz", encoding="utf-8")
    (tmp_path / f"{CANARY}.txt").write_text("a name")
    with zipfile.ZipFile(tmp_path / "inner.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.xml", CANARY * 50)
    with zipfile.ZipFile(tmp_path / "outer.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "inner.zip", "inner.zip")
    (tmp_path / "clean").write_text("nothing")

    found, _ = leaked(tmp_path)

    assert {Path(name).name for name in found} == {"plain", "wide", "folded", f"{CANARY}.txt", "inner.zip", "outer.zip"}


@needs_strace
def test_a_write_of_the_canary_to_a_file_that_is_gone_again_is_seen(desk: Desk):
    """The proof of the other proof."""
    trace, gone = desk.room / "trace", desk.room / "gone"
    script = f"import os; p = {str(gone)!r}; f = open(p, 'w'); f.write({CANARY!r}); f.close(); os.unlink(p)"

    subprocess.run([*tracing.around(trace), sys.executable, "-c", script], check=True)

    assert [write.place for write in tracing.writes(trace) if found_in(write.content)] == [str(gone)]
