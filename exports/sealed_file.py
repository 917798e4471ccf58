"""A file only its receiver can open: encrypted with age."""

from pathlib import Path
from typing import Any

from exports import whole_file
from exports.base import ExportRefused
from schemas.speech import said


def recipients(told: list[str]) -> list[Any]:
    """The receivers' public keys of age (``age1…``); raises ExportRefused for what is none, and for none at all."""
    import pyrage

    if not told:
        raise ExportRefused(said("A share is encrypted: name the receiver's public key of age with --to."))
    try:
        return [pyrage.x25519.Recipient.from_str(each.strip()) for each in told]
    except pyrage.RecipientError:
        raise ExportRefused(
            said("That is no public key of age: the receiver makes one with `age-keygen` and sends the line age1…")
        ) from None


def write(path: Path, content: bytes, told: list[str], *, replace: bool = False) -> None:
    """Encrypt for the recipients and write; nothing of it lies in the clear. Raises whole_file.NotWrittenError."""
    import pyrage

    whole_file.write(path, pyrage.encrypt(content, recipients(told)), replace=replace)
