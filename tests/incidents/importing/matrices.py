"""Writes small lists of recommendations as Word documents, in OHCHR's two layouts."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document

THIRD = ("Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation")
FOURTH = (
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
)
HEADER = "UPR of Azerbaijan (4th Cycle - 44th Session)\t\tThematic list of recommendations\t\tPage 1 of 2"
ROW = (
    "140.1 Open an inquiry (France) (Iran (Islamic Republic of));\nSource of Position: A/HRC/55/1 - Para.3",
    "Supported",
    "- Racial discrimination\n- A theme nobody listed\nGroups of Persons: \n- Children",
    "- 5 - GENDER EQUALITY\n- 16 - PEACE, JUSTICE AND STRONG INSTITUTIONS",
)


def write_matrix(
    path: Path, rows: Sequence[Sequence[str]] = (ROW,), names: Sequence[str] = FOURTH, header: str = HEADER
) -> Path:
    """A document with one table; a row of one cell is a heading across the table."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    table = document.add_table(rows=0, cols=len(names))
    for cells in (names, *rows):
        row = table.add_row().cells
        if len(cells) == 1:
            row[0].merge(row[-1]).text = cells[0]
        else:
            for cell, words in zip(row, cells, strict=True):
                first, *others = words.split("\n")
                cell.paragraphs[0].text = first
                for line in others:
                    cell.add_paragraph(line)
    document.save(str(path))
    return path
