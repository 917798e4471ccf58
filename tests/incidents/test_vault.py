"""Evidence goes in and comes out unchanged, and lies there without a trace of what it is."""

import hashlib
import io
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import vault
from incidents.errors import DomainError, IntegrityError, NotFoundError, RefusedInputError, StoreError
from incidents.padding import padded_size
from incidents.vault_identity import vault_identity

KEY = bytes(range(32))
CONTENT = b"\xff\xd8\xff\xe0 Canary picture of nobody " * 400
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    directory = tmp_path / "vault"
    directory.mkdir(mode=0o700)
    return directory


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "Canary name.jpg"
    path.write_bytes(CONTENT)
    return path


def blobs(place: Path) -> list[Path]:
    return sorted(place.glob("??/*"))


def test_a_sealed_file_comes_out_as_it_went_in(place: Path, original: Path, tmp_path: Path) -> None:
    sealed = vault.seal_file(place, KEY, original)
    assert (sealed.sha256, sealed.size, sealed.media_type, sealed.was_known) == (
        SHA256,
        len(CONTENT),
        "image/jpeg",
        False,
    )
    assert (place / sealed.name).is_file()
    assert vault.verify(place, KEY, sealed.sha256, sealed.size)
    vault.extract(place, KEY, sealed.sha256, sealed.size, tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == CONTENT
    assert (tmp_path / "copy.jpg").stat().st_mode & 0o777 == 0o600


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(content=st.binary(min_size=1, max_size=300_000))
def test_any_content_comes_out_as_it_went_in(place: Path, content: bytes) -> None:
    sealed = vault.seal_stream(place, KEY, io.BytesIO(content))
    target = place.parent / os.urandom(8).hex()
    vault.extract(place, KEY, sealed.sha256, sealed.size, target)
    assert target.read_bytes() == content


def test_the_original_is_not_touched(place: Path, original: Path) -> None:
    os.utime(original, ns=(1_000_000_000, 2_000_000_000))
    before = original.stat()
    vault.seal_file(place, KEY, original)
    after = original.stat()
    assert original.read_bytes() == CONTENT
    assert (after.st_mtime_ns, after.st_ino, after.st_mode) == (before.st_mtime_ns, before.st_ino, before.st_mode)
    if sys.platform == "linux":
        assert before.st_atime_ns == 1_000_000_000


def test_nothing_in_the_vault_tells_what_is_there(place: Path, original: Path) -> None:
    vault.seal_file(place, KEY, original)
    (blob,) = blobs(place)
    for path in place.rglob("*"):
        assert "Canary" not in str(path)
        assert SHA256 not in path.name
        if path.is_file():
            assert b"Canary" not in path.read_bytes()
            assert path.stat().st_mode & 0o777 == 0o600
        else:
            assert path.stat().st_mode & 0o777 == 0o700
    assert blob.stat().st_mtime == 0
    assert (place.stat().st_mtime, blob.parent.stat().st_mtime) == (0, 0)
    assert not blob.name.startswith(SHA256)
    other_key = place.parent / "other"
    other_key.mkdir()
    assert vault.seal_file(other_key, bytes(32), original).name != blob.relative_to(place).as_posix()


def test_files_of_nearly_the_same_size_look_the_same(place: Path) -> None:
    sizes = set()
    for size in range(1_000_000, 1_015_000, 1500):
        sealed = vault.seal_stream(place, KEY, io.BytesIO(os.urandom(size)))
        sizes.add(_ciphertext_of((place / sealed.name).read_bytes()))
    few = {padded_size(size) for size in range(1_000_000, 1_015_000)}
    assert sizes <= {padded + 16 * -(-padded // 65536) + 16 for padded in few}
    assert len(sizes) == 1


def _ciphertext_of(blob: bytes) -> int:
    """Bytes after the age header, whose length varies at random (grease) and tells nothing of the file."""
    header_end = blob.index(b"\n", blob.index(b"\n---") + 1)
    return len(blob) - header_end - 1


def test_the_same_file_twice_is_kept_once(place: Path, original: Path) -> None:
    first = vault.seal_file(place, KEY, original)
    second = vault.seal_file(place, KEY, original)
    assert not first.was_known
    assert second.was_known
    assert first.name == second.name
    assert len(blobs(place)) == 1


def test_a_damaged_blob_is_mended_when_its_file_is_sealed_again(place: Path, original: Path) -> None:
    sealed = vault.seal_file(place, KEY, original)
    (place / sealed.name).write_bytes(b"")
    again = vault.seal_file(place, KEY, original)
    assert not again.was_known
    assert vault.verify(place, KEY, sealed.sha256, sealed.size)


def _flipped(blob: bytes) -> bytes:
    return blob[: len(blob) // 2] + bytes([blob[len(blob) // 2] ^ 1]) + blob[len(blob) // 2 + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        _flipped,
        lambda blob: blob[:-1],
        lambda blob: blob[:100],
        lambda blob: b"",
        lambda blob: blob + b"more",
        lambda blob: blob[::-1],
    ],
)
def test_damage_is_noticed_and_extraction_leaves_nothing(place: Path, original: Path, damage: object) -> None:
    sealed = vault.seal_file(place, KEY, original)
    blob = place / sealed.name
    blob.write_bytes(damage(blob.read_bytes()))  # type: ignore[operator]
    before = set(place.parent.iterdir())
    assert vault.verify(place, KEY, sealed.sha256, sealed.size) is False
    with pytest.raises(IntegrityError, match="damaged"):
        vault.extract(place, KEY, sealed.sha256, sealed.size, place.parent / "copy.jpg")
    assert set(place.parent.iterdir()) == before


def test_damage_behind_the_first_megabyte_leaves_nothing_either(place: Path) -> None:
    sealed = vault.seal_stream(place, KEY, io.BytesIO(os.urandom(3_000_000)))
    blob = place / sealed.name
    blob.write_bytes(blob.read_bytes()[:2_000_000])
    with pytest.raises(IntegrityError):
        vault.extract(place, KEY, sealed.sha256, sealed.size, place.parent / "copy")
    assert [path.name for path in place.parent.iterdir()] == ["vault"]


def test_a_swapped_blob_is_noticed(place: Path, original: Path) -> None:
    one = vault.seal_file(place, KEY, original)
    two = vault.seal_stream(place, KEY, io.BytesIO(CONTENT[:-1]))
    first, second = place / one.name, place / two.name
    kept = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(kept)
    assert not vault.verify(place, KEY, one.sha256, one.size)
    assert not vault.verify(place, KEY, two.sha256, two.size)


def test_a_wrong_size_or_a_missing_blob_is_noticed(place: Path, original: Path) -> None:
    sealed = vault.seal_file(place, KEY, original)
    assert not vault.verify(place, KEY, sealed.sha256, sealed.size - 1)
    assert not vault.verify(place, KEY, "00" * 32, sealed.size)
    (place / sealed.name).unlink()
    assert not vault.verify(place, KEY, sealed.sha256, sealed.size)
    with pytest.raises(NotFoundError):
        vault.extract(place, KEY, sealed.sha256, sealed.size, place.parent / "copy.jpg")


def test_extraction_never_writes_over_a_file(place: Path, original: Path, tmp_path: Path) -> None:
    sealed = vault.seal_file(place, KEY, original)
    target = tmp_path / "there.jpg"
    target.write_bytes(b"mine")
    link = tmp_path / "link.jpg"
    link.symlink_to(tmp_path / "nowhere")
    for taken in (target, link):
        with pytest.raises(StoreError, match="already"):
            vault.extract(place, KEY, sealed.sha256, sealed.size, taken)
    assert target.read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


def test_extraction_into_a_missing_directory_is_told(place: Path, original: Path, tmp_path: Path) -> None:
    sealed = vault.seal_file(place, KEY, original)
    with pytest.raises(StoreError, match="cannot be copied"):
        vault.extract(place, KEY, sealed.sha256, sealed.size, tmp_path / "nowhere" / "copy.jpg")


def test_another_key_opens_nothing(place: Path, original: Path) -> None:
    sealed = vault.seal_file(place, KEY, original)
    with pytest.raises(IntegrityError):
        vault.seal_file(place, bytes(32), original)
    assert not vault.verify(place, bytes(32), sealed.sha256, sealed.size)  # under that key it would have another name


def test_a_lost_identity_is_told_and_not_replaced(place: Path, original: Path) -> None:
    sealed = vault.seal_file(place, KEY, original)
    (place / "identity.enc").unlink()
    for attempt in (
        lambda: vault.seal_file(place, KEY, original),
        lambda: vault.verify(place, KEY, sealed.sha256, sealed.size),
    ):
        with pytest.raises(IntegrityError, match="lost its identity"):
            attempt()
    assert not (place / "identity.enc").exists()


def test_the_identity_is_made_once(place: Path) -> None:
    first = vault_identity(place, KEY, may_be_new=True)
    assert str(vault_identity(place, KEY, may_be_new=True)) == str(first)
    assert b"AGE-SECRET" not in (place / "identity.enc").read_bytes()


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, os.mkfifo])
def test_what_is_no_file_with_content_is_refused(place: Path, tmp_path: Path, make: object) -> None:
    path = tmp_path / "odd"
    make(path)  # type: ignore[operator]
    with pytest.raises(DomainError) as refused:
        vault.seal_file(place, KEY, path)
    assert "odd" not in str(refused.value)
    assert blobs(place) == []
    assert not list(place.glob(".sealing-*"))


def test_a_missing_original_is_told(place: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        vault.seal_file(place, KEY, tmp_path / "nowhere.jpg")


def test_a_file_that_changes_while_being_sealed_is_refused(
    place: Path, original: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = vault.Padding

    class Meddling(honest):  # type: ignore[misc, valid-type]
        def __init__(self, source: BinaryIO) -> None:
            super().__init__(source)
            with original.open("ab") as file:
                file.write(b"more")

    monkeypatch.setattr(vault, "Padding", Meddling)
    with pytest.raises(RefusedInputError, match="changed while"):
        vault.seal_file(place, KEY, original)
    assert blobs(place) == []


class _Failing(io.BytesIO):
    def __init__(self, failure: BaseException) -> None:
        super().__init__(bytes(200_000))
        self._failure = failure

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 100_000:
            raise self._failure
        return super().read(size)


def test_a_failing_disk_and_ctrl_c_leave_nothing_behind(place: Path) -> None:
    with pytest.raises(StoreError, match="Input/output"):
        vault.seal_stream(place, KEY, _Failing(OSError(5, "Input/output error")))
    with pytest.raises(KeyboardInterrupt):
        vault.seal_stream(place, KEY, _Failing(KeyboardInterrupt()))
    assert [path.name for path in place.iterdir()] == ["identity.enc"]


@pytest.fixture
def full_disk() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_is_told_and_leaves_nothing_behind(place: Path) -> None:
    with pytest.raises(StoreError, match="cannot be sealed: File too large"):
        vault.seal_stream(place, KEY, io.BytesIO(bytes(1_000_000)))
    assert [path.name for path in place.iterdir()] == ["identity.enc"]


def test_what_a_killed_sealing_left_is_forgotten_later(
    place: Path, original: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "_FORGOTTEN_AFTER_SECONDS", 0.2)
    old, new = place / ".sealing-old", place / ".sealing-new"
    old.write_bytes(b"x")
    time.sleep(0.3)
    new.write_bytes(b"x")
    os.utime(new, (0, 0))  # about to be named by another command
    vault.seal_file(place, KEY, original)
    assert not old.exists()
    assert new.exists()


def test_a_stick_without_hard_links_will_do(place: Path, original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    sealed = vault.seal_file(place, KEY, original)
    vault.extract(place, KEY, sealed.sha256, sealed.size, place.parent / "copy.jpg")
    assert (place.parent / "copy.jpg").read_bytes() == CONTENT
    with pytest.raises(StoreError, match="already"):
        vault.extract(place, KEY, sealed.sha256, sealed.size, place.parent / "copy.jpg")
    assert vault.seal_file(place, KEY, original).was_known


_ROUND = """
import resource, sys
from pathlib import Path
from incidents import vault
place, source, target = map(Path, sys.argv[1:])
place.mkdir()
import pyrage
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sealed = vault.seal_file(place, bytes(32), source)
assert vault.verify(place, bytes(32), sealed.sha256, sealed.size)
vault.extract(place, bytes(32), sealed.sha256, sealed.size, target)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_fifty_mebibytes_pass_in_little_memory(tmp_path: Path) -> None:
    source, target = tmp_path / "film.mp4", tmp_path / "copy.mp4"
    with source.open("wb") as file:
        for _ in range(50):
            file.write(os.urandom(1024 * 1024))
    done = subprocess.run(
        [sys.executable, "-c", _ROUND, str(tmp_path / "v"), str(source), str(target)],
        check=True,
        capture_output=True,
        text=True,
    )
    grown_kib = int(done.stdout) // (1024 if sys.platform == "darwin" else 1)
    assert grown_kib < 16 * 1024
    assert source.read_bytes() == target.read_bytes()


def test_the_age_program_opens_a_blob(place: Path, original: Path, tmp_path: Path) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed here")
    sealed = vault.seal_file(place, KEY, original)
    identity = tmp_path / "identity.txt"
    identity.write_text(str(vault_identity(place, KEY)))
    opened = subprocess.run(
        [age, "--decrypt", "-i", str(identity), str(place / sealed.name)], check=True, capture_output=True
    ).stdout
    assert opened[: sealed.size] == CONTENT
    assert opened[sealed.size : -16].count(0) == len(opened) - sealed.size - 16
    assert opened[-16:] == b"qeyd-v1\x00" + sealed.size.to_bytes(8, "big")


def test_extraction_onto_a_full_disk_is_told_and_leaves_nothing_behind(place: Path) -> None:
    sealed = vault.seal_stream(place, KEY, io.BytesIO(os.urandom(1_000_000)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(StoreError, match="cannot be copied: File too large"):
            vault.extract(place, KEY, sealed.sha256, sealed.size, place.parent / "copy")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert [path.name for path in place.parent.iterdir()] == ["vault"]


def test_a_failing_disk_is_not_called_damage(place: Path, original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = vault.seal_file(place, KEY, original)

    class Failing(io.BytesIO):
        failed: BaseException | None = None

        def read(self, size: int | None = -1, /) -> bytes:
            self.failed = OSError(5, "Input/output error")
            raise self.failed

    monkeypatch.setattr(vault, "_Remembering", lambda file: Failing())
    with pytest.raises(StoreError, match="Input/output"):
        vault.verify(place, KEY, sealed.sha256, sealed.size)


def test_many_first_sealings_at_once_share_one_identity(place: Path) -> None:
    contents = [os.urandom(5000) for _ in range(12)]
    with ThreadPoolExecutor(12) as hands:
        done = list(hands.map(lambda content: vault.seal_stream(place, KEY, io.BytesIO(content)), contents))
    assert all(vault.verify(place, KEY, sealed.sha256, sealed.size) for sealed in done)
    assert len(blobs(place)) == 12


_ENDLESS = """
import io, os, sys
from pathlib import Path
from incidents import vault
number = 0
while True:
    content = number.to_bytes(4, "big") * 50_000
    sealed = vault.seal_stream(Path(sys.argv[1]), bytes(range(32)), io.BytesIO(content))
    print(sealed.sha256, sealed.size, flush=True)
    number += 1
"""


def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(place: Path) -> None:
    for moment in (0.0, 0.003, 0.011, 0.02, 0.05):
        with subprocess.Popen([sys.executable, "-c", _ENDLESS, str(place)], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            told = [child.stdout.readline()]
            time.sleep(moment)
            child.kill()
            told += child.stdout.readlines()
        whole = [line.split() for line in told if line.endswith("\n")]
        assert whole
        assert all(vault.verify(place, KEY, sha256, int(size)) for sha256, size in whole)
    identity = vault_identity(place, KEY)
    for blob in blobs(place):
        content = pyrage.decrypt(blob.read_bytes(), [identity])[:200_000]  # raises where a blob is half a blob
        assert vault.verify(place, KEY, hashlib.sha256(content).hexdigest(), 200_000)
