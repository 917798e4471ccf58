"""What is sealed: asked for or read from a file, never told on the command line."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cli import field_words, opening, told_by_flags
from cli.context import Context
from incidents import addresses, people
from incidents.case_file import CaseFile
from incidents.errors import RefusedInputError
from incidents.unit_of_work import writing
from schemas import shape
from schemas.incident_form import FormRefused
from schemas.speech import said

IDENTITY = "identity_told"
HEALTH = "health_told"


def keep_identity(here: Context, code: str, form: Path | None) -> None:
    """Seal who a person is; what was sealed before is shown in the lines, and replaced. Raises LockedError."""
    with opening.opened(here) as case:
        person = addresses.found(case, code, "person").id

        def seal(told: dict[str, Any]) -> None:
            with writing(case, here.now(), "edit") as work:
                people.seal_identity(work, person, told)

        _keep(here, case, IDENTITY, people.identity(case, person), form, seal)
    here.say(said("{code}: sealed.", code=code))


def keep_health(here: Context, code: str, form: Path | None) -> None:
    """Seal what only the keepers of names may know of a person's health, in one of their profiles."""
    with opening.opened(here) as case:
        profile = addresses.found(case, code, "profile").id

        def seal(told: dict[str, Any]) -> None:
            with writing(case, here.now(), "edit") as work:
                people.seal_health(work, profile, told)

        _keep(here, case, HEALTH, people.health(case, profile), form, seal)
    here.say(said("{code}: sealed.", code=code))


def identity_lines(here: Context, code: str) -> list[str]:
    """Who a person is, and what is sealed of their health, line by line; nothing where nothing was told."""
    with opening.opened(here) as case:
        person = addresses.found(case, code, "person").id
        told = dict(people.identity(case, person))
        for (profile,) in case.connection.execute(*_profiles(case, person)).fetchall():
            told |= people.health(case, profile)
    names = {**shape.kinds(IDENTITY), **shape.kinds(HEALTH)}
    known = [
        (field_words.label(name), told[name]) for name in names if told.get(name) not in ("", None, [], "not_asked")
    ]
    width = max((len(label) for label, _ in known), default=0) + 2
    return [f"{label:<{width}}{'; '.join(value) if isinstance(value, list) else value}" for label, value in known]


def _profiles(case: CaseFile, person: str) -> tuple[str, tuple[str, str]]:
    return "SELECT id FROM profile WHERE organisation = ? AND person = ? ORDER BY id", (case.organisation, person)


def _keep(
    here: Context,
    case: CaseFile,
    kind: str,
    before: Mapping[str, Any],
    form: Path | None,
    seal: Callable[[dict[str, Any]], None],
) -> None:
    """Seal what the form tells, or what is told when asked."""

    def keep(told: dict[str, Any]) -> None:
        kept, findings = shape.read(kind, told)
        if findings:
            raise FormRefused(findings)
        seal(kept)

    if form:
        keep({**before, **told_by_flags.from_file(form)})
    elif here.can_ask:
        from cli import register_asking

        title = said("Sealed, apart from the record")
        register_asking.ask(here, kind, case.country, before, (), title, keep)
    else:
        raise RefusedInputError(
            said("This is asked for or read from a form: give --from FILE, or --from - for standard input.")
        )
