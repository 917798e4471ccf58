"""The tables of a release: which there are, and what they count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from incidents.case_file import CaseFile
from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.table import CountTable
from incidents.release_rows import NOT_KNOWN, OTHER_STATE, Countable
from schemas.gazetteer import gazetteer
from schemas.release import NOT_EXACT, Code, Dimension, Unit
from schemas.vocabulary import vocabulary

Codes = frozenset[str]
Record = tuple[str, Codes, Codes]
"""Who stands behind a record (the incident), and its codes down and across."""


OVERLAPPING = frozenset({("T1", "act_family"), ("T2", "perpetrator"), ("T4", "victim_group")})
"""Tables and dimensions in which one record may stand in several rows."""
_NOTES = {
    "T1": "An incident with acts of several kinds stands in each of their rows, and once in the total.",
    "T2": "An act with several kinds of perpetrator stands in each of their rows, and once in the total.",
    "T4": "A victim may belong to several groups: the act stands in each of their rows, and once in the total.",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """A table counted, before anything of it is withheld."""

    id: str
    title: str
    unit: Unit
    notes: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    counted: CountTable


def universe(unit: str, question: str) -> str:
    """What a cell counts: the same unit and question mean the same cell in every table and release."""
    return f"{unit} | {question}"


def counted_tables(case: CaseFile, found: Countable, question: str, lang: str = "en") -> tuple[Counts, ...]:
    """The tables of a public release (T1-T4 and T8 of reference/advocacy-formats.md 4.2), of what may be counted.

    Empty where nothing may be counted. ``question`` is the query, and part of what a cell means.
    """
    years, places = _years(found), _places(case, lang)
    families = _family(found, lang)
    states = _dimension(
        "verification", "Verification", "verification", {each.verification for each in found.incidents}, lang
    )
    incidents, acts = found.incidents, found.acts
    sketches: tuple[tuple[str, str, Unit, tuple[Dimension, Dimension], Iterable[Record]], ...] = (
        (
            "T1",
            "Documented incidents by violation and year",
            "incidents",
            (families, years),
            [(each.id, each.families or frozenset({NOT_KNOWN}), frozenset({each.year})) for each in incidents],
        ),
        (
            "T2",
            "Documented acts by perpetrator and violation",
            "acts",
            (_perpetrators(found, lang), families),
            [(act.incident, act.perpetrators, frozenset({act.family})) for act in acts],
        ),
        (
            "T3",
            "Documented incidents by place and year",
            "incidents",
            (places, years),
            [(each.id, frozenset({each.place}), frozenset({each.year})) for each in incidents],
        ),
        (
            "T4",
            "Documented acts by victim group and violation",
            "acts",
            (_groups(found, lang), families),
            [(act.incident, act.victims, frozenset({act.family})) for act in acts],
        ),
        (
            "T5",
            "Documented incidents by verification and year",
            "incidents",
            (states, years),
            [(each.id, frozenset({each.verification}), frozenset({each.year})) for each in incidents],
        ),
    )
    return tuple(_counts(*sketch, question) for sketch in sketches) if found.incidents else ()


def _counts(
    name: str, title: str, unit: Unit, dimensions: tuple[Dimension, Dimension], records: Iterable[Record], question: str
) -> Counts:
    axes = tuple(
        Axis(each.name, tuple(code.code for code in each.codes), overlapping=(name, each.name) in OVERLAPPING)
        for each in dimensions
    )
    counts: Counter[tuple[str, ...]] = Counter()
    behind: dict[tuple[str, ...], set[str]] = {}
    for incident, down, across in records:
        for cell in product((*down, TOTAL), (*across, TOTAL)):
            counts[cell] += 1
            behind.setdefault(cell, set()).add(incident)
    contributors = {cell: len(stand) for cell, stand in behind.items()}
    counted = CountTable(axes, dict(counts), name, universe(unit, question), contributors)
    notes = (_NOTES[name],) if name in _NOTES else ()
    return Counts(name, title, unit, notes, dimensions, counted)


def _years(found: Countable) -> Dimension:
    known = sorted(int(each.year) for each in found.incidents if each.year != NOT_EXACT)
    years = [Code(str(year), str(year)) for year in (range(known[0], known[-1] + 1) if known else ())]
    inexact = [Code(NOT_EXACT, "Date not exact")] if any(each.year == NOT_EXACT for each in found.incidents) else []
    return Dimension("year", "Year", (*years, *inexact))


def _family(found: Countable, lang: str) -> Dimension:
    present = {act.family for act in found.acts}
    families = _dimension("act_family", "Violation", "act_types", present, lang)
    uncoded = [Code(NOT_KNOWN, "No act coded")] if any(not each.families for each in found.incidents) else []
    return Dimension(families.name, families.label, (*families.codes, *uncoded))


def _perpetrators(found: Countable, lang: str) -> Dimension:
    present = frozenset().union(*(act.perpetrators for act in found.acts))
    kinds = _dimension("perpetrator", "Perpetrator", "perpetrator_classes", present - {OTHER_STATE, NOT_KNOWN}, lang)
    other = [Code(OTHER_STATE, "Other State body")] if OTHER_STATE in present else []
    first = [code for code in kinds.codes if code.code == "police"]
    rest = [code for code in kinds.codes if code.code != "police"]
    return Dimension(kinds.name, kinds.label, (*first, *other, *rest, *_not_known(present)))


def _groups(found: Countable, lang: str) -> Dimension:
    present = frozenset().union(*(act.victims for act in found.acts))
    groups = _dimension("victim_group", "Victim group", "victim_groups", present - {NOT_KNOWN}, lang)
    return Dimension(groups.name, groups.label, (*groups.codes, *_not_known(present)))


def _places(case: CaseFile, lang: str) -> Dimension:
    places = gazetteer(case.country)
    home: tuple[tuple[str, str], ...] = (("elsewhere", "In the country"),)
    if places.capital:
        home = (("capital", places.label(places.capital, lang)), ("elsewhere", "Elsewhere in the country"))
    labels = (
        *home,
        ("abroad", "Abroad"),
        ("online", "Online"),
        (NOT_KNOWN, "Not known more exactly"),
    )
    return Dimension("place", "Place", tuple(Code(code, label) for code, label in labels))


def _dimension(name: str, label: str, terms: str, present: Iterable[str], lang: str) -> Dimension:
    known, wanted = vocabulary(terms), set(present)
    return Dimension(name, label, tuple(Code(term.code, term.label(lang)) for term in known if term.code in wanted))


def _not_known(present: Codes) -> Iterator[Code]:
    if NOT_KNOWN in present:
        yield Code(NOT_KNOWN, "Not known")
