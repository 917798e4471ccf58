"""The attacker's verdict on a release before it leaves."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from incidents.disclosure.aims import Aim, aims
from incidents.disclosure.attacker import Attacker
from incidents.disclosure.primary import Threshold
from incidents.disclosure.system import NEW, Column, System
from incidents.disclosure.witness import Witness

How = Literal["sums", "rule", "insider"]

_IN_WORDS = {
    "sums": "can be worked out from what is shown",
    "rule": "is known to be too small to show, because nothing else withheld around it can be",
    "insider": "can be worked out by somebody who knows that they stand alone in another withheld cell",
}


@dataclass(frozen=True, slots=True)
class Betrayal:
    """A small count that can be worked out: from the sums, from the rule itself, or by somebody alone in another cell.

    ``before`` says that earlier releases had given it away already.
    """

    column: Column
    how: How
    before: bool = False

    def __str__(self) -> str:
        return f"'{self.column}' {_IN_WORDS[self.how]}{' (and could be already before this release)' * self.before}."


class Audit:
    """One attack on one set of withheld columns.

    Independent of how these were chosen. ``exhibits`` are tables said to agree with everything published; each is
    checked in exact whole numbers before it counts, and what they leave open is attacked. What no withholding could
    hide, because zeros and sums alone prove it, is no betrayal.
    """

    def __init__(
        self,
        system: System,
        withheld: Collection[int],
        too_small: Collection[int],
        threshold: Threshold,
        alone: Collection[int],
        exhibits: Iterable[Witness] = (),
    ) -> None:
        self._system = system
        self._withheld, self._small, self._alone = sorted(withheld), sorted(too_small), sorted(alone)
        self._aims = list(aims(system, too_small, threshold))
        self._k = np.array([threshold(column.cell) for column in system.columns])
        self._attacker = Attacker(system, withheld)
        self._rooms = system.rooms(self._attacker.columns)
        for exhibit in exhibits:
            self._attacker.look_at(exhibit)

    def betrayals(self) -> Iterator[Betrayal]:
        """Everything that can be worked out: nothing, if the release may leave."""
        exposed = [at for at in self._small if at not in self._rooms]
        yield from (Betrayal(self._system.columns[at], "sums") for at in exposed)
        if not exposed:
            yield from self._by_sums()
            yield from self._by_the_rule()
            yield from self._to_insiders()

    def _by_sums(self) -> Iterator[Betrayal]:
        for aim in self._aims:
            if not _may_be(self._attacker, aim) and not self._no_withholding_hides_more(aim):
                column = self._system.columns[aim.column]
                yield Betrayal(column, "sums", before=column.edition != NEW and not _may_be(self._blindfold, aim))

    def _no_withholding_hides_more(self, aim: Aim) -> bool:
        if aim.either:
            return False
        floor = max(aim.low, self._blindfold.least(aim.column))
        k = int(self._k[aim.column])
        return _may_be(self._attacker, replace(aim, low=floor, high=max(aim.high, floor + k - 1)))

    def _by_the_rule(self) -> Iterator[Betrayal]:
        """A count is told to be small if nothing else in its room can be: why else is anything withheld there?"""
        seen = self._attacker.seen(self._withheld)
        small = seen < self._k[self._withheld]
        rooms = np.array([self._rooms[at] for at in self._withheld])
        something_small = {room: np.any(small[:, rooms == room], axis=1) for room in set(rooms.tolist())}
        place = {at: number for number, at in enumerate(self._withheld)}
        for at in self._small:
            may_be_large = ~small[:, place[at]] & something_small[self._rooms[at]]
            if self._system.standing[at] < self._k[at] and not np.any(may_be_large) and not self._may_be_another(at):
                yield Betrayal(self._system.columns[at], "rule")

    def _may_be_another(self, at: int) -> bool:
        large = (int(self._k[at]), self._system.ceiling)
        return any(
            self._attacker.can_be_together({at: large, other: (1, int(self._k[other]) - 1)})
            for other in self._withheld
            if other != at and self._rooms[other] == self._rooms[at]
        )

    def _to_insiders(self) -> Iterator[Betrayal]:
        """A count is told to somebody alone in another cell, unless both are counts of the same persons anyway."""
        told: set[int] = set()
        for at, unmoved in zip(self._alone, self._never_seen_to_vary(), strict=True):
            left = [
                other for other in unmoved if self._rooms[other] == self._rooms[at] and not self._is_same(at, other)
            ]
            while left:
                other, left = left[0], left[1:]
                moved = self._attacker.moved_beside(at, other)
                left = [each for each in left if each not in moved]
                if not moved and other not in told and self._blindfold.moved_beside(at, other):
                    told.add(other)
                    yield Betrayal(self._system.columns[other], "insider")

    def _is_same(self, one: int, other: int) -> bool:
        return self._system.same[one] == self._system.same[other]

    def _never_seen_to_vary(self) -> list[list[int]]:
        """For each who is alone, the small counts that were never another while theirs was the same."""
        if not self._alone:
            return []
        seen = self._attacker.seen([*self._alone, *self._small])
        moved = seen != seen[0]
        still, varies = ~moved[:, : len(self._alone)], moved[:, len(self._alone) :]
        together = still.T.astype(np.float32) @ varies.astype(np.float32)
        return [[at for at, times in zip(self._small, row, strict=True) if not times] for row in together]

    @cached_property
    def _blindfold(self) -> Attacker:
        """The same attacker, were everything withheld that can be."""
        return Attacker(self._system, self._system.choosable)


def _may_be(attacker: Attacker, aim: Aim) -> bool:
    low, high = attacker.can_be_as_low_as(aim.column, aim.low), attacker.can_be_as_high_as
    return low or high(aim.column, aim.high) if aim.either else low and high(aim.column, aim.high)
