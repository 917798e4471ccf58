"""The keys are forgotten in time."""

import time

import pytest

from incidents.watch import Watch, clock


class Hands:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now, self.slept = 1000.0, 50.0

    def __call__(self) -> tuple[float, float]:
        return self.now, self.slept


def test_idle_time_begins_anew_with_every_use() -> None:
    hands = Hands()
    watch = Watch(900, 28_800, hands)
    hands.now += 899
    assert watch.seconds_left == 1
    watch.was_used()
    assert watch.seconds_left == 900
    hands.now += 900
    assert watch.seconds_left == 0


def test_the_absolute_time_is_not_lengthened_by_use() -> None:
    hands = Hands()
    watch = Watch(900, 28_800, hands)
    for _ in range(28_800 // 600 - 1):
        hands.now += 600
        watch.was_used()
        assert watch.seconds_left > 0
    hands.now += 600
    watch.was_used()
    assert watch.seconds_left == 0


@pytest.mark.parametrize(("slept", "is_over"), [(0.5, False), (1.9, False), (2.1, True), (3600, True)])
def test_a_sleep_of_the_machine_ends_it(slept: float, is_over: bool) -> None:
    hands = Hands()
    watch = Watch(900, 28_800, hands)
    hands.slept += slept
    assert (watch.seconds_left == 0) is is_over
    watch.was_used()
    assert (watch.seconds_left == 0) is is_over


def test_sleep_counts_as_idle_time_too() -> None:
    hands = Hands()
    watch = Watch(900, 28_800, hands)
    hands.now += 1000  # the clock runs on in sleep, even where the system does not tell how long it slept
    assert watch.seconds_left == 0


def test_the_clock_of_this_machine_runs() -> None:
    before, slept = clock()
    time.sleep(0.02)
    after, slept_then = clock()
    assert 0.01 < after - before < 5
    assert abs(slept_then - slept) < 0.01
