"""Behind the door: harden, then the straight way or Typer."""

import gc
from io import TextIOWrapper
from typing import Any

from cli import straight
from cli.context import Context
from cli.failures import told_plainly
from cli.spoken import parted, wished
from incidents import hardening
from schemas.speech import speak


def receive(words: list[str], world: dict[str, Any]) -> int:
    """Answer a command and return its exit code."""
    hardening.harden()
    here = Context(**world)
    speak(wished(parted(words)[1], here.environ))
    _write_plainly(here)
    return told_plainly(here, lambda: _answer(words, here))


def _answer(words: list[str], here: Context) -> None:
    asked = None if "_QEYD_COMPLETE" in here.environ else straight.read(words)
    if asked is None:
        from cli.app import answer

        _collect_litter_again()
        answer(words, here)
    else:
        here.common.update(asked.common)
        _collect_litter_again()
        asked.command(here, **asked.given)


def _collect_litter_again() -> None:
    """The door put the collector off; what has been imported until now stays to the end anyway."""
    gc.freeze()
    gc.enable()


def _write_plainly(here: Context) -> None:
    """A terminal without UTF-8 shows what it cannot write as \\u0259, instead of failing."""
    for stream in (here.out, here.err):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(errors="backslashreplace")
