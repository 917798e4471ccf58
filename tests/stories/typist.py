"""Somebody at a terminal: types, reads what is on it, pulls the plug."""

import os
import pty
import re
import select
import signal
import subprocess
import time
from fcntl import ioctl
from struct import pack
from termios import TIOCSWINSZ

from tests.stories.desk import QEYD, Desk

_COMMAND = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_])")
_WHERE_AM_I = b"\x1b[6n"


class Typist:
    """A person at a terminal of 100 by 30, on which one command of qeyd runs."""

    def __init__(self, desk: Desk, *words: str) -> None:
        self.screen, theirs = pty.openpty()
        ioctl(theirs, TIOCSWINSZ, pack("HHHH", 30, 100, 0, 0))
        environ = desk.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "30"}
        self.process = subprocess.Popen(
            [*QEYD, *words],
            cwd=desk.room,
            env=environ,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            preexec_fn=lambda: os.login_tty(theirs),
        )
        os.close(theirs)
        self.seen = ""

    def reads(self, text: str, seconds: float = 20) -> str:
        """Wait until this text is on the terminal; what was there since the last wait."""
        until = time.monotonic() + seconds
        since = len(self.seen)
        while text not in self.seen[since:]:
            left = until - time.monotonic()
            assert left > 0, f"{text!r} did not come:\n{self.seen[-3000:]}"
            if not select.select([self.screen], [], [], left)[0]:
                continue
            try:
                more = os.read(self.screen, 65536)
            except OSError:  # Linux says so when the last of them has gone
                more = b""
            if not more:
                raise AssertionError(f"it ended before {text!r} came:\n{self.seen[-3000:]}")
            if _WHERE_AM_I in more:
                os.write(self.screen, b"\x1b[1;1R")
            self.seen += _COMMAND.sub(b"", more).decode(errors="replace")
        return self.seen[since:]

    def types(self, text: str) -> None:
        """Type, as fast as a hand is quick."""
        os.write(self.screen, text.encode())

    def pulls_the_plug(self) -> None:
        """kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self.screen)

    def waits(self) -> int:
        """Until the command has ended; its exit code."""
        while True:
            try:
                if not os.read(self.screen, 65536):
                    break
            except OSError:
                break
        code = self.process.wait()
        os.close(self.screen)
        return code
