"""One page of memory for keys, locked and left out of dumps."""

import contextlib
import mmap
import os
import socket


class LockedPage:
    """Room for a few keys: not swapped out, not in a dump, not in a child, where the system can promise that.

    What is in it never becomes an object of Python, which could not be wiped.
    """

    def __init__(self, size: int) -> None:
        if size > mmap.PAGESIZE:
            raise ValueError("more than a page of keys")
        self._size = size
        self._memory = mmap.mmap(-1, mmap.PAGESIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        for advice in ("MADV_DONTDUMP", "MADV_DONTFORK"):
            if hasattr(mmap, advice):
                self._memory.madvise(getattr(mmap, advice))
        self._lock()

    def _lock(self) -> None:
        with contextlib.suppress(ImportError, OSError, AttributeError, TypeError):
            import ctypes

            address = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
            ctypes.CDLL(None).mlock(ctypes.c_void_p(address), ctypes.c_size_t(mmap.PAGESIZE))

    def fill(self, descriptor: int) -> None:
        """Read exactly the size of the page's room from a descriptor; raises EOFError where there is less."""
        with memoryview(self._memory) as view:
            taken = 0
            while taken < self._size:
                more = os.readv(descriptor, [view[taken : self._size]])
                if not more:
                    raise EOFError("the keys were not handed over")
                taken += more

    def send(self, connection: socket.socket) -> None:
        """Send what is in the page."""
        with memoryview(self._memory) as view:
            connection.sendall(view[: self._size])

    def wipe(self) -> None:
        """Zeros where the keys were."""
        self._memory[:] = bytes(mmap.PAGESIZE)

    @property
    def is_wiped(self) -> bool:
        """Whether nothing is in the page."""
        return not self._memory[:].strip(b"\0")
