import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from exports import FORMATS
from exports.base import ExportRefused, OverLimitError
from exports.upr_submission import signed_by_its_owners
from schemas.claims import doubtful_claims
from schemas.release import Code, Dimension, Release, Vignette
from schemas.submission import Submission, read_submission
from tests.exports.example import RELEASE, release, table
from tests.exports.reading import blocks, lines, parts, word

UPR = FORMATS["upr"]
SUBMISSION = read_submission(tomllib.loads((Path(__file__).parent / "submission.toml").read_text(encoding="utf-8")))
DRAWN = UPR.render(RELEASE, SUBMISSION)
DOCUMENT = word(DRAWN.content)


def text_of(release: Release = RELEASE, **changes: Any) -> str:
    return "\n".join(lines(word(UPR.render(release, replace(SUBMISSION, **changes)).content)))


def headings() -> list[str]:
    return [line.split("] ", 1)[1] for line in lines(DOCUMENT) if line.startswith("[Heading")]


def test_the_cover_names_every_submitter_and_the_key_words() -> None:
    cover = [line for line in lines(DOCUMENT) if line.startswith(("[Title]", "[Cover"))]

    assert cover == [
        "[Title] Azerbaijan",
        "[Cover Line] Universal Periodic Review",
        "[Cover Line] 44th session, cycle 4",
        "[Cover Head] Joint submission by",
        "[Cover Line] Example Coalition for Equality",
        "[Cover Line] Tbilisi, Georgia; established 2014; upr@coalition.example",
        "[Cover Line] Northern Legal Aid Group",
        "[Cover Line] Tallinn, Estonia; established 2009",
        "[Cover Head] Key words",
        "[Cover Line] arbitrary detention, police violence, extortion, impunity, LGBTI persons",
        "[Cover Head] Figures",
        "[Cover Line] Documented cases between 1 January 2014 and 31 December 2023, as of 2 April 2024",
    ]


def test_the_headings_follow_the_order_of_ohchr() -> None:
    assert headings() == [
        "Introduction and methodology",
        "Summary of main points",
        "What was documented",
        "B. National human rights framework",
        "1. Constitutional and legislative framework",
        "C. Promotion and protection of human rights",
        "1. Implementation of international human rights obligations, taking into account applicable "
        "international humanitarian law",
        "Equality and non-discrimination",
        "Right to life, liberty and security of person, and freedom from torture",
        "Administration of justice, including impunity, and the rule of law",
        "Fundamental freedoms and the right to participate in public and political life",
        "Right to privacy",
        "Right to health",
        "2. Rights of specific persons or groups",
        "Lesbian, gay, bisexual, transgender and intersex persons",
        "Recommendations",
        "Annex A. Tables",
        "Annex B. What is withheld",
        "Annex C. How the figures were made",
    ]


def test_word_numbers_every_paragraph_of_the_body_in_one_list() -> None:
    body = [block for block in blocks(DOCUMENT) if not isinstance(block, WordTable)]
    styles = [block.style.name for block in body]
    numbered = [block for block in body if block._p.pPr is not None and block._p.pPr.numPr is not None]
    definitions = DOCUMENT.part.numbering_part.element

    assert {block._p.pPr.numPr.numId.val for block in numbered} == {1}
    assert len(numbered) == styles.count("Numbered Paragraph") + styles.count("Vignette") == 29
    assert len(definitions.findall(qn("w:abstractNum"))) == len(definitions.findall(qn("w:num"))) == 1
    assert not any(block.text[:1].isdigit() for block in numbered)


def test_no_paragraph_between_cover_and_annex_goes_without_a_number() -> None:
    shown = list(lines(DOCUMENT))
    body = shown[shown.index("[Heading 1] Introduction and methodology") : shown.index("[Heading 1] Annex A. Tables")]
    kinds = {line.split("]")[0].removeprefix("[") for line in body if line.startswith("[") and "] " in line[:30]}

    assert {"Normal", "Annex Paragraph", "Cover Line"} & kinds == set()


def test_pages_are_numbered_and_every_page_has_the_footer() -> None:
    footer = DOCUMENT.sections[0].footer

    assert "Documented cases only; not representative" in footer.paragraphs[0].text
    assert [field.text.strip() for field in footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert all(section.footer.is_linked_to_previous for section in list(DOCUMENT.sections)[1:])


def test_the_page_is_a4_in_times_new_roman_12() -> None:
    upright = [section for section in DOCUMENT.sections if section.orientation == WD_ORIENT.PORTRAIT]
    fonts = next(DOCUMENT.styles.element.iter(qn("w:rFonts")))

    assert {(round(section.page_width.cm, 1), round(section.page_height.cm, 1)) for section in upright} == {
        (21.0, 29.7)
    }
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    assert next(DOCUMENT.styles.element.iter(qn("w:sz"))).get(qn("w:val")) == "24"


def test_every_table_repeats_its_head_and_breaks_no_row() -> None:
    for drawn in DOCUMENT.tables:
        head, *rest = drawn._tbl.tr_lst
        assert head.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (head, *rest))
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in rest)


def test_a_table_stands_under_the_heading_of_its_acts() -> None:
    shown = list(lines(DOCUMENT))
    privacy = shown[shown.index("[Heading 3] Right to privacy") : shown.index("[Heading 3] Right to health")]

    assert any(line.startswith("[Table Title] Table T1 (excerpt). Documented acts") for line in privacy)
    assert any(line.startswith(("Coerced disclosure", "Privacy |")) for line in privacy)
    assert not any(line.startswith("Physical assault |") for line in privacy)


def test_a_table_says_unit_universe_and_n() -> None:
    titles = [n for n, line in enumerate(lines(DOCUMENT)) if line.startswith("[Table Title]")]
    shown = list(lines(DOCUMENT))

    assert titles
    assert all("documented" in shown[n].lower() for n in titles)
    assert all("Counting unit: " in shown[n + 1] and " n = " in shown[n + 1] for n in titles)


def test_no_sentence_of_ours_claims_too_much() -> None:
    told = "\n".join(lines(word(UPR.render(RELEASE, None).content)))

    assert [found.sentence for found in doubtful_claims(told, "document")] == []


def test_words_of_cover_and_annex_are_counted_apart() -> None:
    words = DRAWN.words
    assert words is not None
    longer = UPR.render(RELEASE, replace(SUBMISSION, keywords=(*SUBMISSION.keywords, "two words"))).words
    body = UPR.render(
        RELEASE, replace(SUBMISSION, prose=(*SUBMISSION.prose, ("health", ("Exactly four words here.",))))
    )

    assert longer is not None
    assert (longer.cover, longer.body, longer.annex) == (words.cover + 2, words.body, words.annex)
    assert body.words is not None
    assert body.words.body == words.body + 4
    assert words.all_together == words.cover + words.body + words.annex
    assert words.limit == 5630


@pytest.mark.parametrize(("kind", "limit"), [("individual", 2815), ("joint", 5630)])
def test_a_text_over_the_limit_is_not_written(tmp_path: Path, kind: Any, limit: int) -> None:
    told = replace(SUBMISSION, kind=kind, prose=(("privacy", ("word " * 6000,)),))

    with pytest.raises(OverLimitError) as refusal:
        UPR.write(RELEASE, tmp_path / "upr.docx", told)
    assert refusal.value.limit == limit
    assert refusal.value.words > 6000
    assert list(tmp_path.iterdir()) == []


def test_the_limit_itself_is_allowed() -> None:
    words = DRAWN.words
    assert words is not None
    filled = ("health", (" ".join(["word"] * (words.limit - words.body)),))
    exact = UPR.render(RELEASE, replace(SUBMISSION, prose=(*SUBMISSION.prose, filled))).words

    assert exact is not None
    assert exact.body == exact.limit
    assert not exact.is_over


def test_two_cases_of_a_heading_are_printed_and_the_third_is_said_to_be_left_out() -> None:
    cases = tuple(Vignette(f"V{n}", "privacy", f"Case number {n}.") for n in range(3))
    drawn = UPR.render(release(vignettes=cases), SUBMISSION)
    told = "\n".join(lines(word(drawn.content)))

    assert "Case number 1." in told
    assert "Case number 2." not in told
    assert "vignettes.privacy" in {finding.where for finding in drawn.findings}


def test_a_case_may_open_a_heading_of_its_own() -> None:
    case = Vignette("V1", "education", "A case at a school.")

    assert "[Heading 3] Right to education\n[Vignette] A case at a school." in text_of(release(vignettes=(case,)))


def test_only_chosen_tables_stand_in_the_text_and_all_in_the_annex() -> None:
    told = text_of(tables_in_body=("T3",))
    body, annex = told.split("[Heading 1] Annex A. Tables")

    assert "Table T3" in body
    assert "Table T1" not in body
    assert all(f"Table T{n}." in annex for n in (1, 2, 3, 4))


def test_many_rows_are_left_to_the_table() -> None:
    months = Dimension("month", "Month", tuple(Code(f"m{n}", f"Month {n}") for n in range(13)))
    long = table("T1", "Documented acts by month", (months,), lambda n: 7)

    assert "Documented acts (table T1, minimum figures): told in 13 rows." in text_of(release(tables=(long,)))


COUNTS = (8, 3, 9, 2, 1, 0)


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (["ASM"], "Assembly, 9"),
        (["PRV"], "Privacy, 8; 1 further figure is withheld to protect people"),
        (["LIF"], None),
    ],
)
def test_a_heading_tells_its_rows_and_one_that_would_tell_nothing_is_left_out(
    codes: list[str], told: str | None
) -> None:
    kinds = ("PRV", "COE", "ASM", "LIF", "INT", "DIS")
    names = ("Privacy", "Coercion", "Assembly", "Killing", "Integrity", "Discrimination")
    acts = Dimension("act_family", "Act", tuple(Code(code, name) for code, name in zip(kinds, names, strict=True)))
    drawn = text_of(
        release(tables=(table("T1", "Documented acts by type", (acts,), lambda n: COUNTS[n]),), vignettes=()), prose=()
    )
    label = {"ASM": "Fundamental freedoms", "PRV": "Right to privacy", "LIF": "Right to life"}[codes[0]]

    assert (f"[Heading 3] {label}" in drawn.split("Annex A")[0]) == (told is not None)
    assert told is None or f"[Numbered Paragraph] Documented acts (table T1, minimum figures): {told}." in drawn


def test_a_table_whose_rows_are_all_withheld_says_so() -> None:
    places = Dimension("place", "Place", (Code("a", "Here"), Code("b", "There")))
    hidden = table("T1", "Documented acts by place", (places,), lambda n: 3)

    assert "minimum figures): all figures are withheld to protect people." in text_of(release(tables=(hidden,)))


def test_one_wide_table_turns_the_whole_annex_of_tables() -> None:
    months = Dimension("month", "Month", tuple(Code(f"m{n}", f"Month {n}") for n in range(24)))
    wide = table("T1", "Documented acts by place and month", (RELEASE.tables[2].dimensions[0], months), lambda n: 7)
    told = word(UPR.render(release(tables=(wide, RELEASE.tables[1], RELEASE.tables[2])), SUBMISSION).content)

    assert [section.orientation for section in told.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def test_a_release_without_tables_says_so() -> None:
    assert "[Annex Paragraph] This release holds no tables." in text_of(release(tables=()))


def test_a_recommendation_names_who_what_and_until_when() -> None:
    assert (
        "[Numbered Paragraph] End searches of telephones without a court order. For: Ministry of Internal Affairs. "
        "Action: an order to all police stations and a complaints channel outside the police. Until: June 2025."
    ) in text_of()


def test_claims_of_the_advocate_are_pointed_out() -> None:
    drawn = UPR.render(RELEASE, replace(SUBMISSION, prose=(("privacy", ("Outing increased.",)),)))

    assert "prose.privacy.0" in {finding.where for finding in drawn.findings}
    assert "prose.privacy.0" not in {finding.where for finding in DRAWN.findings}


def test_rules_that_were_not_checked_are_named() -> None:
    (rules,) = [finding for finding in DRAWN.findings if finding.where == "rules"]

    assert "deadline" in rules.sentence
    assert "words_joint" not in rules.sentence


def test_without_a_submission_the_owners_sign() -> None:
    one = signed_by_its_owners(release(organisations=("One",)))

    assert one.kind == "individual"
    assert signed_by_its_owners(RELEASE).kind == "joint"
    assert [line for line in lines(word(UPR.render(RELEASE, None).content)) if "Joint submission by" in line]


@pytest.mark.parametrize(
    ("sentence", "changes", "submission"),
    [
        ("no anonymous submission", {"organisations": ()}, None),
        ("for the public", {"audience": "P1"}, SUBMISSION),
        ("one country each", {"country": "GE"}, SUBMISSION),
        ("V9 has no heading", {"vignettes": (Vignette("V9", "nowhere", "Text."),)}, SUBMISSION),
    ],
)
def test_what_does_not_fit_the_review_is_refused(
    sentence: str, changes: dict[str, Any], submission: Submission | None
) -> None:
    with pytest.raises(ExportRefused, match=sentence):
        UPR.render(release(**changes), submission)


def test_the_file_holds_no_picture_link_or_macro() -> None:
    names = parts(DRAWN.content)

    assert set(names) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    assert b"TargetMode" not in names["word/_rels/document.xml.rels"]
