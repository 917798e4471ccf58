"""Changes what is told of an incident: by options, by a form, or by asking."""

from pathlib import Path
from typing import Any

from cli import opening, told_by_flags
from cli.context import Context
from cli.field_words import label
from incidents import editing, showing
from incidents.case_file import CaseFile
from incidents.errors import InterruptedWorkError, RefusedInputError
from incidents.unit_of_work import writing
from schemas.speech import said

_ASKED = ("title", "date", "place", "narrative")


def change(here: Context, code: str, told: dict[str, Any], form: Path | None) -> None:
    """Write the changes as one entry; asks where nothing was told."""
    changes = told_by_flags.from_file(form) | told if form else told
    if not changes and not here.can_ask:
        raise RefusedInputError(
            said("Nothing to change was told and nobody can be asked: give options, or a form with --from.")
        )
    with opening.opened(here) as case:
        changes = changes or _asked(here, case, code)
        with writing(case, here.now(), "edit") as work:
            changed = editing.edit(work, code, changes)
    if changed:
        here.say(said("{code}: changed {fields}.", code=code, fields=", ".join(map(label, changed))))
    else:
        here.say(said("{code}: nothing changed.", code=code))


def _asked(here: Context, case: CaseFile, code: str) -> dict[str, Any]:
    from cli import asking
    from cli.interview import questions

    there = showing.show(case, code)
    before = {
        "title": there.title,
        "date": there.date.text or there.date.edtf,
        "place": there.place or there.place_text,
        "narrative": there.narrative,
    }
    known = {name: value for name, value in before.items() if value}
    wanted = [question for question in questions(here.language, case.country) if question.field in _ASKED]
    outcome = asking.ask_all(
        here, wanted, known, lambda _answers: None, title=said("Change {code}", code=code), drafts=False
    )
    if outcome.ended != "finished":
        raise InterruptedWorkError(said("Nothing was changed."))
    return {name: outcome.answers.get(name, "") for name in _ASKED if outcome.answers.get(name, "") != before[name]}
