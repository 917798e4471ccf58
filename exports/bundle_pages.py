"""The pages that explain a bundle of CSV files."""

from collections import Counter
from collections.abc import Iterable

from exports.data_package import COUNTS
from exports.reading_guide import about, method, title
from exports.safe_cells import markdown
from exports.wording import universe
from schemas.release import Release

_FILES = (
    ("counts_long.csv", "every figure of every table, one line a cell"),
    ("dictionary.csv", "what the codes mean"),
    ("datapackage.json", "the two files described for programs (Frictionless Data Package)"),
    ("SDC_REPORT.md", "what was withheld, and how it was tried to find it out"),
    ("SHA256SUMS", "check with: sha256sum -c SHA256SUMS"),
)
_TABLE_HEAD = (
    "| Table | Threshold | Cells | Withheld |",
    "|---|---|---|---|",
)


def readme(release: Release) -> bytes:
    """What the bundle holds and how to read it, as Markdown."""
    return _page(
        title(release),
        [f"- **{name}**: {markdown(text)}" for name, text in about(release)],
        ["## Files", "", *[f"- `{name}`: {text}" for name, text in _FILES]],
        ["## Columns of counts_long.csv", "", *[f"- `{column.name}`: {column.description}" for column in COUNTS]],
        ["## Tables", "", *[line for table in release.tables for line in (
            f"- {table.id}: {markdown(table.title)}. {markdown(universe(table))}",
            *[f"  - {markdown(note)}" for note in table.notes],
        )]],
        *[[f"## {heading}", "", *[f"- {markdown(text)}" for text in texts]] for heading, texts in method(release)],
    )  # fmt: skip


def sdc_report(release: Release) -> bytes:
    """How much was withheld in each table, and what the attacker found; no figure, and not which cells are small."""
    withheld = Counter(note.table for note in release.suppressions)
    rows = (f"| {table.id} | {table.k} | {len(table.cells)} | {withheld[table.id]} |" for table in release.tables)
    protection = dict(method(release))["Protection"]
    return _page(
        f"Disclosure control of release {release.id}",
        [f"- {markdown(sentence)}" for sentence in protection],
        [*_TABLE_HEAD, *rows],
    )


def _page(heading: str, *parts: Iterable[str]) -> bytes:
    """A Markdown page: UTF-8, LF, an empty line between its parts."""
    return ("\n\n".join([f"# {markdown(heading)}", *("\n".join(part) for part in parts)]) + "\n").encode()
