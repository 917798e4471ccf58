"""qeyd show: one incident whole."""

from dataclasses import asdict

from cli import incident_page, machine, opening, screen
from cli.context import Context
from cli.options import AsJson, Code, Plain
from incidents import showing


def show(here: Context, code: Code, as_json: AsJson = False, plain: Plain = False) -> None:
    """Show one incident whole, without the names of its people.

    On a terminal it is shown on a screen that keeps nothing of it.
    """
    with opening.opened(here) as case:
        told = showing.show(case, code)
    if as_json:
        here.show(*machine.envelope("incident", [asdict(told)]))
    else:
        screen.show(here, incident_page.lines(told, here.language), plain)
