"""Knows when keys must be forgotten."""

import time
from collections.abc import Callable

_SLEPT_SECONDS = 2.0

Clock = Callable[[], tuple[float, float]]


def clock() -> tuple[float, float]:
    """Seconds since the start of the machine, sleep included, and how many of them it slept.

    Where a system does not tell of its sleep, the second is 0 and only the two times guard the keys.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):  # Linux
        since_start = time.clock_gettime(time.CLOCK_BOOTTIME)
        return since_start, since_start - time.clock_gettime(time.CLOCK_MONOTONIC)
    if hasattr(time, "CLOCK_UPTIME_RAW"):  # macOS
        since_start = time.clock_gettime(time.CLOCK_MONOTONIC)
        return since_start, since_start - time.clock_gettime(time.CLOCK_UPTIME_RAW)
    return time.monotonic(), 0.0


class Watch:
    """Counts down from the last use, from the start, and to nothing at once when the machine slept."""

    def __init__(self, idle_seconds: float, absolute_seconds: float, clock: Clock) -> None:
        self._clock = clock
        self._idle = idle_seconds
        began, self._slept = clock()
        self._ends = began + absolute_seconds
        self._used = began

    def was_used(self) -> None:
        """Somebody used the keys: the idle time begins anew."""
        self._used, _ = self._clock()

    @property
    def seconds_left(self) -> float:
        """Until the keys must be forgotten if nobody uses them any more."""
        now, slept = self._clock()
        if slept - self._slept > _SLEPT_SECONDS:
            return 0.0
        return max(0.0, min(self._ends, self._used + self._idle) - now)
