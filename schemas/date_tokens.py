"""Cuts what was written of a date into words, numbers and signs."""

import re

from schemas.date_words import LONGEST_PHRASE, Kind, Token, words
from schemas.edtf import FIRST_YEAR, LAST_YEAR, OUTSIDE, Unclear
from schemas.folding import fold
from schemas.speech import noted

_LIKE = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’ʼ`", "'") | {"[": "(", "]": ")"})
_SIGNS = {"-": Kind.DASH, "/": Kind.SLASH, ",": Kind.COMMA, "?": Kind.QUESTION, "~": Kind.ABOUT}
_T_OF_ISO = re.compile(r"(?<=[0-9])t(?=[0-9]{2}:)")  # 2023-07-26T10:15
_JOINED = re.compile(r"(?<![\w./-])([0-9]{1,2})([-/.])([^\W\d_]{3,})\2([0-9]{4})(?!\w)")  # 26-Jul-2023
_PHRASE = re.compile(rf"[^\W\d_]+(?: [^\W\d_]+){{0,{LONGEST_PHRASE - 1}}}")
_ONLY_WITH_DOT = {"c"}  # without it, it may be the Russian с, "from", typed in Latin letters
_GOES_ON = re.compile(r"[\w']")
_NO_NUMBER = noted('The date "{date}" holds a number that is neither a day nor a year from {first} to {last}.')
_NO_SUCH_DAY = noted(
    'The date "{date}" names a day or a month that does not exist (in digits the day comes first: 28.06.2015).'
)
_HOUR = "([01]?[0-9]|2[0-4])"
_CLOCKS = (
    re.compile(rf"{_HOUR}:[0-5][0-9](?: ?- ?{_HOUR}:[0-5][0-9])?(?:-d[ae])?(?: ?[ap]\.?m\.?)?(?![\w:+])"),
    re.compile(
        rf"{_HOUR}:[0-5][0-9]()(?::[0-5][0-9](?:[.,][0-9]{{1,9}})?)?(?: ?z| ?[+-][0-9]{{2}}:?[0-9]{{2}})?(?![\w:+])"
    ),
    re.compile(rf"{_HOUR}() ?[ap]\.?m\.?(?!\w)"),
    re.compile(rf"saat {_HOUR}()(?:-?d[ae])?(?![\w:])"),
)
# 12th, 2010s; folded Azerbaijani 26-sı, 26-da, 26-dan, 26-dək, 2019-cu; folded Russian 26-го, 26-е, 26-й, 2019г.
_ENDING = (
    r"(?:(?P<decade>s)|-?(?:(?P<since>(?:s?[iu]n)?d[ae]n)|(?P<until>d[ae]k)|st|nd|rd|th|"
    r"[sc][iu]|[iuae]|y[ae]|n[ae]|s[iu]n[ae]|un[ae]|[iu]n|(?:s?[iu]n)?d[ae]|го|е|и|г\.?))?(?![\w:])"
)
_NUMERALS = {
    "ymd": re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _ENDING),
    "dmy": re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})" + _ENDING),
    "short": re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})" + _ENDING),
    "ym": re.compile(r"([0-9]{4})-([0-9]{2})" + _ENDING),
    "my": re.compile(r"([0-9]{1,2})[./]([0-9]{4})" + _ENDING),
    "dm": re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.?" + _ENDING),
    "eight": re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})" + _ENDING),
    "one": re.compile(r"([0-9]+)\.?" + _ENDING),
}


def normalised(text: str) -> str:
    """The text folded, its dashes, quotes, brackets and spaces each of one kind."""
    plain = _T_OF_ISO.sub(" ", " ".join(fold(text).translate(_LIKE).split()))
    return _JOINED.sub(r"\1 \3 \4", plain)


def tokens(text: str, day_first: bool) -> list[Token]:
    """What a normalised text says, in order; raises Unclear at the first thing not understood."""
    read: list[Token] = []
    at = 0
    while at < len(text):
        found, at = _next(text, at, day_first)
        if any(token.kind is Kind.DAYTIME for token in found):
            while read and read[-1].kind in (Kind.ABOUT, Kind.FILLER):  # "at about 23:00" is not about the day
                read.pop()
        read.extend(found)
    return read


def gist(text: str, day_first: bool) -> tuple[list[Token], bool]:
    """The tokens understood in a remark, and whether other words stood there too."""
    read: list[Token] = []
    strange = False
    for part in re.split(r"[^\w .,:?~'/-]+", text):
        at = 0
        while at < len(part):
            try:
                found, at = _next(part, at, day_first)
                read.extend(found)
            except Unclear:
                strange = True
                at = part.find(" ", at) if " " in part[at:] else len(part)
    return read, strange


def _next(text: str, at: int, day_first: bool) -> tuple[tuple[Token, ...], int]:
    character = text[at]
    if character == " ":
        return (), at + 1
    if character in _SIGNS:
        return (Token(_SIGNS[character]),), at + 1
    for pattern in _CLOCKS:
        clock = pattern.match(text, at)
        if clock:
            past_midnight = clock[2] and int(clock[2]) < int(clock[1])
            return (Token(Kind.NIGHT if past_midnight else Kind.DAYTIME),), clock.end()
    return _numeral(text, at, day_first) if character in "0123456789" else _phrase(text, at)


def _phrase(text: str, at: int) -> tuple[tuple[Token, ...], int]:
    found = _PHRASE.match(text, at)
    run = found[0].split(" ") if found else []
    for length in range(len(run), 0, -1):
        phrase = " ".join(run[:length])
        end = at + len(phrase)
        dot = text.startswith(".", end)
        if phrase in words() and not _GOES_ON.match(text, end) and (dot or phrase not in _ONLY_WITH_DOT):
            return words()[phrase], end + dot
    raise Unclear


def _numeral(text: str, at: int, day_first: bool) -> tuple[tuple[Token, ...], int]:
    for form, pattern in _NUMERALS.items():
        found = pattern.match(text, at)
        if found:
            numbers = [int(part) for part in found.groups() if part and part.isdecimal()]
            token = _decade(numbers) if found["decade"] else _number(form, numbers, day_first)
            more = Kind.FROM_ENDING if found["since"] else Kind.UNTIL_BEHIND if found["until"] else None
            return ((token, Token(more)) if more else (token,)), found.end()
    raise Unclear


def _number(form: str, numbers: list[int], day_first: bool) -> Token:
    match form, numbers:
        case "ymd" | "eight", [year, month, day]:
            return _date(year, month, day)
        case "dmy" | "dm", [one, two, *year]:
            day, month = (one, two) if day_first else (two, one)
            return _date(year[0] if year else 0, month, day)
        case "ym", [year, month]:
            return _date(year, month)
        case "my", [month, year]:
            return _date(year, month)
        case "one", [number] if 1 <= number <= 31 or FIRST_YEAR <= number <= LAST_YEAR:
            return Token(Kind.NUMBER, number)
        case "short", _:
            raise Unclear(noted('The date "{date}" has a year of two digits: write all four.'))
    raise Unclear(_NO_NUMBER, first=FIRST_YEAR, last=LAST_YEAR)


def _date(year: int, month: int, day: int | None = None) -> Token:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        raise Unclear(_NO_SUCH_DAY)
    if year and not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unclear(OUTSIDE, first=FIRST_YEAR, last=LAST_YEAR)
    return Token(Kind.DATE, date=(year, month, day or 0))


def _decade(numbers: list[int]) -> Token:
    match numbers:
        case [year] if FIRST_YEAR <= year <= LAST_YEAR and year % 10 == 0 and year % 100:
            return Token(Kind.DECADE, year)
    if not numbers:
        raise Unclear
    raise Unclear(noted('The date "{date}" names a decade or a century in a way that can mean both.'))
