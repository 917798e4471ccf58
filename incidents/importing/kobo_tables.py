"""Joins the tables of an export: what was repeated, under what it was repeated in."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from incidents.importing.csv_rows import csv_source
from incidents.importing.kobo_names import Names
from incidents.importing.layout import Layout, spelled
from incidents.importing.rows import Cell, Fault, FileRefusedError, Row, Source
from incidents.importing.xlsx_rows import sheet_titles, xlsx_source
from schemas.speech import said

MOST_REPEATED = 500_000
"""So many rows of repeated groups are kept in memory while the submissions are read."""

_INDEX, _PARENT, _PARENT_TABLE = "_index", "_parent_index", "_parent_table_name"
_KEY, _PARENT_KEY = "KEY", "PARENT_KEY"


class Repeated(NamedTuple):
    """The rows of one repeated group, by the row they stand in."""

    name: str
    names: Names
    rows: dict[str, list[Row]]


class Export(NamedTuple):
    """A table of submissions, and the tables of their repeated groups."""

    main: Source
    names: Names
    title: str
    repeated: list[Repeated]

    def cells(self, row: Row) -> tuple[dict[str, Cell], tuple[Fault, ...]]:
        """A submission with everything repeated in it; taken out as it is read, so that what is left has no parent."""
        faults = list(row.faults)
        told = self.names.cells(row.cells) | self._under(_key(row.cells, self.title), faults)
        return told, tuple(faults)

    def left(self) -> int:
        """Rows of repeated groups that stand in no submission."""
        return sum(len(rows) for each in self.repeated for rows in each.rows.values())

    def _under(self, key: str, faults: list[Fault]) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for each in self.repeated:
            tables: list[Cell] = []
            for row in each.rows.pop(key, []):
                faults += [Fault(each.name, fault.sentence) for fault in row.faults]
                tables.append(each.names.cells(row.cells) | self._under(_key(row.cells, each.name), faults))
            if tables:
                found[each.name] = tables
        return found


@contextmanager
def workbook_export(path: Path, layout: Layout) -> Iterator[Export]:
    """Kobo's workbook: a sheet of submissions, and one for each repeated group."""
    with ExitStack() as stack:
        sources: dict[str, Source] = {}
        for title in sheet_titles(path):
            try:
                sources[title] = stack.enter_context(xlsx_source(path, Layout(sheet=title)))
            except FileRefusedError:
                if not sources:
                    raise
        main = next((title for title, source in sources.items() if _PARENT not in source.columns), "")
        if not main:
            raise FileRefusedError(said("No sheet of this workbook holds submissions: export it again from Kobo."))
        yield _joined(sources, main, layout, lambda title: title)


@contextmanager
def csv_export(path: Path, layout: Layout) -> Iterator[Export]:
    """A CSV of submissions; what ODK puts beside it for repeated groups (``form-group.csv``) is read with it."""
    beside = sorted(each for each in path.parent.glob(f"{_literal(path.stem)}-*.csv") if each != path)
    with ExitStack() as stack:
        sources = {path.stem: stack.enter_context(csv_source(path, Layout(delimiter=layout.delimiter)))}
        if _KEY in sources[path.stem].columns:
            for each in beside:
                source = stack.enter_context(csv_source(each, Layout()))
                if _PARENT_KEY in source.columns:
                    sources[each.stem] = source
        yield _joined(sources, path.stem, layout, lambda title: title.removeprefix(f"{path.stem}-"))


def _literal(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)


def _joined(sources: Mapping[str, Source], main: str, layout: Layout, called: Callable[[str], str]) -> Export:
    spellings = layout.spellings() | {spelled(name): name for name in layout.inner}
    titles = {title: _repeat(called(title), spellings) for title in sources if title != main}
    repeats = tuple(titles.values())
    repeated = []
    kept = 0
    for title, name in titles.items():
        rows: dict[str, list[Row]] = {}
        for row in sources[title].rows:
            kept += 1
            if kept > MOST_REPEATED:
                raise FileRefusedError(
                    said("The repeated groups hold more than {most:,} rows; export fewer at once.", most=MOST_REPEATED)
                )
            rows.setdefault(_parent(row.cells, titles, main), []).append(row)
        repeated.append(Repeated(name, Names(sources[title].columns, layout, repeats), rows))
    return Export(sources[main], Names(sources[main].columns, layout, repeats), main, repeated)


def _repeat(title: str, spellings: Mapping[str, str]) -> str:
    """The repeated group a table is of; the groups it stands in may come before its name."""
    steps = re.sub(r"~\d+$", "", title).split("-")  # Briefcase numbers groups of one name
    tails = ("-".join(steps[place:]) for place in range(len(steps)))
    return next((spellings[spelled(tail)] for tail in tails if spelled(tail) in spellings), title)


def _key(cells: Mapping[str, Cell], table: str) -> str:
    """What a row is called by those that stand in it."""
    return str(cells.get(_KEY, "")) or f"{table}\n{cells.get(_INDEX, '')}"


def _parent(cells: Mapping[str, Cell], titles: Mapping[str, str], main: str) -> str:
    """The row this one stands in. A table that is no repeated group's is that of the submissions, however called."""
    if told := str(cells.get(_PARENT_KEY, "")):
        return told
    table = titles.get(str(cells.get(_PARENT_TABLE, "")), main)
    return f"{table}\n{cells.get(_PARENT, '')}"
