"""One master key, one labelled key for each purpose."""

from hashlib import blake2b

from incidents.keys import KEY_BYTES, LABELS, Keys

_PERSON_BYTES = 16


def labelled(key: bytes, label: str) -> bytes:
    """The 32-byte key for one purpose; nothing about ``key`` or any other label can be learnt from it.

    Keyed BLAKE2b with the label as personalisation, the construction of libsodium's ``crypto_kdf``.
    Labels are at most eight ASCII letters; the ones in use are listed in docs/formats.md and never change.
    """
    person = b"qeyd-v1-" + label.encode("ascii")
    if len(key) != KEY_BYTES or len(person) > _PERSON_BYTES:
        raise ValueError("a key is derived from 32 bytes and a label of at most eight letters")
    return blake2b(b"", key=key, person=person, digest_size=KEY_BYTES).digest()


def keys_of(master: bytes) -> Keys:
    """All four keys of a case file, from its master key."""
    return Keys(*(labelled(master, label) for label in LABELS))


def device_signing_seed(signing_key: bytes, device_id: str) -> bytes:
    """The Ed25519 seed with which one device signs its chain of the log: 32 bytes, the same at every call."""
    if len(signing_key) != KEY_BYTES or not device_id:
        raise ValueError("a signing seed is derived from 32 bytes and the id of a device")
    return blake2b(device_id.encode(), key=signing_key, person=b"qeyd-v1-device", digest_size=KEY_BYTES).digest()
