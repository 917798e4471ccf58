"""Passphrases: make good ones, refuse weak ones."""

import secrets

from schemas.speech import counted, said

GENERATED_WORDS = 6
FEWEST_WORDS = 5
# 10 000 large graphics processors try at most 3e7 passphrases a second at the default cost (security.md section 1),
# so 10^17.5 guesses keep them busy for three centuries. Five random words are 10^19.4, four are 10^15.6.
LEAST_GUESSES_LOG10 = 17.5
_MOST_CHARACTERS_JUDGED = 72


def generated(words: int = GENERATED_WORDS) -> str:
    """That many words, drawn by the system's random source from the 7,776 of the EFF list in diceware."""
    if words < FEWEST_WORDS:
        raise ValueError(f"a passphrase has at least {FEWEST_WORDS} words")
    known = _list_of_words()
    return " ".join(secrets.choice(known) for _ in range(words))


def weakness(passphrase: str) -> str | None:
    """Why this passphrase would not protect anybody, in one sentence without the passphrase; None if it would."""
    parts = passphrase.replace("-", " ").replace("_", " ").replace(".", " ").split()
    if not parts:
        return said("The passphrase is empty.")
    if len(parts) < FEWEST_WORDS and all(part.isalpha() for part in parts) and len(parts) > 1:
        return counted(
            len(parts),
            "The passphrase has {n} word: take at least {fewest}, or let six be drawn for you.",
            "The passphrase has {n} words: take at least {fewest}, or let six be drawn for you.",
            fewest=FEWEST_WORDS,
        )
    if _guesses_log10(passphrase) < LEAST_GUESSES_LOG10:
        return said("The passphrase could be guessed: take at least five unrelated words, or let six be drawn for you.")
    return None


def _guesses_log10(passphrase: str) -> float:
    """zxcvbn's estimate of the guesses needed, over as much of the passphrase as it judges in reasonable time."""
    from zxcvbn import zxcvbn

    return float(zxcvbn(passphrase[:_MOST_CHARACTERS_JUDGED], max_length=_MOST_CHARACTERS_JUDGED)["guesses_log10"])


def _list_of_words() -> tuple[str, ...]:
    from importlib.resources import files

    text = files("diceware").joinpath("wordlists", "wordlist_en_eff.txt").read_text(encoding="utf-8")
    return tuple(line.split()[-1] for line in text.splitlines() if line.strip())
