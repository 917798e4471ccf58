"""A UPR submission as a Word document, from cover to annex."""

import io
from collections.abc import Iterator

from docx.document import Document

from exports import method_wording
from exports.constant_zip import scrubbed_office_file
from exports.safe_cells import plain
from exports.table_fit import fit
from exports.table_grid import grid
from exports.upr_placing import VIGNETTES_OF_A_HEADING, WITHOUT_HEADING, Placed, places
from exports.upr_wording import facts, method_paragraphs, recommended
from exports.word_count import WordCount
from exports.word_counting import words_by_section
from exports.word_pages import TEXT_WIDTH_CM, set_footer, start_section
from exports.word_tables import draw
from exports.word_template import blank_document
from exports.wording import footer, listed, long_date, period
from schemas.mechanism import Mechanism
from schemas.release import Release, Table
from schemas.submission import Submission


def draw_submission(release: Release, submission: Submission, body: Mechanism) -> tuple[bytes, WordCount]:
    """The document and its words: cover, then the body that is counted, then the annexes."""
    document = blank_document()
    set_footer(document, footer(release))
    _cover(document, release, submission, body)
    start_section(document)
    _introduction(document, release, submission)
    _headings(document, release, submission, body)
    _recommendations(document, submission)
    _annexes(document, release)
    cover, counted, *annexes = words_by_section(document.element.body)
    limit = int(body.fact(f"words_{submission.kind}").value)
    made = io.BytesIO()
    document.save(made)
    return scrubbed_office_file(made.getvalue()), WordCount(cover, counted, sum(annexes), limit)


def _cover(document: Document, release: Release, submission: Submission, body: Mechanism) -> None:
    document.add_paragraph(plain(release.country_name), style="Title")
    document.add_paragraph(body.name, style="Cover Line")
    cycle = f"cycle {plain(submission.cycle)}" if submission.cycle else ""
    if session := ", ".join(part for part in (plain(submission.session), cycle) if part):
        document.add_paragraph(session, style="Cover Line")
    kind = "Joint submission by" if submission.kind == "joint" else "Individual submission by"
    document.add_paragraph(kind, style="Cover Head")
    for submitter in submission.submitters:
        document.add_paragraph(style="Cover Line").add_run(plain(submitter.name)).bold = True
        place = ", ".join(plain(part) for part in (submitter.city, submitter.country) if part)
        founded = f"established {plain(submitter.established)}" if submitter.established else ""
        told = "; ".join(part for part in (place, founded, plain(submitter.contact)) if part)
        if told:
            document.add_paragraph(told, style="Cover Line")
    if submission.keywords:
        document.add_paragraph("Key words", style="Cover Head")
        document.add_paragraph(", ".join(map(plain, submission.keywords)), style="Cover Line")
    document.add_paragraph("Figures", style="Cover Head")
    document.add_paragraph(f"Documented cases {period(release)}, as of {long_date(release.made_on)}", "Cover Line")


def _introduction(document: Document, release: Release, submission: Submission) -> None:
    _heading(document, "Introduction and methodology", 1)
    if submission.kind == "joint":
        names = listed([plain(submitter.name) for submitter in submission.submitters])
        _number(document, f"This joint submission is made by {names}.")
    _number(document, *submission.paragraphs("introduction"), *method_paragraphs(release))
    if summary := submission.paragraphs("summary"):
        _heading(document, "Summary of main points", 1)
        _number(document, *summary)


def _headings(document: Document, release: Release, submission: Submission, body: Mechanism) -> None:
    """Every heading of the body under which something stands, in its order."""
    chosen = submission.tables_in_body
    placed = places([table for table in release.tables if chosen is None or table.id in chosen], body)
    if placed.get(WITHOUT_HEADING):
        _heading(document, "What was documented", 1)
        _figures(document, release, placed[WITHOUT_HEADING])
    for key in _filled(release, submission, body, placed):
        heading = next(known for known in body.headings if known.key == key)
        _heading(document, heading.label, heading.level)
        _number(document, *submission.paragraphs(key))
        _figures(document, release, placed.get(key, ()))
        for vignette in [case for case in release.vignettes if case.heading == key][:VIGNETTES_OF_A_HEADING]:
            _number(document, vignette.text, style="Vignette")


def _filled(
    release: Release, submission: Submission, body: Mechanism, placed: dict[str, tuple[Placed, ...]]
) -> Iterator[str]:
    """The headings that have something to tell, with those that stand above them."""
    told = {key for key, paragraphs in submission.prose if paragraphs}
    told |= placed.keys() | {vignette.heading for vignette in release.vignettes}
    keys = [heading.key for heading in body.headings]
    upper = {above for key in told & set(keys) for above in body.above(key)}
    yield from (key for key in keys if key in told | upper)


def _figures(document: Document, release: Release, placed: tuple[Placed, ...]) -> None:
    """The facts in a sentence and, where it fits upright, the table; a wider one stands in the annex."""
    for known in placed:
        _number(document, facts(release, known))
        if _is_upright(known.table):
            draw(document, known.table, TEXT_WIDTH_CM[False], known.only)


def _recommendations(document: Document, submission: Submission) -> None:
    if submission.recommendations:
        _heading(document, "Recommendations", 1)
        _number(document, *map(recommended, submission.recommendations))


def _annexes(document: Document, release: Release) -> None:
    """All tables whole, on their side if one of them must; then what is withheld; then the method."""
    on_its_side = not all(map(_is_upright, release.tables))
    start_section(document, landscape=on_its_side)
    _heading(document, "Annex A. Tables", 1)
    if not release.tables:
        document.add_paragraph("This release holds no tables.", style="Annex Paragraph")
    for table in release.tables:
        draw(document, table, TEXT_WIDTH_CM[on_its_side])
    if on_its_side:
        start_section(document)
    for title, sentences in (
        ("Annex B. What is withheld", method_wording.protection(release)),
        ("Annex C. How the figures were made", _method(release)),
    ):
        _heading(document, title, 1)
        for sentence in sentences:
            document.add_paragraph(sentence, style="Annex Paragraph")


def _method(release: Release) -> tuple[str, ...]:
    """The method in full, with the question that was asked of the case file."""
    told = (method_wording.scope, method_wording.selection, method_wording.sources, method_wording.consent)
    return tuple(" ".join(sentences(release)) for sentences in told) + method_wording.limits(release)


def _is_upright(table: Table) -> bool:
    return len(fit(grid(table), TEXT_WIDTH_CM[False])) == 1


def _heading(document: Document, label: str, level: int) -> None:
    document.add_paragraph(label, style=f"heading {level}")


def _number(document: Document, *paragraphs: str, style: str = "Numbered Paragraph") -> None:
    """Paragraphs of the one list that runs through the body: Word numbers them, nobody types a digit."""
    for text in paragraphs:
        properties = document.add_paragraph(plain(text), style=style)._p.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = 1
