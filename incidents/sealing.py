"""Seals a few bytes under a key, for one place only."""

import os

from incidents.errors import IntegrityError
from incidents.keys import KEY_BYTES
from schemas.speech import said

_VERSION = b"\x01"
_NONCE_BYTES = 24
_BLOCK_BYTES = 64
_END = b"\x80"
_LEAST_BYTES = len(_VERSION) + _NONCE_BYTES + _BLOCK_BYTES + 16


def seal(key: bytes, plaintext: bytes, context: str) -> bytes:
    """The sealed form of ``plaintext``: different at every call, its length known only to the next 64 bytes.

    ``context`` says what this is and whose (``identity/person/<id>``): only the same context opens it, so a sealed
    value moved to another record is noticed. XChaCha20-Poly1305 with a random nonce; docs/formats.md has the layout.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + encrypt(_padded(plaintext), _bound(context), nonce, _checked(key))


def unseal(key: bytes, sealed: bytes, context: str) -> bytes:
    """What was sealed with this key for this context.

    Raises IntegrityError where the key or the context is another, or where any bit was changed.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    if sealed[:1] != _VERSION or len(sealed) < _LEAST_BYTES:
        raise IntegrityError(said("A sealed value is cut off, or of a newer version: update qeyd or restore a backup."))
    nonce, rest = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        padded = decrypt(rest, _bound(context), nonce, _checked(key))
    except CryptoError:
        raise IntegrityError(
            said("A sealed value does not open with this key here: it was changed or moved.")
        ) from None
    return padded[: padded.rindex(_END)]


def _bound(context: str) -> bytes:
    return b"qeyd-v1-sealed/" + context.encode()


def _padded(plaintext: bytes) -> bytes:
    """Without this a researcher, who holds no identity key, could tell long names from short ones."""
    ended = plaintext + _END
    return ended + bytes(-len(ended) % _BLOCK_BYTES)


def _checked(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError("a value is sealed with a key of 32 bytes")
    return key
