"""What has to be said beside a count, so that it is read for what it is."""

from incidents.case_file import CaseFile
from incidents.count_sql import Question, of_acts_without_victim, of_doubles, of_incidents
from incidents.dimension import Dimension
from incidents.query_reach import Reach
from incidents.tallying import Tally


def notes(case: CaseFile, asked: Reach, unit: str, dimensions: tuple[Dimension, ...], told: Tally) -> tuple[str, ...]:
    """Sentences, most general first: what n is, what is unknown, what does not add up, what it rests on."""
    number, no_date, vague, single, none = _one(case, of_incidents(asked))
    said = [f"n = {_many(number, 'documented incident')}. What is not documented is not counted."]
    if unit == "acts":
        said.append(f"The unit is the act (one victim, one kind of act): {told.total[0]:,}.")
    if unit == "victims":
        said += _of_victims(case, asked, told)
    if any(each.periods for each in dimensions) and (no_date or vague):
        said.append(
            f"{_many(no_date, 'incident')} without a known date, {vague:,} dated less exactly than to the day:"
            " a date counts in a period only if it surely lies in it."
        )
    said += _of_sums(unit, dimensions, told)
    if number:
        said.append(
            f"{single:,} of {_many(number, 'incident')} ({100 * single / number:.0f} %) rest on a single source,"
            f" {none:,} name none."
        )
    (doubled,) = _one(case, of_doubles(asked))
    if doubled:
        said.append(f"{_many(doubled, 'incident')} marked as duplicate of another one: counted all the same.")
    return tuple(said)


def _of_sums(unit: str, dimensions: tuple[Dimension, ...], told: Tally) -> list[str]:
    added = sum(low for low, _ in told.cells.values())
    if added == told.total[0]:
        return []
    reasons = ", ".join(dict.fromkeys(each.several for each in dimensions if each.several)) or "several acts"
    return [
        f"The rows add up to {added:,} and not to {told.total[0]:,}:"
        f" one of the {unit} may stand in several of them ({reasons})."
    ]


def _of_victims(case: CaseFile, asked: Reach, told: Tally) -> list[str]:
    (nobody,) = _one(case, of_acts_without_victim(asked))
    said = [f"The unit is the victim: {_many(told.records, 'record')} of individuals and groups, each once in a row."]
    if told.no_figure:
        said.append(f"The figure is not known for {_many(told.no_figure, 'group')}: not in any figure.")
    if told.no_low:
        said.append(f"No lower figure is known for {_many(told.no_low, 'group')}: in the high figure only.")
    if told.no_high:
        said.append(
            f"No upper figure is known for {_many(told.no_high, 'group')}: the high figure is itself a least one."
        )
    if nobody:
        said.append(f"{_many(nobody, 'act')} with no known victim: not in any figure.")
    return said


def _one(case: CaseFile, question: Question) -> tuple[int, ...]:
    row = case.connection.execute(question.sql, question.values).fetchone()
    return tuple(int(each) for each in row)


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
