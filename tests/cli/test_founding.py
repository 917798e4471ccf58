import os
import re
import stat
from pathlib import Path

import pytest

from incidents import agent_client, case_file, key_file, passphrases
from tests.cli.conftest import WORDS, Desk
from tests.cli.runner import run, run_process


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words"
    file.write_text(f"{WORDS}\n", encoding="utf-8")
    return file


def test_init_makes_a_case_file_and_says_where_it_is(tmp_path: Path, words: Path) -> None:
    place = tmp_path / "deep" / "case"
    told = run(
        ["init", str(place), "--organisation", "Test House", "--country", "ge", "--passphrase-file", str(words)]
    ).succeeded()

    assert told.out == f"The case file is {place}\n"
    assert "Write down" in told.err
    assert WORDS not in told.out + told.err
    with case_file.opened(place, key_file.unlock(place / case_file.KEYS, WORDS)) as case:
        assert (case.country, case.setting("organisation_name")) == ("GE", "Test House")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (place, place / "vault")} == {0o700}


def test_init_leaves_what_is_there_alone(desk: Desk) -> None:
    before = sorted((path.name, path.stat().st_size) for path in desk.directory.iterdir())
    told = run(["init", str(desk.directory), "--passphrase-file", str(desk.words)]).ended(24)

    assert told.err == "There is already something in that place: name an empty or a new directory.\n"
    assert sorted((path.name, path.stat().st_size) for path in desk.directory.iterdir()) == before


@pytest.mark.parametrize("weak", ["password", "one two three four", "qwerty12345"])
def test_a_weak_passphrase_makes_nothing(tmp_path: Path, words: Path, weak: str) -> None:
    words.write_text(weak, encoding="utf-8")
    told = run(["init", str(tmp_path / "case"), "--passphrase-file", str(words)]).ended(25)

    assert weak not in told.err
    assert not (tmp_path / "case").exists()


def test_without_a_passphrase_and_without_a_person_nothing_is_made(tmp_path: Path) -> None:
    told = run(["init", str(tmp_path / "case")]).ended(23)

    assert told.err == "A new case file needs a passphrase: give --passphrase-file or --passphrase-fd.\n"
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize("country", ["XX", "A", "Nowhere", "AZ-BA", "online", ""])
def test_what_is_no_country_is_refused(tmp_path: Path, words: Path, country: str) -> None:
    run(["init", str(tmp_path / "case"), "--country", country, "--passphrase-file", str(words)]).ended(25)


def test_unlock_and_lock_hold_and_forget_the_keys(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))

    told = desk.run_process("unlock", "--minutes", "2").succeeded()
    try:
        assert told.err == "Unlocked. It locks itself after 2 minutes without use, or with `qeyd lock`.\n"
        assert agent_client.ask(desk.directory) == key_file.unlock(desk.directory / case_file.KEYS, WORDS)
        assert 0 < (agent_client.seconds_left(desk.directory) or 0) <= 120
    finally:
        assert desk.run_process("lock").succeeded().err == "Locked.\n"
    assert agent_client.ask(desk.directory) is None
    assert desk.run_process("lock").succeeded().err == "It was not unlocked.\n"


def test_unlock_says_when_there_is_nothing_to_unlock(tmp_path: Path) -> None:
    told = run(["unlock"], case=tmp_path / "nothing").ended(20)

    assert told.err == "There is no case file there: make one with `qeyd init`, or name it with --case.\n"


def test_a_wrong_passphrase_opens_nothing(desk: Desk) -> None:
    desk.words.write_text("canary orchard violin tundra meadow pepper", encoding="utf-8")

    desk.run_process("unlock").ended(23)


def test_the_passphrase_can_come_through_a_descriptor(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{WORDS}\n".encode())
    os.close(writing)
    told = run_process(["init", str(tmp_path / "case"), "--passphrase-fd", str(reading)], pass_fds=[reading])
    os.close(reading)

    told.succeeded()
    assert key_file.unlock(tmp_path / "case" / case_file.KEYS, WORDS)


def test_no_option_takes_a_passphrase_on_the_command_line() -> None:
    from cli.rendering_help import pages

    for name, page in pages().items():
        named = set(re.findall(r"--[a-z-]*(?:passphrase|password|secret|key)[a-z-]*", page))
        assert named <= {"--passphrase-file", "--passphrase-fd"}, name
    assert passphrases.FEWEST_WORDS >= 5
