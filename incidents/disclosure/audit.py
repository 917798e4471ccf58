"""The attacker's verdict on a release before it leaves."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from incidents.disclosure.aims import Aim, aims
from incidents.disclosure.attacker import Attacker
from incidents.disclosure.primary import Threshold
from incidents.disclosure.system import NEW, Column, System

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

    Independent of how these were chosen: nothing is taken over from the search for them but the list. What no
    withholding could hide, because zeros and sums alone prove it, is no betrayal.
    """

    def __init__(
        self,
        system: System,
        withheld: Collection[int],
        too_small: Collection[int],
        threshold: Threshold,
        alone: Collection[int],
    ) -> None:
        self._system = system
        self._withheld, self._small, self._alone = sorted(withheld), sorted(too_small), sorted(alone)
        self._aims = list(aims(system, too_small, threshold))
        self._k = [threshold(column.cell) for column in system.columns]
        self._attacker = Attacker(system, withheld)
        self._rooms = system.rooms(self._attacker.columns)

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

    def _by_the_rule(self) -> Iterator[Betrayal]:
        """A count is told to be small if nothing else in its room can be: why else is anything withheld there?"""
        for at in self._small:
            others = (other for other in self._withheld if other != at and self._rooms[other] == self._rooms[at])
            if self._system.standing[at] < self._k[at] and not any(
                self._attacker.can_be_together(
                    {at: (self._k[at], self._system.ceiling), other: (1, self._k[other] - 1)}
                )
                for other in others
            ):
                yield Betrayal(self._system.columns[at], "rule")

    def _to_insiders(self) -> Iterator[Betrayal]:
        if not self._alone:
            return
        safe = self._attacker.seen_to_vary(self._alone, self._small)
        told = {
            other
            for number, at in enumerate(self._alone)
            for other, is_safe in zip(self._small, safe[number], strict=True)
            if not is_safe and other != at and self._rooms[other] == self._rooms[at] and self._learns(at, other)
        }
        yield from (Betrayal(self._system.columns[at], "insider") for at in sorted(told))

    def _learns(self, insider: int, other: int) -> bool:
        """Whether somebody who knows one count is sure of another, unless both count the same persons anyway."""
        if self._attacker.can_vary_beside(insider, other):
            return False
        return self._blindfold.can_vary_beside(insider, other)

    @cached_property
    def _blindfold(self) -> Attacker:
        """The same attacker, were everything withheld that can be."""
        return Attacker(self._system, self._system.choosable)

    def _no_withholding_hides_more(self, aim: Aim) -> bool:
        if aim.either:
            return False
        floor = max(aim.low, self._blindfold.interval(aim.column).low)
        return self._attacker.can_be(aim.column, floor, max(aim.high, floor + self._k[aim.column] - 1))


def _may_be(attacker: Attacker, aim: Aim) -> bool:
    return aim.is_met(*attacker.interval(aim.column)) if aim.either else attacker.can_be(aim.column, aim.low, aim.high)
