"""From tables, new and published, to one system."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf

from incidents.disclosure.earlier import Edition
from incidents.disclosure.linear import Program, Row
from incidents.disclosure.primary import Threshold
from incidents.disclosure.system import NEW, Column, System
from incidents.disclosure.table import CellName, CountTable, Relation
from incidents.errors import RefusedInputError

Terms = tuple[tuple[Column, int], ...]
Nested = Sequence[tuple[str, str]]
"""Pairs of universes of which the first counts part of the second, cell by cell: incidents, and their acts."""


def built(
    tables: Sequence[CountTable], threshold: Threshold, earlier: Sequence[Edition] = (), nested: Nested = ()
) -> System:
    """One system of all tables of a release and of the releases before it, the oldest first.

    A cell that several tables show is one column. Counts are known to grow from release to release wherever what was
    shown does not say otherwise; a change of less than the threshold is a column of its own, to be protected like a
    cell. Raises RefusedInputError where tables contradict each other.
    """
    known: dict[Column, int] = {}
    withheld: dict[Column, tuple[str, int]] = {}
    rows: dict[tuple[Terms, bool], None] = {}
    for table in tables:
        _tell(known, NEW, table.values, table.name)
        rows.update(_rows(NEW, table.relations()))
    for number, edition in enumerate(earlier):
        for shown in edition:
            _tell(known, number, shown.figures, shown.name)
            withheld |= {Column(number, cell): (reason, shown.k) for cell, reason in shown.reasons.items()}
            rows.update(_rows(number, shown.relations()))
    columns = dict.fromkeys([*known, *withheld])
    rows.update(_nestings(columns, nested))
    growth = _growth(columns, known)
    standing = known | _stand_ins(known, withheld, list(rows), growth)
    rows.update(dict.fromkeys((terms, False) for terms in growth if _sum(terms, standing) >= 0))
    changes = _changes(columns, standing, threshold)
    rows.update(dict.fromkeys((_change(change), True) for change in changes))
    settled = {column for column, value in known.items() if column.edition != NEW or value == 0}
    return _system(standing | changes, rows, settled, {column: reason for column, (reason, _) in withheld.items()})


def _tell(known: dict[Column, int], edition: int, figures: Mapping[CellName, int], name: str) -> None:
    for cell, value in figures.items():
        if known.setdefault(Column(edition, cell), value) != value:
            raise RefusedInputError(f"{name} and another table of the same release count '{cell}' differently.")


def _rows(edition: int, relations: Iterable[Relation]) -> Iterator[tuple[tuple[Terms, bool], None]]:
    for relation in relations:
        terms = tuple(sorted((Column(edition, cell), weight) for cell, weight in relation.terms))
        yield (terms, relation.exact), None


def _nestings(columns: Iterable[Column], nested: Nested) -> Iterator[tuple[tuple[Terms, bool], None]]:
    present = set(columns)
    for part, whole in nested:
        for column in columns:
            above = column._replace(cell=column.cell._replace(universe=whole))
            if column.cell.universe == part and above in present:
                yield (((above, 1), (column, -1)), False), None


def _editions(columns: Iterable[Column]) -> dict[CellName, list[Column]]:
    found: dict[CellName, list[Column]] = {}
    for column in columns:
        found.setdefault(column.cell, []).append(column)
    return {cell: sorted(each, key=lambda column: (column.edition == NEW, column)) for cell, each in found.items()}


def _growth(columns: Iterable[Column], known: Mapping[Column, int]) -> list[Terms]:
    """Counts only grow; but not where a case was withdrawn or corrected and everybody saw the count fall."""
    steps = [step for each in _editions(columns).values() for step in pairwise(each)]
    return [((after, 1), (before, -1)) for before, after in steps if known.get(after, inf) >= known.get(before, 0)]


def _changes(columns: Iterable[Column], standing: Mapping[Column, int], threshold: Threshold) -> dict[Column, int]:
    found = {}
    for cell, each in _editions(columns).items():
        steps = [*pairwise(each[:-1]), *((before, each[-1]) for before in each[:-1])]
        for before, after in steps:
            change = standing[after] - standing[before]
            if 0 < abs(change) < threshold(cell) and standing[before] and standing[after]:
                found[after._replace(since=before.edition)] = change
    return found


def _change(change: Column) -> Terms:
    after, before = change.ends
    return (after, 1), (before, -1), (change, -1)


def _sum(terms: Terms, standing: Mapping[Column, int]) -> int:
    return sum(standing[column] * weight for column, weight in terms)


def _stand_ins(
    known: Mapping[Column, int],
    withheld: Mapping[Column, tuple[str, int]],
    rows: list[tuple[Terms, bool]],
    growth: list[Terms],
) -> dict[Column, int]:
    """For what was withheld before, figures that everything published allows, by the rules of then if possible."""
    if not withheld:
        return {}
    ceiling = 2 * max(known.values(), default=0) + 100
    by_rule = {column: (1, k - 1) if reason == "primary" else (k, ceiling) for column, (reason, k) in withheld.items()}
    anyhow = dict.fromkeys(withheld, (1, ceiling))
    grown = rows + [(terms, False) for terms in growth]
    for ranges, believed in ((by_rule, grown), (anyhow, grown), (by_rule, rows), (anyhow, rows)):
        order = list(known) + list(withheld)
        bounds = [(known[column],) * 2 if column in known else ranges[column] for column in order]
        program = Program(list(_numbered(believed, order)), [low for low, _ in bounds], [high for _, high in bounds])
        point = program.whole_answer()
        if point is not None:
            return {column: round(value) for column, value in zip(order, point, strict=True) if column in withheld}
    raise RefusedInputError("The earlier releases contradict themselves: no figures fit what they showed and withheld.")


def _numbered(rows: Iterable[tuple[Terms, bool]], order: Sequence[Column]) -> Iterator[Row]:
    index = {column: at for at, column in enumerate(order)}
    for terms, exact in rows:
        yield Row(
            tuple(index[column] for column, _ in terms), tuple(weight for _, weight in terms), 0, 0 if exact else inf
        )


def _system(
    standing: Mapping[Column, int],
    rows: Iterable[tuple[Terms, bool]],
    settled: set[Column],
    withheld: Mapping[Column, str],
) -> System:
    order = list(standing)
    index = {column: at for at, column in enumerate(order)}
    for terms, exact in rows:
        if (total := _sum(terms, standing)) < 0 or (exact and total != 0):
            raise RefusedInputError(f"The tables contradict each other at '{terms[0][0]}'.")
    open_rows = [row for row in rows if any(column not in settled for column, _ in row[0])]
    return System(
        columns=tuple(order),
        standing=tuple(standing.values()),
        rows=tuple(_numbered(open_rows, order)),
        settled=frozenset(index[column] for column in settled),
        withheld_before={index[column]: reason for column, reason in withheld.items()},
    )
