"""Names that live in one release only."""

from collections.abc import Iterable
from random import Random, SystemRandom


def pseudonyms(codes: Iterable[str], rng: Random | None = None, word: str = "Person") -> dict[str, str]:
    """A fresh name for each person's code: "Person 1", "Person 2", in an order drawn by lot.

    Nothing leads from a name back to a code: not the order of the codes, not the letters of a person's name, and not
    another release, where the lots fall anew. Without ``rng`` they are drawn by the operating system.
    """
    drawn = sorted(set(codes))
    (rng or SystemRandom()).shuffle(drawn)
    return {code: f"{word} {number}" for number, code in enumerate(drawn, 1)}
