"""A case file is its owner's alone."""
# pathlib is left out: it would add a fifth to the start-up of every command.
# ruff: noqa: PTH101

import os
import stat

from incidents.errors import NotFoundError, StoreError
from incidents.whole_files import Location
from schemas.speech import said

DIRECTORY_MODE = 0o700
OTHERS = 0o077


def guard(directory: Location) -> None:
    """Refuse a case directory that is a link, no directory, or another user's; close it to all others if it is open.

    One look at the directory, cheap enough for every command. Raises NotFoundError or StoreError.
    """
    try:
        found = os.lstat(directory)
    except FileNotFoundError:
        raise NotFoundError(
            said("There is no case file there: make one with `qeyd init`, or name it with --case.")
        ) from None
    except OSError as error:
        raise StoreError(said("The case file cannot be reached: {why}.", why=error.strerror)) from None
    if stat.S_ISLNK(found.st_mode):
        raise StoreError(said("The case file is a link to another place: name that place itself."))
    if not stat.S_ISDIR(found.st_mode):
        raise StoreError(said("A case file is a directory, and this is none: name the directory that holds key.json."))
    if not is_mine(found):
        raise StoreError(said("The case file belongs to another user of this machine: it is not opened."))
    if os.name != "nt" and found.st_mode & OTHERS:
        close(directory, DIRECTORY_MODE)


def is_mine(found: os.stat_result) -> bool:
    """Whether this user owns it; True on a system that does not say."""
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def close(path: Location, mode: int) -> None:
    """Set these permissions. A file system without any (a memory stick) may refuse: `doctor` shows what stays open."""
    try:
        os.chmod(path, mode)
    except OSError:
        return
