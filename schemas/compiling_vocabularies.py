"""Compiles the vocabularies into what the hot commands read.

``python -m schemas.compiling_vocabularies`` writes ``schemas/compiled/vocabularies.py``. The TOML files stay the one
source of truth: a test fails when the written file is not what they say.
"""

import tomllib
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).parent / "compiled" / "vocabularies.py"
SOURCES = Path(__file__).parent / "vocabularies"

_HEAD = '''"""Compiled from the vocabularies by schemas.compiling_vocabularies; do not edit."""

# ruff: noqa: E501
# Each term: code, parent, counting unit, labels (en, az, ru), other words for it, languages whose label is reviewed.

VOCABULARIES: dict[str, tuple[tuple[str, str | None, str, tuple[str, str, str], tuple[str, ...], str], ...]] = {
'''


def compiled() -> str:
    """The text of ``schemas/compiled/vocabularies.py``."""
    lines: list[str] = []
    for path in sorted(SOURCES.glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        lines.append(f'    "{path.stem}": (')
        lines += [f"        {_compact(term, written['reviewed'])!r}," for term in written["terms"]]
        lines.append("    ),")
    return _HEAD + "\n".join(lines) + "\n}\n"


def _compact(term: dict[str, Any], reviewed: dict[str, bool]) -> tuple[object, ...]:
    label = term["label"]
    known = reviewed | term.get("reviewed", {})
    return (
        term["code"],
        term.get("parent"),
        term.get("unit", ""),
        (label["en"], label["az"], label["ru"]),
        tuple(term.get("also", ())),
        " ".join(lang for lang in ("en", "az", "ru") if known[lang]),
    )


if __name__ == "__main__":
    WRITTEN.write_text(compiled(), encoding="utf-8")
