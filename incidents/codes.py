"""The short codes people say aloud: AZ-2023-0014, P-0012."""

import re

from incidents.addresses import PREFIXES
from incidents.errors import RefusedInputError
from incidents.history import standing
from incidents.unit_of_work import Work
from schemas.speech import said
from schemas.vague_date import VagueDate

_NO_DATE = "ND"
_SPOKEN = re.compile(r"[A-Z0-9-]{1,40}")


def incident_code(work: Work, date: VagueDate) -> str:
    """The next case number of the year the incident surely began in; ``ND`` where no such year is known."""
    return _next(work, "incident", f"{work.case.country}-{date.period('year') or _NO_DATE}")


def record_code(work: Work, table: str) -> str:
    """The next code of a person, an actor, a task or whatever else bears a code."""
    return _next(work, table, PREFIXES[table])


def free(work: Work, table: str, code: str, row: tuple[str, str] = ("", "")) -> str:
    """The code itself when nobody bears it; raises RefusedInputError otherwise.

    ``row`` is the origin and the reference of what is imported: who bore the code and is in the trash gives it up to
    the same row, brought in anew.
    """
    if _taken(work, table, code) and not _is_the_same_row(work, table, code, row):
        raise RefusedInputError(
            said("The code {code} is already in use: leave it out and the next free one is taken.", code=code[:40])
        )
    return code


def _is_the_same_row(work: Work, table: str, code: str, row: tuple[str, str]) -> bool:
    asked = (work.case.organisation, code)
    there = work.connection.execute(f'SELECT 1 FROM "{table}" WHERE organisation = ? AND code = ?', asked).fetchone()  # noqa: S608
    if there or not all(row):
        return False
    gone = work.connection.execute(
        "SELECT record FROM trashed WHERE organisation = ? AND code = ? AND kind = ?", (*asked, table)
    ).fetchall()
    known = [standing(work.connection, work.case.organisation, table, record)[0] for (record,) in gone]
    return all((each["origin"], each["origin_ref"]) == row for each in known)


def spoken(code: str) -> str:
    """The code as a refusal may repeat it; empty for what does not look like one, and may be somebody's name."""
    return code if _SPOKEN.fullmatch(code) and any(letter.isdigit() for letter in code) else ""


def _next(work: Work, table: str, prefix: str) -> str:
    name = f"next {prefix}"
    number = int(work.known.get(("setting", name)) or work.case.setting(name, "1"))
    while _taken(work, table, f"{prefix}-{number:04d}"):
        number += 1
    work.known["setting", name] = str(number + 1)
    work.connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, str(number + 1)))
    return f"{prefix}-{number:04d}"


def _taken(work: Work, table: str, code: str) -> bool:
    """A code in the trash is taken too: it must never come to mean something else."""
    query = (
        f'SELECT 1 FROM "{table}" WHERE organisation = ?1 AND code = ?2'  # noqa: S608 - table names are our own
        " UNION ALL SELECT 1 FROM trashed WHERE organisation = ?1 AND kind = ?3 AND code = ?2"
    )
    return work.connection.execute(query, (work.case.organisation, code, table)).fetchone() is not None
