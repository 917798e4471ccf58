"""The counts of a release for other programs: CSV with its dictionary and description."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence

from exports.base import Format, Rendered
from exports.bundle_pages import readme, sdc_report
from exports.constant_zip import packed
from exports.data_package import COUNTS, DICTIONARY, described
from exports.reading_guide import dictionary
from exports.safe_cells import guarded
from exports.wording import interval
from schemas.release import Release
from schemas.submission import Submission


def render(release: Release, _submission: Submission | None) -> Rendered:
    """A ZIP of counts_long.csv, dictionary.csv, datapackage.json, README.md, SDC_REPORT.md and SHA256SUMS."""
    counts = _csv([column.name for column in COUNTS], _counts(release))
    words = _csv(
        [column.name for column in DICTIONARY],
        ((entry.field, entry.code, entry.label, entry.definition) for entry in dictionary(release)),
    )
    parts = {
        "counts_long.csv": counts,
        "dictionary.csv": words,
        "datapackage.json": described(release, counts, words),
        "README.md": readme(release),
        "SDC_REPORT.md": sdc_report(release),
    }
    sums = "".join(f"{hashlib.sha256(part).hexdigest()}  {name}\n" for name, part in sorted(parts.items()))
    return Rendered(packed({**parts, "SHA256SUMS": sums.encode()}))


def _counts(release: Release) -> Iterator[tuple[str, ...]]:
    """One line a cell: totals as '*', an empty value where a flag says why there is none."""
    for table in release.tables:
        grid = table.grid()
        for codes in table.combinations():
            value, flag = grid[codes].value, grid[codes].flag
            pairs = [part for known, code in zip(table.dimensions, codes, strict=True) for part in (known.name, code)]
            first = (*pairs, "", "")[:4]
            yield (table.id, *first, interval(release), table.unit, "" if value is None else str(value), flag)


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180 with LF, UTF-8 without a mark, no cell that a spreadsheet takes for a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return made.getvalue().encode()


FORMAT = Format(name="csv", suffix=".zip", render=render)
