"""The units of a country that has no pack: ISO 3166-2.

Read from the files of pycountry (the Debian iso-codes) without importing it: the import costs three times the reading.
"""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from schemas.place_names import bare

Row = tuple[Any, ...]
Names = tuple[str, str, str]


class Units(NamedTuple):
    """A gazetteer as it is compiled: rows of places, and the codes that bear a name as it is compared."""

    capital: str
    places: tuple[Row, ...]
    spellings: dict[str, str]


def units(country: str, names: Names, also: tuple[str, ...], capital: str, taken: frozenset[str]) -> Units:
    """The country and its units with their parents, named in their own spelling, in az and ru where iso-codes has them.

    ``names`` are the country's in English, Azerbaijani and Russian; ``taken`` are names of countries, as they are
    compared: a unit called like another country (Georgia, Luxembourg) is never read by that name, only by its code.
    """
    told = [each for each in _subdivisions() if each["code"].startswith(f"{country}-")]
    places = ((country, None, "country", names, None, None, also, ()), *(_place(each, country) for each in told))
    return Units(capital, places, _spellings(places, taken))


@cache
def _subdivisions() -> list[dict[str, str]]:
    read = json.loads((_pycountry() / "databases" / "iso3166-2.json").read_text(encoding="utf-8"))
    return sorted(read["3166-2"], key=lambda each: each["code"])


def _place(told: dict[str, str], country: str) -> Row:
    label, aliases = _names(told["name"])
    translated = (_translated(told["name"], lang) for lang in ("az", "ru"))
    az, ru = (_names(each)[0] if each != told["name"] else label for each in translated)
    return (told["code"], told.get("parent", country), _kind(told["type"]), (label, az, ru), None, None, aliases, ())


def _kind(iso_type: str) -> str:
    """The standard's own word as a kind: ``autonomous_republic``; what is some sort of city or district is that."""
    words = re.findall("[a-z]+", iso_type.lower())
    for kind, signs in _KINDS.items():
        if not signs.isdisjoint(words):
            return kind
    return "_".join(words)


_KINDS = {
    "city": frozenset(("city", "capital", "town")),
    "district": frozenset(("district", "districts", "rayon", "borough")),
}
_BRACKETS = re.compile(r"\s*\[([^\]]*)\]")
_ROUND = re.compile(r"\s*\([^)]*\)")
_A_CODE = re.compile(r"\s*\b[A-Z]{2}-\w{1,3}$")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʻʼʿʾ`´", ""))


def _names(written: str) -> tuple[str, tuple[str, ...]]:
    """The name, and other ways of writing it.

    "Girona [Gerona]" is also Gerona; "Bristol, City of" also Bristol and City of Bristol; K'akheti also Kakheti.
    """
    label = _BRACKETS.sub("", written)
    others = [_A_CODE.sub("", each) for each in _BRACKETS.findall(written)]
    plain = _ROUND.sub("", label)
    first, comma, rest = plain.partition(", ")
    if comma and "," not in rest and not {"and", "y"} & set(rest.split()):
        others += [first, f"{rest} {first}"]
    others += [plain, *(plain.split(" / ") if " / " in plain else ())]
    others += [each.translate(_APOSTROPHES) for each in (label, *others)]
    return label, tuple(dict.fromkeys(each for each in others if each and each != label))


def _spellings(places: tuple[Row, ...], taken: frozenset[str]) -> dict[str, str]:
    """Which codes bear a name; a name that is also another country's stands there without any."""
    named: dict[str, list[str]] = {}
    for code, _, _, labels, _, _, aliases, _ in places:
        for name in {bare(each)[0] for each in (*labels, *aliases)}:
            named.setdefault(name, []).append(code)
    country = {bare(each)[0] for each in (*places[0][3], *places[0][6])}
    return {name: "" if name in taken - country else " ".join(codes) for name, codes in sorted(named.items()) if name}


def _translated(name: str, lang: str) -> str:
    return str(_catalogue(lang).gettext(name))


@cache
def _catalogue(lang: str) -> Any:
    from gettext import translation

    return translation("iso3166-2", _pycountry() / "locales", [lang], fallback=True)


@cache
def _pycountry() -> Path:
    found = find_spec("pycountry")
    assert found is not None  # noqa: S101 - it is locked with us
    assert found.origin is not None  # noqa: S101
    return Path(found.origin).parent
