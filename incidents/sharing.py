"""The gate to a partner under agreement (P2): consent, pseudonyms, coarsening, the ledger."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from incidents import ledger, matching
from incidents.case_file import CaseFile
from incidents.disclosure.pseudonyms import pseudonyms
from incidents.errors import ConsentError, DisclosureError, RefusedInputError
from incidents.query import parse
from incidents.sharing_rows import Row, coarse_dates_and_places, rows
from incidents.unit_of_work import writing
from schemas.gazetteer import gazetteer
from schemas.shared import Shared, SharedAct, SharedActor, SharedIncident, SharedInvolvement, SharedPerson
from schemas.speech import counted, said
from schemas.vocabulary import vocabulary

K = 5
"""So many shared incidents must bear the same date and place, and name an institution, for either to be told."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A share as it stands in the ledger, and what the rule of consent left out, for the eyes of the house only."""

    shared: Shared
    left_out: Counter[str]


def share(case: CaseFile, question: str, partner: str, agreement: str, now: datetime) -> Sharing:
    """Records for one partner, entered into the ledger before any file of them exists.

    An act is in it only if its victim agreed to be shared in the coalition, or nobody is identified and the material
    is public; incidents of tier T3 never are. No name, title, narrative, code, link, exact day or small place leaves.
    Raises ConsentError where nothing may be shared, DisclosureError for fewer than K incidents, RefusedInputError
    where no partner or no agreement is named.
    """
    if not (partner.strip() and agreement.strip()):
        raise RefusedInputError(said("Say who receives it and under which agreement: both stand in the ledger."))
    found, left_out = rows(case, matching.ids(case, parse(question)), now.date().isoformat())
    if not found:
        raise ConsentError(said("Nothing may be shared: nobody in these incidents has agreed to it."))
    if len(found) < K:
        raise DisclosureError(
            counted(
                len(found),
                "The question finds {n:,} incident that may be shared: fewer than {k} would point at the people in"
                " them. Ask a wider question.",
                "The question finds {n:,} incidents that may be shared: fewer than {k} would point at the people in"
                " them. Ask a wider question.",
                k=K,
            )
        )
    made = _made(case, found, question, partner.strip(), agreement.strip(), now)
    named = replace(made, id=hashlib.sha256(as_json(made).encode()).hexdigest()[:12])
    with writing(case, now, "release") as work:
        work.add("published_release", _ledger_row(named, found))
    return Sharing(named, left_out)


def _ledger_row(shared: Shared, found: list[Row]) -> dict[str, Any]:
    return {
        "made_on": shared.made_on.isoformat(),
        "audience": "P2",
        "question": shared.question,
        "k": shared.k,
        "digest": ledger.digest(asdict(shared) | {"made_on": shared.made_on.isoformat()}),
        "content": as_json(shared),
        "persons": sorted({act.person for row in found for act in row.acts if act.person}),
        "incidents": sorted(row.id for row in found),
    }


def shares(case: CaseFile) -> list[dict[str, Any]]:
    """What went to partners, the oldest first: the release as JSON."""
    rows_ = case.connection.execute(
        "SELECT content FROM published_release WHERE organisation = ? AND audience = 'P2' ORDER BY made_on, id",
        (case.organisation,),
    )
    return [json.loads(content) for (content,) in rows_]


def as_json(shared: Shared) -> str:
    """A share as versioned JSON, the same text for the same share."""
    told = asdict(shared) | {"made_on": shared.made_on.isoformat()}
    return json.dumps({"qeyd": 1, "kind": "share", "release": told}, ensure_ascii=False, sort_keys=True)


def _made(case: CaseFile, found: list[Row], question: str, partner: str, agreement: str, now: datetime) -> Shared:
    places = gazetteer(case.country)
    told = coarse_dates_and_places(places, found, K)
    actors = _told_actors(found)
    people = pseudonyms({act.person for row in found for act in row.acts if act.person})
    names = pseudonyms((row.id for row in found), word="Incident")
    shared = [
        SharedIncident(
            name=names[row.id],
            date=told[row.id][0],
            place=told[row.id][1],
            place_label=places.label(told[row.id][1]) if told[row.id][1] else "",
            contexts=row.contexts,
            verification=row.verification,
            sources=row.sources,
            acts=tuple(_act(each, people, actors) for each in row.acts),
        )
        for row in found
    ]
    return Shared(
        id="",
        made_on=now.date(),
        partner=partner,
        agreement=agreement,
        country=case.country,
        question=question,
        k=K,
        incidents=tuple(sorted(shared, key=lambda each: int(each.name.rpartition(" ")[2]))),
        persons=tuple(_persons(found, people)),
        actors=tuple(actors[name] for name in sorted(actors)),
        checks=(
            f"Each date and place is borne by {K} shared incidents at least, or is told less exactly.",
            f"An institution is named where {K} shared incidents name it; else only its class is told.",
        ),
    )


def _act(told: Any, people: dict[str, str], actors: dict[str, SharedActor]) -> SharedAct:
    term = vocabulary("act_types").term(told.term)
    return SharedAct(
        term=told.term,
        label=term.label("en"),
        huridocs=tuple(map(str, term.crosswalks.get("huridocs", {}).get("to", ()))),
        person=people.get(told.person or "", ""),
        methods=told.methods,
        bias_grounds=told.bias_grounds,
        status_at_end=told.status_at_end,
        by=tuple(SharedInvolvement(each, name if name in actors else "", degree) for each, name, _, degree in told.by),
    )


def _told_actors(found: Iterable[Row]) -> dict[str, SharedActor]:
    """The institutions that enough incidents name."""
    met: dict[str, set[str]] = {}
    known: dict[str, SharedActor] = {}
    for row in found:
        for act in row.acts:
            for each, name, country, _ in act.by:
                if name:
                    met.setdefault(name, set()).add(row.id)
                    known.setdefault(name, SharedActor(name, each, country))
    return {name: known[name] for name, ids in met.items() if len(ids) >= K}


def _persons(found: Iterable[Row], people: dict[str, str]) -> Iterable[SharedPerson]:
    seen: dict[str, SharedPerson] = {}
    for row in found:
        for act in row.acts:
            if act.person:
                seen[act.person] = SharedPerson(people[act.person], act.counting_unit, act.low, act.high, act.groups)
    return sorted(seen.values(), key=lambda each: int(each.name.rpartition(" ")[2]))
