"""qeyd consent: what a person agreed to."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Argument, Option
from cli.registers import editing, listing, showing
from incidents import consenting
from incidents.errors import RefusedInputError
from incidents.unit_of_work import writing
from schemas import consent_form
from schemas.speech import lowered, noted, said
from schemas.vocabulary import vocabulary

Person = Annotated[str, Argument(noted("The code of the person, such as P-0012."), metavar="PERSON")]
Purpose = Annotated[str, Argument(noted("What for: `qeyd vocab show consent_purposes` lists them."), metavar="PURPOSE")]
On = Annotated[str, Option("--on", help=noted("The day of the answer; else today."), metavar="DAY")]

list_ = listing("consent", noted("List what people agreed to, every answer ever given."))
show = showing("consent", noted("Show one answer whole."))
edit = editing("consent", noted("Correct what was written down of an answer; a new answer is added instead."))


def add(
    here: Context,
    person: Person,
    purpose: Purpose,
    state: Annotated[str, Argument(noted("given, refused, withdrawn or not_asked."), metavar="STATE")],
    on: On = "",
    until: Annotated[str, Option("--until", help=noted("The day it ends."), metavar="DAY")] = "",
    guardian: Annotated[
        str, Option("--guardian", help=noted("Code of who answered for a minor."), metavar="PERSON")
    ] = "",
) -> None:
    """Record what a person agreed to; a withdrawal lists the releases that already carried them."""
    answer = consent_form.read(purpose, state, on or here.now().date().isoformat(), until, guardian)
    if answer["given_on"] > here.now().date().isoformat():
        raise RefusedInputError(said("An answer is not of a day to come: look at the day."))
    with opening.opened(here) as case:
        with writing(case, here.now(), "consent") as work:
            consenting.record(work, person, answer)
        carried = consenting.releases_that_carried(case, person) if answer["state"] == "withdrawn" else []
    here.say(_answered(person, answer["purpose"], answer["state"], here.language))
    for release, made_on in carried:
        here.say(
            said(
                "Release {release} of {day} already carried this person and cannot be called back.",
                release=release,
                day=made_on,
            )
        )


def withdraw(here: Context, person: Person, purpose: Purpose, on: On = "") -> None:
    """Take an agreement back: nothing leaves from now on, and the releases that went out before are listed."""
    add(here, person, purpose, "withdrawn", on)


def _answered(person: str, purpose: str, state: str, lang: str) -> str:
    labels = vocabulary("consent_purposes").label(purpose, lang), vocabulary("consent_states").label(state, lang)
    return said("{person}: {purpose}: {state}.", person=person, purpose=lowered(labels[0]), state=lowered(labels[1]))
