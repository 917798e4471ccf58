"""The sentences that say how the figures came about, and what they cannot say."""

from exports.safe_cells import plain
from exports.wording import AUDIENCES, counted, interval, listed, long_date, owners, period, told
from schemas.release import Release

HOUSE_THRESHOLD = 5
"""The threshold of a national one-way table; another one has a written reason."""


def scope(release: Release) -> tuple[str, ...]:
    """What was documented, by whom, where, when, and how much of it is counted."""
    facts, country = release.method, plain(release.country_name)
    units = sorted({table.unit for table in release.tables})
    sentences = [
        f"The cases were documented by {owners(release)} in {country}; they happened {period(release)}.",
        f"Counted are {counted(facts.incidents_counted, 'documented incident')} "
        f"out of {counted(facts.incidents_considered, 'incident')}, "
        f"and {counted(facts.acts_counted, 'documented act')} out of {counted(facts.acts_considered, 'act')}; "
        "an act is one thing done to one victim in one incident.",
    ]
    if units:
        sentences.append(f"The tables count {listed(units)}; figures of different units must not be added.")
    sentences.append(
        f"All figures come from release {plain(release.id)} of {long_date(release.made_on)}, "
        "from which every document was made."
    )
    return tuple(sentences)


def limits(release: Release) -> tuple[str, ...]:
    """What the figures do not say; then the caveats of this release."""
    return (
        "The figures are minimum figures of what was documented and are not representative of all that happened: "
        "fear, access and trust decide what becomes known, and a low figure may mean that little could be documented.",
        "Documented figures of different periods and places also differ because the work of documenting did.",
        *map(plain, release.caveats),
    )


def consent(release: Release) -> tuple[str, ...]:
    """Who is counted, and how many were left out for want of consent."""
    effect = release.consent_effect
    rule = (
        "A person is counted only after agreeing to it, or where the person cannot be identified "
        "and the material was already public."
    )
    if effect.left_out == 0:
        return (rule, f"By this rule no documented {effect.unit} had to be left out.")
    noun = f"documented {effect.unit.removesuffix('s')}"
    reasons = "; ".join(f"{plain(reason)}, {told(left)}" for reason, left in effect.reasons)
    left_out = f"Left out by this rule: {counted(effect.left_out, noun)}"
    return (rule, left_out + (f" ({reasons})." if reasons else "."))


def sources(release: Release) -> tuple[str, ...]:
    """What the counted incidents rest on, and how exactly they are known."""
    facts = release.method
    sentences = [
        f"Documented incidents that rest on a single source: {told(facts.single_source_incidents)}; "
        f"without an exact date: {told(facts.inexact_dates)}; "
        f"possible duplicates that could not be resolved: {told(facts.unresolved_duplicates)}."
    ]
    if release.source_mix:
        kinds = "; ".join(f"{plain(kind.label)}, {told(kind.value)}" for kind in release.source_mix)
        sentences.append(f"Documented incidents by kind of source, of which one incident may have several: {kinds}.")
    return tuple(sentences)


def protection(release: Release) -> tuple[str, ...]:
    """What is withheld, why, and how the withholding was tried."""
    sentences = []
    if release.k > 1:
        higher = ", in some tables higher ones too" if any(table.k > release.k for table in release.tables) else ""
        sentences.append(f"Counts from 1 to {release.k - 1} are withheld and shown as [c]{higher}.")
    if release.k_reason:
        sentences.append(
            f"The threshold is {release.k}, not {HOUSE_THRESHOLD}, for this reason: {plain(release.k_reason)}"
        )
    if release.suppressions:
        sentences.append(
            f"Cells withheld: {len(release.suppressions)}, because the figure is small or would reveal a small one; "
            "which of the two is not told, since that would reveal it."
        )
    return (*sentences, *map(plain, release.checks))


def selection(release: Release) -> tuple[str, ...]:
    """What exactly was asked of the case file, for whom."""
    question = plain(release.question) or "everything"
    return (
        f"Country: {plain(release.country)}. Period: {interval(release)}. Selected: {question}.",
        f"Made for {AUDIENCES[release.audience]}.",
    )
