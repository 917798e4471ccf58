"""A query as it was typed: the shell takes the quotes away, we put them back."""

from collections.abc import Sequence

from incidents.query_tree import EVERYTHING, Query


def typed(words: Sequence[str] | None, *more: str) -> str:
    """One text of all words; a word with blanks in it was a phrase, or the value of a key."""
    return " ".join([*map(_quoted, words or ()), *(each for each in more if each)]).strip()


def asked(words: Sequence[str] | None) -> Query:
    """The query that was typed; everything where nothing was, and then the language is not even loaded.

    Raises QueryError.
    """
    text = typed(words)
    if not text:
        return EVERYTHING
    from incidents.query import parse

    return parse(text)


def _quoted(word: str) -> str:
    if '"' in word or not any(letter.isspace() for letter in word):
        return word
    key, colon, value = word.partition(":")
    if colon and key.replace("-", "").replace("_", "").isalpha():
        return f'{key}:"{value}"'
    return f'-"{word[1:]}"' if word.startswith("-") else f'"{word}"'
