"""Where in a file the table lies."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from incidents.importing.rows import MARK, FileRefusedError
from schemas.speech import said

KOBO = "kobo"
"""What a map, or whoever imports, says of a file that KoboToolbox or ODK wrote."""

SEARCHED_ROWS = 30
"""The names of the columns are looked for in so many first rows."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a map says of the file; an empty answer is found out by reading."""

    columns: frozenset[str] = frozenset()
    """The columns the map reads, in its own spelling."""
    optional: frozenset[str] = frozenset()
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int | None = None
    records: str = ""
    short_rows: str = "refuse"
    made_with: str = ""
    """``kobo`` for what KoboToolbox and ODK export, which is more than one table."""
    called: Mapping[str, str] = field(default_factory=dict)
    """Other names of columns, as names are compared, and the map's own."""
    inner: frozenset[str] = frozenset()
    """What the map reads inside the parts of a column."""
    repeats: frozenset[str] = frozenset()
    """The columns that hold tables of their own."""

    def spellings(self) -> dict[str, str]:
        """Every name the map knows a column by, as names are compared, and its own spelling."""
        return dict(self.called) | {spelled(name): name for name in self.columns}


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns: where it stands (from 0), and the names in the map's spelling."""

    place: int
    names: tuple[str, ...]
    found: frozenset[str] = field(default_factory=frozenset)


def spelled(name: str) -> str:
    """A column's name as names are compared: case, blanks and the form of an accent do not count."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def find_header(rows: Sequence[Sequence[str]], layout: Layout) -> Header | None:
    """The first row that names most of the map's columns; merged titles and headings above it name none."""
    wanted = layout.spellings()
    best: Header | None = None
    for place, cells in enumerate(rows):
        if layout.header_row not in (None, place + 1) or not any(cell.strip() for cell in cells):
            continue
        found = frozenset(wanted[spelled(cell)] for cell in cells if spelled(cell) in wanted)
        if best is None or len(found) > len(best.found):
            best = Header(place, _named(cells, wanted), found)
    return best if best and (best.found or not wanted) else None


def check_header(header: Header, layout: Layout, counted_in: str) -> None:
    """Raises FileRefusedError when columns of the map are missing or stand there twice."""
    twice = sorted({name for name in header.names if name in layout.columns and header.names.count(name) > 1})
    if twice:
        told = {"number": header.place + 1, "columns": ", ".join(twice)}
        raise FileRefusedError(
            said("Line {number} names a column twice that the map reads ({columns}); rename one of them.", **told)
            if counted_in == "line"
            else said("Row {number} names a column twice that the map reads ({columns}); rename one of them.", **told)
        )
    require(header.found, layout)


def require(found: Iterable[str], layout: Layout) -> None:
    """Raises FileRefusedError naming every column the map reads and the file lacks."""
    missing = sorted(layout.columns - layout.optional - set(found))
    if missing:
        raise FileRefusedError(
            said(
                "The file lacks {number} of the columns this map reads: {columns}. "
                "Choose another map, or list them under `optional` in its [file] part.",
                number=len(missing),
                columns=", ".join(missing),
            )
        )


def _named(cells: Sequence[str], wanted: dict[str, str]) -> tuple[str, ...]:
    """Each column's name in the map's spelling; a column without one is called by its place."""
    last = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    names: list[str] = []
    for place, cell in enumerate(cells[:last], 1):
        name = wanted.get(spelled(cell)) or " ".join(cell.split()) or f"column {place}"
        names.append(name if name in wanted.values() or name not in names else f"{name} ({place})")
    return tuple(names)


def is_mark(column: str) -> bool:
    """Whether the quarantine wrote this column."""
    return spelled(column).startswith(MARK)
