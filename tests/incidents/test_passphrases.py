"""Good passphrases are drawn, weak ones refused."""

import pytest

from incidents.passphrases import FEWEST_WORDS, generated, weakness


def test_six_words_of_the_list_are_drawn_and_never_the_same() -> None:
    drawn = {generated() for _ in range(50)}
    assert len(drawn) == 50
    assert {len(passphrase.split()) for passphrase in drawn} == {6}
    assert all(passphrase == passphrase.lower() for passphrase in drawn)


def test_all_words_of_the_list_may_be_drawn() -> None:
    words = {word for _ in range(60) for word in generated(500).split()}
    assert len(words) > 7400  # of 7,776: the chance of fewer is nil


def test_what_is_drawn_is_never_called_weak() -> None:
    for words in (FEWEST_WORDS, 6, 8):
        for _ in range(60):
            assert weakness(generated(words)) is None


def test_fewer_than_five_words_are_not_drawn() -> None:
    with pytest.raises(ValueError, match="at least 5"):
        generated(4)


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "   ",
        "secret",
        "correct horse battery staple",
        "correct-horse-battery-staple",
        "correct_horse.battery staple",
        "Tr0ub4dor&3xyz!Q",
        "one one one one one",
        "password password password password password",
        "i love you so much",
        "my name is john smith",
        "a b c d e f",
        "1 2 3 4 5 6 7 8 9",
        "qwertyuiopasdfghjklzxcvbnm",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "12345678901234567890",
        "x8Kq2mPz9Lw4",
    ],
)
def test_a_weak_passphrase_is_told_without_repeating_it(weak: str) -> None:
    told = weakness(weak)
    assert told is not None
    assert told.endswith(".")
    assert not weak.strip() or weak not in told


@pytest.mark.parametrize(
    "strong", ["correct horse battery staple extra", "x8Kq2mPz9Lw4Rtv7Yb", "bənövşə güllər beş uydurma söz daha"]
)
def test_a_strong_passphrase_passes(strong: str) -> None:
    assert weakness(strong) is None


def test_a_very_long_passphrase_is_judged_at_once() -> None:
    assert weakness("canary " * 10_000) is not None
    assert weakness(generated(200)) is None
