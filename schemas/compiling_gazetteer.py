"""Compiles the gazetteer into what the hot commands read.

``python -m schemas.compiling_gazetteer`` writes ``schemas/compiled/gazetteer_az.py`` and ``countries.py``. The files
in ``schemas/packs`` stay the one source of truth: a test fails when what is written is not what they say.
"""

import csv
import json
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from schemas.place_names import bare

PACKS = Path(__file__).parent / "packs"
COMPILED = Path(__file__).parent / "compiled"

_HEAD = '''"""Compiled from schemas/packs by schemas.compiling_gazetteer; do not edit."""

# ruff: noqa: E501
from typing import Any
'''
_CERTAIN = {"c": "j", "ç": "ch", "ş": "sh", "x": "kh", "ö": "o", "ü": "u"}
_SEVERAL = {"ğ": ("gh", "g"), "q": ("g", "q"), "ı": ("i", "y"), "ə": ("a", "e")}


def compiled_pack(country: str) -> str:
    """The text of the compiled pack of a country: its places, and every spelling that names one."""
    pack = tomllib.loads((PACKS / country / "pack.toml").read_text(encoding="utf-8"))
    places = tomllib.loads((PACKS / country / "gazetteer.toml").read_text(encoding="utf-8"))["places"]
    named = spellings(places) | {bare(name)[0]: [] for name in pack["ambiguous"]}
    rows = [f"    {_compact(place)!r},\n" for place in places]
    spelled = [f"    {name!r}: {' '.join(codes)!r},\n" for name, codes in sorted(named.items())]
    return (
        f"{_HEAD}\nCAPITAL = {pack['capital']!r}\nPLACES: tuple[tuple[Any, ...], ...] = (\n{''.join(rows)})\n"
        f"# A name as it is compared: the codes that bear it.\nSPELLINGS: dict[str, str] = {{\n{''.join(spelled)}}}\n"
    )


def written(pack: Path) -> str:
    """The gazetteer of a pack in which nothing is wrong, as a case file keeps it; empty where it names no places."""
    places = pack / "gazetteer.toml"
    if not places.exists():
        return ""
    head = tomllib.loads((pack / "pack.toml").read_text(encoding="utf-8"))
    rows = tomllib.loads(places.read_text(encoding="utf-8")).get("places", [])
    named = spellings(rows) | {bare(name)[0]: [] for name in head.get("ambiguous", [])}
    told = {name: " ".join(codes) for name, codes in sorted(named.items())}
    capital = head.get("capital", "")
    return json.dumps((capital, [_compact(each) for each in rows], told), ensure_ascii=False) if rows else ""


def compiled_countries() -> str:
    """The text of ``countries.py``: ISO 3166-1 code, its names in three languages and others, its capital."""
    with (PACKS / "countries.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    rows = [
        f"    {(row['code'], row['en'], row['az'], row['ru'], tuple(filter(None, row['also'].split(';'))))!r},\n"
        for row in told
    ]
    capitals = [f"    {row['code']!r}: {row['capital']!r},\n" for row in told if row["capital"]]
    return (
        f"{_HEAD}\nCOUNTRIES: tuple[tuple[Any, ...], ...] = (\n{''.join(rows)})\n"
        "# The unit of ISO 3166-2 that is the capital, or that bears its name and holds it.\n"
        f"CAPITALS: dict[str, str] = {{\n{''.join(capitals)}}}\n"
    )


def spellings(places: list[dict[str, Any]]) -> dict[str, list[str]]:
    """What names which places. A settlement's name counts only where no place with a code bears it."""
    named: dict[str, list[str]] = {}
    for place in places:
        for name in _names(place):
            _add(named, name, place["code"])
    inside: dict[str, list[str]] = {}
    for place in places:
        for name in place.get("holds", ()):
            for spelling in {name, *romanised(name)}:
                _add(inside, spelling, place["code"])
    return inside | named


def romanised(azerbaijani: str) -> Iterator[str]:
    """How passports, maps and newspapers spell an Azerbaijani name: Ağcabədi as Aghjabadi, Agjabedi and so on."""
    small = azerbaijani.replace("İ", "i").replace("I", "ı").lower()
    letters = [_SEVERAL.get(each, (_CERTAIN.get(each, each),)) for each in small]
    return ("".join(chosen) for chosen in product(*letters))


def _names(place: dict[str, Any]) -> Iterator[str]:
    yield from place["label"].values()
    yield from place.get("aliases", ())
    if place["kind"] not in ("country", "region") and "az" in place["label"]:
        yield from romanised(place["label"]["az"].removesuffix(" rayonu").removesuffix(" şəhəri"))


def _add(named: dict[str, list[str]], name: str, code: str) -> None:
    codes = named.setdefault(bare(name)[0], [])
    if code not in codes:
        codes.append(code)


def _compact(place: dict[str, Any]) -> tuple[object, ...]:
    label = place["label"]
    return (
        place["code"],
        place.get("parent"),
        place["kind"],
        (label["en"], label.get("az", label["en"]), label.get("ru", label["en"])),
        place.get("latitude"),
        place.get("longitude"),
        tuple(place.get("aliases", ())),
        tuple(place.get("holds", ())),
    )


if __name__ == "__main__":
    (COMPILED / "gazetteer_az.py").write_text(compiled_pack("az"), encoding="utf-8")
    (COMPILED / "countries.py").write_text(compiled_countries(), encoding="utf-8")
