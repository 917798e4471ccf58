"""From tables, new and published, to one system."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf

from incidents.disclosure.earlier import Edition
from incidents.disclosure.linear import Program, Row
from incidents.disclosure.primary import Threshold
from incidents.disclosure.system import NEW, Column, System
from incidents.disclosure.table import CellName, CountTable, Relation
from incidents.errors import RefusedInputError
from schemas.speech import said

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
    withheld: dict[Column, str] = {}
    rows: dict[tuple[Terms, bool], None] = {}
    for table in tables:
        _tell(known, NEW, table.values, table.name)
        rows.update(_rows(NEW, table.relations()))
    for number, edition in enumerate(earlier):
        for shown in edition:
            _tell(known, number, shown.figures, shown.name)
            withheld |= {Column(number, cell): reason for cell, reason in shown.reasons.items()}
            rows.update(_rows(number, shown.relations()))
    columns = dict.fromkeys([*known, *withheld])
    rows.update(_nestings(columns, nested))
    growth = _growth(columns, known)
    standing = known | _stand_ins(known, withheld, list(rows), growth)
    rows.update(dict.fromkeys((terms, False) for terms in growth if _sum(terms, standing) >= 0))
    settled = {column for column, value in known.items() if column.edition != NEW or value == 0}
    changes = _changes(columns, standing, settled, threshold)
    rows.update(dict.fromkeys((_change(change), True) for change in changes))
    return _system(standing | changes, rows, settled, withheld)


def _tell(known: dict[Column, int], edition: int, figures: Mapping[CellName, int], name: str) -> None:
    for cell, value in figures.items():
        if known.setdefault(Column(edition, cell), value) != value:
            raise RefusedInputError(
                said("{table} and another table of the same release count '{cell}' differently.", table=name, cell=cell)
            )


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


def _changes(
    columns: Iterable[Column], standing: Mapping[Column, int], settled: Collection[Column], threshold: Threshold
) -> dict[Column, int]:
    """Every change of less than the threshold: since each earlier release, and between one of these and the next."""
    found = {}
    for cell, each in _editions(columns).items():
        # releases that showed the same figure are subtracted from in the same way: the first stands for all
        apart = {(standing[column] if column in settled else column): column for column in reversed(each[:-1])}
        steps = [*pairwise(each[:-1]), *((before, each[-1]) for before in apart.values())]
        for before, after in steps:
            change = standing[after] - standing[before]
            if 0 < abs(change) < threshold(cell) and standing[before] and standing[after]:
                found[after._replace(since=before.edition)] = change
    return found


def _change(change: Column) -> Terms:
    after, before = change.ends
    return (after, 1), (before, -1), (change, -1)


def _sum(terms: Iterable[tuple[Column, int]], standing: Mapping[Column, int]) -> int:
    return sum(standing[column] * weight for column, weight in terms)


def _stand_ins(
    known: Mapping[Column, int], withheld: Iterable[Column], rows: list[tuple[Terms, bool]], growth: list[Terms]
) -> dict[Column, int]:
    """For what was withheld before, figures that everything published allows; changed as little since as can be.

    Where a withheld figure can have stood still, nobody can prove that it changed: no change needs protection there.
    """
    order = [*known, *withheld]
    if len(order) == len(known):
        return {}
    ceiling = 2 * max(known.values(), default=0) + 100
    bounds = [(known[column],) * 2 if column in known else (1, ceiling) for column in order]
    changed: Counter[Column] = Counter()
    for step in growth:
        changed.update(dict(step))
    for believed, costs in (([*rows, *((terms, False) for terms in growth)], changed), (rows, Counter())):
        program = Program(list(_numbered(believed, order)), [low for low, _ in bounds], [high for _, high in bounds])
        program.price({at: float(costs[column]) for at, column in enumerate(order)})
        point = program.whole_answer()
        if point is not None:
            return {column: round(value) for column, value in zip(order, point, strict=True) if column not in known}
    raise RefusedInputError(
        said("The earlier releases contradict themselves: no figures fit what they showed and withheld.")
    )


def _numbered(rows: Iterable[tuple[Terms, bool]], order: Sequence[Column]) -> Iterator[Row]:
    index = {column: at for at, column in enumerate(order)}
    for terms, exact in rows:
        columns, weights = zip(*((index[column], weight) for column, weight in terms), strict=True)
        yield Row(columns, weights, 0, 0 if exact else inf)


def _system(
    standing: Mapping[Column, int],
    rows: Iterable[tuple[Terms, bool]],
    settled: Collection[Column],
    withheld: Mapping[Column, str],
) -> System:
    order = [column for column in standing if column not in settled]
    index = {column: at for at, column in enumerate(order)}
    left: dict[Row, None] = {}
    for terms, exact in rows:
        if (total := _sum(terms, standing)) < 0 or (exact and total != 0):
            raise RefusedInputError(said("The tables contradict each other at '{cell}'.", cell=terms[0][0]))
        still_open = [(index[column], weight) for column, weight in terms if column in index]
        given = _sum([term for term in terms if term[0] not in index], standing)
        if still_open:
            columns, weights = zip(*still_open, strict=True)
            left[Row(columns, weights, -given, -given if exact else inf)] = None
    return System(
        columns=tuple(order),
        standing=tuple(standing[column] for column in order),
        rows=tuple(left),
        withheld_before={index[column]: reason for column, reason in withheld.items()},
    )
