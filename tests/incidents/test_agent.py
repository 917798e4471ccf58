"""The agent gives keys to its user, and forgets them."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incidents import agent, agent_client
from incidents.agent_client import HELD_BYTES, MARK, ask, packed, seconds_left, socket_path, start, stop
from incidents.derivation import keys_of
from incidents.errors import RefusedInputError, StoreError
from incidents.keys import Keys
from incidents.locked_page import LockedPage
from incidents.watch import Watch

KEYS = keys_of(bytes(range(32)))

pytestmark = pytest.mark.skipif(not agent_client.HAS_SOCKETS, reason="no local sockets on this system")


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime directory short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="q", dir="/tmp") as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        yield Path(made)


@pytest.fixture
def case(tmp_path: Path, runtime: Path) -> Iterator[Path]:
    directory = tmp_path / "case"
    directory.mkdir()
    (directory / "key.json").touch()
    yield directory
    stop(directory)


def pid_of(directory: Path) -> int:
    with socket.socket(socket.AF_UNIX) as knock:
        knock.connect(socket_path(directory))
        return int.from_bytes(knock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)[:4], sys.byteorder)


def comes_true(condition: Callable[[], bool], within: float = 8.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return False


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_what_was_handed_over_is_given_back_until_it_is_locked(case: Path) -> None:
    assert ask(case) is None
    start(case, KEYS)
    assert ask(case) == KEYS
    assert ask(case / ".." / "case") == KEYS
    pid = pid_of(case)
    assert stop(case) is True
    assert ask(case) is None
    assert not Path(socket_path(case)).exists()
    assert comes_true(lambda: not is_running(pid))
    assert stop(case) is False


def test_a_researchers_keys_stay_the_researchers(case: Path) -> None:
    reader = Keys(KEYS.records)
    start(case, reader)
    assert ask(case) == reader


def test_each_case_file_has_its_own_agent(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "key.json").touch()
    start(case, KEYS)
    assert ask(other) is None
    start(other, keys_of(bytes(32)))
    assert ask(case) == KEYS
    assert ask(other) == keys_of(bytes(32))
    assert stop(other)
    assert ask(case) == KEYS


def test_starting_again_takes_the_place_of_the_first(case: Path) -> None:
    start(case, Keys(KEYS.records))
    first = pid_of(case)
    start(case, KEYS)
    assert ask(case) == KEYS
    assert comes_true(lambda: not is_running(first))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_end_locks(case: Path, number: signal.Signals) -> None:
    start(case, KEYS)
    pid = pid_of(case)
    os.kill(pid, number)
    assert comes_true(lambda: not is_running(pid))
    assert ask(case) is None
    assert not Path(socket_path(case)).exists()


def test_nobody_asking_locks(case: Path) -> None:
    start(case, KEYS, idle_seconds=1)
    pid = pid_of(case)
    assert comes_true(lambda: not is_running(pid))
    assert ask(case) is None


def test_the_absolute_time_locks_although_somebody_asks(case: Path) -> None:
    start(case, KEYS, absolute_seconds=1)
    begun = time.monotonic()
    assert comes_true(lambda: ask(case) is None, within=4)
    assert time.monotonic() - begun > 0.5


def test_asking_lengthens_the_time_left_and_looking_does_not(case: Path) -> None:
    start(case, KEYS, idle_seconds=100)
    assert seconds_left(case) in (99, 100)
    time.sleep(1.1)
    assert seconds_left(case) in (98, 97)
    ask(case)
    assert seconds_left(case) in (99, 100)
    stop(case)
    assert seconds_left(case) is None


def test_a_case_file_that_is_gone_locks(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(case, KEYS)
    (case / "key.json").unlink()
    assert ask(case) is None
    assert comes_true(lambda: not Path(socket_path(case)).exists())


def test_a_killed_agent_leaves_no_obstacle(case: Path, tmp_path: Path) -> None:
    start(case, KEYS)
    pid = pid_of(case)
    os.kill(pid, signal.SIGKILL)
    assert comes_true(lambda: not is_running(pid))
    stale = Path(socket_path(case))
    assert stale.exists()
    assert ask(case) is None
    other = tmp_path / "other"
    other.mkdir()
    (other / "key.json").touch()
    start(other, KEYS)
    assert not stale.exists()
    start(case, KEYS)
    assert ask(case) == KEYS
    stop(other)


def test_an_agent_that_was_pushed_aside_ends(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(case, KEYS)
    pid = pid_of(case)
    path = Path(socket_path(case))
    with socket.socket(socket.AF_UNIX) as old:
        old.connect(str(path))
        path.unlink()
    assert comes_true(lambda: not is_running(pid))


def test_an_agent_that_does_not_answer_is_told_by_lock_and_passed_by_others(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agent_client, "_PATIENCE_SECONDS", 0.2)
    start(case, KEYS)
    pid = pid_of(case)
    os.kill(pid, signal.SIGSTOP)
    assert ask(case) is None
    with pytest.raises(StoreError, match="does not answer"):
        stop(case)
    os.kill(pid, signal.SIGCONT)
    assert comes_true(lambda: not is_running(pid))  # the question to lock was waiting for it


@pytest.mark.parametrize("words", [b"", b"x", b"qeyd\x02K", b"qeyd\x01?", MARK, b"x" * 5000])
def test_other_words_get_no_keys_and_do_no_harm(case: Path, words: bytes) -> None:
    start(case, KEYS)
    with socket.socket(socket.AF_UNIX) as knock:
        knock.connect(socket_path(case))
        knock.settimeout(3)
        knock.sendall(words)
        knock.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionResetError):
            assert knock.recv(100) == b""
    assert ask(case) == KEYS


def test_one_who_says_nothing_does_not_keep_others_waiting_long(case: Path) -> None:
    start(case, KEYS)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(socket_path(case))
        assert ask(case) == KEYS


def test_socket_and_its_directory_are_for_the_owner_alone(case: Path, runtime: Path) -> None:
    start(case, KEYS)
    path = Path(socket_path(case))
    assert path.parent == runtime / "qeyd"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert "case" not in path.name
    assert len(os.fsencode(path)) < 104


def test_no_key_is_in_arguments_or_environment_and_no_stream_is_kept(case: Path) -> None:
    start(case, KEYS)
    process = Path(f"/proc/{pid_of(case)}")
    told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    for label in KEYS.held:
        key = getattr(KEYS, label)
        assert key not in told
        assert key.hex().encode() not in told
    assert str(case).encode() not in (process / "cmdline").read_bytes()
    assert (process / "cwd").readlink() == Path("/")
    for descriptor in ("0", "1", "2"):
        assert (process / "fd" / descriptor).readlink() == Path(os.devnull)
    assert len(list((process / "fd").iterdir())) <= 5


@pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="needs Linux, and root to look and to be nobody"
)
def test_the_keys_lie_only_in_a_page_that_is_not_dumped(case: Path) -> None:
    start(case, KEYS)
    ask(case)
    pid = pid_of(case)
    holding = _areas_with(pid, KEYS.records)
    assert len(holding) == 1
    assert {"dd", "lo"} <= set(holding[0])  # VmFlags: do not dump, locked


def _areas_with(pid: int, key: bytes) -> list[list[str]]:
    """The VmFlags of every writable area of the process in which the key lies."""
    holding: list[list[str]] = []
    with Path(f"/proc/{pid}/mem").open("rb") as memory:
        bounds: tuple[int, int] | None = None
        for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
            words = line.split()
            if "-" in words[0] and ":" not in words[0]:
                low, high = (int(part, 16) for part in words[0].split("-"))
                bounds = (low, high) if "rw" in words[1] else None
            elif words[0] == "VmFlags:" and bounds:
                memory.seek(bounds[0])
                if key in memory.read(bounds[1] - bounds[0]):
                    holding.append(words[1:])
    return holding


@pytest.mark.skipif(os.getuid() != 0, reason="needs root to become nobody")
def test_another_user_gets_nothing_even_where_the_door_is_open(case: Path, runtime: Path) -> None:
    start(case, KEYS)
    path = Path(socket_path(case))
    for opened, mode in ((runtime, 0o755), (path.parent, 0o755), (path, 0o666)):
        opened.chmod(mode)
    reading, writing = os.pipe()
    if not os.fork():
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            with socket.socket(socket.AF_UNIX) as knock:
                knock.connect(str(path))
                knock.sendall(MARK + b"K")
                os.write(writing, b"got:" + knock.recv(1000))
        except ConnectionError:
            os.write(writing, b"got:")
        finally:
            os._exit(0)
    os.wait()
    os.close(writing)
    assert os.read(reading, 1000) == b"got:"
    os.close(reading)
    runtime.chmod(0o700)
    assert ask(case) is None  # and we do not believe a socket in a directory open to others
    path.parent.chmod(0o700)
    assert ask(case) == KEYS


@pytest.mark.skipif(os.getuid() != 0, reason="needs root to give a directory away")
def test_a_directory_of_somebody_else_is_neither_asked_nor_used(case: Path, runtime: Path) -> None:
    (runtime / "qeyd").mkdir(mode=0o700)
    os.chown(runtime / "qeyd", 65534, 65534)
    assert ask(case) is None
    with pytest.raises(StoreError, match="not this user's alone"):
        start(case, KEYS)


def test_without_a_runtime_directory_the_systems_temp_is_used(
    case: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(runtime))
    for unfit in ("", "relative/path", "/nowhere/at/all", "/tmp/" + "x" * 100):
        monkeypatch.setenv("XDG_RUNTIME_DIR", unfit)
        assert socket_path(case).startswith(f"{runtime}/qeyd-{os.getuid()}/")
    start(case, KEYS)
    assert ask(case) == KEYS
    assert stop(case)
    monkeypatch.setenv("TMPDIR", "/" + "long/" * 30)
    assert socket_path(case).startswith(f"/tmp/qeyd-{os.getuid()}/")


@pytest.mark.parametrize("times", [(0, 100), (100, 0), (-1, 100), (100, 8 * 3600 + 1)])
def test_times_out_of_range_are_refused(case: Path, times: tuple[int, int]) -> None:
    with pytest.raises(RefusedInputError, match="8 hours"):
        start(case, KEYS, *times)


def test_where_there_are_no_sockets_nothing_is_asked_and_starting_is_told(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agent_client, "HAS_SOCKETS", False)
    assert ask(case) is None
    assert stop(case) is False
    with pytest.raises(StoreError, match="asks for the passphrase"):
        start(case, KEYS)


def test_a_program_that_does_not_start_is_told(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in ("/nowhere/python", "/bin/false"):
        monkeypatch.setattr(sys, "executable", program)
        with pytest.raises(StoreError, match="did not start"):
            start(case, KEYS)


class TestWithATestsClock:
    """The agent's loop in this process, so that the machine can be said to have slept."""

    @pytest.fixture
    def hands(self) -> list[float]:
        return [0.0, 0.0]

    @pytest.fixture
    def served(self, case: Path, runtime: Path, hands: list[float]) -> Iterator[tuple[LockedPage, threading.Thread]]:
        (runtime / "qeyd").mkdir(mode=0o700)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(socket_path(case))
        listener.listen()
        page = LockedPage(HELD_BYTES)
        reading, writing = os.pipe()
        os.write(writing, packed(KEYS))
        page.fill(reading)
        os.close(reading)
        os.close(writing)
        watch = Watch(900, 28_800, lambda: (hands[0], hands[1]))
        thread = threading.Thread(target=agent.serve, args=(listener, page, watch, lambda: True))
        thread.start()
        yield page, thread
        if thread.is_alive():
            hands[0] = 10**9
            ask(case)
            thread.join(10)
        listener.close()

    def test_after_a_sleep_no_key_is_given_and_the_page_is_wiped(
        self, case: Path, served: tuple[LockedPage, threading.Thread], hands: list[float]
    ) -> None:
        page, thread = served
        assert ask(case) == KEYS
        assert not page.is_wiped
        hands[0], hands[1] = 60.0, 60.0  # a minute passed, all of it asleep
        assert ask(case) is None
        thread.join(10)
        assert not thread.is_alive()
        assert page.is_wiped

    def test_time_awake_alone_changes_nothing(
        self, case: Path, served: tuple[LockedPage, threading.Thread], hands: list[float]
    ) -> None:
        hands[0] = 800.0
        assert ask(case) == KEYS
        hands[0] = 1600.0
        assert ask(case) == KEYS
        hands[0] = 2500.0
        assert ask(case) is None


def test_keys_that_were_not_all_handed_over_end_the_agent() -> None:
    page = LockedPage(HELD_BYTES)
    reading, writing = os.pipe()
    os.write(writing, b"only this")
    os.close(writing)
    with pytest.raises(EOFError):
        page.fill(reading)
    os.close(reading)
    done = subprocess.run([sys.executable, "-P", "-m", "incidents.agent"], input=b"", capture_output=True)
    assert done.stdout == b""


def test_a_page_holds_no_more_than_a_page() -> None:
    with pytest.raises(ValueError, match="page"):
        LockedPage(10**6)


def test_asking_imports_next_to_nothing(case: Path) -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "from incidents.agent_client import ask; ask(sys.argv[1])\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, str(case)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    own = {"incidents", *(f"incidents.{name}" for name in ("agent_client", "errors", "keys", "peer", "whole_files"))}
    own |= {"schemas", "schemas.speech"}
    loaded_by_any_start = {"os", "os.path", "stat", "_stat", "posixpath", "genericpath", "_collections_abc"}
    assert set(done.stdout.split()) <= own | loaded_by_any_start | {"_blake2", "_socket"}
