"""The submission to a Universal Periodic Review, as OHCHR wants it."""

from collections.abc import Iterator
from datetime import timedelta

from exports.base import ExportRefused, Format, OverLimitError, Rendered
from exports.upr_placing import VIGNETTES_OF_A_HEADING
from schemas.claims import doubtful_claims
from schemas.finding import Finding
from schemas.mechanism import Mechanism, mechanism
from schemas.release import Release
from schemas.speech import counted, said
from schemas.submission import Submission, Submitter

LONGEST_PERIOD = timedelta(days=5 * 366)
"""A review looks back about four years; older facts belong to an earlier one."""


def render(release: Release, submission: Submission | None) -> Rendered:
    """The document, its words and what its author should look at.

    Without a submission the organisations of the release sign, and only the figures are told.
    Raises OverLimitError where the body has more words than OHCHR reads, and ExportRefused.
    """
    from exports.upr_document import draw_submission

    body = mechanism("upr")
    told = submission or signed_by_its_owners(release)
    _refuse_what_does_not_fit(release, told, body)
    content, words = draw_submission(release, told, body)
    if words.is_over:
        raise OverLimitError(words.body, words.limit)
    return Rendered(content, words, tuple(_findings(release, told, body)))


def signed_by_its_owners(release: Release) -> Submission:
    """A submission of figures alone. Raises ExportRefused where the release names no organisation."""
    if not release.organisations:
        raise ExportRefused(
            said("OHCHR takes no anonymous submission: name who submits in a file given with --submission.")
        )
    signing = tuple(Submitter(name) for name in release.organisations)
    return Submission(release.country, "", "", "joint" if len(signing) > 1 else "individual", signing)


def _refuse_what_does_not_fit(release: Release, submission: Submission, body: Mechanism) -> None:
    if release.audience != "P0":
        raise ExportRefused(said("OHCHR publishes submissions: they are made from a release for the public (P0) only."))
    if submission.country != release.country:
        raise ExportRefused(
            said(
                "The submission is about {submission} and the release about {release}: one country each.",
                submission=submission.country,
                release=release.country,
            )
        )
    known = {heading.key for heading in body.headings}
    for vignette in release.vignettes:
        if vignette.heading not in known:
            raise ExportRefused(
                said(
                    "Vignette {vignette} has no heading of the review: {known}.",
                    vignette=vignette.id,
                    known=", ".join(sorted(known)),
                )
            )


def _findings(release: Release, submission: Submission, body: Mechanism) -> Iterator[Finding]:
    unchecked = [fact.name.replace("_", " ") for fact in body.facts if not fact.checked]
    yield Finding(
        "rules",
        said("Compare with the page of OHCHR before sending: {rules}.", rules=", ".join(unchecked)),
    )
    if release.period_first and release.made_on - release.period_first > LONGEST_PERIOD:
        yield Finding(
            "period", said("It begins in {year}: a review looks back about four years.", year=release.period_first.year)
        )
    for heading in sorted({vignette.heading for vignette in release.vignettes}):
        surplus = sum(vignette.heading == heading for vignette in release.vignettes) - VIGNETTES_OF_A_HEADING
        if surplus > 0:
            yield Finding(
                f"vignettes.{heading}",
                counted(
                    surplus,
                    "{n} beyond the first {printed} is not printed.",
                    "{n} beyond the first {printed} are not printed.",
                    printed=VIGNETTES_OF_A_HEADING,
                ),
            )
    for heading, paragraphs in submission.prose:
        for place, text in enumerate(paragraphs):
            yield from doubtful_claims(text, f"prose.{heading}.{place}")
    for vignette in release.vignettes:
        yield from doubtful_claims(vignette.text, f"vignettes.{vignette.id}")


FORMAT = Format(name="upr", suffix=".docx", render=render)
