"""How much of what is said no native speaker has confirmed yet."""

from pathlib import Path

from schemas.vocabulary import vocabulary, vocabulary_names

COUNTED = Path(__file__).parent / "languages" / "unreviewed.txt"
"""A line for each language: its code, how many texts are drafts, how many there are (`make compile` counts them)."""


def unreviewed(lang: str) -> tuple[int, int]:
    """How many translations of what the program says are drafts, and how many texts there are; English needs none."""
    told = {name: (int(drafts), int(of)) for name, drafts, of in map(str.split, _lines())}
    return told.get(lang, (0, 0))


def unreviewed_labels(lang: str) -> tuple[int, int]:
    """How many shipped terms have a label no native speaker of the language has confirmed, and how many there are."""
    reviewed = [term.reviewed[lang] for name in vocabulary_names() for term in vocabulary(name) if not term.is_own]
    return reviewed.count(False), len(reviewed)


def _lines() -> list[str]:
    return COUNTED.read_text(encoding="utf-8").splitlines()
