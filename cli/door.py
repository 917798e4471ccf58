"""The way in: the shortest answer that is right.

Help pages are printed from files, the commands of every day are answered without Typer, and all the rest, above all
every mistake, goes to Typer. Nothing is imported before it is needed: python itself starts in 10 ms, Typer in 60 more.
"""

import gc
import os
import sys

from cli.spoken import parted, wished
from cli.version import VERSION

PAGES = os.path.join(os.path.dirname(__file__), "help_pages")  # noqa: PTH118, PTH120 - pathlib takes half of a start
_NARROWEST = 80


def main() -> int:
    """What ``qeyd`` runs: answer what was typed and return the exit code."""
    try:
        code = answer(sys.argv[1:])
    except KeyboardInterrupt:
        _say_stopped()
        return 130
    if "typer" not in sys.modules:
        # All is written and closed; python would take a tenth of the time again to put everything away.
        _leave(code)
    return code


def answer(words: list[str], **world: object) -> int:
    """Answer these words and return the exit code; ``world`` is what the Context is made of, else this process."""
    page = None if "_QEYD_COMPLETE" in os.environ else _page(words)
    if page is not None:
        return _print(page)
    gc.disable()  # until the command begins: what is being imported is not litter
    from cli.hall import receive

    return receive(words, world)


def _page(words: list[str]) -> str | None:
    """The page that answers these words, if they ask for nothing but a page."""
    asked, lang = parted(words)
    if asked == ["--version"]:
        return f"qeyd {VERSION}\n"
    *names, last = asked or ["--help"]
    if last not in ("--help", "-h") or len(names) > 2 or not all(name.isalpha() for name in names):
        return None
    if _columns() < _NARROWEST:
        return None
    try:
        name = f"{PAGES}/{wished(lang, os.environ)}/{'-'.join(['qeyd', *names])}.txt"
        with open(name, encoding="utf-8") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None


def _say_stopped() -> None:
    from schemas.speech import said, speak

    speak(wished(parted(sys.argv[1:])[1], os.environ))
    sys.stderr.write(f"{said('Stopped.')}\n")


def _columns() -> int:
    told = os.environ.get("COLUMNS", "")
    try:
        return int(told) if told.isdigit() else os.get_terminal_size(sys.stdout.fileno()).columns or _NARROWEST
    except (OSError, ValueError):
        return _NARROWEST


def _print(page: str) -> int:
    try:
        sys.stdout.write(page)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads us has gone; python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return 0


def _leave(code: int) -> None:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(code)
