"""A sealed value opens with its key, in its place, unchanged; and not otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.errors import IntegrityError
from incidents.sealing import seal, unseal

keys = st.binary(min_size=32, max_size=32)
KEY = bytes(range(32))
FROZEN = (
    "01229686cc512a6f1e76f8d8f3ef22eea7ea84158ce0a5b11106194ab0feb27e79467b9e580a7df4ff0b370b7d754a22"
    "fd409aaf8d6d09bc3c31a6d554538e197dd338336c0d3df52ca05eb6bc03f68b061125b7c65402eea3b237a779079c45"
    "7df2f9f9b7a52cc3d9"
)


@given(keys, st.binary(max_size=2000), st.text(max_size=80))
def test_what_was_sealed_is_unsealed(key: bytes, plaintext: bytes, context: str) -> None:
    assert unseal(key, seal(key, plaintext, context), context) == plaintext


@given(keys, st.binary(max_size=200), st.text(max_size=40), st.text(max_size=40))
def test_another_context_does_not_open(key: bytes, plaintext: bytes, here: str, there: str) -> None:
    sealed = seal(key, plaintext, here)
    if here != there:
        with pytest.raises(IntegrityError, match="changed or moved"):
            unseal(key, sealed, there)


@given(keys, keys, st.binary(max_size=200))
def test_another_key_does_not_open(key: bytes, other: bytes, plaintext: bytes) -> None:
    sealed = seal(key, plaintext, "identity/person/1")
    if key != other:
        with pytest.raises(IntegrityError):
            unseal(other, sealed, "identity/person/1")


@given(st.binary(max_size=100), st.data())
def test_any_changed_byte_is_noticed(plaintext: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, plaintext, "here"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(IntegrityError):
        unseal(KEY, bytes(sealed), "here")


@given(st.binary(max_size=100), st.data())
def test_a_cut_is_noticed(plaintext: bytes, data: st.DataObject) -> None:
    sealed = seal(KEY, plaintext, "here")
    with pytest.raises(IntegrityError):
        unseal(KEY, sealed[: data.draw(st.integers(0, len(sealed) - 1))], "here")


def test_the_same_name_sealed_twice_looks_different_and_its_length_is_blurred() -> None:
    assert seal(KEY, b"Canary", "here") != seal(KEY, b"Canary", "here")
    assert len(seal(KEY, b"A", "here")) == len(seal(KEY, b"A much longer invented name, with patronymic", "here"))


def test_a_value_sealed_by_version_1_opens_for_ever() -> None:
    assert unseal(KEY, bytes.fromhex(FROZEN), "identity/person/1") == b"Canary Invented"


@pytest.mark.parametrize("short", [b"", bytes(31), bytes(33)])
def test_nothing_is_sealed_with_a_short_key(short: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(short, b"x", "here")
