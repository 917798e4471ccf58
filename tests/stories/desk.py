"""A desk of its own: a case file, a home, a place for temporary files, and qeyd as a person runs it."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from incidents import agent_client, case_file
from incidents.case_file import CaseFile
from incidents.keys import Keys
from tests.incidents.house import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
QEYD = (sys.executable, "-m", "cli")
HEEDING_CTRL_C = (
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
)
"""Runs qeyd as a terminal would: tests started in the background inherit a Ctrl-C that is ignored."""


@dataclass(frozen=True)
class Said:
    """What a run left behind; its str is what a failed test prints."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str

    def __str__(self) -> str:
        return f"$ qeyd {' '.join(self.words)}\nexit {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of a JSON envelope."""
        return self.envelope["rows"]

    @property
    def envelope(self) -> dict[str, Any]:
        """The JSON envelope."""
        return json.loads(self.out)

    def ended(self, code: int = 0) -> "Said":
        """Itself, if the exit code is that one, and nobody was shown a fault of ours."""
        assert self.code == code, f"exit {code} was expected\n{self}"
        assert "Traceback" not in self.out + self.err, self
        assert "fault of qeyd" not in self.err, self
        return self


@dataclass(frozen=True)
class Desk:
    """Where somebody works. Nothing of this machine's user is seen by what runs here."""

    room: Path
    """A short path: sockets have no room for long ones."""

    @property
    def case(self) -> Path:
        """The case file."""
        return self.room / "case"

    @property
    def words(self) -> Path:
        """The file with the passphrase."""
        return self.room / "words"

    @property
    def places(self) -> tuple[Path, ...]:
        """Every place but the case file that a program may leave something in."""
        return tuple(self.room / name for name in ("home", "tmp", "run"))

    @property
    def environ(self) -> dict[str, str]:
        """What a program that runs here knows of the world."""
        home, temporary, running = map(str, self.places)
        return {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "TMPDIR": temporary,
            "XDG_RUNTIME_DIR": running,
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "COLUMNS": "200",
            "QEYD_CASE": str(self.case),
        }

    def start(self, *words: str, around: Sequence[str] = (), **how: Any) -> "subprocess.Popen[str]":
        """qeyd as a process of its own, its outputs in pipes; ``around`` is a command that runs it, such as strace."""
        told: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
        environ = self.environ | told.pop("environ", {})
        return subprocess.Popen(
            [*around, *QEYD, *words], cwd=self.room, env=environ, encoding="utf-8", errors="backslashreplace", **told
        )

    def run(
        self,
        *words: str,
        input: str | None = None,  # noqa: A002
        around: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
        **how: Any,
    ) -> Said:
        """Run qeyd to its end."""
        told = how if input is None else {"stdin": subprocess.PIPE, **how}
        process = self.start(*words, around=around, environ=environ or {}, **told)
        out, err = process.communicate(input, timeout=120)
        return Said(words, process.returncode, out or "", err or "")

    def type(self, line: str, **how: Any) -> Said:
        """Run qeyd as somebody types it: ``desk.type("list act:LIB --json")``."""
        return self.run(*shlex.split(line), **how)

    def by_words(self, *words: str, **how: Any) -> Said:
        """Run qeyd, opened by the passphrase."""
        return self.run("--passphrase-file", str(self.words), *words, **how)

    @contextmanager
    def unlocked(self, keys: Keys) -> Iterator[None]:
        """With the keys held by an agent, as after ``qeyd unlock``."""
        before = dict(os.environ)
        os.environ.update({name: self.environ[name] for name in ("TMPDIR", "XDG_RUNTIME_DIR", "PYTHONPATH")})
        try:
            agent_client.start(self.case, keys)
            yield
        finally:
            agent_client.stop(self.case)
            os.environ.clear()
            os.environ.update(before)

    @contextmanager
    def opened(self, keys: Keys) -> Iterator[CaseFile]:
        """The case file, in this process."""
        with case_file.opened(self.case, keys) as case:
            yield case


@contextmanager
def furnished() -> Iterator[Desk]:
    """A desk without a case file, gone when the block ends."""
    with TemporaryDirectory(prefix="qeyd-") as room:
        desk = Desk(Path(room))
        for place in desk.places:
            place.mkdir(mode=0o700)
        desk.words.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        yield desk
