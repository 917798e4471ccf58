"""What `qeyd help` explains besides commands."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from cli import query_page
from cli.clean import Safe
from cli.context import Context
from incidents.errors import NotFoundError
from schemas.speech import noted, said

Lines = Iterator[Safe | str]

DATES = (
    "26 July 2023",
    "July 2023",
    "2023",
    "mid-May 2021",
    "summer 2019",
    "2021 or 2022",
    "before 30.09.2014",
    "15 September - 2 October 2017",
    "night of 26-27 December 2025",
    "iyul 2023",
    "июль 2023",
    "unknown",
)
"""Dates as people write them; each is read when the page is shown."""

CODES: tuple[tuple[str, str], ...] = (
    ("AZ-2023-0014", noted("an incident: country, year, number; AZ-ND where its year is not known")),
    ("AZ-2023-0014/2", noted("its second act")),
    ("AZ-2023-0014/2/detention", noted("the detention of that act")),
    ("P-0012", noted("a person; names are sealed and never shown in lists")),
    ("P-0012/consent", noted("the consent of that person, where there is one")),
    ("A-0003", noted("an institution or unit")),
    ("S-0007", noted("a source")),
    ("E-0003", noted("a piece of evidence")),
    ("O-0002", noted("an operation or wave")),
    ("PR-0001/3", noted("the third step of a proceeding")),
    ("C-0001", noted("a support case; T-0001 a task, R-0017 a recommendation, CL-0001 a claim")),
    ("COE.1", noted("a term of a vocabulary: `qeyd vocab show act_types` lists its neighbours")),
    ("AZ-BA-NAS", noted("a place: ISO 3166-2 and what we made below it")),
)
"""Codes, and what they name."""


def page(here: Context, topic: str, records: str) -> Lines:
    """The page of a topic; all topics where none is named. Raises NotFoundError with the nearest."""
    if not topic:
        return _contents(here)
    if topic not in TOPICS:
        near = get_close_matches(topic, TOPICS, 1)
        raise NotFoundError(
            said("There is no such topic (did you mean {topic}?).", topic=near[0])
            if near
            else said("There is no such topic: known are {topics}.", topics=", ".join(TOPICS))
        )
    return TOPICS[topic][1](here, records)


def _contents(here: Context) -> Lines:
    yield here.heading(said("What is explained"))
    for name, (what, _) in TOPICS.items():
        yield f"  qeyd help {name:<8} {said(what)}"
    yield ""
    yield said("`qeyd COMMAND --help` explains a command; `qeyd --help` lists them.")


def _dates(here: Context, _records: str) -> Lines:
    from schemas.vague_date import VagueDate

    yield here.heading(said("Dates"))
    yield said("Write what you know and no more: nothing is guessed, and what you wrote is kept beside it.")
    yield ""
    for written in DATES:
        yield f"  {written:<32} {VagueDate.read(written).described(here.language)}"
    yield ""
    yield said("In a query: since:, until: and date: find what may lie there, within: what surely does.")
    yield said("A query takes 2023, 2023-Q3, 2023-05, 2023-05-17, and two of them with dots between: 2021..2023.")


def _codes(here: Context, _records: str) -> Lines:
    yield here.heading(said("What records are called"))
    for code, what in CODES:
        yield f"  {code:<26} {said(what)}"


TOPICS: dict[str, tuple[str, Callable[[Context, str], Lines]]] = {
    "query": (noted("how to ask: every key, with examples; `help query task` for a list of tasks"), query_page.lines),
    "dates": (noted("how dates may be written"), _dates),
    "codes": (noted("what records are called"), _codes),
}
"""Every topic: what it is about, and its page."""
