"""Writes down what each version of a vocabulary says, once.

``python -m schemas.freezing_vocabularies`` adds to ``schemas/vocabularies/digests.json`` the digest of every version
that is not there yet. One that is there is never written again: whoever changes a term raises ``version`` in its file
first, and a test fails until that is done.
"""

import json
from pathlib import Path

from schemas.vocabulary import vocabulary_names
from schemas.vocabulary_versions import digest, version

WRITTEN = Path(__file__).parent / "vocabularies" / "digests.json"

Digests = dict[str, dict[str, str]]


def frozen() -> Digests:
    """For each vocabulary, the SHA-256 of every version that was written down."""
    known: Digests = json.loads(WRITTEN.read_text(encoding="utf-8")) if WRITTEN.exists() else {}
    return known


def changed(known: Digests) -> list[str]:
    """The vocabularies whose terms say something else than their version did when it was written down."""
    return [name for name in known if known[name].get(str(version(name)), digest(name)) != digest(name)]


def completed(known: Digests) -> Digests:
    """The same with the versions that were not there yet."""
    return {name: known.get(name, {}) | {str(version(name)): digest(name)} for name in vocabulary_names()}


def main() -> None:
    """Write the file; raises SystemExit where a version would come to mean something else."""
    known = frozen()
    if names := changed(known):
        raise SystemExit(f"Raise `version` in the files of: {', '.join(names)}.")
    WRITTEN.write_text(json.dumps(completed(known), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
