"""Evidence files, sealed so that a stranger learns nothing.

A blob is named by a keyed hash and its size is one of few: whoever holds a known video cannot prove from the
directory that it is here (security.md section 3). The true hash, size and name stand in the records only.
"""

import contextlib
import errno
import hmac
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from incidents import whole_files
from incidents.derivation import labelled
from incidents.errors import IntegrityError, NotFoundError, RefusedInputError, StoreError
from incidents.media_types import media_type
from incidents.padding import Padding, Source, Unpadding
from incidents.vault_identity import Identity, vault_identity
from schemas.speech import said

_UNFINISHED = ".sealing-"
_FORGOTTEN_AFTER_SECONDS = 3600
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the records keep of a sealed file.

    ``sha256`` (hex) and ``size`` (bytes) are the original's; ``name`` is the blob's place in the vault;
    ``media_type`` is read from the first bytes; ``was_known``: the same bytes were in the vault before.
    """

    sha256: str
    size: int
    name: str
    media_type: str
    was_known: bool


def seal_file(vault: Path, key: bytes, source: Path) -> Sealed:
    """Put a sealed copy of a file into the vault, on disk when this returns; the original stays as it is.

    Raises NotFoundError (no such file), RefusedInputError (empty, no regular file, changed meanwhile),
    StoreError (disk), IntegrityError (not this vault's key).
    """
    with _read_quietly(source) as stream:
        before = os.fstat(stream.fileno())

        def unchanged(size: int) -> bool:
            after = os.fstat(stream.fileno())
            return size == before.st_size and (after.st_size, after.st_mtime_ns) == (size, before.st_mtime_ns)

        return _sealed(vault, key, stream, unchanged)


def seal_stream(vault: Path, key: bytes, source: Source) -> Sealed:
    """As ``seal_file``, from anything bytes are read from, once and in order."""
    return _sealed(vault, key, source, lambda size: True)


def verify(vault: Path, key: bytes, sha256: str, size: int) -> bool:
    """Whether the vault still holds exactly the file of this hash and size; False for missing or damaged.

    Raises IntegrityError where this is not the vault's key, StoreError where the disk cannot be read.
    """
    place = _place(vault, key, bytes.fromhex(sha256))
    return place.exists() and _is_whole(vault_identity(vault, key), place, sha256, size)


def extract(vault: Path, key: bytes, sha256: str, size: int, target: Path) -> None:
    """Write the file of this hash and size to ``target`` (0600): whole and checked, or not at all, never over another.

    Raises NotFoundError (not in the vault), IntegrityError (damaged, wrong key), StoreError (name taken, disk).
    """
    if os.path.lexists(target):
        raise StoreError(said("There is a file of that name already: choose another name for the copy."))
    place = _place(vault, key, bytes.fromhex(sha256))
    if not place.exists():
        raise NotFoundError(said("This evidence is not in the vault: restore the vault from a backup."))
    identity = vault_identity(vault, key)
    temporary = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}.part")
    try:
        with _made(temporary) as file:
            if not _opened_whole(identity, place, sha256, size, file.write):
                raise IntegrityError(said("The evidence in the vault is damaged: restore the vault from a backup."))
            _kept(file)
        whole_files.publish(temporary, target)
    except FileExistsError:
        raise StoreError(said("There is a file of that name already: choose another name for the copy.")) from None
    except OSError as error:
        raise StoreError(
            said("The evidence cannot be copied: {why}.", why=error.strerror or said("the disk refused"))
        ) from None
    finally:
        temporary.unlink(missing_ok=True)


def _sealed(vault: Path, key: bytes, source: Source, is_unchanged: Callable[[int], bool]) -> Sealed:
    identity = vault_identity(vault, key, may_be_new=True)
    temporary = vault / f"{_UNFINISHED}{os.urandom(8).hex()}"
    try:
        padding = _encrypted(identity, source, temporary)
        if not padding.size:
            raise RefusedInputError(said("The file of evidence is empty: nothing was sealed."))
        if not is_unchanged(padding.size):
            raise RefusedInputError(said("The file of evidence changed while it was being sealed: try again."))
        place = _place(vault, key, padding.digest)
        was_known = _filed(identity, temporary, place, padding)
    except OSError as error:
        raise StoreError(
            said("The evidence cannot be sealed: {why}.", why=error.strerror or said("the disk refused"))
        ) from None
    finally:
        temporary.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            os.utime(vault, (0, 0))
    name = place.relative_to(vault).as_posix()
    return Sealed(padding.digest.hex(), padding.size, name, media_type(padding.head), was_known)


def _encrypted(identity: Identity, source: Source, temporary: Path) -> Padding:
    """Hash, count, pad and encrypt in one stream; on disk, and dated 1970, when this returns."""
    import pyrage

    padding = Padding(source)
    with _made(temporary) as file:
        _forget_unfinished(temporary)
        blob = _Remembering(file)
        try:
            pyrage.encrypt_io(padding, blob, [identity.to_public()])
        except pyrage.EncryptError:
            raise padding.failed or blob.failed or OSError(errno.EIO, said("the encryption failed")) from None
        _kept(file)
    os.utime(temporary, (0, 0))
    return padding


def _filed(identity: Identity, temporary: Path, place: Path, padding: Padding) -> bool:
    """Give the blob its name; True where the same file was there before, whole."""
    if not place.parent.is_dir():
        place.parent.mkdir(mode=0o700, exist_ok=True)
        whole_files.sync_directory(place.parent.parent)
    try:
        whole_files.publish(temporary, place)
    except FileExistsError:
        if _is_whole(identity, place, padding.digest.hex(), padding.size):
            return True
        temporary.replace(place)  # what was there is damaged, and this is the same file, whole
        whole_files.sync_directory(place.parent)
    os.utime(place.parent, (0, 0))
    return False


def _is_whole(identity: Identity, place: Path, sha256: str, size: int) -> bool:
    try:
        return _opened_whole(identity, place, sha256, size, len)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(
            said("The vault cannot be read: {why}.", why=error.strerror or said("the disk refused"))
        ) from None


def _opened_whole(identity: Identity, place: Path, sha256: str, size: int, hand_on: Callable[[bytes], object]) -> bool:
    """Decrypt a blob to ``hand_on``; True where every byte was right. Raises OSError from reading or handing on."""
    import pyrage

    unpadding = Unpadding(size, hand_on)
    with place.open("rb") as blob:
        reading = _Remembering(blob)
        try:
            pyrage.decrypt_io(reading, unpadding, [identity])
        except (pyrage.DecryptError, OSError):
            failed = unpadding.failed or reading.failed
            if failed:
                raise failed from None
            return False
    return unpadding.is_whole(bytes.fromhex(sha256))


class _Remembering:
    """A file that remembers what went wrong: the age library wraps everything, Ctrl-C too, in an error of its own."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failed: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._file.read(size)
        except BaseException as error:
            self.failed = error
            raise

    def write(self, chunk: bytes, /) -> int:
        try:
            return self._file.write(chunk)
        except BaseException as error:
            self.failed = error
            raise

    def flush(self) -> None:
        self._file.flush()


def _place(vault: Path, key: bytes, digest: bytes) -> Path:
    if len(digest) != sha256().digest_size:
        raise ValueError("evidence is found by its whole SHA-256")
    name = hmac.digest(labelled(key, "names"), digest, "sha256").hex()
    return vault / name[:2] / f"{name}.age"


def _made(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")


def _kept(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _read_quietly(source: Path) -> BinaryIO:
    """Open the original without leaving a mark on it, its time of last reading included where the system allows."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    quiet = flags | getattr(os, "O_NOATIME", 0)
    try:
        try:
            opened = os.open(source, quiet)
        except PermissionError:  # O_NOATIME is the owner's right
            opened = os.open(source, flags)
    except FileNotFoundError:
        raise NotFoundError(said("The file of evidence is not there: check its path.")) from None
    except OSError as error:
        raise StoreError(said("The file of evidence cannot be read: {why}.", why=error.strerror)) from None
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise RefusedInputError(said("The evidence is not a file (a directory, a pipe or a device): name a file."))
    return os.fdopen(opened, "rb", buffering=_CHUNK)


def _forget_unfinished(new: Path) -> None:
    """What an earlier, killed sealing left behind: encrypted, but of no use. Ones still being written stay.

    Told by the time of the last change, not of the last writing: that one is set to 1970 before a blob is named.
    """
    now = new.stat().st_ctime
    for old in new.parent.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(FileNotFoundError):
            if old.stat().st_ctime < now - _FORGOTTEN_AFTER_SECONDS:
                old.unlink()
