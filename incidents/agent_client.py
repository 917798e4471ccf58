"""Asks the agent for the keys it holds, starts it, stops it.

The protocol is written down in docs/formats.md. Every command asks, so this imports next to nothing: `_socket` and
`_blake2` are what `socket` and `hashlib` stand on, without the 9 milliseconds these take.
"""
# ruff: noqa: PTH100, PTH102, PTH117, PTH120

import _socket
import os
import stat
import sys
from _blake2 import blake2b

from incidents.errors import RefusedInputError, StoreError
from incidents.keys import KEY_BYTES, LABELS, Keys
from incidents.peer import peer_uid
from incidents.whole_files import Location
from schemas.speech import said

IDLE_SECONDS = 15 * 60
ABSOLUTE_SECONDS = 8 * 60 * 60
MARK = b"qeyd\x01"
ASK_KEYS, ASK_LOCK, ASK_LEFT = b"K", b"L", b"T"
HELD_BYTES = 1 + KEY_BYTES * len(LABELS)
HAS_SOCKETS = hasattr(_socket, "AF_UNIX") and hasattr(os, "getuid")
_LONGEST_PATH = 100  # of 108 bytes on Linux, 104 on macOS; the agent binds under a longer name first
_PATIENCE_SECONDS = 2.0
_START_SECONDS = 20.0


def ask(directory: Location) -> Keys | None:
    """The keys of the case file in this directory, if an agent of this user holds them; None otherwise."""
    answer = _answer_in_time(directory, ASK_KEYS)
    if answer is None or len(answer) != HELD_BYTES:
        return None
    held = [answer[1 + at * KEY_BYTES :][:KEY_BYTES] if answer[0] >> at & 1 else None for at in range(len(LABELS))]
    records = held[0]
    return Keys(records, *held[1:]) if records else None


def seconds_left(directory: Location) -> int | None:
    """Seconds until the agent locks by itself if nobody asks it any more; None where there is none."""
    answer = _answer_in_time(directory, ASK_LEFT)
    return int.from_bytes(answer, "big") if answer and len(answer) == 4 else None


def stop(directory: Location) -> bool:
    """Make the agent forget its keys and end; False where none ran. It is gone when this returns.

    Raises StoreError where an agent runs and does not answer: then the keys may still be in memory.
    """
    try:
        return _answer(directory, ASK_LOCK) is not None
    except TimeoutError:
        raise StoreError(
            said("The agent does not answer: end its process (`ps` shows it as incidents.agent).")
        ) from None


def start(
    directory: Location, keys: Keys, idle_seconds: int = IDLE_SECONDS, absolute_seconds: int = ABSOLUTE_SECONDS
) -> None:
    """Start an agent that holds these keys for this case file; it answers when this returns. One before it is stopped.

    It locks after ``idle_seconds`` without a question, after ``absolute_seconds`` in any case, and as
    ``incidents.agent`` says. Raises StoreError where it cannot run here, RefusedInputError for times out of range.
    """
    if not 1 <= idle_seconds <= ABSOLUTE_SECONDS or not 1 <= absolute_seconds <= ABSOLUTE_SECONDS:
        raise RefusedInputError(
            said("A case file stays unlocked for 1 second to {hours} hours.", hours=ABSOLUTE_SECONDS // 3600)
        )
    if not HAS_SOCKETS:
        raise StoreError(said("This system has no agent: every command asks for the passphrase instead."))
    _make_room()
    stop(directory)
    fields = (socket_path(directory), os.path.abspath(directory), str(idle_seconds), str(absolute_seconds))
    handed_over = b"".join(os.fsencode(field) + b"\0" for field in fields) + packed(keys)
    if not _launched(handed_over):
        raise StoreError(said("The agent did not start: every command asks for the passphrase instead."))


def packed(keys: Keys) -> bytes:
    """Keys as the agent keeps them: a byte with a bit for each key held, then room for all four."""
    held = [getattr(keys, label) for label in LABELS]
    mask = sum(1 << at for at, key in enumerate(held) if key)
    return bytes([mask]) + b"".join(key or bytes(KEY_BYTES) for key in held)


def socket_path(directory: Location) -> str:
    """Where the agent for this case file listens: named by a hash, so that listing sockets names no case file."""
    where = blake2b(os.fsencode(os.path.realpath(directory)), digest_size=8, person=b"qeyd-v1-agent").hexdigest()
    return f"{room()}/{where}.sock"


def room() -> str:
    """The directory of this user's agents: under XDG_RUNTIME_DIR (memory, gone at logout) or else the system's temp."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime) and _is_mine(runtime) and len(os.fsencode(runtime)) < _LONGEST_PATH - 26:
        return f"{runtime}/qeyd"
    temporary = os.environ.get("TMPDIR", "").rstrip("/")
    if not os.path.isabs(temporary) or len(os.fsencode(temporary)) > _LONGEST_PATH - 40:
        temporary = "/tmp"  # noqa: S108 - only as the parent of a directory that is ours alone, checked at each use
    return f"{temporary}/qeyd-{os.getuid()}"


def _is_mine(path: str) -> bool:
    """A directory, no link, of this user, closed to all others: only there is a socket believed."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _make_room() -> None:
    path = room()
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        pass
    except OSError as error:
        raise StoreError(said("The agent has no place to listen: {why}.", why=error.strerror)) from None
    if not _is_mine(path):
        raise StoreError(
            said("The agent's directory is not this user's alone: it is not used. Remove it and try again.")
        )


def _answer_in_time(directory: Location, question: bytes) -> bytes | None:
    try:
        return _answer(directory, question)
    except TimeoutError:
        return None


def _answer(directory: Location, question: bytes) -> bytes | None:
    """What the agent says, without the mark; None where there is none, or it is not this user's.

    Raises TimeoutError where it does not answer.
    """
    if not HAS_SOCKETS:
        return None
    path = socket_path(directory)
    if not _is_mine(os.path.dirname(path)):
        return None
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        connection.settimeout(_PATIENCE_SECONDS)
        connection.connect(path)
        if peer_uid(connection) != os.getuid():
            return None
        connection.sendall(MARK + question)
        answer = b""
        while part := connection.recv(4096):
            answer += part
    except TimeoutError:
        raise
    except OSError:
        return None
    finally:
        connection.close()
    return answer[len(MARK) :] if answer.startswith(MARK) else None


def _launched(handed_over: bytes) -> bool:
    """The keys go through a pipe: arguments and environment of a process can be read by others."""
    import select
    import subprocess

    command = [sys.executable, "-P", "-m", "incidents.agent"]
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            start_new_session=True,
        )
    except OSError:
        return False
    with child:
        to_agent, from_agent = child.stdin, child.stdout
        if to_agent is None or from_agent is None:
            return False
        try:
            to_agent.write(handed_over)
            to_agent.close()
        except OSError:
            return False
        ready, _, _ = select.select([from_agent], [], [], _START_SECONDS)
        return bool(ready) and from_agent.read(1) == b"1"
