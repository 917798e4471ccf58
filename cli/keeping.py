"""Writes a form, once the person has seen what may be the same incident."""

from cli import wishes
from cli.context import Context
from incidents import drafts, duplicates, recording
from incidents.case_file import CaseFile
from incidents.errors import InterruptedWorkError
from incidents.unit_of_work import writing
from schemas.incident_form import IncidentForm
from schemas.speech import said


def keep(here: Context, case: CaseFile, form: IncidentForm, *, sure: bool, draft: str | None = None) -> str:
    """Write the form, once the person has seen what may be the same incident; the draft it came from is dropped."""
    alike = duplicates.likely(case, form)
    for each in alike:
        here.say(said("May already be there as {code}: {why}.", code=each.code, why=each.why))
    if alike and not sure and here.can_ask and not wishes.asked(here, said("Record it all the same?")):
        raise InterruptedWorkError(
            said("Nothing was recorded.") if draft is None else said("Nothing was recorded; the draft is kept.")
        )
    with writing(case, here.now(), "add") as work:
        recorded = recording.log_incident(work, form)
        if draft:
            drafts.drop(case, draft)
    here.say(said("Recorded {code}.", code=recorded.code))
    return recorded.code
