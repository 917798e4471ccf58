"""Which version of a vocabulary is shipped, and how to see that it is that one."""

# Not on the hot path: read when somebody asks for a version.
import hashlib
import json
from typing import Any

from schemas.term import read_written


def version(name: str) -> int:
    """The version of a shipped vocabulary: whoever changes a term raises it.

    A test holds every version to the digest that was frozen with it (``schemas/vocabularies/digests.json``).
    """
    return int(read_written(name)["version"])


def digest(name: str) -> str:
    """The SHA-256, in hexadecimal, of all a shipped vocabulary says: its content as JSON with sorted keys.

    The version itself is left out, who has reviewed a label, the layout of the file and its comments.
    """
    said = _without(read_written(name), "version", "reviewed")
    said["terms"] = [_without(term, "reviewed") for term in said["terms"]]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _without(told: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key not in names}
