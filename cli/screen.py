"""Shows records where the terminal keeps no memory of them: on its alternate screen."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from cli.clean import Safe, dim
from cli.context import Context
from cli.folding import folded
from schemas.speech import said

_ENTER, _LEAVE, _WIPE = "\x1b[?1049h\x1b[H", "\x1b[?1049l", "\x1b[H\x1b[2J"
_FORWARD, _BACK, _DOWN, _UP, _OUT = (
    (" ", "f", "\r", "\n", "\x1b[6~"),
    ("b", "\x1b[5~"),
    ("j", "\x1b[B"),
    ("k", "\x1b[A"),
    ("q", "Q", "\x1b", "\x03", "\x04", ""),
)

ReadKey = Callable[[], str]


def show(here: Context, lines: Iterable[object], plain: bool = False) -> None:
    """Show the lines a page at a time on the alternate screen of a terminal; else, or if ``plain``, print them.

    On a terminal they are broken between words; in a pipe or a file each stays whole.
    Nothing of it stays in the scrollback, and no pager of the system (with its history file) is started.
    """
    if plain or not here.on_terminal or not here.into.isatty():
        here.show(*(folded(lines, here.width) if here.on_terminal else lines))
        return
    with alternate(here), _one_key_at_a_time() as read_key:
        turn_pages(here, folded(lines, here.width), read_key)


@contextmanager
def alternate(here: Context) -> Iterator[None]:
    """The alternate screen, left again however the block ends."""
    here.out.write(_ENTER)
    here.out.flush()
    try:
        yield
    finally:
        here.out.write(_WIPE + _LEAVE)
        here.out.flush()


def turn_pages(here: Context, lines: Sequence[Safe], read_key: ReadKey) -> None:
    """Draw pages until the person leaves: space on, b back, arrows by line, q out; space at the end leaves too."""
    top = 0
    while True:
        room = max(here.height - 1, 1)
        last = max(len(lines) - room, 0)
        top = min(max(top, 0), last)
        _draw(here, lines[top : top + room], top >= last)
        key = read_key()
        if key in _OUT or (key in _FORWARD and top >= last):
            return
        top += {**dict.fromkeys(_FORWARD, room), **dict.fromkeys(_BACK, -room)}.get(key, 0)
        top += {**dict.fromkeys(_DOWN, 1), **dict.fromkeys(_UP, -1)}.get(key, 0)


def _draw(here: Context, lines: Sequence[Safe], is_last: bool) -> None:
    told = said("q leaves") if is_last else said("space: next page   b: back   q: leave")
    foot = dim(Safe(told)) if here.colour else Safe(told)
    here.out.write(_WIPE + "".join(f"{line}\r\n" for line in lines) + foot)
    here.out.flush()


@contextmanager
def _one_key_at_a_time() -> Iterator[ReadKey]:
    if sys.platform == "win32":
        import msvcrt

        yield msvcrt.getwch
    else:
        import termios
        import tty

        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        before = termios.tcgetattr(terminal)
        try:
            tty.setraw(terminal, termios.TCSAFLUSH)
            yield lambda: os.read(terminal, 8).decode("utf-8", "replace")
        finally:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
            os.close(terminal)
