"""qeyd person: who people are, by code."""

from cli import screen, sealed_answers
from cli.context import Context
from cli.options import Plain
from cli.registers import Address, Form, adding, editing, listing, showing
from schemas.speech import noted, said

add = adding("person", noted("Add a person."))
list_ = listing("person", noted("List people."))
show = showing("person", noted("Show a person whole, without the name."))
edit = editing("person", noted("Change a person; what stood there stays in its history."))
profile = adding("profile", noted("Say what a person told of themselves, or was taken for, as of a date."), "person")


def name(here: Context, code: Address, form: Form = None) -> None:
    """Seal who a person is: names, contacts, documents. They are asked for, or read from a form."""
    sealed_answers.keep_identity(here, code, form)


def health(here: Context, code: Address, form: Form = None) -> None:
    """Seal HIV status and health in a profile, as P-0012/profile. They are asked for, or read from a form."""
    sealed_answers.keep_health(here, code, form)


def unseal(here: Context, code: Address, plain: Plain = False) -> None:
    """Show what is sealed of a person, on a screen that keeps nothing of it."""
    lines = sealed_answers.identity_lines(here, code)
    screen.show(here, lines or [said("Nothing is sealed of this person.")], plain)
