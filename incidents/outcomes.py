"""How a proceeding stands: after its latest step, for one person."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from incidents.case_file import CaseFile

STATUS_AFTER = {
    "lodged": "complaint_pending",
    "withdrawn": "discontinued",
    "registered": "complaint_pending",
    "registration_refused": "complaint_refused",
    "inquiry_opened": "investigated",
    "opening_refused": "complaint_refused",
    "investigation_opened": "investigated",
    "suspended": "discontinued",
    "discontinued": "discontinued",
    "charged": "pending",
    "charge_changed": "pending",
    "charges_dropped": "dropped",
    "detained_on_remand": "pending",
    "indicted": "pending",
    "convicted": "convicted",
    "acquitted": "acquitted",
    "fined": "convicted",
    "administrative_arrest": "convicted",
    "sentenced": "convicted",
    "disciplined": "decided",
    "decided": "decided",
    "appealed": "on_appeal",
    "upheld": "decided",
    "quashed": "decided",
    "remitted": "pending",
    "communicated": "communicated",
    "inadmissible": "inadmissible",
    "struck_out": "struck_out",
    "friendly_settlement": "struck_out",
    "judgment": "judgment",
    "views_adopted": "judgment",
    "compensation_paid": "executed",
    "enforced": "executed",
    "execution_closed": "executed",
}
"""How a proceeding stands after a step that does not say so itself; other steps leave it as it was."""

OVER = frozenset(
    {
        *("complaint_refused", "discontinued", "dropped", "convicted", "acquitted", "decided"),
        *("inadmissible", "struck_out", "judgment", "executed"),
    }
)
"""Statuses after which nothing more comes, unless somebody turns to a higher body."""

DEFENDING = ("defendant",)
COMPLAINING = ("complainant", "victim_party", "applicant")
"""Roles in which a person is charged, and in which a person seeks justice."""

_CASES = " ".join(f"WHEN '{kind}' THEN '{status}'" for kind, status in STATUS_AFTER.items())
_STATUS = f"coalesce(nullif(s.status, ''), CASE s.kind {_CASES} END)"
_LATER = _STATUS.replace("s.", "o.")


def standing_sql(proceeding: str) -> str:
    """SQL for the status of the proceeding ``proceeding`` (an alias): that of its latest step that changed it.

    A step is passed over where another surely came later: its first day lies behind the last day of the one. Of steps
    whose dates are too vague to tell, the one written down last stands. A step without a date never stands above a
    dated one, since nobody knows that it came later. A step that is only due has not been taken. Nothing where no step
    says how it stands.
    """
    return _of_last_step(proceeding, _STATUS)


def last_kind_sql(proceeding: str) -> str:
    """SQL for the kind of the step that says how the proceeding stands."""
    return _of_last_step(proceeding, "s.kind")


def last_day_sql(proceeding: str) -> str:
    """SQL for the last day that step can have been taken on; empty where nobody knows."""
    return _of_last_step(proceeding, "coalesce(s.date_latest, s.date_earliest, '')")


def is_over(status: str, last_kind: str) -> bool:
    """Whether nothing more comes: what was only suspended may go on."""
    return status in OVER and last_kind != "suspended"


def _of_last_step(proceeding: str, wanted: str) -> str:
    return (
        f"(SELECT {wanted} FROM proceeding_step s WHERE s.organisation = {proceeding}.organisation"
        f" AND s.proceeding = {proceeding}.id AND {_STATUS} IS NOT NULL AND (s.due_on = '' OR s.date <> '')"
        " AND NOT EXISTS (SELECT 1 FROM proceeding_step o WHERE o.organisation = s.organisation"
        f" AND o.proceeding = s.proceeding AND o.date_earliest > s.date_latest AND {_LATER} IS NOT NULL)"
        " ORDER BY coalesce(s.date_earliest, s.date_latest) IS NOT NULL DESC, s.id DESC LIMIT 1)"
    )


def standing(case: CaseFile, proceeding: str) -> str:
    """The code of proceeding_statuses a proceeding (by id) stands at; empty where no step says so."""
    row = case.connection.execute(
        f"SELECT {standing_sql('r')} FROM proceeding r WHERE r.organisation = ? AND r.id = ?",
        (case.organisation, proceeding),
    ).fetchone()
    return str(row[0] or "") if row else ""
