"""What has to be said beside a count, so that it is read for what it is."""

from incidents.case_file import CaseFile
from incidents.count_sql import Question, of_acts, of_incidents, of_people
from incidents.dimension import Dimension
from incidents.figures import HIGH, LOW
from incidents.query_reach import Reach

_NO_DATE = "coalesce(sum(i.date_sort = ''), 0)"
_NOT_A_DAY = "coalesce(sum(i.date_sort <> '' AND i.date_earliest IS NOT i.date_latest), 0)"
_SOURCES = (
    "(SELECT count(DISTINCT n.source) FROM information n WHERE n.organisation = i.organisation AND n.incident = i.id)"
)
_DUPLICATES = (
    "EXISTS (SELECT 1 FROM link l WHERE l.organisation = i.organisation AND l.from_incident = i.id"
    " AND l.kind = 'duplicate_of')"
)


def notes(
    case: CaseFile, asked: Reach, unit: str, dimensions: tuple[Dimension, ...], total: int, figures: list[int]
) -> tuple[str, ...]:
    """Sentences, most general first: what n is, what is unknown, what does not add up, what it rests on."""
    incidents_, no_date, inexact, single, none, doubled = _one(
        case,
        of_incidents(
            f"count(*), {_NO_DATE}, {_NOT_A_DAY}, coalesce(sum({_SOURCES} = 1), 0), coalesce(sum({_SOURCES} = 0), 0),"
            f" coalesce(sum({_DUPLICATES}), 0)",
            asked,
        ),
    )
    said = [f"n = {_many(incidents_, 'documented incident')}. What is not documented is not counted."]
    if unit == "acts":
        said.append(f"The unit is the act (one victim, one kind of act): {total:,}.")
    if unit == "victims":
        said += _of_victims(case, asked)
    if any(each.periods for each in dimensions) and (no_date or inexact):
        said.append(
            f"{_many(no_date, 'incident')} without a known date, {inexact:,} dated less exactly than to the day:"
            " a date counts in a period only if it surely lies in it."
        )
    if sum(figures) != total:
        reasons = ", ".join(dict.fromkeys(each.several for each in dimensions if each.several)) or "several acts"
        said.append(
            f"The rows add up to {sum(figures):,} and not to {total:,}:"
            f" one of the {unit} may stand in several of them ({reasons})."
        )
    if incidents_:
        said.append(
            f"{single:,} of {_many(incidents_, 'incident')} ({100 * single / incidents_:.0f} %) rest on a single"
            f" source, {none:,} name none."
        )
    if doubled:
        said.append(f"{_many(doubled, 'incident')} marked as duplicate of another one: counted all the same.")
    return tuple(said)


def _of_victims(case: CaseFile, asked: Reach) -> list[str]:
    records, no_figure, no_low, no_high = _one(
        case,
        of_people(
            case.organisation,
            f"count(*), coalesce(sum({LOW} IS NULL AND {HIGH} IS NULL), 0),"
            f" coalesce(sum({LOW} IS NULL AND {HIGH} IS NOT NULL), 0),"
            f" coalesce(sum({LOW} IS NOT NULL AND {HIGH} IS NULL), 0)",
            asked,
        ),
    )
    (nobody,) = _one(case, of_acts("coalesce(sum(a.person IS NULL), 0)", asked))
    said = [
        f"The unit is the victim: {_many(records, 'record')} of individuals and groups, each counted once in a row."
    ]
    if no_figure:
        said.append(f"The figure is not known for {_many(no_figure, 'group')}: not in any figure.")
    if no_low:
        said.append(f"No lower figure is known for {_many(no_low, 'group')}: in the high figure only.")
    if no_high:
        said.append(f"No upper figure is known for {_many(no_high, 'group')}: the high figure is itself a least one.")
    if nobody:
        said.append(f"{_many(nobody, 'act')} with no known victim: not in any figure.")
    return said


def _one(case: CaseFile, question: Question) -> tuple[int, ...]:
    row = case.connection.execute(question.sql, question.values).fetchone()
    return tuple(int(each) for each in row)


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
