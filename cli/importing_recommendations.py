"""Lists of recommendations in the terminal: what they hold, what was brought in."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cli import answers, opening, progress, tables
from cli.context import Context
from incidents.errors import RefusedInputError
from incidents.importing import recommendations
from incidents.importing.rows import Fault
from schemas.gazetteer import gazetteer
from schemas.speech import counted, said

_SHOWN = 20


def show_check(here: Context, file: Path, told: str, *, as_json: bool) -> None:
    """Show what the list holds; nothing is opened, nothing is kept. The State is then not asked of the case file."""
    with progress.counted(here, said("Reading")) as advance:
        matrix = recommendations.read_recommendations(
            file, state(told) or _own(file), lambda done, _total: advance(done)
        )
    positions = Counter(each["position"] for each in matrix.recommendations)
    head = {
        "country": matrix.country,
        "cycle": matrix.cycle,
        "session": matrix.session,
        "refused": len(matrix.refused),
        "not_in_the_vocabularies": list(recommendations.not_in_the_vocabularies(matrix)),
    }
    rows = [(position, number) for position, number in positions.most_common()]
    answers.show(
        here, answers.Answer("recommendation-check", ("position", "recommendations"), rows, head=head), as_json
    )
    if not as_json:
        _say_refused(here, matrix.refused)
        _say_not_known(here, recommendations.not_in_the_vocabularies(matrix))
        here.say(
            counted(
                len(matrix.recommendations),
                "{n:,} recommendation to {country}, cycle {cycle}, session {session}, would go in; "
                "nothing was written.",
                "{n:,} recommendations to {country}, cycle {cycle}, session {session}, would go in; "
                "nothing was written.",
                country=matrix.country,
                cycle=matrix.cycle,
                session=matrix.session,
            )
        )


def bring_in(here: Context, file: Path, told: str, *, as_json: bool) -> None:
    """Import, and tell what was done."""
    country = state(told)
    with opening.opened(here) as case, progress.counted(here, said("Importing")) as advance:
        done = recommendations.import_recommendations(
            case, file, country or case.country, here.now(), lambda rows, _total: advance(rows)
        )
    figures = (done.cycle, done.session, done.added, done.already_there, len(done.changed), len(done.refused))
    columns = ("cycle", "session", "added", "already_there", "changed_in_the_file", "refused")
    if as_json:
        answers.show(here, answers.Answer("recommendation-import", columns, [figures]), True)
        return
    span = f" ({done.first_code} to {done.last_code})" if done.added else ""
    here.show(
        counted(
            done.added,
            "{n:,} recommendation of cycle {cycle} added{span}, {there:,} already there.",
            "{n:,} recommendations of cycle {cycle} added{span}, {there:,} already there.",
            cycle=done.cycle,
            span=span,
            there=done.already_there,
        )
    )
    if done.changed:
        here.say(
            said(
                "Told otherwise in the file, and kept here as they were: {codes}",
                codes=", ".join(done.changed[:_SHOWN]),
            )
        )
    _say_refused(here, done.refused)
    _say_not_known(here, done.themes_not_known)


def state(told: str) -> str:
    """The State that was named, by its code or name; empty if none was. Raises RefusedInputError for what is none."""
    code = gazetteer().read(told) if told else ""
    if told and (not code or len(code) != 2):
        raise RefusedInputError(said("--country takes the code of a State, such as AZ."))
    return code or ""


def _own(file: Path) -> str:
    """The State of the list itself."""
    from incidents.importing.recommendations_matrix import read_matrix

    return gazetteer().read(read_matrix(file).country) or ""


def _say_refused(here: Context, refused: Sequence[tuple[int, Fault]]) -> None:
    if refused:
        here.say(counted(len(refused), "{n:,} row refused:", "{n:,} rows refused:"))
        rows = [(number, fault.column, fault.sentence) for number, fault in refused[:_SHOWN]]
        here.say(*tables.table((said("row"), said("column"), said("why")), rows))


def _say_not_known(here: Context, themes: Sequence[str]) -> None:
    if themes:
        here.say(
            counted(
                len(themes),
                "{n:,} theme or group has no term here and is kept as printed: {printed}",
                "{n:,} themes and groups have no term here and are kept as printed: {printed}",
                printed="; ".join(themes[:5]) + (" …" if len(themes) > 5 else ""),
            )
        )
