"""What guessing costs, and that it is never too little."""

import subprocess
import sys

import pytest

from incidents import cost
from incidents.cost import CEILING, DEFAULT, FLOOR, Cost, calibrated, stretched


def test_the_bounds_are_those_of_the_design() -> None:
    assert (FLOOR.memory, FLOOR.passes) == (64 * 1024, 3)
    assert (DEFAULT.memory, DEFAULT.passes) == (256 * 1024, 3)
    assert (CEILING.memory, CEILING.passes) == (2 * 1024 * 1024, 10)
    assert FLOOR.is_acceptable
    assert DEFAULT.is_acceptable
    assert CEILING.is_acceptable


def test_the_key_is_argon2id_as_everyone_computes_it() -> None:
    """libargon2, the reference implementation, gives the same (argon2id_hash_raw, t=3, m=65536, p=1)."""
    assert (
        stretched(b"canary", bytes(16), FLOOR).hex()
        == "96e3a0fa7122daeb4cd80939e7ae3fed66f9b3e517c17f2b7bff4d5feef29ea9"
    )


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (10.0, FLOOR),
        (0.6, Cost(64 * 1024, 5)),
        (0.4, Cost(128 * 1024, 3)),
        (0.25, DEFAULT),
        (0.1, Cost(256 * 1024, 7)),
        (0.001, Cost(256 * 1024, 10)),
    ],
)
def test_calibration_takes_memory_first_and_never_less_than_the_floor(
    monkeypatch: pytest.MonkeyPatch, seconds: float, expected: Cost
) -> None:
    monkeypatch.setattr(cost, "_seconds", lambda cost: seconds * cost.memory / FLOOR.memory)
    monkeypatch.setattr(cost, "_memory_to_spare", lambda: 10**9)
    found = calibrated(1.0)
    assert found == expected
    assert found.is_acceptable


def test_calibration_leaves_memory_to_a_small_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "_seconds", lambda cost: 0.1 * cost.memory / FLOOR.memory)
    monkeypatch.setattr(cost, "_memory_to_spare", lambda: 130 * 1024)
    assert calibrated(1.0) == Cost(128 * 1024, 10)


def test_calibration_goes_back_where_more_memory_took_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = {64: 0.3, 128: 1.4}
    monkeypatch.setattr(cost, "_seconds", lambda cost: measured[cost.memory // 1024])
    monkeypatch.setattr(cost, "_memory_to_spare", lambda: 10**9)
    assert calibrated(1.0) == Cost(64 * 1024, 10)


def test_calibration_here_is_acceptable() -> None:
    assert calibrated(0.2).is_acceptable


def test_a_cost_does_not_change() -> None:
    with pytest.raises(AttributeError):
        FLOOR.memory = 1


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is kept by Linux")
def test_too_little_memory_is_a_memory_error() -> None:
    code = (
        "import resource; from incidents.cost import *; import nacl.bindings\n"
        "resource.setrlimit(resource.RLIMIT_AS, (200 * 1024**2, 200 * 1024**2))\n"
        "try: stretched(b'x', bytes(16), DEFAULT)\n"
        "except MemoryError: print('told')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "told\n"
