"""What has to be said beside a count, so that it is read for what it is."""

from incidents.case_file import CaseFile
from incidents.count_sql import (
    Question,
    of_acts_without_victim,
    of_doubles,
    of_incidents,
    of_proceedings_about_no_incident,
)
from incidents.dimension import Dimension
from incidents.query_reach import Reach
from incidents.tallying import Tally
from schemas.speech import counted, noted, said

_SUMS = {
    "incidents": noted(
        "The rows add up to {rows:,} and not to {total:,}:"
        " one of the incidents may stand in several of them ({reasons})."
    ),
    "acts": noted(
        "The rows add up to {rows:,} and not to {total:,}: one of the acts may stand in several of them ({reasons})."
    ),
    "proceedings": noted(
        "The rows add up to {rows:,} and not to {total:,}:"
        " one of the proceedings may stand in several of them ({reasons})."
    ),
    "victims": noted(
        "The rows add up to {rows:,} and not to {total:,}: one of the victims may stand in several of them ({reasons})."
    ),
}


def notes(case: CaseFile, asked: Reach, unit: str, dimensions: tuple[Dimension, ...], told: Tally) -> tuple[str, ...]:
    """Sentences, most general first: what n is, what is unknown, what does not add up, what it rests on."""
    number, no_date, vague, single, none = _one(case, of_incidents(asked))
    beside = [
        counted(
            number,
            "n = {n:,} documented incident. What is not documented is not counted.",
            "n = {n:,} documented incidents. What is not documented is not counted.",
        )
    ]
    if unit == "acts":
        beside.append(said("The unit is the act (one victim, one kind of act): {acts:,}.", acts=told.total[0]))
    if unit == "proceedings":
        beside.append(said("The unit is the proceeding (one person, one forum): {number:,}.", number=told.total[0]))
        (about_none,) = _one(case, of_proceedings_about_no_incident(case.organisation))
        if about_none:
            beside.append(
                counted(
                    about_none,
                    "{n:,} proceeding is about no incident: it stands in no row.",
                    "{n:,} proceedings are about no incident: they stand in no row.",
                )
            )
    if unit == "victims":
        beside += _of_victims(case, asked, told)
    if any(each.periods for each in dimensions) and (no_date or vague):
        beside.append(_of_dates(no_date, vague))
    beside += _of_sums(unit, dimensions, told)
    if number:
        beside.append(_of_sources(number, single, none))
    (doubled,) = _one(case, of_doubles(asked))
    if doubled:
        beside.append(
            counted(
                doubled,
                "{n:,} incident marked as duplicate of another one: counted all the same.",
                "{n:,} incidents marked as duplicate of another one: counted all the same.",
            )
        )
    return tuple(beside)


def _of_dates(no_date: int, vague: int) -> str:
    return counted(
        no_date,
        "{n:,} incident without a known date, {vague:,} dated less exactly than to the day:"
        " a date counts in a period only if it surely lies in it.",
        "{n:,} incidents without a known date, {vague:,} dated less exactly than to the day:"
        " a date counts in a period only if it surely lies in it.",
        vague=vague,
    )


def _of_sources(number: int, single: int, none: int) -> str:
    return counted(
        number,
        "{single:,} of {n:,} incident ({percent:.0f} %) rest on a single source, {none:,} name none.",
        "{single:,} of {n:,} incidents ({percent:.0f} %) rest on a single source, {none:,} name none.",
        single=single,
        percent=100 * single / number,
        none=none,
    )


def _of_sums(unit: str, dimensions: tuple[Dimension, ...], told: Tally) -> list[str]:
    added = sum(low for low, _ in told.cells.values())
    if added == told.total[0]:
        return []
    reasons = ", ".join(dict.fromkeys(said(each.several) for each in dimensions if each.several))
    return [said(_SUMS[unit], rows=added, total=told.total[0], reasons=reasons or said("several acts"))]


def _of_victims(case: CaseFile, asked: Reach, told: Tally) -> list[str]:
    (nobody,) = _one(case, of_acts_without_victim(asked))
    beside = [
        counted(
            told.records,
            "The unit is the victim: {n:,} record of individuals and groups, each once in a row.",
            "The unit is the victim: {n:,} records of individuals and groups, each once in a row.",
        )
    ]
    if told.no_figure:
        beside.append(
            counted(
                told.no_figure,
                "The figure is not known for {n:,} group: not in any figure.",
                "The figure is not known for {n:,} groups: not in any figure.",
            )
        )
    if told.no_low:
        beside.append(
            counted(
                told.no_low,
                "No lower figure is known for {n:,} group: in the high figure only.",
                "No lower figure is known for {n:,} groups: in the high figure only.",
            )
        )
    if told.no_high:
        beside.append(
            counted(
                told.no_high,
                "No upper figure is known for {n:,} group: the high figure is itself a least one.",
                "No upper figure is known for {n:,} groups: the high figure is itself a least one.",
            )
        )
    if nobody:
        beside.append(
            counted(
                nobody,
                "{n:,} act with no known victim: not in any figure.",
                "{n:,} acts with no known victim: not in any figure.",
            )
        )
    return beside


def _one(case: CaseFile, question: Question) -> tuple[int, ...]:
    row = case.connection.execute(question.sql, question.values).fetchone()
    return tuple(int(each) for each in row)
