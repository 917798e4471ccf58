"""What the advocate adds to a release: who submits, and the words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from schemas.finding import Finding
from schemas.mechanism import Mechanism, mechanism
from schemas.refusals import Refusal
from schemas.speech import said

OWN_HEADINGS = ("introduction", "summary")
"""What stands before the headings of the body."""

MAIN_POINTS = 6
"""More than this in the summary is no summary."""

_KNOWN = {
    "": ("country", "session", "cycle", "kind", "keywords", "submitters", "prose", "recommendations", "tables"),
    "submitters": ("name", "city", "country", "established", "contact"),
    "recommendations": ("text", "actor", "action", "deadline"),
}


class SubmissionRefused(Refusal):
    """The words of a submission do not fit together; ``findings`` says where."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(str(finding) for finding in findings))


@dataclass(frozen=True, slots=True)
class Submitter:
    """An organisation that signs: its name and city are published by OHCHR, the contact stands on the cover."""

    name: str
    city: str = ""
    country: str = ""
    established: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the State is asked to do: who, what, until when."""

    text: str
    actor: str
    action: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Submission:
    """Who submits to which review, and their own paragraphs by heading. Everything here will be public.

    ``tables_in_body`` names the tables that stand in the text ('T1'), None all; the annex has all in any case.
    """

    country: str
    session: str
    cycle: str
    kind: Literal["individual", "joint"]
    submitters: tuple[Submitter, ...]
    keywords: tuple[str, ...] = ()
    prose: tuple[tuple[str, tuple[str, ...]], ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    tables_in_body: tuple[str, ...] | None = None

    def paragraphs(self, heading: str) -> tuple[str, ...]:
        """The advocate's paragraphs under a heading; none if there are none."""
        return dict(self.prose).get(heading, ())


def read_submission(untrusted_told: Mapping[str, Any], body: str = "upr") -> Submission:
    """The submission that a TOML file tells. Raises SubmissionRefused with every finding at once."""
    found = tuple(_findings(untrusted_told, mechanism(body)))
    if found:
        raise SubmissionRefused(found)
    told = untrusted_told
    return Submission(
        country=told["country"],
        session=told.get("session", ""),
        cycle=str(told.get("cycle", "")),
        kind=told["kind"],
        submitters=tuple(Submitter(**submitter) for submitter in told["submitters"]),
        keywords=tuple(told.get("keywords", ())),
        prose=tuple((heading, tuple(paragraphs)) for heading, paragraphs in told.get("prose", {}).items()),
        recommendations=tuple(Recommendation(**asked) for asked in told.get("recommendations", ())),
        tables_in_body=tuple(told["tables"]) if "tables" in told else None,
    )


def _findings(told: Mapping[str, Any], body: Mechanism) -> Iterator[Finding]:
    yield from _fields(told, "", required=("country",), where="")
    if told.get("kind") not in ("individual", "joint"):
        yield Finding("kind", said("A submission is 'individual' or 'joint'."))
    yield from _submitters(told)
    yield from _prose(told.get("prose", {}), body)
    for place, asked in enumerate(_list(told, "recommendations")):
        yield from _fields(asked, "recommendations", _KNOWN["recommendations"], f"recommendations.{place}.")
    for name in ("submitters", "recommendations", "keywords", "tables"):
        if not isinstance(told.get(name, []), list):
            yield Finding(name, said("This is a list."))
    for name in ("keywords", "tables"):
        if not all(isinstance(word, str) for word in _list(told, name)):
            yield Finding(name, said("This is a list of texts."))
    if not isinstance(told.get("cycle", ""), str | int):
        yield Finding("cycle", said("The cycle is a number."))


def _submitters(told: Mapping[str, Any]) -> Iterator[Finding]:
    submitters = _list(told, "submitters")
    for place, submitter in enumerate(submitters):
        yield from _fields(submitter, "submitters", ("name",), f"submitters.{place}.")
    if not submitters:
        yield Finding("submitters", said("A submission is signed: name at least one organisation."))
    if told.get("kind") == "joint" and len(submitters) == 1:
        yield Finding("submitters", said("A joint submission names at least two organisations."))
    if told.get("kind") == "individual" and len(submitters) > 1:
        yield Finding("submitters", said("An individual submission names one organisation; call it joint."))


def _fields(told: object, shape: str, required: Sequence[str], where: str) -> Iterator[Finding]:
    """What is missing, unknown, or no text (a cycle may be a number)."""
    if not isinstance(told, Mapping):
        yield Finding(where.rstrip("."), said("This is not a table of fields."))
        return
    for name in sorted(set(told) - set(_KNOWN[shape])):
        yield Finding(
            f"{where}{name}", said("There is no such field; there is {known}.", known=", ".join(_KNOWN[shape]))
        )
    for name in required:
        if not str(told.get(name, "")).strip():
            yield Finding(f"{where}{name}", said("This must be told."))
    for name, value in told.items():
        texts = {*_KNOWN["submitters"], *_KNOWN["recommendations"], "session"}
        if name in texts and not isinstance(value, str):
            yield Finding(f"{where}{name}", said("This is a text: put it in quotation marks."))


def _prose(told: object, body: Mechanism) -> Iterator[Finding]:
    if not isinstance(told, Mapping):
        yield Finding("prose", said('Paragraphs stand by heading: [prose] with heading = ["…", "…"].'))
        return
    known = (*OWN_HEADINGS, *(heading.key for heading in body.headings))
    for heading, paragraphs in told.items():
        if heading not in known:
            yield Finding(
                f"prose.{heading}", said("There is no such heading; there is {known}.", known=", ".join(known))
            )
        elif not isinstance(paragraphs, list) or not all(isinstance(text, str) and text.strip() for text in paragraphs):
            yield Finding(f"prose.{heading}", said("Paragraphs are a list of texts, none empty."))
        elif heading == "summary" and len(paragraphs) > MAIN_POINTS:
            yield Finding("prose.summary", said("A summary has at most {most} points.", most=MAIN_POINTS))


def _list(told: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = told.get(name)
    return value if isinstance(value, list) else ()
