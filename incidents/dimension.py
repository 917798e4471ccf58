"""One way to divide what is counted."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

UNKNOWN = "unknown"
NOT_EXACT = "not_exact"

Said = Mapping[str, str]
"""A word in English, Azerbaijani and Russian."""

_NOT_EXACT: Said = {"en": "date not exact", "az": "tarix dəqiq deyil", "ru": "дата неточная"}
_NOT_CLOSER: Said = {"en": "no closer place", "az": "daha dəqiq yer yoxdur", "ru": "точнее неизвестно"}
_LONGEST_AXIS = 1_200


class Dimension(NamedTuple):
    """``column`` gives the code a unit stands under, from the incident and ``tables``; ``unknown`` is said for none.

    ``several``, to be ``said``, is why one incident may stand under several codes; ``above`` leads a code to the one
    it is counted under; ``depth`` is how far down the gazetteer a dimension of places goes.
    """

    name: str
    label: Said
    column: Callable[[str], str]
    unknown: Said
    tables: tuple[str, ...] = ()
    several: str = ""
    vocabulary: str = ""
    above: Callable[[], dict[str, str]] | None = None
    periods: bool = False
    depth: int | None = None

    def said(self, lang: str) -> str:
        """The dimension's own name."""
        return _in(self.label, lang)

    def labelled(self, code: str, lang: str) -> str:
        """The word for a code of this dimension; the code itself where no vocabulary has it."""
        if code == UNKNOWN:
            return _in(self.unknown, lang)
        if code == NOT_EXACT:
            return _in(_NOT_EXACT, lang)
        if self.depth is not None:
            return _place_label(code, self.depth, lang)
        if not self.vocabulary:
            return code
        from schemas.vocabulary import vocabulary

        known = vocabulary(self.vocabulary)
        return known.label(code, lang) if code in known else code

    def ordered(self, codes: Iterable[str]) -> list[str]:
        """The codes in their natural order, not exact and not known last; periods without a gap."""
        met = set(codes)
        last = [code for code in (NOT_EXACT, UNKNOWN) if code in met]
        told = sorted(met.difference(last))
        if self.periods:
            return [*without_gaps(told), *last]
        order = {code: number for number, code in enumerate(self._known())}
        return [*sorted(told, key=lambda code: order.get(code, len(order))), *last]

    def _known(self) -> Iterable[str]:
        if self.depth is not None:
            from schemas.gazetteer import gazetteer

            return (place.code for place in gazetteer())
        if not self.vocabulary:
            return ()
        from schemas.vocabulary import vocabulary

        return (term.code for term in vocabulary(self.vocabulary))


def _in(said: Said, lang: str) -> str:
    return said.get(lang) or said["en"]


def _place_label(code: str, depth: int, lang: str) -> str:
    """Its name; where places below it have rows of their own, that this row is not their sum."""
    from schemas.gazetteer import gazetteer

    known = gazetteer()
    if code not in known:
        return code
    # What is known only as another country is not asked for its units: that would read a standard of 5,000.
    at_home = known.country in (code, *known.ancestors(code))
    if at_home and len(known.ancestors(code)) < depth and len(known.descendants(code)) > 1:
        return f"{known.label(code, lang)}, {_in(_NOT_CLOSER, lang)}"
    return known.label(code, lang)


def without_gaps(periods: list[str]) -> list[str]:
    """Every period from the first to the last: a month in which nothing is recorded is a month all the same."""
    found = periods[:1]
    while found and found[-1] < periods[-1] and len(found) < _LONGEST_AXIS:
        found.append(_next_period(found[-1]))
    return found if found and found[-1] == periods[-1] else periods


def _next_period(period: str) -> str:
    year, mark, part = period.partition("-")
    if not mark:
        return f"{int(year) + 1:04d}"
    quarter = part.startswith("Q")
    number = int(part.removeprefix("Q")) + 1
    if number > (4 if quarter else 12):
        year, number = f"{int(year) + 1:04d}", 1
    return f"{year}-Q{number}" if quarter else f"{year}-{number:02d}"
