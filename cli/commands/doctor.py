"""qeyd doctor: is the case file whole, and is this machine fit to keep it?"""

from collections.abc import Iterator

from cli import answers, opening
from cli.context import Context
from cli.failures import EndedEarly
from cli.options import AsJson
from incidents import diagnosing
from incidents.diagnosing import Diagnosis
from schemas.reviewing import unreviewed, unreviewed_labels
from schemas.speech import noted, said

_COLUMNS = ("colour", "check", "found")
_COLOURS = {"green": noted("green"), "yellow": noted("yellow"), "red": noted("red")}


def doctor(here: Context, as_json: AsJson = False) -> None:
    """Check the records, the log, the folder and this machine; ends with 1 when something is red."""
    with opening.opened(here) as case:
        found = [*diagnosing.examine(case), *_languages()]
    rows = [_row(each, as_json) for each in found]
    labels = (said("colour"), said("check"), said("found"))
    answers.show(here, answers.Answer("doctor", _COLUMNS, rows, labels=labels), as_json)
    if any(each.colour == "red" for each in found):
        raise EndedEarly(1)


def _row(told: Diagnosis, exact: bool) -> tuple[str, str, str]:
    """A program reads the codes, a person the words."""
    if exact:
        return told.colour, told.check, told.sentence
    return said(_COLOURS[told.colour]), said(told.check), told.sentence


def _languages() -> Iterator[Diagnosis]:
    """What of our words is a draft until somebody who grew up with the language has read it."""
    of_texts = noted("{n:,} of {of:,} texts not yet reviewed by a native speaker")
    of_labels = noted("{n:,} of {of:,} labels not yet reviewed by a native speaker")
    for lang, check in (("az", noted("Azerbaijani")), ("ru", noted("Russian"))):
        for text, (drafts, of) in ((of_texts, unreviewed(lang)), (of_labels, unreviewed_labels(lang))):
            yield Diagnosis(check, "yellow" if drafts else "green", said(text, n=drafts, of=of))
