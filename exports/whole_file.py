"""A file appears whole, or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from schemas.refusals import Refusal
from schemas.speech import said


class NotWrittenError(Refusal):
    """The file could not be put there; nothing was left behind."""


def write(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Put the content at the path, readable by its owner alone (0600).

    A file already there stays as it is unless replace is said. Raises NotWrittenError.
    """
    if not replace and os.path.lexists(path):
        raise NotWrittenError(
            said("{file} is already there; name another file, or say that it may be replaced.", file=path.name)
        )
    beside = None
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(beside, path, replace=replace)
        _settle(path.parent)
    except OSError as failure:
        reason = failure.strerror or said("the disk refused")
        raise NotWrittenError(
            said("{file} was not written: {why}. Nothing was left behind.", file=path.name, why=reason)
        ) from failure
    finally:
        if beside is not None:
            with contextlib.suppress(FileNotFoundError):
                Path(beside).unlink()


def _put_in_place(beside: str, path: Path, *, replace: bool) -> None:
    """Give the finished file its name in one step; a link never overwrites what came in between."""
    if replace:
        Path(beside).replace(path)
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks (FAT) know no links; the look a moment ago has to do there.
        Path(beside).replace(path)


def _settle(directory: Path) -> None:
    """Have the name itself on the disk; systems that cannot open a directory do that alone."""
    with contextlib.suppress(PermissionError):
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
