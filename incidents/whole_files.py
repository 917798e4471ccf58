"""A file appears whole or not at all, and 0600."""
# pathlib is left out: it would add a fifth to the start-up of every command.
# ruff: noqa: PTH100, PTH105, PTH108, PTH119, PTH120

import os

from incidents.errors import StoreError
from schemas.speech import said

Location = str | os.PathLike[str]

_NO_HARD_LINKS = {"EPERM", "EOPNOTSUPP", "ENOTSUP", "ENOSYS", "EMLINK", "EACCES", "EINVAL"}


def write_new(path: Location, content: bytes) -> None:
    """Create the file with this content, on disk when this returns.

    Raises FileExistsError where something is there already, StoreError where it cannot be written.
    """
    temporary = _written_beside(path, content)
    try:
        publish(temporary, path)
    finally:
        _forget(temporary)


def replace(path: Location, content: bytes) -> None:
    """Give an existing file new content, on disk when this returns; a power cut leaves the old or the new.

    The old content is then overwritten in place, unless another name (a hard link of a backup) still holds it.
    Raises StoreError where it cannot be written.
    """
    temporary = _written_beside(path, content)
    try:
        old = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            os.replace(temporary, path)
            sync_directory(_parent(path))
            _overwritten(old)
        finally:
            os.close(old)
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        _forget(temporary)


def publish(temporary: Location, target: Location) -> None:
    """Give a finished file its name, on disk when this returns; never over something that is there.

    Raises FileExistsError where the name is taken, StoreError where the directory cannot be written.
    """
    try:
        _named(temporary, target)
        sync_directory(_parent(target))
    except FileExistsError:
        raise
    except OSError as error:
        raise _refused(target, error) from None


def sync_directory(path: Location) -> None:
    """Names given or taken in this directory are on disk when this returns (not asked of Windows)."""
    if os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _named(temporary: Location, target: Location) -> None:
    try:
        os.link(temporary, target)
    except OSError as error:
        if _code(error) not in _NO_HARD_LINKS:
            raise
        # A memory stick (FAT) has no hard links: hold the name by an empty file, then replace that.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        os.replace(temporary, target)
    else:
        os.unlink(temporary)


def _written_beside(path: Location, content: bytes) -> str:
    temporary = f"{os.fspath(path)}.{os.urandom(6).hex()}.part"
    try:
        opened = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _forget(temporary)
        raise _refused(path, error) from None
    return temporary


def _overwritten(opened: int) -> None:
    """Security.md section 4: after a rename alone the old key slot was still on the raw device."""
    found = os.fstat(opened)
    if found.st_nlink == 0:
        os.pwrite(opened, bytes(found.st_size), 0)
        os.fsync(opened)


def _forget(temporary: Location) -> None:
    if os.path.lexists(temporary):
        os.unlink(temporary)


def _parent(path: Location) -> str:
    return os.path.dirname(os.path.abspath(os.fspath(path)))


def _code(error: OSError) -> str:
    import errno

    return errno.errorcode.get(error.errno or 0, "")


def _refused(path: Location, error: OSError) -> StoreError:
    return StoreError(
        said("{file} cannot be written: {why}. Nothing was changed.", file=os.path.basename(path), why=error.strerror)
    )
