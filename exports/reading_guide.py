"""What a reader must know before the first figure."""

from exports import method_wording
from exports.safe_cells import plain
from exports.wording import AUDIENCES, FLAGS, footer, long_date, owners, period
from schemas.release import TOTAL, DictionaryEntry, Release

LICENCE = ("CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/")
"""Under which the published counts may be used: name, title, address."""

REASON = "small itself, or would reveal a small one"
"""Why a cell is withheld. Never which of the two: who knows that a cell is small itself knows it to be below k."""


def title(release: Release) -> str:
    """What a bundle or workbook is called."""
    return f"Documented human-rights incidents in {plain(release.country_name)}"


def about(release: Release) -> tuple[tuple[str, str], ...]:
    """The facts of the release, each with its name."""
    signs = "; ".join(f"[{sign}] {meaning}" for sign, meaning in FLAGS.items())
    threshold = f"Counts from 1 to {release.k - 1} are withheld." if release.k > 1 else "No count is withheld for size."
    units = ", ".join(sorted({table.unit for table in release.tables})) or "none"
    return (
        ("Release", plain(release.id)),
        ("Made on", long_date(release.made_on)),
        ("Documented by", owners(release)),
        ("Country", f"{plain(release.country_name)} ({plain(release.country)})"),
        ("Period", period(release)),
        ("Selected", plain(release.question) or "everything"),
        ("Made for", AUDIENCES[release.audience]),
        ("Counting units", f"{units}; figures of different units must not be added"),
        ("Threshold", threshold),
        ("Signs", signs),
        ("What it does not say", method_wording.limits(release)[0]),
        ("Licence", f"{LICENCE[1]}, {LICENCE[2]}"),
        ("How to cite", footer(release)),
    )


def method(release: Release) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The method under its headings."""
    return (
        ("What is counted", method_wording.scope(release)),
        ("Sources", method_wording.sources(release)),
        ("Consent", method_wording.consent(release)),
        ("Protection", method_wording.protection(release)),
        ("Limits", method_wording.limits(release)),
    )


def dictionary(release: Release) -> tuple[DictionaryEntry, ...]:
    """What every code of every table means; a code the release does not define has its label at least."""
    told = {(entry.field, entry.code): entry for entry in release.dictionary}
    for known in (known for table in release.tables for known in table.dimensions):
        for code in known.codes:
            told.setdefault((known.name, code.code), DictionaryEntry(known.name, code.code, code.label, ""))
        total = DictionaryEntry(known.name, TOTAL, "Total", "All codes of the dimension together.")
        told.setdefault((known.name, TOTAL), total)
    return tuple(told.values())
