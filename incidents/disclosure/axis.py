"""One dimension of a table: its codes, and what contains them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from incidents.errors import RefusedInputError
from schemas.speech import said

TOTAL = "*"
"""The code of everything together: never a code of a record."""


class NestingError(RefusedInputError):
    """Groups of a dimension overlap, so that no margin of theirs means anything."""


@dataclass(frozen=True, slots=True)
class Family:
    """A code and the codes directly below it."""

    parent: str
    children: tuple[str, ...]


@dataclass(frozen=True)
class Axis:
    """The codes records carry, in reading order, and the groups above them; ``*`` stands above all.

    ``parents`` maps a code or a group to the group it lies in; what it leaves out lies directly under the total.
    ``overlapping`` says that one record may carry several codes at once (an incident has acts of several families):
    the parts may then add up to more than their total, never to less, and no part exceeds it.
    Raises NestingError for a circle, for ``*`` or a group used as a code of records, and for a code named twice.
    """

    name: str
    codes: tuple[str, ...]
    parents: Mapping[str, str] = field(default_factory=dict)
    overlapping: bool = False

    def __post_init__(self) -> None:
        twice = sorted({code for code in self.codes if self.codes.count(code) > 1})
        if twice:
            raise NestingError(
                said("The dimension {dimension} names {code!r} twice.", dimension=self.name, code=twice[0])
            )
        if TOTAL in self.codes:
            raise NestingError(
                said(
                    "The dimension {dimension} uses {code!r} as a code; it is kept for the total.",
                    dimension=self.name,
                    code=TOTAL,
                )
            )
        groups = set(self.parents.values()) - {TOTAL}
        both = [code for code in self.codes if code in groups]
        if both:
            raise NestingError(
                said(
                    "In the dimension {dimension}, {code!r} is a group and a code of records; give what is only"
                    " known as the group a code of its own.",
                    dimension=self.name,
                    code=both[0],
                )
            )
        empty = sorted(set(self.parents) - set(self.codes) - groups)
        if empty:
            raise NestingError(
                said(
                    "In the dimension {dimension}, {code!r} has a parent but is no code and no group.",
                    dimension=self.name,
                    code=empty[0],
                )
            )
        for code in self.codes:
            self.above(code)

    @classmethod
    def from_paths(cls, name: str, paths: Iterable[Sequence[str]], *, overlapping: bool = False) -> "Axis":
        """An axis from each code's way up, nearest first (``("18", "18-24", "18-59")``); a last ``*`` may be left out.

        Raises NestingError, naming the two groups, where one code or group lies in both: bands of 10-19 are refused
        under 0-17 and 18-59, because nobody can say to which of the two a 10-19 belongs.
        """
        codes: list[str] = []
        parents: dict[str, str] = {}
        for path in paths:
            way = [*path[:-1], TOTAL] if path[-1] == TOTAL else [*path, TOTAL]
            codes.append(way[0])
            for below, above in pairwise(way):
                if parents.setdefault(below, above) != above:
                    raise NestingError(
                        said(
                            "The dimension {dimension} is not nested: {code!r} lies in {one!r} and in {other!r}.",
                            dimension=name,
                            code=below,
                            one=parents[below],
                            other=above,
                        )
                    )
        return cls(name, tuple(codes), parents, overlapping)

    def parent(self, code: str) -> str:
        """What directly contains a code; the total for what lies in no group."""
        return self.parents.get(code, TOTAL)

    def above(self, code: str) -> tuple[str, ...]:
        """The groups that contain a code, nearest first, the total last; none for the total itself."""
        return tuple(self._climb(code))

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every code a cell may have: codes of records, then their groups, then the total."""
        found = dict.fromkeys(self.codes)
        for code in self.codes:
            found.update(dict.fromkeys(self._climb(code)))
        found.pop(TOTAL, None)
        return (*found, TOTAL)

    @property
    def families(self) -> tuple[Family, ...]:
        """Each group with what lies directly in it, the total's last."""
        below: dict[str, list[str]] = {}
        for node in self.nodes[:-1]:
            below.setdefault(self.parent(node), []).append(node)
        return tuple(Family(node, tuple(below[node])) for node in self.nodes if node in below)

    def _climb(self, code: str) -> Iterator[str]:
        met = {code}
        while code != TOTAL:
            code = self.parent(code)
            if code in met:
                raise NestingError(
                    said("In the dimension {dimension}, {code!r} contains itself.", dimension=self.name, code=code)
                )
            met.add(code)
            yield code
