import pytest

from schemas.claims import doubtful_claims


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("increased", "Violence increased in 2021."),
        ("decrease", "A decrease of arrests."),
        ("trend", "The trend is clear."),
        ("rates", "Arrest rates are high."),
        ("most", "Most LGBTI people were threatened."),
        ("majority", "The majority of victims."),
        ("percent", "Forty percent of all."),
        ("per cent", "40 per cent of all."),
        ("%", "It concerns 40% of all."),
        ("rising", "The number is rising."),
        ("per capita", "Per capita figures."),
    ],
)
def test_a_claim_beyond_the_documented_is_found(word: str, text: str) -> None:
    (found,) = doubtful_claims(text, "prose.privacy.0")

    assert found.where == "prose.privacy.0"
    assert found.sentence.startswith(f"'{word}':")


@pytest.mark.parametrize(
    "text",
    [
        "We documented at least 12 cases.",
        "Almost all of them were held overnight.",
        "At most three people knew.",
        "The most recent case is of May.",
        "Separate cells.",
        "",
    ],
)
def test_what_may_be_claimed_passes(text: str) -> None:
    assert list(doubtful_claims(text, "prose")) == []
