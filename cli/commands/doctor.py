"""qeyd doctor: is the case file whole, and is this machine fit to keep it?"""

from cli import answers, opening
from cli.context import Context
from cli.failures import EndedEarly
from cli.options import AsJson
from incidents import diagnosing


def doctor(here: Context, as_json: AsJson = False) -> None:
    """Check the records, the log, the folder and this machine; ends with 1 when something is red."""
    with opening.opened(here) as case:
        found = diagnosing.examine(case)
    rows = [(each.colour, each.check, each.sentence) for each in found]
    answers.show(here, answers.Answer("doctor", ("colour", "check", "found"), rows), as_json)
    if any(each.colour == "red" for each in found):
        raise EndedEarly(1)
