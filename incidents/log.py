"""The change log: signed entries, one chain a device."""

import hashlib
import json
import os
from typing import Any, NamedTuple

from sqlcipher3.dbapi2 import Connection

from incidents.errors import IntegrityError, LockedError
from incidents.operations import Operation, canonical, packed, records_of
from schemas.speech import said

FORMAT = 1
DOMAIN = b"qeyd-log-v1\0"
_LAST_COUNTER = 9999
_SIGNED = ("organisation", "device", "seq", "previous", "time", "kind")
"""Columns of an entry that repeat what its signed body says."""


class Head(NamedTuple):
    """The last entry of a device's chain, and its hybrid logical time."""

    seq: int
    entry: str
    time: str


def head(connection: Connection, organisation: str, device: str) -> Head:
    """Where the device's chain stands; seq 0 and no entry for a new device."""
    row = connection.execute(
        "SELECT seq, id, time FROM log_entry WHERE organisation = ? AND device = ? ORDER BY seq DESC LIMIT 1",
        (organisation, device),
    ).fetchone()
    return Head(*row) if row else Head(0, "", "0-0000")


def later(last: str, milliseconds: int) -> str:
    """The next hybrid logical time: never before ``last``, even when the clock has gone backwards."""
    before, counter = (int(half) for half in last.split("-"))
    if milliseconds > before:
        return f"{milliseconds:013d}-0000"
    # A fifth digit would sort before the fourth: the time runs a millisecond ahead instead.
    return f"{before:013d}-{counter + 1:04d}" if counter < _LAST_COUNTER else f"{before + 1:013d}-0000"


def leaf(salt: bytes, payload: bytes) -> bytes:
    """The hash of one part (RFC 6962 leaf: SHA-256 over 0x00, then salt and payload)."""
    return hashlib.sha256(b"\0" + salt + payload).digest()


def root(leaves: list[bytes]) -> bytes:
    """The Merkle root over an entry's parts (RFC 6962, section 2.1), so that one part can be erased or proven."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()


def append(
    connection: Connection,
    organisation: str,
    device: str,
    signing_seed: bytes,
    kind: str,
    parts: list[list[Operation]],
    time: str,
    undoes: str = "",
) -> str:
    """Write one entry with its parts; returns its id. The caller holds the transaction.

    ``undoes`` is the id of the entry that is taken back by this one; it is signed with the rest.
    """
    last = head(connection, organisation, device)
    salted = [(os.urandom(16), packed(part)) for part in parts]
    leaves = [leaf(salt, payload) for salt, payload in salted]
    body = canonical(
        {
            "v": FORMAT,
            "organisation": organisation,
            "device": device,
            "seq": last.seq + 1,
            "previous": last.entry,
            "time": time,
            "kind": kind,
            "parts": len(parts),
            "root": root(leaves).hex(),
        }
        | ({"undoes": undoes} if undoes else {})
    )
    entry = hashlib.sha256(body).hexdigest()
    connection.execute(
        "INSERT INTO log_entry (organisation, id, device, seq, previous, time, kind, body, signature)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (organisation, entry, device, last.seq + 1, last.entry, time, kind, body.decode(), _signed(signing_seed, body)),
    )
    connection.executemany(
        "INSERT INTO log_part (organisation, entry, number, leaf, salt, payload) VALUES (?, ?, ?, ?, ?, ?)",
        [(organisation, entry, n, leaves[n], salt, payload) for n, (salt, payload) in enumerate(salted)],
    )
    touched = dict.fromkeys((operation.record, n) for n, part in enumerate(parts) for operation in part)
    connection.executemany(
        "INSERT INTO log_touch (organisation, record, entry, number) VALUES (?, ?, ?, ?)",
        [(organisation, record, entry, n) for record, n in touched],
    )
    return entry


def milliseconds(moment: Any) -> int:
    """A moment (an aware datetime) as milliseconds since 1970, UTC."""
    return int(moment.timestamp() * 1000)


def _signed(seed: bytes, body: bytes) -> bytes:
    from nacl.bindings import crypto_sign, crypto_sign_BYTES, crypto_sign_seed_keypair

    if not seed:
        raise LockedError(said("This key may read but not write: ask the holder of a caseworker's key."))
    _, secret = crypto_sign_seed_keypair(seed)
    return bytes(crypto_sign(DOMAIN + body, secret)[:crypto_sign_BYTES])


def public_key(seed: bytes) -> bytes:
    """The Ed25519 public key of a device, from its 32-byte seed."""
    from nacl.bindings import crypto_sign_seed_keypair

    return bytes(crypto_sign_seed_keypair(seed)[0])


def check(connection: Connection, organisation: str) -> int:
    """Re-derive every hash, signature and chain; the number of entries. Raises IntegrityError naming the entry.

    That the last entries were not taken off cannot be seen from here: ``rebuilding`` sees it by the records.
    """
    keys = dict(connection.execute("SELECT id, public_key FROM log_device WHERE organisation = ?", (organisation,)))
    before: dict[str, tuple[int, str]] = {}
    entries = connection.execute(
        f"SELECT id, body, signature, {', '.join(_SIGNED)} FROM log_entry WHERE organisation = ? ORDER BY device, seq",  # noqa: S608
        (organisation,),
    ).fetchall()
    for entry, body, signature, *columns in entries:
        kept = dict(zip(_SIGNED, columns, strict=True))
        device, seq, previous = kept["device"], kept["seq"], kept["previous"]
        where = {"seq": seq, "device": device[:8]}
        if hashlib.sha256(body.encode()).hexdigest() != entry:
            raise IntegrityError(
                said(
                    "Entry {seq} of device {device} of the log is not what was signed: restore from a backup and"
                    " compare.",
                    **where,
                )
            )
        if not _is_signed(body.encode(), signature, keys.get(device, b"")):
            raise IntegrityError(
                said("Entry {seq} of device {device} of the log bears no signature of a known device.", **where)
            )
        signed = json.loads(body)
        if any(signed[name] != kept[name] for name in _SIGNED):
            raise IntegrityError(
                said(
                    "Entry {seq} of device {device} of the log stands in another place than it was signed for.", **where
                )
            )
        if (seq - 1, previous) != before.get(device, (0, "")):
            raise IntegrityError(
                said(
                    "Entry {seq} of device {device} of the log does not follow the entry before it: something was taken"
                    " out.",
                    **where,
                )
            )
        before[device] = (seq, entry)
        _check_parts(connection, organisation, entry, signed, where)
    return len(entries)


def _is_signed(body: bytes, signature: bytes, key: bytes) -> bool:
    from nacl.bindings import crypto_sign_BYTES, crypto_sign_open, crypto_sign_PUBLICKEYBYTES
    from nacl.exceptions import BadSignatureError

    if len(key) != crypto_sign_PUBLICKEYBYTES or len(signature) != crypto_sign_BYTES:
        return False
    try:
        crypto_sign_open(signature + DOMAIN + body, key)
    except BadSignatureError:
        return False
    return True


def _check_parts(
    connection: Connection, organisation: str, entry: str, signed: dict[str, Any], where: dict[str, object]
) -> None:
    parts = connection.execute(
        "SELECT number, leaf, salt, payload FROM log_part WHERE organisation = ? AND entry = ? ORDER BY number",
        (organisation, entry),
    ).fetchall()
    in_order = [part[0] for part in parts] == list(range(signed["parts"]))
    if not in_order or root([part[1] for part in parts]).hex() != signed["root"]:
        raise IntegrityError(said("Entry {seq} of device {device} of the log has lost or gained a part.", **where))
    touched = set()
    for number, kept, salt, payload in parts:
        if payload is None:
            continue
        if leaf(salt or b"", payload) != kept:
            raise IntegrityError(
                said(
                    "Entry {seq} of device {device} of the log holds a payload that is not the one that was signed.",
                    **where,
                )
            )
        touched |= {(record, number) for record in records_of(payload)}
    found = connection.execute(
        "SELECT record, number FROM log_touch WHERE organisation = ? AND entry = ?", (organisation, entry)
    )
    if not touched <= set(found):
        raise IntegrityError(
            said(
                "Entry {seq} of device {device} of the log is not found by every record it changed: a history is cut"
                " short.",
                **where,
            )
        )
