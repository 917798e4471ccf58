"""The ways one name gets written: by hand, by ear, in Russian, in haste, or so as not to be found."""

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from schemas.folding import fold

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "names-az"
INVENTED = (
    "Canaryanə", "Aybənizə", "Şölənur", "Çiçəkxan", "Xəlifgül", "Qızbəyim", "Ceyranşah", "Ülkərnaz", "Jalənur",
    "İlqarşah", "Canaryov", "Canaryova", "Şəfəqzadə", "Ağabəyzadə", "Qoçulu", "Xudaşirinli", "Cəngəvərov", "Möhübəyli",
    "Aytən", "Rəna", "Əzmi", "Gül",
)  # fmt: skip
"""Names nobody bears, and a few that are short and common."""

_ENGLISH = dict(zip("əışçxğqcjöü", ("a", "i", "sh", "ch", "kh", "gh", "g", "j", "zh", "o", "u"), strict=True))
_RUSSIAN = dict(zip("abçdeəfgğhxıijkqlmnoöprsştuüvyz", "абчдеафггххыижкглмноопрсштуювйз", strict=True)) | {"c": "дж"}
_VOWELS = "aıouəeiöü"
_HARMONY = dict(zip(_VOWELS, "ııuuiiiüü", strict=True))
_LOOKS_LIKE = dict(zip("aeopcyxAEOHMTKBə", "аеорсухАЕОНМТКВә", strict=True))
_UNSEEN = "\u200d\u200c\u200b\u00ad\u2060\u202e\u2066\ufeff\u034f"

Variant = Callable[[str, Random], str]


@cache
def real_names() -> tuple[str, ...]:
    """First names and surnames of the shared lists; empty where they are absent."""
    files = ("first_names_female.txt", "first_names_male.txt", "last_names.txt")
    if not SHARED.is_dir():
        return ()
    names = (line.strip() for each in files for line in (SHARED / each).read_text(encoding="utf-8").splitlines())
    return tuple(name for name in names if len(name) > 2)


def small(name: str) -> str:
    return name.replace("İ", "i").replace("I", "ı").lower()


def capitals(name: str, _: Random) -> str:
    return name.replace("i", "İ").replace("ı", "I").upper()


def english(name: str, _: Random) -> str:
    written = "".join(_ENGLISH.get(letter, letter) for letter in small(name))
    return written[:1].upper() + written[1:]


def russian(name: str, _: Random) -> str:
    written = "".join(_RUSSIAN.get(letter, letter) for letter in small(name))
    for spelt, said in (("йа", "я"), ("йе", "е"), ("йя", "я")):
        written = written.replace(spelt, said)
    return written[:1].upper() + written[1:]


def azerbaijani_case(name: str, random: Random) -> str:
    last = next(letter for letter in reversed(small(name)) if letter in _VOWELS)
    back, high, open_end = "a" if last in "aıou" else "ə", _HARMONY[last], small(name)[-1] in _VOWELS
    endings = (
        f"{'n' if open_end else ''}{high}n", f"{'y' if open_end else ''}{back}", f"d{back}", f"d{back}n", f"l{back}r",
        f"{'n' if open_end else ''}{high}", f"{'y' if open_end else ''}l{back}", "gil",
    )  # fmt: skip
    return name + random.choice(endings)


def russian_case(name: str, random: Random) -> str:
    written = russian(name, random)
    if written[-1] in "ая":
        return written[:-1] + random.choice(("ы", "е", "у", "ой") if written[-1] == "а" else ("и", "е", "ю", "ей"))
    return written + random.choice(("а", "у", "ом", "е")) if written[-1] in "бвгджзклмнпрстфхцчш" else written


def slip(name: str, random: Random) -> str:
    """One letter wrong, missing, added or changed over with its neighbour; never the first."""
    at = random.randrange(1, len(name))
    letter = random.choice("abdefghiklmnoprstuvyz")
    match random.choice("wmac"):
        case "w":
            return name[:at] + letter + name[at + 1 :]
        case "m":
            return name[:at] + name[at + 1 :]
        case "a":
            return name[:at] + letter + name[at:]
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at > 1 else name


def look_alike(name: str, random: Random) -> str:
    places = [at for at, letter in enumerate(name) if letter in _LOOKS_LIKE]
    for at in random.sample(places, min(len(places), random.randint(1, 2))):
        name = name[:at] + _LOOKS_LIKE[name[at]] + name[at + 1 :]
    return name


def parted(by: str) -> Variant:
    def variant(name: str, random: Random) -> str:
        at = random.randrange(1, len(name))
        return name[:at] + by + name[at:]

    return variant


def unseen(name: str, random: Random) -> str:
    return parted(random.choice(_UNSEEN))(name, random)


VARIANTS: dict[str, Variant] = {
    "as it is": lambda name, _: name,
    "in capitals": capitals,
    "in capitals of an English keyboard": lambda name, _: name.upper(),
    "in small letters": lambda name, _: small(name),
    "without the letters of Azerbaijani": lambda name, _: fold(name).capitalize(),
    "in English": english,
    "in English, owning": lambda name, random: english(name, random) + "'s",
    "in Russian": russian,
    "declined": azerbaijani_case,
    "declined behind an apostrophe": lambda name, random: name + random.choice(("'in", "’nin", "ʼə", "-in", "-nın")),
    "declined in Russian": russian_case,
    "hyphenated": parted("-"),
    "at the end of a line": parted("-\n"),
    "with stars inside": parted("**"),
    "letter by letter": lambda name, _: " ".join(name),
    "with a sign nobody sees": unseen,
    "with letters that look alike": look_alike,
    "decomposed": lambda name, _: unicodedata.normalize("NFD", name),
    "full width": lambda name, _: "".join(
        chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in name
    ),
}
"""What every name is found in."""

SLIPS: dict[str, Variant] = {
    "with a slip": slip,
    "with a slip, declined": lambda name, random: azerbaijani_case(slip(name, random), random),
    "with a slip, in English": lambda name, random: slip(english(name, random), random),
    "with two slips": lambda name, random: slip(slip(name, random), random),
}
"""What a name of five letters is found in, with two slips one of eight."""


def letters_needed(variant: str) -> int:
    """How many letters a name must have for this variant to be promised."""
    return 8 if variant == "with two slips" else 5 if variant in SLIPS else 3
