"""Holds the keys of one case file for a while, and forgets them.

Started by ``agent_client.start``. It forgets when it is told to, when nobody asked for a while, when its time is
over, when the machine slept, when the case file is gone or another, and on SIGTERM, SIGHUP and SIGINT. A process of
the same user can always ask it: what it protects against is a locked, stolen or sleeping machine, and other users.
"""

import contextlib
import os
import select
import signal
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from incidents.agent_client import ASK_KEYS, ASK_LEFT, ASK_LOCK, HELD_BYTES, MARK
from incidents.hardening import harden
from incidents.locked_page import LockedPage
from incidents.peer import peer_uid
from incidents.watch import Watch, clock

_LOOK_EVERY_SECONDS = 5.0
_PATIENCE_SECONDS = 0.5
_MOST_HANDED_OVER = 16 * 1024
_ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def serve(
    listener: socket.socket, page: LockedPage, watch: Watch, is_in_place: Callable[[], bool]
) -> socket.socket | None:
    """Answer until the watch is over, the case file is gone, or somebody locks; the page is wiped then.

    Returns the connection of who locked, to be told when the socket is gone too.
    """
    try:
        while (left := watch.seconds_left) > 0 and is_in_place():
            ready, _, _ = select.select([listener], [], [], min(left, _LOOK_EVERY_SECONDS))
            if not ready:
                continue
            connection, _ = listener.accept()
            with contextlib.suppress(OSError):
                connection.settimeout(_PATIENCE_SECONDS)
                question = _asked(connection)
                if question == ASK_LOCK:
                    return connection
                # Looked at again: the machine may have slept between the first look and the question.
                if watch.seconds_left > 0 and is_in_place():
                    _answer(connection, question, page, watch)
            connection.close()
        return None
    finally:
        page.wipe()


def _asked(connection: socket.socket) -> bytes:
    """What is asked; nothing where a stranger asks, or not in our words."""
    if peer_uid(connection) != os.getuid():
        return b""
    words = connection.recv(len(MARK) + 1)
    return words[len(MARK) :] if words.startswith(MARK) else b""


def _answer(connection: socket.socket, question: bytes, page: LockedPage, watch: Watch) -> None:
    if question == ASK_KEYS:
        watch.was_used()
        connection.sendall(MARK)
        page.send(connection)
    elif question == ASK_LEFT:
        connection.sendall(MARK + int(watch.seconds_left).to_bytes(4, "big"))


def main() -> None:
    """Take what is handed over on standard input, and serve it detached from every terminal."""
    harden()
    if os.fork():
        os._exit(0)
    path, directory, idle, absolute = _read_fields(0)
    page = LockedPage(HELD_BYTES)
    page.fill(0)
    for ending in _ENDINGS:
        signal.signal(ending, _end)
    listener, is_listening, close = _listening(Path(path))
    asked_to_lock = None
    try:
        is_same_case = _case_at(Path(directory))
        _say_ready_and_let_go_of_streams()
        watch = Watch(float(idle), float(absolute), clock)
        asked_to_lock = serve(listener, page, watch, lambda: is_listening() and is_same_case())
    finally:
        for ending in _ENDINGS:
            signal.signal(ending, signal.SIG_IGN)
        page.wipe()
        close()
        if asked_to_lock:
            with contextlib.suppress(OSError):
                asked_to_lock.sendall(MARK)


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


def _read_fields(descriptor: int) -> list[str]:
    """The four fields before the keys, byte by byte so that no byte of a key is read with them."""
    fields: list[str] = []
    field = b""
    for _ in range(_MOST_HANDED_OVER):
        byte = os.read(descriptor, 1)
        if byte == b"\0":
            fields.append(os.fsdecode(field))
            field = b""
            if len(fields) == 4:
                return fields
        elif byte:
            field += byte
    raise EOFError("the fields were not handed over")


def _listening(path: Path) -> tuple[socket.socket, Callable[[], bool], Callable[[], None]]:
    """A socket that listens from the first moment it can be seen, whether it still is seen, and how to take it away."""
    _clean_up(path.parent)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    hidden = path.with_name(f".{os.getpid():x}")
    listener.bind(str(hidden))
    hidden.chmod(0o600)
    listener.listen(16)
    own = hidden.lstat().st_ino
    hidden.replace(path)

    def is_listening() -> bool:
        return _inode(path) == own

    def close() -> None:
        if is_listening():
            path.unlink(missing_ok=True)
        listener.close()

    return listener, is_listening, close


def _clean_up(room: Path) -> None:
    """Take away the sockets of agents that were killed."""
    for path in room.glob("*.sock"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
            if stat.S_ISSOCK(path.lstat().st_mode):
                knock.settimeout(_PATIENCE_SECONDS)
                try:
                    knock.connect(str(path))
                except ConnectionRefusedError:
                    path.unlink(missing_ok=True)


def _case_at(directory: Path) -> Callable[[], bool]:
    """Whether the case file is still the one it was: a memory stick pulled out or keys erased lock the agent."""
    first = _inode(directory)
    return lambda: _inode(directory) == first and (directory / "key.json").exists()


def _inode(path: Path) -> int | None:
    try:
        return path.lstat().st_ino
    except OSError:
        return None


def _say_ready_and_let_go_of_streams() -> None:
    ready, nothing = os.dup(1), os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    os.write(ready, b"1")
    os.close(ready)


if __name__ == "__main__":
    main()
