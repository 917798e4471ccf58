"""Writes a form, once the person has seen what may be the same incident."""

from cli.context import Context
from incidents import drafts, duplicates, recording
from incidents.case_file import CaseFile
from incidents.errors import InterruptedWorkError
from incidents.unit_of_work import writing
from schemas.incident_form import IncidentForm


def keep(here: Context, case: CaseFile, form: IncidentForm, *, sure: bool, draft: str | None = None) -> str:
    """Write the form, once the person has seen what may be the same incident; the draft it came from is dropped."""
    alike = duplicates.likely(case, form)
    for each in alike:
        here.say(f"May already be there as {each.code}: {each.why}.")
    if alike and not sure and here.can_ask and not _is_wished(here):
        raise InterruptedWorkError(
            "Nothing was recorded." if draft is None else "Nothing was recorded; the draft is kept."
        )
    with writing(case, here.now(), "add") as work:
        recorded = recording.log_incident(work, form)
        if draft:
            drafts.drop(case, draft)
    here.say(f"Recorded {recorded.code}.")
    return recorded.code


def _is_wished(here: Context) -> bool:
    here.err.write("Record it all the same? [y/N] ")
    here.err.flush()
    return here.into.readline().strip().casefold() in {"y", "yes", "h", "hə", "he", "д", "да"}
