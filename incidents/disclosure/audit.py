"""The attacker's verdict on a release before it leaves."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from incidents.disclosure.aims import Aim, aims
from incidents.disclosure.attacker import Attacker
from incidents.disclosure.primary import Threshold
from incidents.disclosure.system import NEW, Column, System

How = Literal["sums", "rule", "insider"]


@dataclass(frozen=True, slots=True)
class Betrayal:
    """A small count that can be worked out: from the sums, from the rule itself, or by somebody who is in it alone.

    ``before`` says that earlier releases had given it away already.
    """

    column: Column
    how: How
    before: bool = False

    def __str__(self) -> str:
        by = {
            "sums": "can be worked out from what is shown",
            "rule": "is known to be too small to show, because nothing else withheld around it can be",
            "insider": "can be worked out by somebody who knows that they stand alone in another withheld cell",
        }
        return f"'{self.column}' {by[self.how]}{' (and could be already before this release)' if self.before else ''}."


def betrayed(
    system: System, withheld: Collection[int], too_small: Collection[int], threshold: Threshold
) -> Iterator[Betrayal]:
    """Every count that the attacker can narrow further than its aim allows, and than no withholding could prevent.

    Independent of how the withheld cells were chosen: nothing is taken over from the search for them.
    """
    attacker = Attacker(system, withheld)
    blind = Attacker(system, system.choosable)
    for aim in aims(system, too_small, threshold):
        k = threshold(system.columns[aim.column].cell)
        if not _may_be(attacker, aim) and (
            aim.column not in attacker.columns or not _no_better(attacker, blind, aim, k)
        ):
            earlier = system.columns[aim.column].edition != NEW
            yield Betrayal(system.columns[aim.column], "sums", before=earlier and not _may_be(blind, aim))


def told_by_the_rule(
    system: System, withheld: Collection[int], too_small: Collection[int], threshold: Threshold
) -> Iterator[Betrayal]:
    """Every count that must be below its threshold, because nothing else in its room can be: why else withhold?"""
    attacker = Attacker(system, withheld)
    rooms = system.rooms(attacker.columns)
    k = {at: threshold(system.columns[at].cell) for at in withheld}
    for at in sorted(too_small):
        others = [other for other in sorted(withheld) if other != at and rooms[other] == rooms[at]]
        if system.standing[at] < k[at] and not any(
            attacker.can_be_together({at: (k[at], system.ceiling), other: (1, k[other] - 1)}) for other in others
        ):
            yield Betrayal(system.columns[at], "rule")


def told_to_insiders(
    system: System, withheld: Collection[int], too_small: Collection[int], alone: Collection[int]
) -> Iterator[Betrayal]:
    """Every small count that somebody alone in another cell can work out, unless it counts the same persons."""
    rooms = system.rooms(set(withheld) | system.never_shown)
    told: set[int] = set()
    for at in sorted(alone):
        insider = Attacker(system, set(withheld) - {at}, insight=[at])
        mates = [
            other for other in sorted(too_small) if other != at and rooms[other] == rooms[at] and other not in told
        ]
        sure = {other for other in mates if insider.is_sure_of(other)}
        if sure:
            blind = Attacker(system, system.choosable - {at}, insight=[at])
            sure = {other for other in sure if not blind.is_sure_of(other)}
        yield from (Betrayal(system.columns[other], "insider") for other in sorted(sure))
        told |= sure


def _may_be(attacker: Attacker, aim: Aim) -> bool:
    if aim.column not in attacker.columns:
        return False
    return aim.is_met(*attacker.interval(aim.column)) if aim.either else attacker.can_be(aim.column, aim.low, aim.high)


def _no_better(attacker: Attacker, blind: Attacker, aim: Aim, k: int) -> bool:
    """Whether withholding everything would hide a count no better: zeros and sums alone prove as much."""
    floor = max(aim.low, blind.interval(aim.column).low)
    return not aim.either and attacker.can_be(aim.column, floor, max(aim.high, floor + k - 1))


def all_of(
    system: System, withheld: Collection[int], too_small: Collection[int], threshold: Threshold, alone: Collection[int]
) -> Sequence[Betrayal]:
    """The three verdicts together."""
    return [
        *betrayed(system, withheld, too_small, threshold),
        *told_by_the_rule(system, withheld, too_small, threshold),
        *told_to_insiders(system, withheld, too_small, alone),
    ]
