"""qeyd timeline: everything dated about one record, in order."""

from cli import opening, timeline_page
from cli.context import Context
from cli.options import AsCsv, AsJson
from cli.registers import Address
from incidents import timeline as timelines


def timeline(here: Context, code: Address, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show everything dated about a person, institution, incident, operation or case, in order.

    What lies within a period stands before what is only known to lie in it; what has no date stands last.
    """
    with opening.opened(here) as case:
        told = timelines.timeline(case, code)
    timeline_page.show(here, told, as_json=as_json, as_csv=as_csv)
