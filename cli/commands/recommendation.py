"""qeyd recommendation: what a State was told to do."""

from typing import Annotated

from cli import opening, recommended
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson, Option
from cli.registers import Address, adding, editing, listing, showing
from incidents import testing_recommendations
from incidents.unit_of_work import writing
from schemas.speech import noted, said

add = adding("recommendation", noted("Add a recommendation."))
list_ = listing("recommendation", noted("List recommendations."))
show = showing("recommendation", noted("Show a recommendation whole."))
edit = editing("recommendation", noted("Change a recommendation; what stood there stays in its history."))


def bearing_on(here: Context, code: Address, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List the incidents that test a recommendation: those confirmed, and those the themes of its acts lead to."""
    recommended.show(here, code, as_json=as_json, as_csv=as_csv)


def confirm(
    here: Context,
    code: Address,
    incident: Annotated[str, Argument(noted("The code of the incident."), metavar="INCIDENT")],
    no: Annotated[bool, Option("--no", help=noted("It does not test it, whatever the themes say."))] = False,
    note: Annotated[str, Option("--note", help=noted("Why."))] = "",
) -> None:
    """Say that an incident tests a recommendation, or that it does not."""
    with opening.opened(here) as case, writing(case, here.now(), "edit") as work:
        testing_recommendations.confirm(work, code, incident, not no, note)
    here.say(
        said("{incident} does not test {code}.", incident=incident, code=code)
        if no
        else said("{incident} tests {code}.", incident=incident, code=code)
    )
