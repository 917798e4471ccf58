"""The submission to a Universal Periodic Review, as OHCHR wants it."""

from collections.abc import Iterator
from datetime import timedelta

from exports.base import ExportRefused, Format, OverLimitError, Rendered
from exports.upr_placing import VIGNETTES_OF_A_HEADING
from schemas.claims import doubtful_claims
from schemas.finding import Finding
from schemas.mechanism import Mechanism, mechanism
from schemas.release import Release
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
        raise ExportRefused("OHCHR takes no anonymous submission: name who submits in a file given with --submission.")
    signing = tuple(Submitter(name) for name in release.organisations)
    return Submission(release.country, "", "", "joint" if len(signing) > 1 else "individual", signing)


def _refuse_what_does_not_fit(release: Release, submission: Submission, body: Mechanism) -> None:
    if release.audience != "P0":
        raise ExportRefused("OHCHR publishes submissions: they are made from a release for the public (P0) only.")
    if submission.country != release.country:
        raise ExportRefused(
            f"The submission is about {submission.country} and the release about {release.country}: one country each."
        )
    known = {heading.key for heading in body.headings}
    for vignette in release.vignettes:
        if vignette.heading not in known:
            raise ExportRefused(f"Vignette {vignette.id} has no heading of the review: {', '.join(sorted(known))}.")


def _findings(release: Release, submission: Submission, body: Mechanism) -> Iterator[Finding]:
    unchecked = [fact.name for fact in body.facts if not fact.checked]
    yield Finding(
        "rules",
        f"Compare with the page of OHCHR before sending: {', '.join(each.replace('_', ' ') for each in unchecked)}.",
    )
    if release.period_first and release.made_on - release.period_first > LONGEST_PERIOD:
        yield Finding("period", f"It begins in {release.period_first.year}: a review looks back about four years.")
    for heading in sorted({vignette.heading for vignette in release.vignettes}):
        surplus = sum(vignette.heading == heading for vignette in release.vignettes) - VIGNETTES_OF_A_HEADING
        if surplus > 0:
            yield Finding(
                f"vignettes.{heading}", f"{surplus} beyond the first {VIGNETTES_OF_A_HEADING} are not printed."
            )
    for heading, paragraphs in submission.prose:
        for place, text in enumerate(paragraphs):
            yield from doubtful_claims(text, f"prose.{heading}.{place}")
    for vignette in release.vignettes:
        yield from doubtful_claims(vignette.text, f"vignettes.{vignette.id}")


FORMAT = Format(name="upr", suffix=".docx", render=render)
