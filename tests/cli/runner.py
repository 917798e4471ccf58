"""Runs qeyd in this process or in one of its own, and tells what came of it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from cli import door
from schemas.speech import speak

TODAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Result:
    """What a run left behind; its str is what a failed test should print."""

    args: tuple[str, ...]
    code: int
    out: str
    err: str

    def __str__(self) -> str:
        return f"$ qeyd {' '.join(self.args)}\nexit {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"

    def succeeded(self) -> "Result":
        """Itself, if the exit code is 0."""
        return self.ended(0)

    def ended(self, code: int) -> "Result":
        """Itself, if the exit code is that one."""
        assert self.code == code, f"exit {code} was expected\n{self}"
        return self


class Terminal(StringIO):
    """A stream that says a person reads it."""

    def isatty(self) -> bool:
        return True


def run(
    args: Sequence[str],
    case: Path | None = None,
    input: str = "",  # noqa: A002
    environ: Mapping[str, str] | None = None,
    terminal: bool = False,
    now: datetime = TODAY,
    faults: bool = True,
) -> Result:
    """Run qeyd in this process. ``terminal`` makes standard output one, 100 columns wide; ``faults`` are raised."""
    out, err = (Terminal(), Terminal()) if terminal else (StringIO(), StringIO())
    told = {"COLUMNS": "100", "LINES": "30"} | _named(case) | dict(environ or {})
    with redirect_stdout(out), redirect_stderr(err), surroundings(told):
        try:
            code = door.answer(
                list(args), environ=told, out=out, err=err, into=StringIO(input), clock=now, raises_faults=faults
            )
        finally:
            speak("en")
    return Result(tuple(args), code, out.getvalue(), err.getvalue())


def run_process(
    args: Sequence[str],
    case: Path | None = None,
    input: str = "",  # noqa: A002
    environ: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
) -> Result:
    """Run qeyd as a process of its own, as a person would."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "XDG_RUNTIME_DIR") if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-m", "cli", *args],
        input=input,
        capture_output=True,
        encoding="utf-8",
        env=kept | {"COLUMNS": "100"} | _named(case) | dict(environ or {}),
        cwd=Path(__file__).resolve().parents[2],
        pass_fds=pass_fds,
        check=False,
    )
    return Result(tuple(args), ran.returncode, ran.stdout, ran.stderr)


@contextmanager
def surroundings(told: Mapping[str, str]) -> Iterator[None]:
    """The process's own environment as told, for what reads it directly (Typer, the door)."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update({name: before[name] for name in ("PATH", "HOME") if name in before} | dict(told))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _named(case: Path | None) -> dict[str, str]:
    return {"QEYD_CASE": str(case)} if case else {}
