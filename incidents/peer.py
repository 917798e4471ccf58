"""Who is at the other end of a local socket."""

import sys
from _socket import SOL_SOCKET, socket

_IS_LINUX = sys.platform == "linux"


def peer_uid(connection: socket) -> int | None:
    """The user id of the other process, told by the kernel; None where it cannot be known."""
    if _IS_LINUX:
        from _socket import SO_PEERCRED

        credentials = connection.getsockopt(SOL_SOCKET, SO_PEERCRED, 12)  # struct ucred: pid, uid, gid
        return int.from_bytes(credentials[4:8], sys.byteorder)
    return _by_getpeereid(connection)


def _by_getpeereid(connection: socket) -> int | None:
    """The way of macOS and the BSDs."""
    try:
        import ctypes

        uid, gid = ctypes.c_uint32(), ctypes.c_uint32()
        failed = ctypes.CDLL(None).getpeereid(connection.fileno(), ctypes.byref(uid), ctypes.byref(gid))
    except (ImportError, OSError, AttributeError, TypeError):
        return None
    return None if failed else uid.value
