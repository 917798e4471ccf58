"""A name in a release tells nothing of the person."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from incidents.disclosure.pseudonyms import pseudonyms

CODES = st.lists(st.integers(1, 9999).map("P-{:04d}".format), unique=True, max_size=60)


@given(CODES, st.integers())
def test_everybody_has_a_name_of_their_own(codes, seed):
    names = pseudonyms(codes, Random(seed))

    assert set(names) == set(codes)
    assert len(set(names.values())) == len(codes)
    assert not any(code[2:] in name or code in name for code, name in names.items() if int(code[2:]) > len(codes))


@given(CODES, st.integers())
def test_the_order_in_which_codes_come_tells_nothing(codes, seed):
    assert pseudonyms(codes, Random(seed)) == pseudonyms(codes[::-1], Random(seed))


def test_every_order_is_drawn():
    codes = ("P-0001", "P-0002", "P-0003")
    drawn = {tuple(map(pseudonyms(codes, Random(seed)).get, codes)) for seed in range(200)}

    assert len(drawn) == 6


def test_without_a_seed_two_draws_differ():
    codes = [f"P-{number:04d}" for number in range(40)]

    assert pseudonyms(codes) != pseudonyms(codes)
