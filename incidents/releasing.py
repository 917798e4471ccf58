"""The gate out: freeze, consent, coarsen, count, protect, compare, enter into the ledger."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from incidents import ledger, matching, release_question, vignettes
from incidents.case_file import CaseFile
from incidents.disclosure.primary import by_detail
from incidents.disclosure.suppression import Protection, protect
from incidents.errors import ConsentError, DisclosureError
from incidents.query import parse
from incidents.release_rows import Countable, countable
from incidents.release_tables import Counts, counted_tables, universe
from incidents.release_wording import caveats, checks, dictionary, rounded, source_mix
from incidents.unit_of_work import writing
from incidents.vignettes import Told
from schemas.gazetteer import gazetteer
from schemas.release import (
    NOT_EXACT,
    TOTAL,
    Cell,
    ConsentEffect,
    MethodFacts,
    Release,
    SuppressionNote,
    Table,
    Vignette,
)
from schemas.speech import counted, said

K = 5
K_DETAILED = 10
LEAST_K = 3


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is asked of the gate: a question, and how small a count may be.

    ``k`` guards national figures, ``k_detailed`` a place by another attribute (advocacy-formats.md section 5);
    anything below K needs a reason in writing, and nothing goes below LEAST_K.
    """

    question: str = ""
    k: int = K
    k_detailed: int = K_DETAILED
    k_reason: str = ""
    organisations: tuple[str, ...] = ()
    vignettes: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """A release as it stands in the ledger, and what the rule of consent did, for the eyes of the house only."""

    release: Release
    is_new: bool
    acts_counted: int
    left_out: Counter[str]


def release(case: CaseFile, recipe: Recipe, now: datetime, lang: str = "en") -> Released:
    """Make a release and enter it into the ledger, or find the one that already says exactly this.

    Raises ConsentError where nothing may be counted, DisclosureError where a figure or a text would betray a person.
    """
    _check_threshold(recipe)
    asked = parse(recipe.question)
    release_question.check(asked)
    wanted = matching.ids(case, asked)
    found = countable(case, wanted, now.date().isoformat())
    if not found.incidents:
        raise ConsentError(_nothing(found))
    if len(found.incidents) < recipe.k:
        # The zeros and the withheld cells of so few would tell one by one what was done to whom, and the question whom.
        raise DisclosureError(
            counted(
                len(found.incidents),
                "The question finds {n:,} incident that may be counted: a release of fewer than {k} would point at the"
                " people in them. Ask a wider question.",
                "The question finds {n:,} incidents that may be counted: a release of fewer than {k} would point at the"
                " people in them. Ask a wider question.",
                k=recipe.k,
            )
        )
    in_it = frozenset(each.id for each in found.incidents)
    cleared = vignettes.cleared(case, recipe.vignettes, now.date().isoformat())
    counts = counted_tables(case, found, recipe.question, lang)
    told = _digest(recipe, counts, found, lang)
    known = ledger.same(case, told)
    if known is not None:
        return Released(known, False, len(found.acts), found.left_out)
    made = _made(case, recipe, found, counts, cleared, now.date(), lang)
    ledger.refuse_subtraction(case, made, in_it)
    named = replace(made, id=ledger.name_of(made), vignettes=vignettes.pseudonymous(cleared))
    people = frozenset(act.person for act in found.acts if act.person) | vignettes.people_of(case, recipe.vignettes)
    with writing(case, now, "release") as work:
        ledger.enter(work, named, told, ledger.Behind(people, in_it))
    return Released(named, True, len(found.acts), found.left_out)


def _digest(recipe: Recipe, counts: Sequence[Counts], found: Countable, lang: str) -> str:
    """Everything a release depends on except the day and what was released before."""
    cells = [[each.id, sorted((list(codes), count) for codes, count in each.counted.cells.items())] for each in counts]
    sources = sorted((each.id, each.sources) for each in found.incidents)
    texts = [[each.incident, each.heading, each.text] for each in recipe.vignettes]
    asked = [recipe.question, recipe.k, recipe.k_detailed, recipe.k_reason, list(recipe.organisations), lang]
    return ledger.digest(asked, cells, sources, sorted(found.left_out.items()), found.considered_incidents, texts)


def _made(
    case: CaseFile,
    recipe: Recipe,
    found: Countable,
    counts: Sequence[Counts],
    cleared: Sequence[Vignette],
    today: date,
    lang: str,
) -> Release:
    nested = _nested(found, recipe.question)
    editions = ledger.editions(case, recipe.question)
    threshold = by_detail(recipe.k, recipe.k_detailed)
    protection = protect([each.counted for each in counts], threshold, editions, nested)
    tables = tuple(_table(each, protection, recipe.k) for each in counts)
    years = [int(each.year) for each in found.incidents if each.year.isdigit()]
    return Release(
        id="",
        made_on=today,
        audience="P0",
        country=case.country,
        country_name=gazetteer(case.country).label(case.country, lang),
        period_first=date(min(years), 1, 1) if years else None,
        period_last=min(date(max(years), 12, 31), today) if years else None,
        organisations=recipe.organisations,
        question=recipe.question,
        k=recipe.k,
        k_reason=recipe.k_reason,
        tables=tables,
        vignettes=tuple(cleared),
        consent_effect=_consent_effect(found, tables, recipe.k),
        suppressions=tuple(_notes(counts, protection)),
        source_mix=source_mix(case, found, recipe.k, lang),
        checks=checks(protection, len(editions)),
        caveats=caveats(recipe.k_detailed),
        dictionary=dictionary(counts, lang),
        method=_method(case, found, tables, recipe.k),
    )


def _check_threshold(recipe: Recipe) -> None:
    if recipe.k < LEAST_K or recipe.k_detailed < recipe.k:
        raise DisclosureError(
            said("The threshold is at least {least}, and not lower for places than for the country.", least=LEAST_K)
        )
    if recipe.k < K and not recipe.k_reason.strip():
        raise DisclosureError(
            said("A threshold below {usual} needs a reason in writing: give one with --why.", usual=K)
        )


def _nothing(found: Countable) -> str:
    if not found.considered_incidents:
        return said("Nothing matches the question: there is nothing to release.")
    reasons = [
        counted(number, "{n:,} act: {reason}", "{n:,} acts: {reason}", reason=said(reason))
        for reason, number in sorted(found.left_out.items())
    ]
    return counted(
        found.considered_incidents,
        "Of {n:,} incident none may be counted ({reasons}).",
        "Of {n:,} incidents none may be counted ({reasons}).",
        reasons=", ".join(reasons) or said("none is public"),
    )


def _nested(found: Countable, question: str) -> list[tuple[str, str]]:
    """Every incident that is counted has a counted act, so incidents cannot be more than acts; readers know it."""
    if any(not each.families for each in found.incidents):
        return []
    return [(universe("incidents", question), universe("acts", question))]


def _table(counts: Counts, protection: Protection, k: int) -> Table:
    withheld = protection.withheld
    cells = tuple(
        Cell(codes, None, "c") if counts.counted.cell(codes) in withheld else Cell(codes, counts.counted.cells[codes])
        for codes in counts.counted.cells
    )
    universe_told = "Documented incidents of the question asked; not all that happened, and not representative of it."
    return Table(counts.id, counts.title, counts.unit, universe_told, counts.dimensions, cells, counts.notes, k)


def _notes(counts: Sequence[Counts], protection: Protection) -> list[SuppressionNote]:
    return [
        SuppressionNote(each.id, codes, protection.withheld[each.counted.cell(codes)])
        for each in counts
        for codes in each.counted.cells
        if each.counted.cell(codes) in protection.withheld
    ]


def _consent_effect(found: Countable, tables: Sequence[Table], k: int) -> ConsentEffect:
    """What was left out and why; what the tables show is told exactly, all the rest rounded."""
    left_out = sum(found.left_out.values())
    # A reason too rare to be counted is not named either: it would show that somebody withdrew since the last release.
    told = ((reason, rounded(number, k)) for reason, number in sorted(found.left_out.items()))
    reasons = tuple((reason, number) for reason, number in told if number is not None)
    return ConsentEffect(_shown(tables, "T2", (TOTAL, TOTAL)), rounded(left_out, k), reasons, "acts")


def _method(case: CaseFile, found: Countable, tables: Sequence[Table], k: int) -> MethodFacts:
    """Figures that stand in a table are told only if the table shows them: the method must not betray what it hides."""
    left_out_acts = sum(found.left_out.values())
    return MethodFacts(
        incidents_considered=rounded(found.considered_incidents, k),
        incidents_counted=_shown(tables, "T1", (TOTAL, TOTAL)),
        acts_considered=rounded(len(found.acts) + left_out_acts, k),
        acts_counted=_shown(tables, "T2", (TOTAL, TOTAL)),
        single_source_incidents=rounded(sum(1 for each in found.incidents if each.sources == 1), k),
        inexact_dates=_shown(tables, "T1", (TOTAL, NOT_EXACT)),
        unresolved_duplicates=rounded(_duplicates(case, found), k),
    )


def _duplicates(case: CaseFile, found: Countable) -> int:
    """Counted incidents that are marked as the same as another counted one, and stand in the figures twice."""
    in_it = {each.id for each in found.incidents}
    rows = case.connection.execute(
        "SELECT from_incident, to_incident FROM link WHERE organisation = ? AND kind = 'duplicate_of'",
        (case.organisation,),
    )
    return len({one for one, other in rows if one in in_it and other in in_it})


def _shown(tables: Sequence[Table], name: str, codes: tuple[str, ...]) -> int | None:
    cell = next(table for table in tables if table.id == name).grid().get(codes)
    return 0 if cell is None else cell.value
