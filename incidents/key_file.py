"""key.json: the slots that hold the keys of a case file.

The form of the file is frozen in docs/formats.md; the fixture tests/fixtures/key_v1.json must open for ever.
"""

import binascii
import json
import os
import stat
import unicodedata

from incidents import whole_files
from incidents.cost import CEILING, FLOOR, Cost, calibrated, stretched
from incidents.derivation import keys_of
from incidents.errors import IntegrityError, LockedError, NotFoundError, RefusedInputError, StoreError
from incidents.keys import KEY_BYTES, LABELS, Keys
from incidents.passphrases import weakness
from incidents.whole_files import Location
from schemas.speech import said

VERSION = 1
_MOST_BYTES = 64 * 1024
_MOST_SLOTS = 16
_SALT_BYTES = 16
_NONCE_BYTES = 24
_TAG_BYTES = 16
_MOST_SEALED_BYTES = 1024
_FIELDS = {"v", "id", "slots", "pending"}
_SLOT_FIELDS = {"type", "kdf", "m", "t", "p", "salt", "nonce", "ct"}

Json = dict[str, object]
Held = dict[str, str | dict[str, str]]


def create(path: Location, passphrase: str, cost: Cost | None = None) -> Keys:
    """Make a new key file (0600) with one passphrase slot around a new random master key; the keys it holds.

    ``cost`` is calibrated to about a second where it is not given. Raises RefusedInputError (weak passphrase,
    cost outside the bounds), StoreError (a key file is there already, or it cannot be written).
    """
    cost = _accepted(passphrase, cost)
    master = os.urandom(KEY_BYTES)
    file_id = os.urandom(16).hex()
    slot = passphrase_slot(file_id, {"master": _text(master)}, passphrase, cost)
    try:
        whole_files.write_new(path, _written({"v": VERSION, "id": file_id, "slots": [slot], "pending": None}))
    except FileExistsError:
        raise StoreError(said("There is a case file here already: {path} is left as it is.", path=path)) from None
    return keys_of(master)


def unlock(path: Location, passphrase: str) -> Keys:
    """The keys that this passphrase holds; takes about a second for each slot tried.

    Raises LockedError (wrong passphrase), NotFoundError (no key file), IntegrityError (malformed, damaged, newer).
    """
    _, held = _opened(_read(path), passphrase)
    return _keys(held)


def change_passphrase(path: Location, old: str, new: str, cost: Cost | None = None) -> None:
    """Put a new passphrase on the slot which the old one opens; every key and every other slot stays as it is.

    The old slot is overwritten on disk as far as the disk allows. Whoever copied the old key file and knows the old
    passphrase can still open that copy. Raises as ``unlock`` and ``create`` do.
    """
    cost = _accepted(new, cost)
    document = _read(path)
    opened, held = _opened(document, old)
    file_id, slots = _id(document), _slots(document)
    changed = passphrase_slot(file_id, held, new, cost)
    document["slots"] = [changed if slot is opened else slot for slot in slots]
    whole_files.replace(path, _written(document))


def passphrase_slot(file_id: str, held: Held, passphrase: str, cost: Cost) -> Json:
    """One slot for one passphrase: ``held`` is the master key, or ``{"keys": {label: key}}`` for a smaller role.

    The slot's own parameters and the file's id are authenticated with it, so a changed figure does not open.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    slot: Json = {
        "type": "passphrase",
        "kdf": "argon2id",
        "m": cost.memory,
        "t": cost.passes,
        "p": 1,
        "salt": _text(salt),
        "nonce": _text(nonce),
    }
    key = _stretched(passphrase, salt, cost)
    return slot | {"ct": _text(encrypt(_canonical(held), _bound(file_id, slot), nonce, key))}


def _accepted(passphrase: str, cost: Cost | None) -> Cost:
    weak = weakness(passphrase)
    if weak:
        raise RefusedInputError(weak)
    cost = cost or calibrated()
    if not cost.is_acceptable:
        raise RefusedInputError(
            said(
                "A slot costs between {floor} and {ceiling}; {cost} is outside.",
                floor=FLOOR,
                ceiling=CEILING,
                cost=cost,
            )
        )
    return cost


def _opened(document: Json, passphrase: str) -> tuple[Json, Held]:
    """The first slot this passphrase opens, and what it holds."""
    file_id = _id(document)
    for slot in _slots(document):
        if slot.get("type") == "passphrase":
            held = _held(file_id, slot, passphrase)
            if held is not None:
                return slot, held
    raise LockedError(said("This passphrase does not open the case file (or its key file was changed)."))


def _held(file_id: str, slot: Json, passphrase: str) -> Held | None:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    cost, salt, nonce, sealed = _parameters(slot)  # bounds are checked before anything is derived
    key = _stretched(passphrase, salt, cost)
    try:
        opened = decrypt(sealed, _bound(file_id, slot), nonce, key)
    except CryptoError:
        return None
    held: Held = json.loads(opened)
    return held


def _parameters(slot: Json) -> tuple[Cost, bytes, bytes, bytes]:
    if set(slot) != _SLOT_FIELDS or slot["kdf"] != "argon2id" or slot["p"] != 1:
        raise _malformed(said("a passphrase slot has fields this version does not know"))
    cost = Cost(_whole(slot, "m"), _whole(slot, "t"))
    if not cost.is_acceptable:
        raise _malformed(said("a slot asks for more or less work than a slot may"))
    salt, nonce, sealed = (_bytes(slot, field) for field in ("salt", "nonce", "ct"))
    if len(salt) != _SALT_BYTES or len(nonce) != _NONCE_BYTES or not _TAG_BYTES < len(sealed) <= _MOST_SEALED_BYTES:
        raise _malformed(said("a part of a slot has the wrong length"))
    return cost, salt, nonce, sealed


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The same words typed on any keyboard give the same key: NFKC, blanks between words made one."""
    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split())
    try:
        return stretched(typed.encode("utf-8", "surrogatepass"), salt, cost)
    except MemoryError:
        raise StoreError(
            said(
                "Opening the case file needs {needed} MiB of free memory: close other programs and try again.",
                needed=cost.memory // 1024,
            )
        ) from None


def _keys(held: Held) -> Keys:
    """Keys from what a slot held; its seal was right, so a strange content is a newer version's."""
    try:
        if isinstance(held.get("master"), str):
            return keys_of(_plain(held["master"]))
        named = held["keys"]
        if isinstance(named, dict) and set(named) <= set(LABELS):
            return Keys(**{label: _plain(key) for label, key in named.items()})
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    raise IntegrityError(said("The slot holds keys this version does not know: update qeyd."))


def _read(path: Location) -> Json:
    """The key file as a document of a known version; nothing of a slot is trusted yet."""
    try:
        document = json.loads(_raw(path), object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _malformed(said("it is not JSON of the right form")) from None
    if not isinstance(document, dict):
        raise _malformed(said("it is not an object"))
    version = document.get("v")
    if type(version) is int and version > VERSION:
        raise IntegrityError(
            said(
                "The key file is of version {version}, this program reads {known}: update qeyd.",
                version=version,
                known=VERSION,
            )
        )
    if type(version) is not int or version != VERSION or set(document) != _FIELDS:
        raise _malformed(said("its version or its fields are not known"))
    if document["pending"] is not None:
        raise IntegrityError(
            said("A change of keys was begun by a newer version and not ended: finish it with that version.")
        )
    return document


def _raw(path: Location) -> bytes:
    """The bytes of the key file; never more than its greatest size, never through a link, a pipe or a device."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        opened = os.open(path, flags)
    except FileNotFoundError:
        raise NotFoundError(said("There is no case file here: {path} is missing.", path=path)) from None
    except OSError as error:
        raise StoreError(said("The key file cannot be read: {why}.", why=error.strerror)) from None
    try:
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode):
            raise StoreError(said("The key file is no file of its own: it is not read through a link or a device."))
        if found.st_size > _MOST_BYTES:
            raise _malformed(said("it is larger than {most} KiB", most=_MOST_BYTES // 1024))
        return os.read(opened, _MOST_BYTES)
    finally:
        os.close(opened)


def _id(document: Json) -> str:
    file_id = document["id"]
    if not isinstance(file_id, str) or not 1 <= len(file_id) <= 64 or not file_id.isalnum() or not file_id.isascii():
        raise _malformed(said("its id is not an id"))
    return file_id


def _slots(document: Json) -> list[Json]:
    slots = document["slots"]
    if not isinstance(slots, list) or not 1 <= len(slots) <= _MOST_SLOTS:
        raise _malformed(said("it holds no slot, or more than {most}", most=_MOST_SLOTS))
    if not all(isinstance(slot, dict) for slot in slots):
        raise _malformed(said("a slot is not an object"))
    return slots


def _whole(slot: Json, field: str) -> int:
    value = slot[field]
    if type(value) is not int:
        raise _malformed(said("a figure of a slot is not a whole number"))
    return value


def _bytes(slot: Json, field: str) -> bytes:
    try:
        return _plain(slot[field])
    except (TypeError, ValueError):
        raise _malformed(said("a part of a slot is not base64")) from None


def _without_doubles(pairs: list[tuple[str, object]]) -> Json:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a field stands twice")
    return dict(pairs)


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _bound(file_id: str, slot: Json) -> bytes:
    """What is authenticated with a slot: version, file, and every parameter of the slot itself."""
    parameters = {field: slot[field] for field in sorted(_SLOT_FIELDS - {"ct"})}
    return _canonical({"v": VERSION, "id": file_id, "slot": parameters})


def _canonical(document: object) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _written(document: Json) -> bytes:
    return json.dumps(document, indent=1, ensure_ascii=True).encode("ascii") + b"\n"


def _text(value: bytes) -> str:
    return binascii.b2a_base64(value, newline=False).decode("ascii")


def _plain(value: object) -> bytes:
    """Bytes from the one base64 text that stands for them: spare bits at the end are not let through."""
    if not isinstance(value, str):
        raise TypeError("base64 is text")
    plain = binascii.a2b_base64(value, strict_mode=True)
    if _text(plain) != value:
        raise ValueError("not the canonical base64")
    return plain


def _malformed(reason: str) -> IntegrityError:
    return IntegrityError(said("The key file cannot be used: {reason}. Restore key.json from a backup.", reason=reason))
