"""What a reader must still think possible of each count."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from incidents.disclosure.primary import Threshold
from incidents.disclosure.system import System


@dataclass(frozen=True, slots=True)
class Aim:
    """A column that must be able to be as low as ``low`` and (or, for ``either``, or) as high as ``high``."""

    column: int
    low: int
    high: int
    either: bool = False

    def is_met(self, least: int, most: int) -> bool:
        """Whether an interval is wide enough."""
        return (least <= self.low or most >= self.high) if self.either else (least <= self.low and most >= self.high)


def aims(system: System, too_small: Collection[int], threshold: Threshold) -> Iterator[Aim]:
    """What must be protected, and how far.

    *A count too small to be shown* must look as if it could be 1 and as if it could be k. Wider than "not exact" on
    purpose: somebody who can tell that it is below k has been told a small number, and the police, who hold the arrest
    register, learn from "at least 3 of the 3 we arrested" exactly who has spoken. Where the shown zeros and the sums
    alone prove more than 1 (a total of three cells that are not zero is at least 3) that is the floor instead. A count
    of k or more that is withheld because too few persons stand behind it must look as if it could be one more, and as
    if it could be k - 1 fewer.

    *A change of less than k since an earlier release* is a small count of its own: whoever subtracts the releases
    must think it possible that nothing changed and that k were added (or, for a fall, withdrawn).

    *A count an earlier release withheld as too small* must still look as if it could be 1 and as if it could be k. Its
    truth is not kept; for a change since then it is enough that nobody can prove it to be small.
    """
    for at in sorted(too_small):
        yield _small(at, system.standing[at], threshold(system.columns[at].cell))
    for at, column in enumerate(system.columns):
        k, standing = threshold(column.cell), system.standing[at]
        if column.since is not None:
            low, high = (0, k) if standing > 0 else (-k, 0)
            yield Aim(at, low, high, either=_was_withheld(system, at))
        elif system.withheld_before.get(at) == "primary":
            yield Aim(at, 1, k)


def _small(column: int, standing: int, k: int) -> Aim:
    return Aim(column, 1 if standing < k else max(1, standing - k + 1), max(k, standing + 1))


def _was_withheld(system: System, change: int) -> bool:
    return any(system.index.get(end) in system.withheld_before for end in system.columns[change].ends)
