"""Two coders, one incident: what each coded, and how far they agree."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from incidents import addresses
from incidents.case_file import CaseFile
from incidents.errors import RefusedInputError
from incidents.unit_of_work import Work
from schemas import shape
from schemas.finding import Finding
from schemas.folding import fold
from schemas.incident_form import FormRefused
from schemas.refusals import Refusal
from schemas.speech import said
from schemas.vocabulary import vocabulary

FIELDS = {
    "acts": "act_types",
    "perpetrators": "perpetrator_classes",
    "victims": "victim_groups",
    "methods": "methods",
    "bias_grounds": "bias_grounds",
    "contexts": "contexts",
    "place_type": "place_types",
}
"""What is coded, and the vocabulary of each."""
LEAST = 10
"""Below so many incidents coded twice no kappa is told: it would say more of chance than of the coders."""


class Agreement(NamedTuple):
    """How far coders agree on one term: of ``incidents`` coded twice, how often both, one or none gave it.

    ``kappa`` is Cohen's (1960), agreement beyond chance; None where too few or where it is not defined.
    """

    field: str
    term: str
    incidents: int
    both: int
    one: int
    none: int
    kappa: float | None


def code(work: Work, incident: str, coder: str, codes: Mapping[str, Sequence[str]], on: str, note: str = "") -> str:
    """One coder's codes for one incident; returns what the pass is called. Blind: it needs no look at another's.

    Raises FormRefused for what is no term, RefusedInputError where this coder has coded it already.
    """
    here = addresses.found(work.case, incident, "incident")
    findings: list[Finding] = []
    kept = {field: _codes(field, told, findings) for field, told in codes.items()}
    told = {"incident": here.id, "coder": coder, "coded_on": on, "note": note}
    values, more = shape.read("coding_pass", {**told, "codes": json.dumps(kept, sort_keys=True)})
    if findings or more:
        raise FormRefused([*findings, *more])
    if any(fold(each) == fold(values["coder"]) for each in _passes(work.case, here.id)):
        raise RefusedInputError(
            said("This coder has coded this incident already: put that pass into the trash to code it anew.")
        )
    return addresses.called(work.case, work.add("coding_pass", values), "coding_pass")


def _codes(field: str, told: Sequence[str], findings: list[Finding]) -> list[str]:
    if field not in FIELDS:
        findings.append(Finding(field, said("This is not coded; coded are {fields}.", fields=", ".join(FIELDS))))
        return []
    known = vocabulary(FIELDS[field])
    met: list[str] = []
    for each in told:
        try:
            met.append(known.term(known.read(each) or each).code)
        except Refusal as refused:
            findings.append(Finding(field, refused.sentence))
    return sorted(set(met))


def agreement(case: CaseFile, wanted: Iterable[str] | None = None) -> tuple[Agreement, ...]:
    """For each field and term that anybody gave: how far the first two coders of each incident agree.

    ``wanted`` are ids of incidents; None: all. An incident coded once is not in it.
    """
    pairs = list(_pairs(case, None if wanted is None else set(wanted)))
    met = sorted({(field, term) for pair in pairs for told in pair for field in told for term in told[field]})
    return tuple(_agreement(field, term, pairs) for field, term in met)


Told = dict[str, list[str]]


def _agreement(field: str, term: str, pairs: Sequence[tuple[Told, Told]]) -> Agreement:
    coded = [(first, second) for first, second in pairs if field in first and field in second]
    votes = [(term in first[field], term in second[field]) for first, second in coded]
    both, none = votes.count((True, True)), votes.count((False, False))
    n = len(votes)
    return Agreement(field, term, n, both, n - both - none, none, _kappa(votes))


def _kappa(votes: Sequence[tuple[bool, bool]]) -> float | None:
    n = len(votes)
    if n < LEAST:
        return None
    seen = sum(first == second for first, second in votes) / n
    yes = [sum(pair[coder] for pair in votes) / n for coder in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return None if chance == 1 else (seen - chance) / (1 - chance)


def _passes(case: CaseFile, incident: str) -> dict[str, Told]:
    rows = case.connection.execute(
        "SELECT coder, codes FROM coding_pass WHERE organisation = ? AND incident = ? ORDER BY id",
        (case.organisation, incident),
    )
    return {coder: json.loads(codes) for coder, codes in rows}


def _pairs(case: CaseFile, wanted: set[str] | None) -> Iterable[tuple[Told, Told]]:
    rows = case.connection.execute(
        "SELECT incident FROM coding_pass WHERE organisation = ? GROUP BY incident HAVING count(*) > 1 ORDER BY 1",
        (case.organisation,),
    ).fetchall()
    for (incident,) in rows:
        if wanted is None or incident in wanted:
            first, second, *_ = _passes(case, incident).values()
            yield first, second
