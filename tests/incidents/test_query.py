"""What is asked becomes a tree, or is refused with what would be understood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incidents.errors import QueryError
from incidents.query import LONGEST, parse
from incidents.query_keys import ACT_KEYS, DATE_KEYS, FEATURES, KEYS
from incidents.query_tree import EVERYTHING, Coded, Condition, Named, NotKnown, Phrase, Query, Span
from schemas.gazetteer import gazetteer
from schemas.vocabulary import vocabulary


def the_one(text: str) -> Condition:
    (condition,) = parse(text).conditions
    return condition


def codes(text: str) -> set[str]:
    return {code for value in the_one(text).values if isinstance(value, Coded) for code in value.codes}


def refused(text: str) -> str:
    with pytest.raises(QueryError) as refusal:
        parse(text)
    return refusal.value.sentence


def test_nothing_asked_finds_everything():
    assert parse("") == parse("  \n ") == EVERYTHING == Query(())


def test_a_free_word_is_folded():
    assert the_one("GƏNCƏ").values == (Phrase(("gence",)),)


def test_words_in_quotation_marks_stand_side_by_side():
    assert the_one('"birthday party"') == Condition("words", (Phrase(("birthday", "party")),))
    assert the_one("«birthday party»") == the_one("“birthday party”") == the_one('"birthday party"')


def test_a_star_begins_a_word():
    assert the_one("extort*").values == (Phrase(("extort",), begins=True),)
    assert the_one('"dating ap"*').values == (Phrase(("dating", "ap"), begins=True),)


def test_a_comma_is_or_and_a_minus_is_not():
    assert the_one("-cafe,bar") == Condition("words", (Phrase(("cafe",)), Phrase(("bar",))), negated=True)


def test_punctuation_around_words_is_no_word():
    assert parse("Baku, protest.") == parse("baku protest")
    assert parse("Baku – protest") == parse("baku protest")


def test_a_word_with_marks_inside_is_found_as_the_index_keeps_it():
    assert the_one("minority-azerbaijan.org").values == (Phrase(("minority", "azerbaijan", "org")),)
    assert the_one("https://example.org/a").values == (Phrase(("https", "example", "org", "a")),)


def test_everything_asked_must_hold_in_the_order_it_was_asked():
    asked = parse('act:COE place:Baku since:2022 victim:trans -verified:no "birthday party"')

    assert [(each.key, each.negated) for each in asked.conditions] == [
        ("act", False),
        ("place", False),
        ("since", False),
        ("victim", False),
        ("verified", True),
        ("words", False),
    ]


def test_a_family_means_all_its_acts():
    assert codes("act:COE") == set(vocabulary("act_types").descendants("COE")) > {"COE", "COE.1"}


def test_a_code_is_read_in_any_case_and_a_label_in_any_language():
    label = vocabulary("act_types").term("COE.1").labels

    for written in ("coe.1", *(f'"{each}"' for each in label.values())):
        assert codes(f"act:{written}") == {"COE.1"}


def test_the_beginning_of_a_label_means_every_term_that_begins_so():
    assert codes("act:extortion") == {
        term.code for term in vocabulary("act_types") if "extortion" in term.labels["en"].lower()
    }


def test_two_letters_are_too_few_to_mean_every_term_that_begins_so():
    assert "by:" in refused("by:po")


def test_a_class_means_the_units_below_it():
    assert {"police", "riot_police"} <= codes("by:police")
    assert codes("by:police") < codes("by:state")


def test_a_victim_is_asked_by_group_and_by_what_they_said_of_themselves():
    trans, women = the_one("victim:trans").values, codes('victim:"trans women"')

    assert {value.vocabulary for value in trans if isinstance(value, Coded)} == {"victim_groups", "gender_modalities"}
    assert {"trans_people", "trans_men", "trans"} <= codes("victim:trans")
    assert women == {"trans_women"}


def test_a_person_an_actor_and_a_source_are_asked_by_their_codes():
    assert the_one("victim:p-0012").values == (Named("P-0012"),)
    assert the_one("by:A-0003").values == (Named("A-0003"),)
    assert the_one("source:S-0007").values == (Named("S-0007"),)


def test_answers_that_say_nothing_are_no_group_of_victims():
    assert "victim:" in refused("victim:not_asked")


def test_a_place_means_all_below_it():
    baku = set(gazetteer().descendants("AZ-BA"))

    assert codes("place:AZ-BA") == codes("place:Bakı") == codes("place:Баку") == baku
    assert codes("place:AZ-BA-NAS") == {"AZ-BA-NAS"}


def test_since_is_open_at_its_end_and_until_at_its_beginning():
    assert the_one("since:2022").values == (Span("2022-01-01", ""),)
    assert the_one("until:2022").values == (Span("", "2022-12-31"),)
    assert the_one('since:"28 June 2015"').values == (Span("2015-06-28", ""),)


def test_a_date_is_a_span_and_two_dots_go_from_one_to_another():
    assert the_one("date:2021-05").values == (Span("2021-05-01", "2021-05-31"),)
    assert the_one("date:2021..2023").values == (Span("2021-01-01", "2023-12-31"),)
    assert the_one("date:2021..").values == (Span("2021-01-01", ""),)
    assert the_one("date:..2021").values == (Span("", "2021-12-31"),)


def test_within_asks_for_what_is_sure():
    assert the_one("within:2021-Q3").values == (Span("2021-07-01", "2021-09-30", wholly=True),)
    assert the_one("within:2024-Q1").values == (Span("2024-01-01", "2024-03-31", wholly=True),)


def test_no_date_can_be_asked_for():
    assert the_one("date:unknown").values == (NotKnown(),)


def test_verified_yes_and_no_divide_everything():
    everything = {term.code for term in vocabulary("verification")}

    assert codes("verified:yes") == {"verified"}
    assert codes("verified:no") == everything - {"verified"}


def test_what_is_there_is_asked_in_singular_or_plural():
    assert the_one("has:sources") == the_one("has:source")
    assert the_one("no:victim") == Condition("no", (Named("victim"),))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plce:Baku", "place:"),
        ("perpetrator:police", "by:"),
        ("from:2022", "since:"),
        ("Type:COE", "act:"),
        ("act:blakmail", "act:COE.1"),
        ("by:polise", "by:police"),
        ("place:Bakku", "place:AZ-BA"),
        ("verified:verifed", "verified:verified"),
        ("has:evidense", "evidence"),
        ("no:sourse", "source"),
    ],
)
def test_what_is_not_known_gets_the_nearest(typed, meant):
    assert meant in refused(typed)


@pytest.mark.parametrize("key", sorted(DATE_KEYS))
@pytest.mark.parametrize("typed", ["sometime", "31.02.2021", "0000-Q1", '"before 2020"'])
def test_a_date_that_has_no_beginning_and_end_is_refused(key, typed):
    assert key in refused(f"{key}:{typed}")


@pytest.mark.parametrize(
    "typed",
    ["since:2021..2022", "since:2021,2022", "date:..", "date:2023..2021", "act:", "act: COE", "act:COE,", "act:,COE"],
)
def test_half_a_question_is_refused(typed):
    assert refused(typed).endswith(".")


@pytest.mark.parametrize(
    "typed", ['"open', "- act:COE", "...", "-", "a\x00b", "x" * (LONGEST + 1), "a " * 45, "tag:" + "a," * 60 + "a"]
)
def test_what_cannot_be_a_question_is_refused(typed):
    assert refused(typed)


def test_a_refusal_never_repeats_a_value():
    for key in sorted(KEYS):
        if KEYS[key].takes not in ("name", "words", "site") and key not in ("source", "operation"):  # words of our own
            assert "Qəribə Canary" not in refused(f'{key}:"Qəribə Canary"')


def test_every_key_and_its_examples_are_understood():
    assert set(KEYS) > ACT_KEYS | DATE_KEYS
    for key, told in KEYS.items():
        for written in told.examples:
            assert key in [each.key for each in parse(written).conditions]
            assert f"{key}:" in written
    for feature in FEATURES:
        assert the_one(f"has:{feature}").key == "has"


_PIECES = st.sampled_from(
    [f"{key}:" for key in KEYS]
    + ["-", '"', ",", "..", "*", " ", "COE", "2021", "2021-Q3", "bakı", "AZ-2021*", "minor", ":"]
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)))
@example("-" * 50)
@example('by:"' + "ı" * 30)
@example("date:" + "9" * 60)
def test_whatever_is_typed_is_understood_or_refused_in_one_sentence(typed):
    try:
        asked = parse(typed)
    except QueryError as refusal:
        said = refusal.sentence
    else:
        said = "Understood."
        assert all(condition.values for condition in asked.conditions)
        assert asked == parse(typed)
    assert said
    assert "\n" not in said
