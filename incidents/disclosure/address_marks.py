"""Where somebody lives, banks, drives or can be looked up, in a text."""

import re
from collections.abc import Iterator

from incidents.disclosure.mark import Mark
from schemas.speech import noted, said

_CAPITAL = "[^\\W\\d_a-zа-яəıöüğşç]"  # \w without small letters: re has no class for capitals
_NAMED = rf"(?!(?:The|An?|In|On|At|This|That|Our|Their|His|Her|One|Each|Every|Any|No|Same)\s){_CAPITAL}[\w'’.-]*"
_NUMBER = r"(?:№|No\.?|nömrə|#)?\s?\d{1,4}(?:\s?[A-ZА-Я]\b|[a-zа-я]\b)?(?:[/-]\d{1,4})?\b"
_WAYS_IN_FRONT = (
    r"(?:ул\.|улиц[аеуы]|пр\.|пр-т|просп\.|проспект[аеу]?|пер\.|переул(?:ок|ка|ке)|ul\.|ulits[aey]|prospekt)"
)
_WAYS_BEHIND = (
    r"(?:[Ss]tr?\.(?!\w)|[Ss]treet|[Aa]ve(?:nue|\.)|[Rr]oad|[Ll]ane|[Ss]quare|[Bb]oulevard"
    r"|[Kk]üç\.|[Kk]üçəsi\w*|[Kk]uçəsi\w*|[Kk]uce?si\w*|[Pp]rospekti\w*|[Pp]r\.|[Dd]öngəsi\w*|[Dd]alanı\w*|[Mm]eydanı\w*"
    r"|улиц[аеуы]|проспект[аеу]?|переул(?:ок|ке|ка))"
)
_NUMBERED = (
    r"(?:apartment|apt\.?|flat|house|building|block|entrance|mənzil|mən\.|menzil|ev|bina|blok|giriş|massiv|mikrorayon"
    r"|mkr\.?|дом[ае]?|д\.|кв\.|квартир[аеуы]|корпус|корп\.|подъезд|микрорайон|мкр\.?)"
)
_STREETS = (
    re.compile(rf"(?:{_NAMED}\s){{1,3}}{_WAYS_BEHIND}"),
    re.compile(rf"\b{_WAYS_IN_FRONT}\s{_NAMED}"),
    re.compile(rf"\b(?i:{_NUMBERED})[ ]?{_NUMBER}"),
    re.compile(rf"\b\d{{1,4}}[A-Za-z]?,?\s(?:{_NAMED}\s){{1,3}}{_WAYS_BEHIND}"),
    re.compile(r"\b\d{1,4}-?(?:ci|cı|cu|cü|й|ый|th|st|nd|rd)\s(?i:mikrorayon|massiv|микрорайон|mənzil|bina|dalan)\w*"),
    re.compile(r"\b(?i:AZ)[ -]?\d{4}\b(?!-)"),
)
_AT = r"(?:@|\s?[\[({]\s?(?i:at)\s?[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({]\s?(?i:dot)\s?[\])}]\s?)"
_ENDS = "com|org|net|az|ru|info|io|me|tv|tr|eu|gov|edu|uk|de|fr|ge|su|biz|app|рф"
_LOOKED_UP = (
    ("mail", noted("an e-mail address"), re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+")),
    (
        "link",
        noted("an address on the internet"),
        re.compile(rf"(?i:https?://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*{_DOT}(?:{_ENDS})\b(?![.]\w)(?:/\S*)?)"),
    ),
    ("account", noted("the name of an account"), re.compile(r"(?<![\w@.])@(?!\s?[PpРр][-‐‑–]?\d)[\w.-]{2,}")),
    (
        "bank",
        noted("what looks like a bank account or a card"),
        re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?\b|\b\d{4}(?:[ -]?\d{4}){3}\b"),
    ),
    (
        "plate",
        noted("what looks like the number of a car"),
        re.compile(r"\b\d{2}\s?[-–]?\s?[A-Z]{2}\s?[-–]?\s?\d{3}\b"),
    ),
    (
        "paper",
        noted("what looks like the number of an identity paper"),
        re.compile(
            r"\b(?i:AZE?|AA|AB|MYİ|DYİ|MYI|DYI)\s?(?:№|N|No\.?)?\s?\d{6,8}\b"
            r"|\b(?=\w{0,6}\d)(?=\w{0,6}[a-z])(?=\w*\d\w*\d)[0-9a-hj-np-z]{7}\b"
        ),
    ),
)


def addresses(text: str) -> Iterator[Mark]:
    """Streets by name, houses and flats by number, post codes; a street, a house or a flat alone tells nothing."""
    for pattern in _STREETS:
        for found in pattern.finditer(text):
            yield Mark(found.start(), found.end(), "address", said("what looks like an address"))


def looked_up(text: str) -> Iterator[Mark]:
    """E-mail written to be missed, links, accounts, numbers of banks, cards, cars and papers in any case."""
    for kind, sentence, pattern in _LOOKED_UP:
        for found in pattern.finditer(text):
            yield Mark(found.start(), found.end(), kind, said(sentence))
