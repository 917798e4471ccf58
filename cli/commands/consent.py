"""qeyd consent: what a person agreed to."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Argument, Option
from incidents import consenting
from incidents.unit_of_work import writing
from schemas import consent_form


def consent(
    here: Context,
    person: Annotated[str, Argument("The code of the person, such as P-0012.", metavar="PERSON")],
    purpose: Annotated[str, Argument("What for: `qeyd vocab show consent_purposes` lists them.", metavar="PURPOSE")],
    state: Annotated[str, Argument("given, refused, withdrawn or not_asked.", metavar="STATE")],
    on: Annotated[str, Option("--on", help="The day of the answer; else today.", metavar="DAY")] = "",
    until: Annotated[str, Option("--until", help="The day it ends.", metavar="DAY")] = "",
    guardian: Annotated[str, Option("--guardian", help="Code of who answered for a minor.", metavar="PERSON")] = "",
) -> None:
    """Record what a person agreed to; a withdrawal lists the releases that already carried them."""
    answer = consent_form.read(purpose, state, on or here.now().date().isoformat(), until, guardian)
    with opening.opened(here) as case:
        with writing(case, here.now(), "consent") as work:
            consenting.record(work, person, answer)
        carried = consenting.releases_that_carried(case, person) if answer["state"] == "withdrawn" else []
    here.say(f"{person}: {answer['purpose']} {answer['state']}.")
    for release, made_on in carried:
        here.say(f"Release {release} of {made_on} already carried this person and cannot be called back.")
