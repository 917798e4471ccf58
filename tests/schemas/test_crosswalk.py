"""Where terms lead: every scheme is told, every pair says whether it was looked up."""

import re

import pytest

from schemas import vocabulary_page
from schemas.crosswalk import UnknownSchemeError, leads, scheme, schemes, tallies
from schemas.vocabulary import vocabulary, vocabulary_names

TREATIES = ("iccpr", "icescr", "cat", "cedaw", "ced", "crpd")
OF_THE_SECOND_CYCLE = r"[A-H]\d{1,2} \S.*"


def test_every_scheme_a_term_leads_to_is_told_and_every_scheme_told_is_led_to() -> None:
    led_to = {key for name in vocabulary_names() for term in vocabulary(name) for key in term.crosswalks}
    assert led_to == set(schemes())


@pytest.mark.parametrize("key", list(schemes()))
def test_a_scheme_says_what_it_is_where_it_was_read_and_what_must_be_confirmed(key: str) -> None:
    told = scheme(key)
    for words in (told.title, told.edition, told.targets_are, told.read_in, told.checked_means, told.to_confirm):
        assert words.strip()
    assert all(text.endswith(".") for text in (told.targets_are, told.read_in, told.checked_means, told.to_confirm))


@pytest.mark.parametrize("key", [*TREATIES, "echr", "odihr_candidate", "sdg"])
def test_every_target_that_is_a_number_is_told_in_words(key: str) -> None:
    assert {lead.target for lead in leads(key) if "." in lead.target or key != "sdg"} == set(scheme(key).targets)


@pytest.mark.parametrize("key", TREATIES)
def test_articles_written_down_from_memory_are_checked_nowhere(key: str) -> None:
    assert leads(key)
    assert not any(lead.checked for lead in leads(key))
    assert scheme(key).read_in.startswith("Not read")


def test_every_kind_of_act_leads_to_the_three_cycles_and_to_a_target_of_the_goals() -> None:
    acts = [term for term in vocabulary("act_types") if term.parent not in (None, "OTH")]
    assert len(acts) >= 86
    for term in acts:
        assert {"upr2", "upr3", "upr4", "sdg", "odihr_candidate", "echr"} <= set(term.crosswalks), term.code
        assert term.crosswalks["odihr_candidate"]["to"] in (["yes"], ["no"])
        assert all(re.fullmatch(OF_THE_SECOND_CYCLE, theme) for theme in term.crosswalks["upr2"]["to"]), term.code


THIRD_CYCLE_NOT_READ = {
    "Right to life",
    "Extra-judicial, summary or arbitrary executions",
    "Right to physical & moral integrity",
    "Liberty & security - general",
    "Right to peaceful assembly",
    "Freedom of association",
    "Freedom of movement",
    "Refugees & asylum seekers",
    "Cooperation with human rights mechanisms & institutions",
}


def test_a_theme_nobody_read_in_a_list_of_its_cycle_makes_its_pair_unchecked() -> None:
    for term in vocabulary("act_types"):
        told = term.crosswalks.get("upr3")
        if told:
            assert told["checked"] is not bool(THIRD_CYCLE_NOT_READ & set(told["to"])), term.code


def test_terms_are_found_by_their_target_paragraphs_with_their_article() -> None:
    found = leads("iccpr", "14")
    assert {lead.target for lead in found} == {"14", "14(3)(b)", "14(3)(d)", "14(3)(g)"}
    assert [lead.term.code for lead in leads("echr", "p1-1")] == ["PRO.1", "PRO.2"]
    assert [lead.term.code for lead in leads("upr2", "D29")][:2] == ["LIF.3", "FAM.1"]
    assert leads("echr", "99") == []


def test_targets_stand_in_their_natural_order() -> None:
    targets = list(dict.fromkeys(lead.target for lead in leads("echr")))
    assert targets == ["2", "3", "5", "6", "8", "10", "11", "12", "13", "14", "34", "P1-1", "P1-2", "P4-2"]


def test_a_scheme_that_is_not_there_is_refused_with_all_there_are() -> None:
    with pytest.raises(UnknownSchemeError, match="echr, upr2"):
        leads("geneva")


def test_every_pair_is_counted_once() -> None:
    pairs = [
        (key, term.vocabulary, term.code, target)
        for name in vocabulary_names()
        for term in vocabulary(name)
        for key, told in term.crosswalks.items()
        for target in told["to"]
    ]
    assert len(pairs) == len(set(pairs))
    assert sum(each.checked + each.unchecked for each in tallies()) == len(pairs)


def test_the_page_tells_the_figures_of_the_vocabularies() -> None:
    text = vocabulary_page.WRITTEN.read_text(encoding="utf-8")
    assert vocabulary_page.page(text) == text, "run: python -m schemas.vocabulary_page"
    for each in tallies():
        assert f"| {each.terms} | {each.checked} | {each.unchecked} |" in text
        assert each.scheme.read_in[1:] in text
