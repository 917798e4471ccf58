import pytest

from schemas.mechanism import mechanism

UPR = mechanism("upr")


def test_the_limits_are_those_of_ohchr() -> None:
    assert (UPR.fact("words_individual").value, UPR.fact("words_joint").value) == (2815, 5630)


def test_every_fact_says_whether_it_was_read_and_where() -> None:
    assert all(fact.source for fact in UPR.facts if fact.checked)
    assert not UPR.fact("deadline").checked


def test_headings_have_one_key_each_and_never_skip_a_level() -> None:
    keys = [heading.key for heading in UPR.headings]
    steps = [below.level - above.level for above, below in zip(UPR.headings, UPR.headings[1:], strict=False)]

    assert len(keys) == len(set(keys))
    assert max(steps) == 1


def test_a_code_has_one_heading() -> None:
    codes = [code for heading in UPR.headings for code in heading.codes]
    dimensions = [name for heading in UPR.headings for name in heading.dimensions]

    assert len(codes) == len(set(codes))
    assert len(dimensions) == len(set(dimensions))


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("LIB.2", "life_liberty"),
        ("DIS", "equality"),
        ("DIS.4", "health"),
        ("DIS.6", "equality"),
        ("PRV.1", "privacy"),
        ("PRV.11", "life_liberty"),
        ("ASS.3", "obligations"),
        ("OTH.1", None),
        ("DISX", None),
    ],
)
def test_the_longest_code_says_where_an_act_stands(code: str, heading: str | None) -> None:
    assert UPR.heading_of_act(code) == heading


def test_a_table_by_perpetrator_stands_under_impunity() -> None:
    assert UPR.heading_of_dimension("perpetrator") == "justice"
    assert UPR.heading_of_dimension("year") is None


def test_a_heading_knows_what_stands_above_it() -> None:
    assert UPR.above("privacy") == ("promotion", "implementation")
    assert UPR.above("lgbti") == ("promotion", "groups")
    assert UPR.above("obligations") == ()
