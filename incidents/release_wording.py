"""What a release says of itself: caveats, checks, the dictionary, the mix of sources."""

from collections.abc import Iterator, Sequence

from incidents.case_file import CaseFile
from incidents.disclosure.suppression import Protection
from incidents.release_rows import NOT_KNOWN, OTHER_STATE, Countable
from incidents.release_tables import Counts
from schemas.release import NOT_EXACT, DictionaryEntry, SourceShare
from schemas.vocabulary import vocabulary

_ROUNDED_TO = 5
_TERMS = {
    "act_family": "act_types",
    "perpetrator": "perpetrator_classes",
    "victim_group": "victim_groups",
    "verification": "verification",
}
_OWN = {
    NOT_EXACT: "The date is an interval that does not lie within one year, or it is not known.",
    NOT_KNOWN: "Nobody could say, or nobody was asked.",
    OTHER_STATE: "A body of the State other than the police.",
    "capital": "The capital with its districts.",
    "elsewhere": "Any other place in the country.",
    "abroad": "Outside the country.",
    "online": "On the internet, without a place.",
}


def caveats(detailed: int) -> tuple[str, ...]:
    """What is special to this release; what is true of all stands in the documents' own method."""
    return (
        f"Where a place meets a year, counts from 1 to {detailed - 1} are withheld.",
        f"Figures that stand in no table (considered, left out, sources) are rounded to {_ROUNDED_TO}.",
    )


def checks(protection: Protection, editions: int) -> tuple[str, ...]:
    """What was done to break the release before it left."""
    before = f" and {editions} earlier release{'s' if editions > 1 else ''}" if editions else ""
    return (
        f"An attacker who holds every published figure{before}, knows how they add up and knows that a withheld cell "
        f"is not zero, was let loose on it: of {len(protection.withheld)} different withheld cells (one may stand in "
        "several tables) he could narrow none down below its threshold.",
        *(f"Known already from an earlier release: {each}" for each in protection.known_before),
    )


def dictionary(counts: Sequence[Counts], lang: str) -> tuple[DictionaryEntry, ...]:
    """Every code of every table, once, with what it means."""
    return tuple(dict.fromkeys(_entries(counts, lang)))


def _entries(counts: Sequence[Counts], lang: str) -> Iterator[DictionaryEntry]:
    for each in counts:
        for dimension in each.dimensions:
            for code in dimension.codes:
                yield DictionaryEntry(dimension.name, code.code, code.label, _definition(dimension.name, code.code))


def _definition(dimension: str, code: str) -> str:
    terms = _TERMS.get(dimension)
    if terms and code in vocabulary(terms):
        return vocabulary(terms).term(code).definition
    return _OWN.get(code, f"The calendar year {code}." if code.isdigit() else "")


def source_mix(case: CaseFile, found: Countable, k: int, lang: str) -> tuple[SourceShare, ...]:
    """How many of the counted incidents rest on each kind of source; small figures, and their rests, withheld."""
    counted = {each.id for each in found.incidents}
    kinds: dict[str, set[str]] = {}
    terms = vocabulary("source_kinds")
    for incident, kind in case.connection.execute(
        "SELECT i.incident, s.kind FROM information i JOIN source s ON s.organisation = i.organisation"
        " AND s.id = i.source"
        " WHERE i.organisation = ?",
        (case.organisation,),
    ):
        if incident in counted and kind:
            # An organisation's own words have passed no clearing: they are counted under the shipped term above.
            kinds.setdefault(next(iter(terms.shipped_above(kind)), "unknown"), set()).add(incident)
    return tuple(_share(term.code, term.label(lang), len(kinds[term.code]), k) for term in terms if term.code in kinds)


def _share(code: str, label: str, figure: int, k: int) -> SourceShare:
    told = rounded(figure, k)
    return SourceShare(code, label, told, "c" if told is None else "")


def rounded(figure: int, k: int) -> int | None:
    """A figure that stands beside the tables, to the nearest five; nothing where it is 1 to k - 1.

    The attacker is let loose on the tables only: a figure told exactly in two releases would be subtracted.
    """
    if 0 < figure < k:
        return None
    return _ROUNDED_TO * ((figure + _ROUNDED_TO // 2) // _ROUNDED_TO)
