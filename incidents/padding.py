"""Streams in which the true size of a file disappears.

A padded stream is the file, zero bytes, and sixteen bytes at the end that tell the true size. Its length is one of
few (Padmé, Nikitin et al. 2019): at most an eighth longer than the file, and shared by many files.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Protocol

SMALLEST = 4096
_FOOTER_MARK = b"qeyd-v1\x00"
_FOOTER_BYTES = 16
_HEAD_BYTES = 512
_PAD_CHUNK = bytes(65536)


class Source(Protocol):
    """Anything bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """At most that many bytes; none at the end."""


def padded_size(size: int) -> int:
    """The length of the padded stream of a file of that size, in bytes."""
    length = max(size + _FOOTER_BYTES, SMALLEST)
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def footer(size: int) -> bytes:
    """The end of a padded stream: a mark, and the true size as eight bytes, the highest first."""
    return _FOOTER_MARK + size.to_bytes(8, "big")


class Padding:
    """Reads a file once: hashed, counted, its first bytes kept, and padded at its end.

    ``failed`` holds what went wrong while reading, since the age library tells only that something did.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._hash = sha256()
        self._rest: int | None = None
        self._footer = b""
        self.size = 0
        self.head = b""
        self.failed: BaseException | None = None

    @property
    def digest(self) -> bytes:
        """SHA-256 of what was read so far."""
        return self._hash.digest()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes of the padded stream."""
        wanted = size if size >= 0 else len(_PAD_CHUNK)
        try:
            return self._told(wanted) if self._rest is None else self._padding(wanted)
        except BaseException as error:
            self.failed = error
            raise

    def _told(self, wanted: int) -> bytes:
        chunk = self._source.read(wanted)
        if not chunk and wanted:
            self._rest = padded_size(self.size) - self.size - _FOOTER_BYTES
            self._footer = footer(self.size)
            return self._padding(wanted)
        self.size += len(chunk)
        self._hash.update(chunk)
        if len(self.head) < _HEAD_BYTES:
            self.head = (self.head + chunk)[:_HEAD_BYTES]
        return chunk

    def _padding(self, wanted: int) -> bytes:
        if self._rest:
            chunk = _PAD_CHUNK[: min(wanted, self._rest)]
            self._rest -= len(chunk)
            return chunk
        chunk, self._footer = self._footer[:wanted], self._footer[wanted:]
        return chunk


class Unpadding:
    """Takes a padded stream: hands on the file's own bytes, hashed, and checks the rest.

    ``failed`` holds what went wrong while handing on.
    """

    def __init__(self, size: int, hand_on: Callable[[bytes], object]) -> None:
        self._size = size
        self._hand_on = hand_on
        self._hash = sha256()
        self._taken = 0
        self._end = b""
        self.failed: BaseException | None = None

    def write(self, chunk: bytes) -> int:
        """Take the next bytes of the padded stream."""
        told = chunk[: max(0, self._size - self._taken)]
        self._hash.update(told)
        self._taken += len(chunk)
        self._end = (self._end + chunk)[-_FOOTER_BYTES:]
        try:
            self._hand_on(told)
        except BaseException as error:
            self.failed = error
            raise
        return len(chunk)

    def flush(self) -> None:
        """Nothing is held back."""

    def is_whole(self, digest: bytes) -> bool:
        """Whether the stream ended where it must, and the file's bytes have this SHA-256."""
        ends_well = self._taken == padded_size(self._size) and self._end == footer(self._size)
        return ends_well and self._hash.digest() == digest
