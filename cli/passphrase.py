"""Where a passphrase may come from: never argv, never the environment."""

import os
import sys
from pathlib import Path

from incidents.errors import LockedError, NotFoundError
from schemas.speech import said

_LONGEST = 4_096


def passphrase_from(file: Path | None, descriptor: int | None, prompt: str) -> str:
    """The passphrase from the file or descriptor, else asked for on the terminal without echo.

    Of a file or descriptor the first line counts. Raises NotFoundError for a file that cannot be read,
    LockedError where there is nothing to read and nobody to ask.
    """
    if file is not None:
        return _first_line(_read_file(file))
    if descriptor is not None:
        return _first_line(_read_descriptor(descriptor))
    return ask_hidden(prompt)


def ask_hidden(prompt: str) -> str:
    """A line typed on the terminal itself, unseen. Raises LockedError where there is no terminal."""
    from getpass import getpass

    if not _has_terminal():
        raise LockedError(
            said(
                "The case file is locked and there is no terminal to ask for the passphrase: "
                "give --passphrase-file or --passphrase-fd."
            )
        )
    return getpass(prompt)


def _has_terminal() -> bool:
    # getpass would fall back to an echoing read of standard input; a passphrase is never read so.
    if sys.platform == "win32":
        return sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except OSError:
        raise NotFoundError(said("The file named by --passphrase-file cannot be read.")) from None


def _read_descriptor(descriptor: int) -> bytes:
    taken = b""
    try:
        while b"\n" not in taken and len(taken) < _LONGEST and (more := os.read(descriptor, _LONGEST)):
            taken += more
    except OSError:
        raise LockedError(said("Nothing can be read from the descriptor named by --passphrase-fd.")) from None
    return taken


def _first_line(read: bytes) -> str:
    try:
        line = read.decode("utf-8").partition("\n")[0].removesuffix("\r")
    except UnicodeDecodeError:
        raise LockedError(said("The passphrase handed in is not UTF-8 text.")) from None
    if not line:
        raise LockedError(said("The passphrase handed in is empty."))
    return line
