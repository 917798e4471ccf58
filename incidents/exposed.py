"""What of a case file other users could read."""
# ruff: noqa: PTH208

import os
import stat
from collections.abc import Iterator

from incidents.permissions import DIRECTORY_MODE, OTHERS, close, is_mine
from incidents.whole_files import Location
from schemas.finding import Finding
from schemas.speech import said

_FILE_MODE = 0o600


def findings(directory: Location) -> Iterator[Finding]:
    """Everything in the case file that others could read or that is not its owner's, by its path within it."""
    if os.name == "nt":
        return
    for path, found in _everything(os.fspath(directory)):
        where = os.path.relpath(path, directory)
        if stat.S_ISLNK(found.st_mode):
            yield Finding(where, said("This is a link: a case file holds none."))
        elif not is_mine(found):
            yield Finding(where, said("This belongs to another user."))
        elif found.st_mode & OTHERS:
            yield Finding(where, said("Other users of this machine may open this."))


def tighten(directory: Location) -> int:
    """Close everything in the case file to all but its owner; how many entries were open. Links are left alone."""
    if os.name == "nt":
        return 0
    opened = 0
    for path, found in _everything(os.fspath(directory)):
        if not stat.S_ISLNK(found.st_mode) and is_mine(found) and found.st_mode & OTHERS:
            close(path, DIRECTORY_MODE if stat.S_ISDIR(found.st_mode) else _FILE_MODE)
            opened += 1
    return opened


def _everything(path: str) -> Iterator[tuple[str, os.stat_result]]:
    found = os.lstat(path)
    yield path, found
    if stat.S_ISDIR(found.st_mode):
        for name in sorted(os.listdir(path)):
            yield from _everything(f"{path}/{name}")
