"""Documents as they must look; QEYD_GOLDEN_UPDATE=1 writes them anew, to be read before they are kept."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import FORMATS
from tests.exports.example import RELEASE
from tests.exports.reading import lines, parts, word, workbook
from tests.exports.test_upr_submission import SUBMISSION

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def upr_lines() -> Iterator[str]:
    yield from lines(word(FORMATS["upr"].render(RELEASE, SUBMISSION).content))


def workbook_lines() -> Iterator[str]:
    for sheet in workbook(FORMATS["tables"].render(RELEASE, None).content):
        yield f"== {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else str(cell) for cell in row).rstrip(" |")


def bundle_lines() -> Iterator[str]:
    for name, part in parts(FORMATS["csv"].render(RELEASE, None).content).items():
        yield f"== {name}"
        yield from part.decode().splitlines()


SHOWN = {"upr.txt": upr_lines, "tables.txt": workbook_lines, "csv.txt": bundle_lines}


@pytest.mark.parametrize("name", SHOWN)
def test_a_document_looks_as_it_did(name: str) -> None:
    drawn = "\n".join(SHOWN[name]()) + "\n"
    if os.environ.get("QEYD_GOLDEN_UPDATE") == "1":
        (GOLDEN / name).write_text(drawn, encoding="utf-8")

    assert drawn == (GOLDEN / name).read_text(encoding="utf-8")
