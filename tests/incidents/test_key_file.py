"""The key file opens with its passphrase for ever, and never otherwise."""

import hashlib
import json
import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import key_file
from incidents.cost import CEILING, FLOOR, Cost
from incidents.derivation import keys_of
from incidents.errors import DomainError, IntegrityError, LockedError, NotFoundError, RefusedInputError, StoreError
from incidents.keys import Keys

PASSPHRASE = "canary invented words open this fixture"
RESEARCHER = "the canary researcher counts without names"
NEW = "quite another row of seven invented words"
FIXTURE = Path(__file__).parents[1] / "fixtures" / "key_v1.json"
MASTER = bytes(range(100, 132))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "key.json"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every parameter still counts, but deriving takes no time: what is tested is all around it."""

    def quick(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
        return hashlib.sha256(repr((passphrase, salt, cost.memory, cost.passes)).encode()).digest()

    monkeypatch.setattr(key_file, "stretched", quick)


def changed(path: Path, **slot: Any) -> None:
    document = json.loads(path.read_text())
    document["slots"][0] |= slot
    path.write_text(json.dumps(document))


def test_the_passphrase_opens_what_was_created(path: Path) -> None:
    keys = key_file.create(path, PASSPHRASE, FLOOR)
    assert key_file.unlock(path, PASSPHRASE) == keys
    assert keys.held == ("records", "identity", "vault", "signing")
    with pytest.raises(LockedError, match="does not open"):
        key_file.unlock(path, NEW)


def test_the_file_of_version_1_opens_for_ever() -> None:
    assert key_file.unlock(FIXTURE, PASSPHRASE) == keys_of(MASTER)
    assert key_file.unlock(FIXTURE, RESEARCHER) == Keys(keys_of(MASTER).records)


@pytest.mark.usefixtures("cheap")
class TestWithoutTheWait:
    def test_two_case_files_share_no_key(self, tmp_path: Path) -> None:
        one = key_file.create(tmp_path / "one.json", PASSPHRASE, FLOOR)
        two = key_file.create(tmp_path / "two.json", PASSPHRASE, FLOOR)
        assert one.records != two.records

    def test_the_file_is_for_the_owner_alone_and_holds_no_key_in_clear(self, path: Path) -> None:
        old = os.umask(0)
        try:
            keys = key_file.create(path, PASSPHRASE, FLOOR)
            key_file.change_passphrase(path, PASSPHRASE, NEW, FLOOR)
        finally:
            os.umask(old)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert list(path.parent.iterdir()) == [path]
        content = path.read_text()
        for label in keys.held:
            assert getattr(keys, label).hex() not in content
        assert "canary" not in content

    def test_the_form_is_the_frozen_one(self, path: Path) -> None:
        key_file.create(path, PASSPHRASE, Cost(96 * 1024, 4))
        document = json.loads(path.read_text())
        assert list(document) == ["v", "id", "slots", "pending"]
        (slot,) = document["slots"]
        assert list(slot) == ["type", "kdf", "m", "t", "p", "salt", "nonce", "ct"]
        assert (slot["type"], slot["kdf"], slot["m"], slot["t"], slot["p"]) == ("passphrase", "argon2id", 98304, 4, 1)

    def test_blanks_and_composed_letters_do_not_matter_but_case_does(self, path: Path) -> None:
        keys = key_file.create(path, "bənövşə güllər beş uydurma söz daha", FLOOR)
        assert key_file.unlock(path, "  bənövşə  gu\u0308llər beş\tuydurma so\u0308z daha\n") == keys
        with pytest.raises(LockedError):
            key_file.unlock(path, "Bənövşə güllər beş uydurma söz daha")

    @pytest.mark.parametrize("odd", ["", " ", "\ud800\udfff lone", "\0", "x" * 100_000])
    def test_no_passphrase_makes_it_fall(self, path: Path, odd: str) -> None:
        key_file.create(path, PASSPHRASE, FLOOR)
        with pytest.raises(LockedError):
            key_file.unlock(path, odd)

    def test_a_key_file_is_never_written_over(self, path: Path) -> None:
        key_file.create(path, PASSPHRASE, FLOOR)
        before = path.read_bytes()
        with pytest.raises(StoreError, match="already"):
            key_file.create(path, PASSPHRASE, FLOOR)
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path]

    @pytest.mark.parametrize("weak", ["", "secret", "four words are few", "one one one one one"])
    def test_a_weak_passphrase_makes_no_slot(self, path: Path, weak: str) -> None:
        with pytest.raises(RefusedInputError):
            key_file.create(path, weak, FLOOR)
        assert not path.exists()
        key_file.create(path, PASSPHRASE, FLOOR)
        with pytest.raises(RefusedInputError):
            key_file.change_passphrase(path, PASSPHRASE, weak, FLOOR)

    @pytest.mark.parametrize(
        "cost", [Cost(FLOOR.memory - 1, 3), Cost(FLOOR.memory, 2), Cost(CEILING.memory + 1, 3), Cost(FLOOR.memory, 11)]
    )
    def test_no_slot_is_made_outside_the_bounds(self, path: Path, cost: Cost) -> None:
        with pytest.raises(RefusedInputError, match="MiB"):
            key_file.create(path, PASSPHRASE, cost)
        assert not path.exists()

    def test_a_changed_passphrase_keeps_the_keys_and_the_other_slots(self, path: Path) -> None:
        keys = key_file.create(path, PASSPHRASE, FLOOR)
        document = json.loads(path.read_text())
        reader = key_file.passphrase_slot(
            document["id"], {"keys": {"records": key_file._text(keys.records)}}, RESEARCHER, FLOOR
        )
        later = {"type": "member", "recipient": "of a later version"}
        path.write_text(json.dumps(document | {"slots": [later, *document["slots"], reader]}))

        key_file.change_passphrase(path, PASSPHRASE, NEW, FLOOR)

        assert key_file.unlock(path, NEW) == keys
        assert key_file.unlock(path, RESEARCHER) == Keys(keys.records)
        after = json.loads(path.read_text())
        assert (after["slots"][0], after["slots"][2], after["id"]) == (later, reader, document["id"])
        with pytest.raises(LockedError):
            key_file.unlock(path, PASSPHRASE)
        with pytest.raises(LockedError):
            key_file.change_passphrase(path, PASSPHRASE, NEW, FLOOR)

    def test_a_researchers_slot_stays_a_researchers_slot(self, path: Path) -> None:
        path.write_bytes(FIXTURE.read_bytes())
        document = json.loads(path.read_text())
        records = keys_of(MASTER).records
        slot = key_file.passphrase_slot(
            document["id"], {"keys": {"records": key_file._text(records)}}, RESEARCHER, FLOOR
        )
        path.write_text(json.dumps(document | {"slots": [slot]}))
        key_file.change_passphrase(path, RESEARCHER, NEW, FLOOR)
        assert key_file.unlock(path, NEW) == Keys(records)

    @pytest.mark.parametrize(
        "held",
        [
            {},
            {"master": 7},
            {"master": "AAAA"},
            {"keys": {}},
            {"keys": {"vault": "AAAA"}},
            {"keys": {"records": "AAAA"}},
            {"keys": {"records": key_file._text(MASTER), "more": key_file._text(MASTER)}},
            {"keys": "records"},
        ],
    )
    def test_a_slot_with_other_keys_than_known_is_told(self, path: Path, held: Any) -> None:
        key_file.create(path, PASSPHRASE, FLOOR)
        document = json.loads(path.read_text())
        slot = key_file.passphrase_slot(document["id"], held, PASSPHRASE, FLOOR)
        path.write_text(json.dumps(document | {"slots": [slot]}))
        with pytest.raises(IntegrityError, match="does not know"):
            key_file.unlock(path, PASSPHRASE)

    def test_every_bit_of_the_file_counts(self, path: Path) -> None:
        keys = key_file.create(path, PASSPHRASE, FLOOR)
        content = path.read_bytes()
        for at in range(len(content)):
            for bit in range(8):
                flipped = bytes([*content[:at], content[at] ^ (1 << bit), *content[at + 1 :]])
                path.write_bytes(flipped)
                with pytest.raises((LockedError, IntegrityError)):
                    key_file.unlock(path, PASSPHRASE)
        path.write_bytes(content)
        assert key_file.unlock(path, PASSPHRASE) == keys

    def test_every_cut_is_told(self, path: Path) -> None:
        key_file.create(path, PASSPHRASE, FLOOR)
        content = path.read_bytes()
        for length in range(len(content) - 2):
            path.write_bytes(content[:length])
            with pytest.raises(IntegrityError):
                key_file.unlock(path, PASSPHRASE)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(data=st.data())
    def test_whatever_is_put_into_a_slot_is_told_in_one_sentence(self, path: Path, data: st.DataObject) -> None:
        path.write_bytes(FIXTURE.read_bytes())
        field = data.draw(st.sampled_from(["type", "kdf", "m", "t", "p", "salt", "nonce", "ct", "new"]))
        anything = st.one_of(
            st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers(), max_size=3)
        )
        document = json.loads(path.read_text())
        document["slots"] = [document["slots"][0] | {field: data.draw(anything)}]
        path.write_text(json.dumps(document))
        with pytest.raises((LockedError, IntegrityError)):
            key_file.unlock(path, PASSPHRASE)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(content=st.binary(max_size=300))
    def test_whatever_the_file_holds_is_told_in_one_sentence(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        with pytest.raises(IntegrityError, match=r"^The key file [^\n]*\.$"):
            key_file.unlock(path, PASSPHRASE)

    @pytest.mark.parametrize(
        "fields",
        [{"v": 2}, {"v": True}, {"v": 1.0}, {"v": "1"}, {"id": ""}, {"id": 7}, {"id": "x" * 65}, {"id": "ə"},
         {"slots": []}, {"slots": {}}, {"slots": [1]}, {"slots": [{}] * 17}, {"pending": {}}, {"more": 1}],
    )  # fmt: skip
    def test_a_document_of_another_form_is_told(self, path: Path, fields: dict[str, Any]) -> None:
        key_file.create(path, PASSPHRASE, FLOOR)
        path.write_text(json.dumps(json.loads(path.read_text()) | fields))
        with pytest.raises(IntegrityError):
            key_file.unlock(path, PASSPHRASE)

    def test_a_newer_version_asks_for_a_newer_program(self, path: Path) -> None:
        path.write_text('{"v": 2, "anything": "else"}')
        with pytest.raises(IntegrityError, match=r"version 2.*update qeyd"):
            key_file.unlock(path, PASSPHRASE)

    def test_a_field_that_stands_twice_is_told(self, path: Path) -> None:
        key_file.create(path, PASSPHRASE, FLOOR)
        path.write_text(path.read_text().replace('"v": 1,', '"v": 1, "v": 1,'))
        with pytest.raises(IntegrityError):
            key_file.unlock(path, PASSPHRASE)

    def test_a_slot_moved_to_another_case_file_does_not_open(self, tmp_path: Path) -> None:
        one, two = tmp_path / "one.json", tmp_path / "two.json"
        key_file.create(one, PASSPHRASE, FLOOR)
        key_file.create(two, PASSPHRASE, FLOOR)
        theirs = json.loads(two.read_text())
        two.write_text(json.dumps(theirs | {"slots": json.loads(one.read_text())["slots"]}))
        with pytest.raises(LockedError):
            key_file.unlock(two, PASSPHRASE)


@pytest.mark.parametrize(
    "slot",
    [
        {"m": 2 * 1024**3},
        {"m": CEILING.memory + 1},
        {"m": FLOOR.memory - 1},
        {"m": 10**300},
        {"m": -1},
        {"m": True},
        {"m": 65536.0},
        {"t": 11},
        {"t": 10**18},
        {"t": 2},
        {"p": 4},
        {"p": 255},
        {"kdf": "scrypt"},
        {"salt": "AA=="},
        {"salt": "A" * 40_000},
        {"nonce": ""},
        {"ct": ""},
        {"ct": "AAAA"},
        {"ct": "A" * 40_000},
        {"salt": "!!!!"},
        {"salt": None},
    ],
)
def test_a_hostile_slot_is_refused_before_anything_is_derived(
    path: Path, monkeypatch: pytest.MonkeyPatch, slot: dict[str, Any]
) -> None:
    path.write_bytes(FIXTURE.read_bytes())
    changed(path, **slot)
    monkeypatch.setattr(key_file, "stretched", None)  # calling it would be a TypeError
    begun = time.perf_counter()
    with pytest.raises(IntegrityError, match=r"^The key file cannot be used: [^\n]*\.$"):
        key_file.unlock(path, PASSPHRASE)
    assert time.perf_counter() - begun < 0.05


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 60_000,
        b'{"v":1,"id":' * 5_000,
        b"9" * 60_000,
        b" " * 70_000,
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf{}",
        b'{"v":1,"id":"a","slots":[{}],"pending":NaN}',
        b"null",
        b"",
    ],
)
def test_a_hostile_file_is_refused_at_once(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    begun = time.perf_counter()
    with pytest.raises(IntegrityError, match=r"^The key file cannot be used: [^\n]*\.$"):
        key_file.unlock(path, PASSPHRASE)
    assert time.perf_counter() - begun < 0.05


def test_a_huge_file_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1024**4)
    with pytest.raises(IntegrityError, match="larger than 64 KiB"):
        key_file.unlock(path, PASSPHRASE)


def test_links_pipes_and_directories_are_not_read(path: Path, tmp_path: Path) -> None:
    path.symlink_to(FIXTURE)
    pipe, directory = tmp_path / "pipe", tmp_path / "directory"
    os.mkfifo(pipe)
    directory.mkdir()
    for odd in (path, pipe, directory):
        with pytest.raises(StoreError):
            key_file.unlock(odd, PASSPHRASE)


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(NotFoundError, match="no case file here"):
        key_file.unlock(path, PASSPHRASE)


def test_too_little_memory_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def poor(*_: object) -> bytes:
        raise MemoryError

    path.write_bytes(FIXTURE.read_bytes())
    monkeypatch.setattr(key_file, "stretched", poor)
    with pytest.raises(StoreError, match="64 MiB of free memory"):
        key_file.unlock(path, PASSPHRASE)


def test_no_refusal_holds_the_passphrase(path: Path) -> None:
    path.write_bytes(FIXTURE.read_bytes())
    with pytest.raises(DomainError) as refused:
        key_file.unlock(path, "canary secret of nobody at all")
    assert "canary" not in str(refused.value)
