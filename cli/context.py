"""The clock, the case file and the terminal, made once."""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from cli.clean import Safe, bold, clean
from cli.passphrase import passphrase_from
from cli.spoken import wished
from schemas.speech import said


class Context:
    """What a command may know of the world; a test hands in another world."""

    def __init__(
        self,
        environ: Mapping[str, str] | None = None,
        out: TextIO | None = None,
        err: TextIO | None = None,
        into: TextIO | None = None,
        clock: datetime | None = None,
        raises_faults: bool = False,
    ) -> None:
        self.environ = os.environ if environ is None else environ
        self.out, self.err = _stream(out, sys.stdout), _stream(err, sys.stderr)
        self.into = _stream(into, sys.stdin)
        self._clock = clock
        self.raises_faults = raises_faults
        self.common: dict[str, Any] = {}
        """The options every command takes, as far as they were given."""
        self.has_written = False
        """Whether anything was committed: what comes after that cannot say that nothing was kept."""

    def now(self) -> datetime:
        """The time, with its zone (UTC)."""
        return self._clock or datetime.now(UTC)

    @property
    def directory(self) -> Path:
        """The case file: ``--case``, else QEYD_CASE, else the user's data directory."""
        named = self.common.get("case") or self.environ.get("QEYD_CASE")
        return Path(named).expanduser().absolute() if named else usual_place(self.environ)

    @property
    def language(self) -> str:
        """The language spoken: ``--lang``, else QEYD_LANG, else the locale's if we speak it, else English."""
        return wished(self.common.get("lang"), self.environ)

    @property
    def on_terminal(self) -> bool:
        """Whether a person reads what is printed."""
        return self.out.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether a person is there to answer questions."""
        return self.into.isatty() and self.err.isatty()

    @property
    def colour(self) -> bool:
        """Whether bold and shades are welcome (never in a pipe, never with NO_COLOR or a dumb terminal)."""
        return self.on_terminal and not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"

    @property
    def width(self) -> int:
        """The columns of the terminal, 80 where nobody knows."""
        return self._size()[0]

    @property
    def height(self) -> int:
        """The lines of the terminal, 24 where nobody knows."""
        return self._size()[1]

    def _size(self) -> tuple[int, int]:
        told = [self.environ.get(name, "") for name in ("COLUMNS", "LINES")]
        known = [int(each) if each.isdigit() else 0 for each in told]
        try:
            real = os.get_terminal_size(self.out.fileno())
        except (OSError, ValueError):
            real = os.terminal_size((80, 24))
        return known[0] or real.columns or 80, known[1] or real.lines or 24

    def show(self, *lines: object) -> None:
        """Print lines of the result on standard output, through the sink."""
        self.out.write("".join(f"{clean(line)}\n" for line in lines))

    def stream(self, lines: Iterable[object]) -> None:
        """Print lines of the result as they come, through the sink: a million of them are never held at once."""
        for line in lines:
            self.out.write(f"{clean(line)}\n")

    def say(self, *lines: object) -> None:
        """Print lines of talk on standard error, through the sink; on a terminal broken between words."""
        self.err.write("".join(f"{line}\n" for line in self._broken(lines)))
        self.err.flush()

    def _broken(self, lines: tuple[object, ...]) -> list[Safe]:
        if not self.err.isatty():
            return [clean(line) for line in lines]
        from cli.folding import folded

        return folded(lines, self.width)

    def ask(self, question: object) -> str:
        """Ask something short and not secret on standard error; the line typed, empty where nobody answers."""
        self.err.write(f"{clean(question)} ")
        self.err.flush()
        return self.into.readline().strip()

    def heading(self, text: object) -> Safe:
        """The text cleaned, and bold where that is welcome."""
        return bold(clean(text)) if self.colour else clean(text)

    def passphrase(self, prompt: str = "") -> str:
        """The passphrase from the file or descriptor named, else asked for on the terminal without echo.

        Raises LockedError where nobody can be asked.
        """
        asked = prompt or f"{said('Passphrase:')} "
        return passphrase_from(self.common.get("passphrase_file"), self.common.get("passphrase_fd"), asked)

    @property
    def passphrase_is_handed_in(self) -> bool:
        """Whether the passphrase comes from a file or a descriptor: then nobody is asked twice."""
        return self.common.get("passphrase_file") is not None or self.common.get("passphrase_fd") is not None


def _stream(given: TextIO | None, usual: TextIO | None) -> TextIO:
    """The stream handed in, else the process's own, else (closed by whoever started us) one that swallows all."""
    return given or usual or Path(os.devnull).open("r+", encoding="utf-8")


def usual_place(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where a case file lives when nobody says: ``qeyd/case`` in the user's data directory.

    On Linux this is the XDG rule itself, since importing platformdirs would double the start of ``qeyd list``.
    """
    if platform == "linux":
        told = environ.get("XDG_DATA_HOME", "")
        base = Path(told) if told.startswith("/") else Path(environ.get("HOME") or Path.home()) / ".local" / "share"
        return base / "qeyd" / "case"
    from platformdirs import user_data_path

    return user_data_path("qeyd", appauthor=False) / "case"
