"""What guessing one passphrase shall cost an attacker."""

import os

_KIB_PER_MIB = 1024
_SHARE_OF_MEMORY = 8


class Cost:
    """Parameters of Argon2id: memory in KiB, passes over it, and always one lane."""

    __slots__ = ("memory", "passes")
    memory: int
    passes: int

    def __init__(self, memory: int, passes: int) -> None:
        object.__setattr__(self, "memory", memory)
        object.__setattr__(self, "passes", passes)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a cost does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cost) and (self.memory, self.passes) == (other.memory, other.passes)

    def __hash__(self) -> int:
        return hash((self.memory, self.passes))

    def __repr__(self) -> str:
        return f"Cost({self.memory // _KIB_PER_MIB} MiB, {self.passes} passes)"

    @property
    def is_acceptable(self) -> bool:
        """Whether both figures lie between the floor and the ceiling (security.md section 1)."""
        return FLOOR.memory <= self.memory <= CEILING.memory and FLOOR.passes <= self.passes <= CEILING.passes


FLOOR = Cost(64 * _KIB_PER_MIB, 3)
DEFAULT = Cost(256 * _KIB_PER_MIB, 3)
CEILING = Cost(2048 * _KIB_PER_MIB, 10)


def stretched(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """The 32-byte key of a passphrase by Argon2id; takes the time and memory of ``cost``.

    Raises MemoryError where the machine does not have that memory.
    """
    from nacl import bindings, exceptions

    try:
        return bindings.crypto_pwhash_alg(
            32, passphrase, salt, cost.passes, cost.memory * 1024, bindings.crypto_pwhash_ALG_ARGON2ID13
        )
    except exceptions.RuntimeError:
        raise MemoryError("Argon2id found too little memory") from None


def calibrated(target_seconds: float = 1.0) -> Cost:
    """The highest cost that takes at most ``target_seconds`` of this processor, never below the floor.

    Memory is raised before passes, since memory is what a guessing machine pays for. It stays under an eighth of
    this machine's memory, and at most the default: a case file must also open on an older laptop.
    """
    found, seconds = FLOOR, _seconds(FLOOR)
    most = min(DEFAULT.memory, _memory_to_spare())
    while seconds * 2 <= target_seconds and found.memory * 2 <= most:
        # Measured anew, not reckoned: twice the memory takes more than twice the time.
        larger = Cost(found.memory * 2, FLOOR.passes)
        taken = _seconds(larger)
        if taken > target_seconds:
            break
        found, seconds = larger, taken
    passes = int(found.passes * target_seconds / seconds)
    return Cost(found.memory, min(CEILING.passes, max(FLOOR.passes, passes)))


def _seconds(cost: Cost) -> float:
    """Seconds of processor time, not of the wall: a busy machine must not make a weak slot."""
    from time import thread_time

    begun = thread_time()
    stretched(b"calibration", bytes(16), cost)
    return max(thread_time() - begun, 0.001)


def _memory_to_spare() -> int:
    """KiB of memory one derivation may take here; the default where the system does not tell."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return DEFAULT.memory
    return total // 1024 // _SHARE_OF_MEMORY
