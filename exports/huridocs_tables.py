"""A share as CSV in the manner of HURIDOCS: events, acts, persons, involvements."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence

from exports.constant_zip import packed
from exports.safe_cells import guarded
from schemas.shared import Shared

SUFFIX = ".huridocs.zip"

_ABOUT = """\
Records shared with {partner} under the agreement: {agreement}
Release {id} of {day}. Not for publication; to be kept encrypted.

events.csv         one row an event (incident): the date and the place are as exact as this share allows
acts.csv           one row an act: one victim, one type of act, one event; huridocs_code is a code of
                   micro-thesaurus 4 where our term has one, empty where it has none
persons.csv        one row a victim, under a name that lives in this share only
involvements.csv   one row a part somebody had in an act

What is documented is what came to be known and was written down. It is never how often it happens.
{checks}
"""


def render(shared: Shared) -> bytes:
    """A ZIP of four CSV files, what they are, and their SHA-256; the same bytes for the same share."""
    parts = {
        "events.csv": _csv(
            ("event", "date", "place_code", "place", "contexts", "verification", "sources"),
            (
                (
                    *(each.name, each.date, each.place, each.place_label, "; ".join(each.contexts)),
                    *(each.verification, str(each.sources)),
                )
                for each in shared.incidents
            ),
        ),
        "acts.csv": _csv(
            ("act", "event", "victim", "type", "type_label", "huridocs_code", "methods", "bias_grounds", "status"),
            (
                (
                    *(f"{event.name}/{number}", event.name, act.person, act.term, act.label, "; ".join(act.huridocs)),
                    *("; ".join(act.methods), "; ".join(act.bias_grounds), act.status_at_end),
                )
                for event in shared.incidents
                for number, act in enumerate(event.acts, 1)
            ),
        ),
        "persons.csv": _csv(
            ("person", "counting_unit", "at_least", "at_most", "groups"),
            (
                (each.name, each.counting_unit, _number(each.low), _number(each.high), "; ".join(each.groups))
                for each in shared.persons
            ),
        ),
        "involvements.csv": _csv(
            ("act", "perpetrator_class", "institution", "degree"),
            (
                (f"{event.name}/{number}", by.perpetrator_class, by.actor, by.degree)
                for event in shared.incidents
                for number, act in enumerate(event.acts, 1)
                for by in act.by
            ),
        ),
        "README.txt": _ABOUT.format(
            partner=guarded(shared.partner),
            agreement=guarded(shared.agreement),
            id=shared.id,
            day=shared.made_on.isoformat(),
            checks="\n".join(shared.checks),
        ).encode(),
    }
    sums = "".join(f"{hashlib.sha256(part).hexdigest()}  {name}\n" for name, part in sorted(parts.items()))
    return packed({**parts, "SHA256SUMS": sums.encode()})


def _number(told: int | None) -> str:
    return "" if told is None else str(told)


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return made.getvalue().encode()
