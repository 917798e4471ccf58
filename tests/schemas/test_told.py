"""What each kind of answer takes, and what it refuses."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import told
from schemas.refusals import Refusal
from schemas.told import Told, term, terms
from schemas.vague_date import VagueDate
from schemas.vocabulary import vocabulary

CANARY = "Kanarya-Aybəniz"
ACT, ACTS = term("act_types"), terms("act_types")


def test_words_are_kept_composed_and_without_the_blanks_around_them():
    assert told.LINE.checked(f"  {unicodedata.normalize('NFD', 'Gəncə şəhəri')}\n") == "Gəncə şəhəri"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "takes text"),
        (7, "takes text"),
        (CANARY * 1_000, "at most 1,000 characters; 15,000 were given"),
        (f"{CANARY}\0", "NUL"),
        (f"{CANARY}\ud800", "surrogate"),
    ],
)
def test_words_that_no_record_can_keep_are_refused(value, why):
    with pytest.raises(Refusal, match=why) as refused:
        told.LINE.checked(value)

    assert CANARY not in refused.value.sentence


@pytest.mark.parametrize("lang", ["en", "az", "ru"])
def test_a_term_is_told_by_code_or_by_its_label_in_any_language(lang):
    assert ACT.checked("LIB.1") == ACT.checked(" lib.1 ") == ACT.checked(vocabulary("act_types").label("LIB.1", lang))


def test_a_term_that_is_not_told_is_empty():
    assert ACT.checked("") == ACT.checked("  ") == ""


@pytest.mark.parametrize("value", [CANARY, "LIB.999", "NOPE", None, 7, ["LIB.1"]])
def test_a_term_nobody_knows_is_refused(value):
    with pytest.raises(Refusal) as refused:
        ACT.checked(value)

    assert CANARY not in refused.value.sentence


def test_terms_are_kept_once_and_in_order():
    assert ACTS.checked(["LIB.2", "LIB.1", "", "LIB.2"]) == ["LIB.2", "LIB.1"]
    assert told.TAGS.checked((" word ", "word", "", "Word")) == ["word", "Word"]


@pytest.mark.parametrize("kind", [ACTS, told.TAGS])
@pytest.mark.parametrize("value", ["LIB.1", None, 7, {"LIB.1": 1}, [7], [None]])
def test_a_list_is_a_list_of_texts(kind, value):
    with pytest.raises(Refusal):
        kind.checked(value)


@pytest.mark.parametrize(("value", "kept"), [("AZ-BA", "AZ-BA"), ("ONLINE", "ONLINE"), ("TR", "TR"), ("", "")])
def test_a_place_is_told_by_its_code(value, kept):
    assert told.PLACE.checked(value) == kept


@pytest.mark.parametrize("value", ["Atlantis", CANARY, None, 7])
def test_a_place_nobody_knows_is_refused(value):
    with pytest.raises(Refusal) as refused:
        told.PLACE.checked(value)

    assert CANARY not in refused.value.sentence


@pytest.mark.parametrize("value", [True, False, "3", 3.0, -1, 10_000_001, [], "three"])
def test_a_count_is_a_whole_number_within_reason(value):
    with pytest.raises(Refusal):
        told.COUNT.checked(value)


@pytest.mark.parametrize("value", [True, "3", float("nan"), float("inf"), -float("inf"), 181, -180.5, []])
def test_degrees_are_a_number_on_this_earth(value):
    with pytest.raises(Refusal):
        told.DEGREES.checked(value)


def test_a_number_is_kept_as_one_kind():
    assert told.AMOUNT.checked(50) == 50.0
    assert isinstance(told.AMOUNT.checked(50), float)
    assert told.COUNT.checked(50) == 50


@pytest.mark.parametrize("kind", [told.COUNT, told.AMOUNT, told.YES_NO])
def test_nothing_told_is_nothing_and_not_zero_or_no(kind):
    assert kind.checked(None) is None


@pytest.mark.parametrize("value", ["yes", 1, 0, "true", []])
def test_yes_and_no_are_no_other_words(value):
    with pytest.raises(Refusal):
        told.YES_NO.checked(value)


def test_a_date_is_told_as_written_or_as_edtf_with_what_was_written():
    assert told.DATE.checked("26 July 2023").edtf == "2023-07-26"
    assert told.DATE.checked({"edtf": "2021-05", "text": "in May"}) == VagueDate.from_edtf("2021-05", "in May")
    assert told.DATE.checked({"edtf": "", "text": "nobody knows"}).as_written == "nobody knows"


@pytest.mark.parametrize(
    "value",
    [
        None,
        2021,
        {"edtf": 5},
        {"edtf": "2021", "more": ""},
        f"the day {CANARY} came",
        {"edtf": CANARY},
    ],
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(Refusal) as refused:
        told.DATE.checked(value)

    assert CANARY not in refused.value.sentence


KINDS = [Told(kind, 50, "act_types") for kind in told._CHECKS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["edtf", "text"]), inner, max_size=2)
        ),
        max_leaves=4,
    )
)
def test_whatever_is_told_is_kept_or_refused_and_what_is_kept_is_kept_again(kind, value):
    try:
        kept = kind.checked(value)
    except Refusal:
        return
    assert kind.checked(kept) == kept
