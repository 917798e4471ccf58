"""Adds units up: each once in a combination of codes, however often it is met there."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from incidents.case_file import CaseFile
from incidents.count_sql import Question, added_up, is_single, not_one_each, one_by_one
from incidents.dimension import Dimension
from incidents.query_reach import Reach

Codes = tuple[str, ...]
Figure = tuple[int, int]
"""A low and a high figure; the same for incidents and acts."""

_ONE = (1, 1)


class Tally(NamedTuple):
    """The figures of every combination, of each dimension alone, and of all together."""

    cells: dict[Codes, Figure]
    margins: list[dict[Codes, Figure]]
    total: Figure
    no_figure: int = 0
    """Of the victims: records nobody told a figure of."""
    no_low: int = 0
    no_high: int = 0
    records: int = 0
    """The person records themselves, groups and individuals."""


def tally(case: CaseFile, dimensions: tuple[Dimension, ...], unit: str, asked: Reach) -> Tally:
    """Count the units of a query by one dimension or more."""
    if is_single(dimensions, unit):
        return _added_up(_rows(case, added_up(dimensions, unit, asked)), len(dimensions))
    members: dict[Codes, set[Any]] = {}
    for *codes, record in _rows(case, one_by_one(dimensions, unit, asked)):
        members.setdefault(tuple(codes), set()).add(record)
    margins = [_margin(members, place) for place in range(len(dimensions))]
    everybody: set[Any] = set().union(*members.values())
    if unit != "victims":
        return Tally(_sizes(members), [_sizes(each) for each in margins], (len(everybody), len(everybody)))
    return _of_people(case, members, margins, everybody)


def _rows(case: CaseFile, question: Question) -> Iterable[tuple[Any, ...]]:
    rows: Iterable[tuple[Any, ...]] = case.connection.execute(question.sql, question.values)
    return rows


def _added_up(rows: Iterable[tuple[Any, ...]], dimensions: int) -> Tally:
    cells = {tuple(codes): number for *codes, number in rows}
    margins: list[dict[Codes, int]] = [{} for _ in range(dimensions)]
    for codes, number in cells.items():
        for margin, code in zip(margins, codes, strict=True):
            margin[(code,)] = margin.get((code,), 0) + number
    total = sum(cells.values())
    return Tally(_twice(cells), [_twice(each) for each in margins], (total, total))


def _twice(numbers: dict[Codes, int]) -> dict[Codes, Figure]:
    return {codes: (number, number) for codes, number in numbers.items()}


def _margin(members: dict[Codes, set[Any]], place: int) -> dict[Codes, set[Any]]:
    margin: dict[Codes, set[Any]] = {}
    for codes, met in members.items():
        margin.setdefault((codes[place],), set()).update(met)
    return margin


def _sizes(members: dict[Codes, set[Any]]) -> dict[Codes, Figure]:
    return {codes: (len(met), len(met)) for codes, met in members.items()}


def _of_people(
    case: CaseFile, members: dict[Codes, set[str]], margins: list[dict[Codes, set[str]]], everybody: set[str]
) -> Tally:
    told = {record: (low, high) for record, low, high in _rows(case, not_one_each(case.organisation))}

    def figure(met: set[str]) -> Figure:
        several = [told[each] for each in met if each in told]
        alone = len(met) - len(several)
        low = sum(least or 0 for least, _ in several)
        high = sum(max(least or 0, most or 0) for least, most in several)
        return alone + low, alone + high

    groups = [told[each] for each in everybody if each in told]
    return Tally(
        {codes: figure(met) for codes, met in members.items()},
        [{codes: figure(met) for codes, met in margin.items()} for margin in margins],
        figure(everybody),
        no_figure=groups.count((None, None)),
        no_low=sum(least is None and most is not None for least, most in groups),
        no_high=sum(least is not None and most is None for least, most in groups),
        records=len(everybody),
    )
