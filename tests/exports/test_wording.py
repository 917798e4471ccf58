from datetime import date

import pytest

from exports import method_wording, wording
from schemas.claims import doubtful_claims
from schemas.release import ConsentEffect, MethodFacts
from tests.exports.example import RELEASE, TABLES, release

FIRST, LAST = date(2014, 1, 1), date(2023, 12, 31)


@pytest.mark.parametrize(
    ("first", "last", "told", "interval"),
    [
        (FIRST, LAST, "between 1 January 2014 and 31 December 2023", "2014-01-01/2023-12-31"),
        (FIRST, None, "since 1 January 2014", "2014-01-01/.."),
        (None, LAST, "until 31 December 2023", "../2023-12-31"),
        (None, None, "at any time", "../.."),
    ],
)
def test_a_period_says_no_more_than_is_known(first: date, last: date, told: str, interval: str) -> None:
    asked = release(period_first=first, period_last=last)

    assert wording.period(asked) == told
    assert wording.interval(asked) == interval


@pytest.mark.parametrize(("value", "flag", "shown"), [(0, "", "0"), (9999, "", "9999"), (12345, "", "12,345")])
def test_a_figure_is_told_in_digits(value: int, flag: str, shown: str) -> None:
    assert wording.number(value) == shown


def test_a_withheld_figure_is_never_a_number() -> None:
    assert wording.number(None, "z") == "[z]"
    assert wording.number(None) == "[c]"
    assert wording.told(None) == "withheld"
    assert wording.counted(None, "act") == "a withheld number of acts"
    assert wording.counted(1, "act") == "1 act"


@pytest.mark.parametrize(
    ("parts", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_read_aloud(parts: list[str], told: str) -> None:
    assert wording.listed(parts) == told


def test_the_footer_says_what_the_figures_are_not() -> None:
    told = wording.footer(RELEASE)

    for part in ("R-2024-0003", "Documented cases only", "not representative", "minimum", "below 5 withheld", "P0"):
        assert part in told


def test_organisations_that_are_not_named_are_not_named() -> None:
    assert wording.owners(release(organisations=())) == "the documenting organisations"


def test_a_table_explains_the_signs_it_uses_and_no_other() -> None:
    told = " ".join(wording.legend(TABLES[0]))

    assert "[c] withheld to protect people" in told
    assert "[z]" not in told
    assert "Counts from 1 to 4 are withheld." in told


def every_sentence(known: object = RELEASE) -> list[str]:
    rooms = (method_wording.scope, method_wording.sources, method_wording.consent, method_wording.protection)
    return [sentence for room in (*rooms, method_wording.limits) for sentence in room(known)]  # type: ignore[arg-type]


def test_no_sentence_of_the_method_claims_too_much() -> None:
    assert [found for sentence in every_sentence() for found in doubtful_claims(sentence, "method")] == []


def test_every_sentence_with_a_figure_of_cases_says_documented() -> None:
    telling = [
        sentence
        for sentence in every_sentence()
        if any(letter.isdigit() for letter in sentence) and ("incidents" in sentence or "acts" in sentence)
    ]

    assert telling
    assert all("documented" in sentence.lower() for sentence in telling)


def test_left_out_are_told_with_their_reasons() -> None:
    effect = ConsentEffect(10, 12, (("consent was not asked", 12),), "acts")

    assert "Left out by this rule: 12 documented acts (consent was not asked, 12)." in method_wording.consent(
        release(consent_effect=effect)
    )
    assert "Left out by this rule: a withheld number of documented acts." in method_wording.consent(
        release(consent_effect=ConsentEffect(None, None, (), "acts"))
    )
    assert "By this rule no documented acts had to be left out." in method_wording.consent(
        release(consent_effect=ConsentEffect(10, 0, (), "acts"))
    )


def test_another_threshold_prints_its_reason() -> None:
    told = method_wording.protection(release(k=1, k_reason="All material is public.", tables=()))

    assert told[0] == "The threshold is 1, not 5, for this reason: All material is public."


def test_method_facts_that_are_withheld_stay_withheld() -> None:
    told = " ".join(every_sentence(release(method=MethodFacts(*[None] * 7))))

    assert "a withheld number of documented incidents" in told
    assert "None" not in told


def test_a_release_without_tables_and_sources_is_told_too() -> None:
    told = " ".join(every_sentence(release(tables=(), source_mix=(), question="")))

    assert "figures of different units" not in told
    assert "kind of source" not in told
    assert "Selected: everything." in " ".join(method_wording.selection(release(question="")))
