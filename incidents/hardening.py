"""Makes this process keep its memory and its files to itself."""

import os
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """No core dumps, no other process of this user reads our memory (Linux), new files for the owner alone.

    Called before anything secret is read. What a system does not know is left out without a word: `doctor` tells.
    """
    os.umask(0o077)
    _keep_no_core()
    if sys.platform == "linux":
        _be_undumpable()


def _keep_no_core() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def _be_undumpable() -> None:
    """Beside the limit, since a crash reporter that is fed by a pipe is not asked for the limit."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (ImportError, OSError, AttributeError, MemoryError):
        return
