"""An organisation's own terms among those that are shipped."""

from collections.abc import Iterator

import pytest

from schemas.own_terms import in_use
from schemas.shape import read as read_form
from schemas.term import OwnTerm, RetiredTermError, UnknownTermError, is_own
from schemas.vocabulary import vocabulary, vocabulary_names

LURED = OwnTerm("act_types", "COE.xbcdf", "COE", ("Lured by a dating app", "Tətbiqlə tələyə salınma", ""), "Means it.")
DEEPER = OwnTerm("act_types", "COE.xbcdf.xqrst", "COE.xbcdf", ("Lured twice", "", ""), "Means more.")
DRONE = OwnTerm("methods", "own.xzzzz", "", ("Filmed by a drone", "", ""))


@pytest.fixture(autouse=True)
def _nothing_afterwards() -> Iterator[None]:
    yield
    in_use(())


def test_no_shipped_code_looks_like_one_of_ones_own() -> None:
    for name in vocabulary_names():
        assert not any(is_own(term.code) for term in vocabulary(name)), name


def test_own_terms_are_read_found_labelled_and_stand_below_their_parent() -> None:
    in_use((DEEPER, LURED, DRONE))
    acts = vocabulary("act_types")

    assert acts.read("lured BY a dating app") == acts.read("tətbiqlə tələyə salınma") == "COE.xbcdf"
    assert [term.code for term in acts.find("lured")] == ["COE.xbcdf", "COE.xbcdf.xqrst"]
    assert acts.label("COE.xbcdf", "az") == "Tətbiqlə tələyə salınma"
    assert acts.label("COE.xbcdf", "ru") == "Lured by a dating app"
    assert acts.descendants("COE")[-2:] == ("COE.xbcdf", "COE.xbcdf.xqrst")
    assert acts.ancestors("COE.xbcdf.xqrst") == ("COE.xbcdf", "COE")
    codes = [term.code for term in acts]
    assert codes[codes.index("COE.7") + 1 :][:3] == ["COE.xbcdf", "COE.xbcdf.xqrst", "HSP"]
    assert acts.term("COE.xbcdf").definition == "Means it."
    assert acts.term("COE.xbcdf").crosswalks == {}
    assert vocabulary("methods").read("filmed by a drone") == "own.xzzzz"


def test_what_is_in_use_is_replaced_as_a_whole() -> None:
    in_use((LURED,))
    assert "COE.xbcdf" in vocabulary("act_types")
    in_use((DRONE,))
    assert "COE.xbcdf" not in vocabulary("act_types")
    assert "own.xzzzz" in vocabulary("methods")
    in_use(())
    assert "own.xzzzz" not in vocabulary("methods")


@pytest.mark.parametrize("name", vocabulary_names())
def test_the_shipped_terms_keep_their_order_and_words_whatever_is_told(name: str) -> None:
    shipped = list(vocabulary(name))
    first = shipped[0].code
    in_use((OwnTerm(name, "own.xbbbb", "", ("Zzz", "", "")), OwnTerm(name, first, "", ("Other", "", ""), "Other.")))

    woven = [term for term in vocabulary(name) if not term.is_own]
    assert [term.code for term in woven] == [term.code for term in shipped]
    assert [term.labels for term in woven] == [term.labels for term in shipped]
    assert [term.definition for term in woven] == [term.definition for term in shipped]


def test_a_retired_term_is_read_and_shown_but_neither_offered_nor_taken() -> None:
    law = OwnTerm("act_types", "LAW.1", "", retired_on="2026-11-22")
    in_use((LURED._replace(retired_on="2026-11-22", merged_into="COE.4"), law))
    acts = vocabulary("act_types")

    assert acts.read("Lured by a dating app") == "COE.xbcdf"
    assert acts.label("LAW.1") == "Discriminatory law or policy"
    for typed in ("", "lured", "law", "LAW.1", "lurred by a dating app"):
        assert {"COE.xbcdf", "LAW.1"} & {term.code for term in acts.find(typed)} == set(), typed
    with pytest.raises(RetiredTermError) as refused:
        acts.usable("COE.xbcdf")
    assert refused.value.sentence == "COE.xbcdf of the vocabulary act_types is retired. Use COE.4 instead."
    with pytest.raises(RetiredTermError, match=r"retired\.$"):
        acts.usable("LAW.1")
    _, findings = read_form("act", {"term": "LAW.1"})
    assert [finding.where for finding in findings if "retired" in finding.sentence] == ["term"]


def test_a_label_two_terms_had_in_turn_means_the_one_in_use() -> None:
    before = LURED._replace(retired_on="2026-11-22")
    after = LURED._replace(code="COE.xgggg")
    for told in ((before, after), (after, before)):
        in_use(told)
        assert vocabulary("act_types").read("lured by a dating app") == "COE.xgggg"


def test_what_was_merged_leads_to_what_stands_for_it_now() -> None:
    second = OwnTerm("act_types", "COE.xgggg", "COE", ("Second", "", ""), merged_into="COE.4", retired_on="2026-11-23")
    in_use((LURED._replace(merged_into="COE.xgggg", retired_on="2026-11-22"), second))
    acts = vocabulary("act_types")

    assert acts.current("COE.xbcdf") == acts.current("COE.xgggg") == acts.current("COE.4") == "COE.4"


def test_a_shipped_term_with_a_successor_still_stands_for_itself() -> None:
    in_use((OwnTerm("act_types", "COE.1", "", merged_into="COE.2", retired_on="2026-11-22"),))
    assert vocabulary("act_types").current("COE.1") == "COE.1"


def test_what_a_damaged_case_file_says_of_terms_breaks_nothing() -> None:
    """Circles, parents and vocabularies nobody knows: every code still has a label and an end."""
    in_use(
        (
            LURED._replace(parent="COE.xbcdf.xqrst"),
            DEEPER,
            LURED._replace(code="COE.xgggg", parent="COE.xgggg", merged_into="COE.xgggg"),
            LURED._replace(code="COE.xhhhh", parent="NO.1", merged_into="NO.2", labels=("", "", "")),
            LURED._replace(vocabulary="nothing_of_the_kind"),
            OwnTerm("act_types", "NO.3", "", retired_on="2026-11-22"),
        )
    )
    acts = vocabulary("act_types")

    for code in ("COE.xbcdf", "COE.xbcdf.xqrst", "COE.xgggg", "COE.xhhhh"):
        assert acts.label(code)
        assert acts.current(code) == code
        assert len(acts.ancestors(code)) < 3
    assert len({term.code for term in acts}) == len(acts)
    with pytest.raises(UnknownTermError):
        acts.term("NO.3")


def test_what_may_be_told_to_strangers_is_the_shipped_term_above() -> None:
    in_use((LURED, DEEPER, LURED._replace(code="own.xhhhh", parent="")))
    acts = vocabulary("act_types")

    assert acts.shipped_above("COE.xbcdf.xqrst") == ("COE",)
    assert acts.shipped_above("COE.3") == ("COE.3", "COE")
    assert acts.shipped_above("own.xhhhh") == ()
