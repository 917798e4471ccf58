"""A text as a reader sees it, whatever its letters are made of."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Reading(NamedTuple):
    """One way to read a text; ``at`` holds, for each character, where it stands in the text as written."""

    text: str
    at: tuple[int, ...]


class Letter(NamedTuple):
    """One character and where it stands in the text as written."""

    sign: str
    at: int


_UNSEEN = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # fillers: letters by their class, blank to the eye
_CYRILLIC = "асеорхуіјѕһԁԛԝвнкмтәгп"
_LATIN = "aceopxyijshdqwbhkmtərn"
_GREEK = "αεικνορτυχβηζμ"
_LATIN_FOR_GREEK = "aeiknoptuxbhzm"
_DIGITS, _LETTERS_FOR_DIGITS = "013457@$", "oieasta" + "s"
_TO_LATIN = dict(zip(_CYRILLIC + _GREEK + _DIGITS, _LATIN + _LATIN_FOR_GREEK + _LETTERS_FOR_DIGITS, strict=True))
_TO_CYRILLIC = dict(zip(_LATIN + _DIGITS, _CYRILLIC + "оиеаст" + "ас", strict=True))
_SCRIPTS = {"LATIN": _TO_LATIN, "CYRILLIC": _TO_CYRILLIC}
_WORD = re.compile(r"[^\W_]+(?:[@$][^\W_]+)*")
_UNBROKEN = re.compile(r"\S+")
_APART = re.compile(r"(?<![^\W\d_])[^\W\d_](?:([ \t\n.,·•_*~|/+-]{1,3})[^\W\d_]){2,}(?![^\W\d_])")
_SIGNS_INSIDE = re.compile(r"[^\W\d_]+(?:(?:-[ \t]*\r?\n[ \t]*|[^\w\s]{1,4}|_{1,4})[^\W\d_]+)+")


def unseen(text: str) -> Iterator[int]:
    """Where characters stand that nobody sees: joiners, soft hyphens, marks of direction, blank fillers."""
    return (at for at, sign in enumerate(text) if _is_unseen(sign))


def plain(text: str) -> Reading:
    """The text without what is not seen; marks joined to their letters, letters in a fancy shape as plain ones."""
    letters: list[Letter] = []
    for at, sign in enumerate(text):
        if _is_unseen(sign):
            continue
        if unicodedata.category(sign) == "Mn":
            composed = unicodedata.normalize("NFC", letters[-1].sign + sign) if letters else ""
            if len(composed) == 1:
                letters[-1] = Letter(composed, letters[-1].at)
            continue
        shown = (
            str(unicodedata.decimal(sign))
            if sign.isdecimal()
            else sign
            if sign in "№…"
            else unicodedata.normalize("NFKC", sign)
        )
        letters += (Letter(each, at) for each in shown if unicodedata.category(each) != "Mn")
    return _reading(letters)


def other_readings(seen: Reading) -> Iterator[Reading]:
    """The words that can be read otherwise, each way apart from the others; nothing where no word can.

    Letters of another alphabet, or digits, that look like those around them; letters set apart (A y t ə n); words
    parted by signs or at the end of a line (Ay-tən, **Ay**tən), which "Ay tən" is not.
    """
    for script in _SCRIPTS:
        yield from _put_together(_rewritten(seen, found, script) for found in _UNBROKEN.finditer(seen.text))
    for pattern in (_APART, _SIGNS_INSIDE):
        yield from _put_together(_only(seen, found, str.isalpha) for found in pattern.finditer(seen.text))


def _rewritten(seen: Reading, found: re.Match[str], script: str) -> list[Letter]:
    """What stands between two spaces, its words in one script; nothing if no word of it can be read so."""
    written = found.group()
    read = _WORD.sub(lambda word: _in_script(word.group(), script), written)
    if read == written:
        return []
    return [Letter(each, seen.at[found.start() + index]) for index, each in enumerate(read)]


def _in_script(word: str, script: str) -> str:
    """The word in that script, or as it is where it has letters of its own or holds no letter at all.

    A word wholly in Latin letters stays so: nearly every one of them looks like one of Cyrillic.
    """
    letters = "".join(_alike(sign, script) for sign in word)
    of_it = any(_is_of(sign, script) for sign in word) or (script == "LATIN" and any(map(str.isalpha, word)))
    return letters if of_it and all(_is_of(each, script) for each in letters) else word


def _alike(sign: str, script: str) -> str:
    if _is_of(sign, script):
        return sign
    like = _SCRIPTS[script].get(sign.lower(), sign)
    return like.upper() if sign.isupper() else like


def _is_of(sign: str, script: str) -> bool:
    return unicodedata.name(sign, "").startswith(script)


def _only(seen: Reading, found: re.Match[str], wanted: Callable[[str], bool]) -> list[Letter]:
    return [Letter(sign, seen.at[found.start() + index]) for index, sign in enumerate(found.group()) if wanted(sign)]


def _put_together(words: Iterable[list[Letter]]) -> Iterator[Reading]:
    letters = [letter for word in words if word for letter in (*word, Letter("\n", word[-1].at))]
    if letters:
        yield _reading(letters)


def _reading(letters: list[Letter]) -> Reading:
    return Reading("".join(letter.sign for letter in letters), tuple(letter.at for letter in letters))


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or sign in _UNSEEN
