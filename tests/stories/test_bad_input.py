"""Whatever goes wrong: one plain sentence, an exit code, nothing lost, and nobody's words in the output."""

import csv
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from incidents import case_file, recording
from incidents.keys import Keys
from incidents.unit_of_work import writing
from schemas.form import read_form
from tests.incidents.house import BEGUN
from tests.stories import whole
from tests.stories.desk import HEEDING_CTRL_C, Desk, Said
from tests.stories.planted import CANARY
from tests.stories.test_kill import MAP, table


def plainly(said: Said, code: int, lines: int = 1) -> str:
    """The one sentence; fails for a traceback, for more than that, and for a word that was told."""
    said.ended(code)
    assert said.out == "", said
    told = said.err.strip().splitlines()
    assert len(told) == lines, said
    assert CANARY.split("-")[0] not in said.err, said
    assert all(line[0].isupper() or ":" in line for line in told), said
    assert told[-1].endswith((".", "?", ":")) or "`" in told[-1], said
    return said.err


@pytest.fixture
def lived_in(desk: Desk, keys: Keys) -> Desk:
    """A desk whose case file holds forty incidents."""
    with desk.opened(keys) as case, writing(case, BEGUN, "add") as work:
        for number in range(40):
            told = {"title": f"{CANARY} {number}", "narrative": CANARY * 200, "date": "2021"}
            recording.log_incident(work, read_form(told))
    return desk


# The keys


def test_a_wrong_passphrase(desk: Desk):
    desk.words.write_text("canary orchard violin tundra meadow saffron\n", encoding="utf-8")

    assert "passphrase" in plainly(desk.by_words("list"), 23).casefold()


def test_an_empty_passphrase_file(desk: Desk):
    desk.words.write_text("", encoding="utf-8")

    assert "empty" in plainly(desk.by_words("list"), 23)


def test_no_case_file(bare_desk: Desk):
    for words in (["list"], ["add", "-t", CANARY], ["trends"], ["doctor"]):
        assert "qeyd init" in plainly(bare_desk.by_words(*words), 20)


def test_a_locked_case_file_and_nobody_to_ask(desk: Desk):
    assert "locked" in plainly(desk.run("list", start_new_session=True), 23)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"qeyd": 1}',
        b"\xff\xfe\x00",
        b'{"format": "qeyd-keys", "version": 99, "slots": []}',
        b"[" * 100_000,
        random.Random(20240301).randbytes(4096),
    ],
    ids=["empty", "cut off", "a list", "null", "bare", "not UTF-8", "of tomorrow", "deep", "noise"],
)
def test_a_damaged_key_file(desk: Desk, content: bytes):
    (desk.case / case_file.KEYS).write_bytes(content)

    assert "key.json" in plainly(desk.by_words("list"), 22)


def test_a_key_file_of_which_any_value_was_changed_opens_nothing(desk: Desk):
    """Also a cost of a terabyte is no reason to try it."""
    path = desk.case / case_file.KEYS
    told = json.loads(path.read_text(encoding="utf-8"))

    def changed(value: object) -> object:
        if isinstance(value, dict):
            return {key: changed(each) for key, each in value.items()}
        if isinstance(value, list):
            return [changed(each) for each in value]
        return value * 1024 if isinstance(value, int) and not isinstance(value, bool) else value

    path.write_text(json.dumps(changed(told)), encoding="utf-8")
    began = time.monotonic()

    said = desk.by_words("list")

    assert said.code in (22, 23)
    plainly(said, said.code)
    assert time.monotonic() - began < 30


# The disk


@pytest.mark.parametrize("where", [3, 60, 4096 + 2000, 0.5, 0.8, -10])
def test_a_flipped_byte_in_the_records_is_named_by_whatever_meets_it(lived_in: Desk, keys: Keys, where: float):
    records = lived_in.case / case_file.RECORDS
    content = bytearray(records.read_bytes())
    content[int(where * len(content)) if isinstance(where, float) else where] ^= 1
    records.write_bytes(content)
    with lived_in.unlocked(keys):
        told = [
            lived_in.run(*words)
            for words in (["doctor", "--json"], ["list", "-n", "0"], ["search", "Kanarya*"], ["trends"])
        ]
        writing = lived_in.run("add", "-t", "more")

    for said in [*told, writing]:
        assert said.code in (0, 1, 22), said
        assert "Traceback" not in said.err
        assert "fault of qeyd" not in said.err, said
        if said.code == 22:
            plainly(said, 22)
    doctor = told[0]
    assert doctor.code in (1, 22), "the doctor looks at every page"
    if doctor.code == 1:
        assert {row["check"]: row["colour"] for row in doctor.rows}["records"] == "red"


def test_records_of_a_newer_version(desk: Desk, keys: Keys):
    with desk.opened(keys) as case:
        case.connection.execute("UPDATE setting SET value = '99' WHERE name = 'version'")

    assert "newer" in plainly(desk.by_words("list"), 24)


def test_records_that_are_not_encrypted(desk: Desk):
    (desk.case / case_file.RECORDS).unlink()
    plain = sqlite3.connect(desk.case / case_file.RECORDS)
    plain.execute("CREATE TABLE told (words TEXT)")
    plain.close()

    assert "not encrypted" in plainly(desk.by_words("list"), 22)


def may_mount() -> bool:
    """Whether this machine lets us make disks of our own, in a namespace nobody else sees."""
    tried = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"]
    return bool(shutil.which("unshare")) and subprocess.run(tried, capture_output=True, check=False).returncode == 0


needs_mounting = pytest.mark.skipif(not may_mount(), reason="this machine lets nobody mount a disk of their own")


def on_a_disk(desk: Desk, mounting: str) -> tuple[str, ...]:
    """A shell that puts the case file on a disk of its own, runs a command there, and leaves a copy in ``kept``."""
    script = f'cp -a case spare && {mounting} && "$@"; code=$?; rm -rf spare; cp -a case kept; exit $code'
    return ("unshare", "-rm", "sh", "-c", script, "sh")


def assert_all_is_there(desk: Desk, keys: Keys, incidents: int = 40) -> None:
    """Nothing of before is lost, in what was left on that disk."""
    with case_file.opened(desk.room / "kept", keys) as case:
        assert len(whole.codes(case)) == incidents
        whole.assert_sound(case)
    shutil.rmtree(desk.room / "kept")


@needs_mounting
def test_a_disk_that_can_only_be_read(lived_in: Desk, keys: Keys):
    read_only = on_a_disk(lived_in, "mount --bind case case && mount -o remount,ro,bind case")
    with lived_in.unlocked(keys):
        for words in (["add", "-t", CANARY], ["edit", "AZ-2021-0001", "--title", CANARY]):
            plainly(lived_in.run(*words, around=read_only), 24)
            assert_all_is_there(lived_in, keys)


@needs_mounting
@pytest.mark.parametrize("free_pages", [0, 4, 12, 30, 60])
def test_a_disk_that_is_full(lived_in: Desk, keys: Keys, free_pages: int):
    form = json.dumps({"title": CANARY, "narrative": "".join(chr(0x4E00 + at * 7 % 9_000) for at in range(120_000))})
    used = sum(-(-path.stat().st_size // 4096) for path in lived_in.case.rglob("*") if path.is_file())
    small = f"mount -t tmpfs -o size={(used + free_pages + 2) * 4}k tmpfs case && cp -a spare/. case"
    with lived_in.unlocked(keys):
        said = lived_in.run("add", "--from", "-", input=form, around=on_a_disk(lived_in, small))

        told = plainly(said, 24)
        assert "full" in told or "disk" in told.casefold()
        assert_all_is_there(lived_in, keys)


@needs_mounting
def test_a_disk_too_full_for_evidence(lived_in: Desk, keys: Keys):
    proof = lived_in.room / "proof.bin"
    proof.write_bytes(os.urandom(3_000_000))
    small = "mount -t tmpfs -o size=2m tmpfs case && cp -a spare/. case"
    with lived_in.unlocked(keys):
        said = lived_in.run("evidence", "add", "AZ-2021-0001", str(proof), around=on_a_disk(lived_in, small))

        plainly(said, 24)
        assert [path for path in (lived_in.room / "kept" / "vault").rglob("*") if path.stat().st_size > 100_000] == []
        assert_all_is_there(lived_in, keys)


@pytest.mark.skipif(not shutil.which("prlimit"), reason="prlimit is not installed")
@pytest.mark.parametrize("longest", [8_192, 100_000, 300_000])
def test_a_file_that_may_grow_no_more(lived_in: Desk, keys: Keys, longest: int):
    form = json.dumps({"title": CANARY, "narrative": "".join(chr(0x4E00 + at * 7 % 9_000) for at in range(150_000))})
    with lived_in.unlocked(keys):
        said = lived_in.run("add", "--from", "-", input=form, around=("prlimit", f"--fsize={longest}:{longest}"))

        plainly(said, 24)
        shutil.copytree(lived_in.case, lived_in.room / "kept")
        assert_all_is_there(lived_in, keys)


@pytest.mark.skipif(os.getuid() == 0, reason="the superuser writes where it is forbidden")
def test_a_directory_that_may_not_be_written(lived_in: Desk, keys: Keys):
    lived_in.case.chmod(0o500)
    (lived_in.case / case_file.RECORDS).chmod(0o400)
    with lived_in.unlocked(keys):
        plainly(lived_in.run("add", "-t", CANARY), 24)
    lived_in.case.chmod(0o700)


def test_a_case_file_that_somebody_is_writing_to(lived_in: Desk, keys: Keys):
    with lived_in.unlocked(keys), lived_in.opened(keys) as case:
        case.connection.execute("BEGIN IMMEDIATE")
        try:
            # Reading goes on meanwhile.
            assert len(lived_in.type("list -n 0 --json").ended().rows) == 40
            waiting = lived_in.start("add", "-t", CANARY)
            with pytest.raises(subprocess.TimeoutExpired):
                waiting.wait(1)
        finally:
            case.connection.execute("ROLLBACK")
        assert waiting.communicate()[0] == "AZ-ND-0001\n"


# What is typed


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"add -t x -a {CANARY}", 25),
        (f"add -t x -b {CANARY}", 25),
        (f"add -t x -g {CANARY}", 25),
        (f"add -t x --victims {CANARY}", 25),
        (f"add -t x --verified {CANARY}", 25),
        (f"add -t x -d 'the day {CANARY} came'", 25),
        ("add -t x --follows AZ-1999-0001", 20),
        ("list act:NOPE.1", 25),
        (f"list place:{CANARY}", 25),
        (f"list nokey:{CANARY}", 25),
        ("list since:yesteryear", 25),
        ("show AZ-1999-0001", 20),
        ("chain AZ-1999-0001", 20),
        ("history AZ-1999-0001", 20),
        ("edit AZ-1999-0001 --title x", 20),
        (f"edit AZ-2021-0001 --date 'the day {CANARY} came'", 25),
        (f"verify AZ-2021-0001 {CANARY}", 25),
        (f"link AZ-2021-0001 AZ-2021-0002 --kind {CANARY}", 25),
        ("link AZ-2021-0001 AZ-2021-0001", 25),
        ("consent add P-0001 anonymous_statistics given", 20),
        (f"consent add P-0001 {CANARY} given", 25),
        ("consent add P-0001 media given --on yesterday", 25),
        (f"trends --by {CANARY}", 25),
        ("trends --by year,act,place", 25),
        (f"vocab show {CANARY}", 20),
        (f"vocab show act_types {CANARY}", 25),
        ("evidence add AZ-2021-0001 not-there.pdf", 20),
        ("evidence extract E-0099 copy", 20),
        ("release show nothing", 20),
        ("import not-there.csv", 20),
        ("add --from not-there.toml", 20),
        ("add --from .", 24),
    ],
)
def test_what_is_not_known_is_told_in_one_sentence(open_house: Desk, line: str, code: int):
    plainly(open_house.type(line), code)


@pytest.fixture(scope="module")
def open_house(ground: tuple[Path, Keys]):
    """A desk with two incidents, unlocked, for every mistake one after the other."""
    from tests.stories.desk import furnished

    with furnished() as desk:
        shutil.copytree(ground[0], desk.case)
        with desk.unlocked(ground[1]):
            desk.type("add -t one -d 2021").ended()
            desk.type("add -t two -d 2021").ended()
            yield desk


def test_after_all_these_mistakes_nothing_has_changed(open_house: Desk):
    assert [row["title"] for row in open_house.type("list --json").ended().rows] == ["two", "one"]
    assert {row["colour"] for row in open_house.type("doctor --json").ended().rows} <= {"green", "yellow"}


@pytest.mark.parametrize(
    ("content", "code", "lines"),
    [
        (CANARY.encode("utf-16"), 25, 1),
        (f'title = "{CANARY}"\xff'.encode("latin-1", "replace").replace(b"\\xff", b"\xff"), 25, 1),
        (json.dumps({"title": f"{CANARY}\0"}).encode(), 25, 1),
        (json.dumps({"title": CANARY * 70_000}).encode(), 25, 1),
        (json.dumps({"title": "x", "narrative": CANARY * 20_000}).encode(), 25, 1),
        (json.dumps([{"title": CANARY}]).encode(), 25, 1),
        (f'{{"title": "{CANARY}"'.encode(), 25, 1),
        (b"[" * 200_000, 25, 1),
        (b'{"a":' * 100_000, 25, 1),
        (f"title = {CANARY}".encode(), 25, 1),
        (json.dumps({"title": 7, "date": [], "acts": "none", "victims": [7]}).encode(), 25, 4),
        (json.dumps({"acts": [{"term": "LIB.1", "victim": CANARY}]}).encode(), 25, 1),
        (json.dumps({"latitude": 1e999}).encode(), 25, 1),
        (json.dumps({"titel": CANARY}).encode(), 25, 1),
        (b'{"title": "\\ud800"}', 25, 1),
    ],
)
def test_a_form_that_is_none(open_house: Desk, content: bytes, code: int, lines: int):
    path = open_house.room / "form"
    path.write_bytes(content)

    plainly(open_house.run("add", "--from", str(path)), code, lines)


@pytest.mark.parametrize("words", [["add", "-t"], ["list"], ["search"], ["show"], ["trends", "--where"]])
def test_words_that_are_no_text(open_house: Desk, words: list[str]):
    said = open_house.run(*words, os.fsdecode(b"half \xff\xfe a letter"))

    assert said.code in (0, 20, 25), said
    said.ended(said.code)


NOISE = random.Random(20240301).randbytes(5_000)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 5_000, NOISE, b"PK\x03\x04" + NOISE], ids=["empty", "NUL", "noise", "no workbook"]
)
def test_a_table_that_is_none(open_house: Desk, content: bytes):
    path = open_house.room / "table.csv"
    path.write_bytes(content)

    plainly(open_house.run("import", str(path), "--map", "az-public-record"), 25)


def test_rows_that_cannot_be_records_are_told_by_line_column_and_reason(open_house: Desk):
    path = table(open_house.room / "bad.csv", "bad")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[2]["acts"] = CANARY
    rows[4]["date"] = f"the day {CANARY} came"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    (open_house.room / "bad.toml").write_text(MAP.replace("NAME", "bad"), encoding="utf-8")

    said = open_house.run("import", str(path), "--map", str(open_house.room / "bad.toml"), "--dry-run").ended()

    assert CANARY not in said.out + said.err
    assert "2 rows refused" in said.err
    assert "acts" in said.err
    assert "date" in said.err


# Ends that come too early


def test_a_reader_that_has_gone(lived_in: Desk, keys: Keys):
    with lived_in.unlocked(keys):
        for words in (["list", "-n", "0"], ["list", "-n", "0", "--json"], ["--help"]):
            process = lived_in.start(*words)
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            err = process.stderr.read()
            process.stderr.close()
            assert process.wait() in (0, 141), words
            assert err.strip() in ("", "40 incidents."), err


def test_ctrl_c_during_an_import_leaves_nothing_of_it(desk: Desk, keys: Keys):
    path = desk.room / "long.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["no", "title", "date", "place", "low", "acts", "url", "follows"])
        writer.writerows([number, CANARY, "2021", "Baku", 1, "held", "", ""] for number in range(20_000))
    (desk.room / "long.toml").write_text(MAP.replace("NAME", "long"), encoding="utf-8")
    with desk.unlocked(keys):
        process = desk.start("import", str(path), "--map", str(desk.room / "long.toml"), around=HEEDING_CTRL_C)
        waited = time.monotonic()
        # It has begun when the first pages of the transaction spill into the log of the database, or after a while.
        while time.monotonic() - waited < 1.5 and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        said = Said(("import",), process.returncode, out, err)

        assert "nothing of the file was kept" in plainly(said, 130)
        assert desk.type("list --json").ended().rows == []
        assert {row["colour"] for row in desk.type("doctor --json").ended().rows} <= {"green", "yellow"}


def test_ctrl_c_during_an_add_says_truly_whether_it_was_kept(desk: Desk, keys: Keys):
    said: list[Said] = []
    with desk.unlocked(keys):
        began = time.monotonic()
        desk.run("add", "-t", "measured").ended()
        span = time.monotonic() - began
        for number in range(15):
            title = f"{CANARY} {number}"
            process = desk.start("add", "-t", title, around=HEEDING_CTRL_C)
            time.sleep(span * (0.4 + 0.6 * number / 15))
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
            said.append(Said(("add",), process.returncode, out, err))
            with desk.opened(keys) as case:
                kept = case.connection.execute("SELECT count(*) FROM incident WHERE title = ?", (title,)).fetchone()[0]
            if "nothing was kept" in err:
                assert not kept, said[-1]
            elif out or "is kept" in err:
                assert kept, said[-1]

    assert {each.code for each in said} <= {0, 1, 130, -signal.SIGINT}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_cannot_be_written_does_not_deny_what_was_kept(desk: Desk, keys: Keys):
    with desk.unlocked(keys), Path("/dev/full").open("w") as full:
        said = desk.run("add", "-t", "kept", stdout=full)
        assert "what was recorded before is kept" in said.ended(24).err
        assert len(desk.type("list --json").ended().rows) == 1
        assert "nothing was kept" in desk.run("list", stdout=full).ended(24).err
