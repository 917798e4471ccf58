"""Sees to it that every small count has its witnesses."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import inf

from incidents.disclosure.aims import Aim
from incidents.disclosure.system import System
from incidents.disclosure.witness import Bounds, Search, Witness

_COMPANIONS = 12
"""How many counts are tried as the other one that may be small; those nearest to being small come first."""

Lack = list[Bounds] | None
"""What must still be shown possible, as alternatives of which one is enough; None where nothing is missing."""


class Guard:
    """Withholds what is needed so that each aim has its witnesses, and shows again what no witness needs.

    Three promises, each proved by whole tables that agree with everything shown:

    1. Each count can be as low and as high as its aim says.
    2. A count below its threshold may be at or above it while another withheld count, joined to it by sums, is below:
       who knows that something here was too small to be shown cannot say that it was this.
    3. Somebody who stands alone in a withheld cell, and knows it, learns no other small count exactly.
    """

    def __init__(
        self, system: System, search: Search, aims: Sequence[Aim], thresholds: Mapping[int, int], alone: Collection[int]
    ) -> None:
        self.aims = {aim.column: aim for aim in aims}
        self.hopeless: list[int] = []
        self._system, self._search, self._thresholds = system, search, thresholds
        self._first = frozenset(search.withheld)
        self._alone = frozenset(alone)
        self._witnesses: dict[int, list[Witness]] = {column: [] for column in self.aims}
        self._rooms: dict[int, int] = {}
        self._small: dict[int, set[int]] = {}
        self._fruitless: set[tuple[int, int]] = set()

    def protect(self, worth: Mapping[int, float]) -> None:
        """Withhold until the promises hold, show what was not needed, and make sure that they still hold."""
        for column in self._in_order():
            self._reach(column)
        self._accompany()
        for column in sorted(self._search.withheld - self._first, key=lambda at: (-worth[at], at)):
            self._try_to_show(column)
        self._accompany()

    @property
    def witnesses(self) -> list[Witness]:
        """The tables on which the promises rest, each once."""
        return list({id(witness): witness for known in self._witnesses.values() for witness in known}.values())

    def _in_order(self) -> list[int]:
        return sorted(self.aims, key=lambda at: (self._system.standing[at], at))

    def _reach(self, column: int) -> None:
        while (wanted := self._out_of_reach(column, self._witnesses[column])) is not None:
            found, asked = self._cheapest(wanted)
            if found is not None:
                self._rely_on(found)
            elif not self._raise_the_floor(column, asked):
                self._give_up(column)
                return

    def _accompany(self) -> None:
        self._survey()
        for column in self._in_order():
            self._find_company(column)
            self._keep_from_the_lonely(column)

    def _find_company(self, column: int) -> None:
        while column in self.aims and (wanted := self._without_company(column, self._witnesses[column])) is not None:
            found, asked = self._cheapest(wanted)
            if found is None:
                self._give_up(column)
            else:
                # a companion that turns out to stand in another room is none: it is not asked twice
                self._fruitless.update((column, at) for at in asked)
                self._rely_on(found)
                self._survey()

    def _keep_from_the_lonely(self, column: int) -> None:
        while column in self.aims and (wanted := self._given_away(column, self._witnesses[column])) is not None:
            found, asked = self._cheapest(wanted)
            if found is None:
                # the same persons counted twice: who knows the one count knows the other, whatever is withheld
                self._fruitless.update((column, at) for at in asked)
            else:
                self._rely_on(found)
                self._survey()

    def _try_to_show(self, column: int) -> None:
        left = {
            at: [witness for witness in known if column not in witness]
            for at, known in self._witnesses.items()
            if at in self.aims and any(column in witness for witness in known)
        }
        self._search.show(column)
        if all(self._can_do_with(left, at) for at in sorted(left)):
            self._witnesses.update(left)
        else:
            self._search.withhold([column])

    def _can_do_with(self, left: dict[int, list[Witness]], column: int) -> bool:
        """Whether a column keeps its promises with the witnesses left to it and those still to be found."""
        before = None
        while (wanted := self._missing(column, left[column])) is not None:
            found = self._first_found(wanted)
            if found is None or wanted == before:
                return False
            before = wanted
            for moved in sorted(found.keys() & self.aims.keys()):
                left.setdefault(moved, list(self._witnesses[moved])).append(found)
        return True

    def _missing(self, column: int, known: Sequence[Witness]) -> Lack:
        for lack in (self._out_of_reach, self._without_company, self._given_away):
            if (wanted := lack(column, known)) is not None:
                return wanted
        return None

    def _out_of_reach(self, column: int, known: Sequence[Witness]) -> Lack:
        aim = self.aims[column]
        met = [self._system.standing[column], *(self._now(column, witness) for witness in known)]
        if aim.is_met(min(met), max(met)):
            return None
        up, down = {column: (aim.high, inf)}, {column: (-inf, aim.low)}
        if aim.either:
            return [up, down]
        return [up] if max(met) < aim.high else [down]

    def _without_company(self, column: int, known: Sequence[Witness]) -> Lack:
        room, k = self._rooms.get(column), self._thresholds[column]
        if room is None or column not in self._first or self._system.standing[column] >= k:
            return None
        if any(self._has_company(column, room, witness) for witness in known if self._now(column, witness) >= k):
            return None
        near = sorted(
            self._system.choosable - {column},
            key=lambda at: (self._rooms.get(at) != room, self._system.standing[at], at),
        )
        others = [at for at in near if (column, at) not in self._fruitless][:_COMPANIONS]
        return [{column: (k, inf), other: (1, self._thresholds[other] - 1)} for other in others]

    def _has_company(self, column: int, room: int, witness: Witness) -> bool:
        still_small = self._small[room] - witness.keys() - {column}
        return bool(still_small) or any(
            self._now(at, witness) < self._thresholds[at]
            for at in witness
            if at != column and at in self._search.withheld and self._rooms.get(at) == room
        )

    def _given_away(self, column: int, known: Sequence[Witness]) -> Lack:
        room, here = self._rooms.get(column), self._system.standing[column]
        if room is None or column not in self._first:
            return None
        lonely = set(self._alone).intersection(*(witness.keys() for witness in known))
        lonely = {
            at
            for at in lonely
            if self._rooms.get(at) == room
            and self._system.same[at] != self._system.same[column]
            and (column, at) not in self._fruitless
        }
        if not lonely:
            return None
        stays = {min(lonely): (float(self._system.standing[min(lonely)]),) * 2}
        return [stays | {column: (here + 1, inf)}, stays | {column: (-inf, here - 1)}]

    def _cheapest(self, wanted: Sequence[Bounds]) -> tuple[Witness | None, Bounds]:
        """The witness that costs least, preferably nothing; and which of the alternatives it answers."""
        if len(wanted) > 1:
            for bounds in wanted:
                if (found := self._search.find(bounds, may_withhold=False)) is not None:
                    return found, bounds
        answers = [(self._search.find(bounds, may_withhold=True), bounds) for bounds in wanted]
        return min(
            answers, key=lambda answer: inf if answer[0] is None else self._search.cost(answer[0]), default=(None, {})
        )

    def _first_found(self, wanted: Sequence[Bounds]) -> Witness | None:
        for bounds in wanted:
            if (found := self._search.find(bounds, may_withhold=False)) is not None:
                return found
        return None

    def _rely_on(self, witness: Witness) -> None:
        self._search.withhold(self._search.moved_though_shown(witness))
        for at in witness.keys() & self._witnesses.keys():
            self._witnesses[at].append(witness)

    def _raise_the_floor(self, column: int, asked: Bounds) -> bool:
        """What zeros and sums prove by themselves no withholding can hide; raise the aim to that."""
        aim = self.aims[column]
        if aim.either or asked[column][0] != -inf or aim.low >= self._system.standing[column]:
            return False
        low = aim.low + 1
        self.aims[column] = replace(aim, low=low, high=max(aim.high, low + self._thresholds[column] - 1))
        return True

    def _give_up(self, column: int) -> None:
        self.hopeless.append(column)
        del self.aims[column]

    def _survey(self) -> None:
        """See which withheld columns are joined by sums, and which small counts each room holds."""
        self._rooms = self._system.rooms(self._search.withheld | self._system.never_shown)
        self._small = {room: set() for room in self._rooms.values()}
        for at in self._first:
            if self._system.standing[at] < self._thresholds[at]:
                self._small[self._rooms[at]].add(at)

    def _now(self, column: int, witness: Witness) -> int:
        return self._system.standing[column] + witness.get(column, 0)
