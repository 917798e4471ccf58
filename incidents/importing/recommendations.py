"""Brings a list of recommendations into the case file, each once."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from incidents.case_file import CaseFile
from incidents.codes import record_code
from incidents.errors import InterruptedWorkError, RefusedInputError
from incidents.importing.recommendations_matrix import Matrix, read_matrix
from incidents.importing.rows import Fault
from incidents.unit_of_work import Work, writing
from schemas import shape
from schemas.gazetteer import gazetteer
from schemas.speech import said
from schemas.vocabulary import vocabulary

_COMPARED = ("text", "position")
"""What a list says anew of a recommendation that is here already is told for these fields."""

Progress = Callable[[int, int | None], None]


class ImportedRecommendations(NamedTuple):
    """What was done, in codes and numbers."""

    cycle: str
    session: str
    added: int
    first_code: str
    last_code: str
    already_there: int
    changed: tuple[str, ...]
    """Codes of recommendations whose text or position the list tells otherwise; they are kept as they are here."""
    refused: tuple[tuple[int, Fault], ...]
    """Rows that could not be read, by their number in the table."""
    themes_not_known: tuple[str, ...]
    """Themes and groups of the list for which the vocabularies have no term; kept as printed."""


def read_recommendations(path: Path, country: str, on_progress: Progress | None = None) -> Matrix:
    """The list, and that it is of this State: an ISO 3166-1 code.

    Raises NotFoundError and FileRefusedError as reading does, and RefusedInputError for another State's list, or one
    that does not say which cycle it is of.
    """
    matrix = read_matrix(path, on_progress)
    reviewed = gazetteer().read(matrix.country) if matrix.country else None
    if reviewed and reviewed != country:
        raise RefusedInputError(
            said(
                "The page header says that this is a list of {printed}, not of {country}: check --country.",
                printed=matrix.country,
                country=country,
            )
        )
    if not matrix.cycle:
        raise RefusedInputError(
            said("The page header does not say of which cycle and session the list is: give OHCHR's own document.")
        )
    return matrix


def import_recommendations(
    case: CaseFile, path: Path, country: str, now: datetime, on_progress: Progress | None = None
) -> ImportedRecommendations:
    """Record every recommendation of the list that is not here yet, in one transaction; a second run adds nothing.

    One is known by its mechanism, State, cycle and number. Raises as ``read_recommendations``, InterruptedWorkError on
    Ctrl-C; then nothing of the list is kept.
    """
    matrix = read_recommendations(path, country)
    added: list[str] = []
    changed: list[str] = []
    refused = list(matrix.refused)
    known = _known(case, country)
    here = 0
    try:
        with writing(case, now, "import") as work:
            for place, told in enumerate(matrix.recommendations, 1):
                there = known.get((told["mechanism"], told["cycle"], told["number"]))
                values, faults = kept_of(told, country)
                if there:
                    here += 1
                    changed += [there["code"]] if any(there[name] != values.get(name) for name in _COMPARED) else []
                elif faults:
                    refused.append((place, faults[0]))
                else:
                    added.append(_record(work, values))
                if on_progress and place % 25 == 0:
                    on_progress(place, len(matrix.recommendations))
    except KeyboardInterrupt as error:
        raise InterruptedWorkError(said("The import was stopped; nothing of the file was kept.")) from error
    return ImportedRecommendations(
        matrix.cycle,
        matrix.session,
        len(added),
        added[0] if added else "",
        added[-1] if added else "",
        here,
        tuple(changed),
        tuple(refused),
        not_in_the_vocabularies(matrix),
    )


def kept_of(told: dict[str, Any], country: str) -> tuple[dict[str, Any], list[Fault]]:
    """A recommendation of a list as it is kept: printed words beside the terms they surely are."""
    values, findings = shape.read(
        "recommendation",
        {
            **{name: told[name] for name in ("mechanism", "cycle", "session", "number", "text", "states", "heading")},
            "country": country,
            "source_note": told["source_note"],
            "position": vocabulary("recommendation_positions").read(told["position"]) or "",
            "themes": _terms("upr_themes", told["themes"]),
            "themes_as_printed": told["themes"],
            "groups": _terms("upr_groups", told["groups"]),
            "groups_as_printed": told["groups"],
            "sdgs": _terms("sdg_goals", [each.partition(" ")[0] for each in told["sdgs"]]),
            "note": "" if _position_known(told["position"]) else told["position"],
        },
    )
    return values, [Fault(each.where, each.sentence) for each in findings]


def not_in_the_vocabularies(matrix: Matrix) -> tuple[str, ...]:
    """Printed themes and groups without a term."""
    printed = [
        (name, each)
        for told in matrix.recommendations
        for name, title in (("upr_themes", "themes"), ("upr_groups", "groups"))
        for each in told[title]
    ]
    return tuple(dict.fromkeys(each for name, each in printed if not _term(name, each)))


def _position_known(printed: str) -> bool:
    return not printed or bool(vocabulary("recommendation_positions").read(printed))


def _terms(name: str, printed: list[str]) -> list[str]:
    return [code for each in printed if (code := _term(name, each))]


def _term(name: str, printed: str) -> str | None:
    """The term of exactly these words, be they joined by "and" or "&": never a guess."""
    known = vocabulary(name)
    return known.read(printed) or known.read(printed.replace(" and ", " & "))


def _record(work: Work, values: dict[str, Any]) -> str:
    work.begin_part()
    code = record_code(work, "recommendation")
    work.add("recommendation", {**values, "code": code})
    return code


def _known(case: CaseFile, country: str) -> dict[tuple[str, str, str], dict[str, str]]:
    rows = case.connection.execute(
        "SELECT mechanism, cycle, number, code, text, position FROM recommendation"
        " WHERE organisation = ? AND country = ? AND number <> ''",
        (case.organisation, country),
    ).fetchall()
    return {tuple(row[:3]): {"code": row[3], "text": row[4], "position": row[5]} for row in rows}
