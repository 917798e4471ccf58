"""The age identity that opens a vault, itself sealed."""

from pathlib import Path
from typing import Protocol

from incidents import whole_files
from incidents.derivation import labelled
from incidents.errors import IntegrityError, StoreError
from incidents.sealing import seal, unseal
from schemas.speech import noted, said

NAME = "identity.enc"
_CONTEXT = "vault/identity"
_LOST = noted("The vault has lost its identity.enc and cannot be opened: restore that file from a backup.")


class Identity(Protocol):
    """An X25519 identity of the age format."""

    def to_public(self) -> object:
        """The recipient files are encrypted to; kept as secret as the identity."""


def vault_identity(vault: Path, key: bytes, *, may_be_new: bool = False) -> Identity:
    """The identity of this vault; ``may_be_new`` makes it where the vault holds nothing yet.

    Random, not derived from the key, so that the key can one day be changed without encrypting every blob anew.
    Raises IntegrityError (another key, damaged, or missing although the vault holds files), StoreError (disk).
    """
    import pyrage

    path = vault / NAME
    wrapping = labelled(key, "wrap")
    if may_be_new and not path.exists():
        _make(vault, seal(wrapping, str(pyrage.x25519.Identity.generate()).encode(), _CONTEXT))
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        raise IntegrityError(said(_LOST)) from None
    except OSError as error:
        raise StoreError(said("The vault cannot be read: {why}.", why=error.strerror)) from None
    identity: Identity = pyrage.x25519.Identity.from_str(unseal(wrapping, sealed, _CONTEXT).decode())
    return identity


def _make(vault: Path, sealed: bytes) -> None:
    if any(vault.glob("??/*.age")):
        raise IntegrityError(said(_LOST))
    try:
        vault.mkdir(mode=0o700, exist_ok=True)
        whole_files.write_new(vault / NAME, sealed)
    except FileExistsError:
        pass  # another command made it a moment ago: that one counts
    except OSError as error:
        raise StoreError(said("The vault cannot be written: {why}.", why=error.strerror)) from None
