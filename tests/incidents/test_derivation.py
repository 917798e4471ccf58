"""One master key, one labelled key for each purpose."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import crypto_generichash_blake2b_salt_personal

from incidents.derivation import device_signing_seed, keys_of, labelled
from incidents.keys import LABELS, Keys

MASTER = bytes(range(32))


def test_the_derived_keys_are_the_ones_frozen_in_format_1() -> None:
    keys = keys_of(MASTER)
    assert {label: getattr(keys, label).hex() for label in LABELS} == {
        "records": "57e2c183f853ae0d3e6467772850bc1cc6117f8f418383c9e3b84439bf0734b2",
        "identity": "e0efc5e2973ce65ab35ee85b46766365188946fa182d22d2f87298a0152efbeb",
        "vault": "d379be35ca0930058acd2c9acdff3ef34e4ff35e5bfcdb389842b1b91e48e08f",
        "signing": "37c7b952c23911ef2860d35201f83097b230bd95c77d2bf770940681962d9f03",
    }
    assert (
        device_signing_seed(keys.signing or b"", "device-1").hex()
        == "2e1ed0d99696bd0f96f175d9ad8dcb74df324c571addda4af69e06d0da0f7d49"
    )


@pytest.mark.parametrize("label", LABELS)
def test_libsodium_derives_the_same(label: str) -> None:
    theirs = crypto_generichash_blake2b_salt_personal(b"", 32, MASTER, b"", b"qeyd-v1-" + label.encode())
    assert labelled(MASTER, label) == theirs


@given(st.binary(min_size=32, max_size=32))
def test_no_two_purposes_share_a_key(master: bytes) -> None:
    keys = keys_of(master)
    made = {master, *(getattr(keys, label) for label in LABELS), device_signing_seed(keys.signing or b"", "records")}
    assert len(made) == 6


def test_each_device_signs_with_its_own_seed() -> None:
    assert device_signing_seed(MASTER, "one") != device_signing_seed(MASTER, "two")
    assert device_signing_seed(MASTER, "one") == device_signing_seed(MASTER, "one")


def test_nothing_is_derived_from_a_short_key_or_for_nobody() -> None:
    for attempt in (
        lambda: labelled(b"short", "records"),
        lambda: labelled(MASTER, "far too long a label"),
        lambda: device_signing_seed(b"", "one"),
        lambda: device_signing_seed(MASTER, ""),
    ):
        with pytest.raises(ValueError, match="derived from 32 bytes"):
            attempt()


def test_keys_are_never_shown_or_pickled() -> None:
    keys = keys_of(MASTER)
    shown = f"{keys!r} {keys} {[keys]}"
    for label in LABELS:
        key = getattr(keys, label)
        assert key.hex() not in shown
        assert repr(key) not in shown
    assert "records, identity, vault, signing" in shown
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(keys)


def test_keys_do_not_change_and_are_compared_by_value() -> None:
    keys = Keys(MASTER)
    with pytest.raises(AttributeError):
        keys.records = bytes(32)
    with pytest.raises(AttributeError):
        del keys.records
    assert keys == Keys(MASTER)
    assert hash(keys) == hash(Keys(MASTER))
    assert keys != Keys(MASTER, vault=MASTER)
    assert keys != MASTER
    assert keys.held == ("records",)


@pytest.mark.parametrize("wrong", [b"", bytes(31), bytes(33), None, "x" * 32])
def test_keys_hold_nothing_but_keys(wrong: object) -> None:
    with pytest.raises(ValueError, match="records key must be 32 bytes"):
        Keys(wrong)  # type: ignore[arg-type]
    if wrong is not None:
        with pytest.raises(ValueError, match="vault key"):
            Keys(MASTER, vault=wrong)  # type: ignore[arg-type]
