"""Where things happen: places, and what lies in what."""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from schemas.place import Place, Searched
from schemas.place_names import bare, worded
from schemas.refusals import Refusal
from schemas.speech import said

WITH_A_PACK = ("AZ",)
LEVELS = ("country", "region", "unit", "place")
ONLINE = "ONLINE"

_KINDS = {"city": ("city",), "district": ("district", "city_district")}


class UnknownPlaceError(Refusal):
    """The gazetteer has no such code; ``nearest`` may have been meant. What was typed is not repeated."""

    def __init__(self, nearest: tuple[str, ...] = ()) -> None:
        self.nearest = nearest
        sentences = [said("The gazetteer has no place of this code.")]
        if nearest:
            sentences.append(said("Nearest: {codes}.", codes=", ".join(nearest)))
        sentences.append(said("A place it lacks is kept in words."))
        super().__init__(" ".join(sentences))


class Gazetteer:
    """The places of one country, the internet, and every other country; their units are known by code alone."""

    def __init__(self, country: str, capital: str, places: tuple[Place, ...], spellings: dict[str, str]) -> None:
        self.country = country
        self.capital = capital
        self.places = places
        self._spellings = spellings
        self._by_code = {place.code: place for place in places}

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code or (isinstance(code, str) and self._abroad(code) is not None)

    def place(self, code: str) -> Place:
        """The place of exactly this code; raises UnknownPlaceError with the nearest codes."""
        known = self._by_code.get(code) or self._abroad(code)
        if known is None:
            raise UnknownPlaceError(tuple(place.code for place in self._resembling(bare(code)[0])))
        return known

    def label(self, code: str, lang: str = "en") -> str:
        """The name of this code; raises UnknownPlaceError."""
        return self.place(code).label(lang)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The codes of what the place lies in, nearest first; raises UnknownPlaceError."""
        above = self.place(code).parent
        found: list[str] = []
        while above is not None:
            found.append(above)
            above = self.place(above).parent
        return tuple(found)

    def descendants(self, code: str) -> tuple[str, ...]:
        """The code itself, then every code inside it; raises UnknownPlaceError."""
        found = [self.place(code).code]
        if code not in self._by_code:
            return gazetteer(code[:2]).descendants(code)
        for above in found:
            found += [place.code for place in self.places if place.parent == above]
        return tuple(found)

    def coarsened(self, code: str, level: str) -> str:
        """The place at that level, or the code itself where it is as coarse already; raises UnknownPlaceError.

        Each level parts the country without overlap: country; region (economic region); unit (what lies right in a
        region: a district, a city, the autonomous republic); place (all there is). Where a unit lies right in the
        country it is its own region. ONLINE stays.
        """
        downwards = (code, *self.ancestors(code))[::-1]
        return downwards[min(LEVELS.index(level), len(downwards) - 1)]

    def read(self, text: str) -> str | None:
        """The code meant by a code or a name in any language and spelling we know, or None: never a guess.

        - A name borne by a city and by the district around it (Şəki, Lənkəran, Yevlax, Naxçıvan) is read as the wider
          one, which is true either way; "Şəki şəhəri", "Shaki city", "г. Шеки" is the city.
        - A settlement that has no code of its own is read as the unit it lies in: Mərdəkan as Xəzər district.
        - Names set apart by comma, brackets or semicolon must lie in each other: "Sabail, Baku" is Sabail;
          "Istanbul (Turkey)" is not read, since Istanbul is not known here.
        - A name the pack calls ambiguous (Kuba: the district Quba, or Cuba) is not read.
        """
        written = text.strip()
        if written in self._by_code or (written[:2].isupper() and self._abroad(written)):
            return written
        if written.upper() in self._by_code and "-" in written:
            return written.upper()
        if (whole := self._read_name(written)) is not None:
            return whole
        codes = [self._read_name(part) for part in written.translate(_SEPARATORS).split("\n") if part.strip()]
        known = [code for code in codes if code is not None]
        if not known or len(known) < len(codes):
            return None
        narrowest = max(known, key=lambda code: len(self.ancestors(code)))
        return narrowest if {*known} <= {narrowest, *self.ancestors(narrowest)} else None

    def find(self, text: str, lang: str = "en") -> list[Place]:
        """Places for what is being typed, best first, other countries last. An empty text finds all of ours."""
        typed = bare(text)[0]
        if not typed:
            return list(self.places)
        code = text.strip() if len(text.strip()) == 2 else text.strip().upper()  # "BA" is Bosnia, "ba" begins Baku
        if "-" in code and (abroad := self._abroad(code)):
            return [abroad]
        ranked = sorted(
            (rank, searched.place.kind in ("region", "country"), order)
            for order, searched in enumerate(self._searched)
            if (rank := searched.rank(typed, code, lang)) is not None
        )
        return [self._searched[order].place for _, _, order in ranked] or self._resembling(typed)

    def _abroad(self, code: str) -> Place | None:
        """Another country, or a unit of one, by its exact code; its units are read only when such a code comes."""
        if len(code) == 2 or code[2:3] != "-":
            return _countries().get(code)
        country = code[:2]
        if country == self.country or country not in _countries():
            return None
        return gazetteer(country)._by_code.get(code)

    @cached_property
    def _searched(self) -> tuple[Searched, ...]:
        abroad = [place for place in _countries().values() if place.code not in self._by_code]
        return tuple(Searched.of(place) for place in (*self.places, *abroad))

    def _read_name(self, text: str) -> str | None:
        name, hint = bare(text)
        candidates = self._spellings.get(name, "").split()
        if hint in _KINDS:
            fitting = [code for code in candidates if self._is_called(code, hint, text)]
            candidates = fitting if fitting or hint == "district" else candidates
        if not candidates:
            return None if name in self._spellings else _country_spellings().get(worded(text))
        wider = [code for code in candidates if all(code in (each, *self.ancestors(each)) for each in candidates)]
        return wider[0] if wider else None

    def _is_called(self, code: str, hint: str, text: str) -> bool:
        """Whether the place is a city or district as the text calls it, or is called exactly so, whatever it is."""
        place = self._by_code[code]
        return place.kind in _KINDS[hint] or worded(text) in map(worded, place.labels.values())

    def _resembling(self, typed: str) -> list[Place]:
        from difflib import get_close_matches

        near = get_close_matches(typed, self._spellings, 5, 0.7)
        codes = dict.fromkeys(code for each in near for code in self._spellings[each].split())
        return [self._by_code[code] for code in codes][:3]


_SEPARATORS = str.maketrans(dict.fromkeys(",;()[]", "\n"))


def in_use(country: str, kept: str = "") -> None:
    """From now on ``gazetteer()`` is of this country: that of the case file that was opened last.

    ``kept`` is its gazetteer as the case file keeps it (``written``); empty where it keeps none: the pack's then.
    """
    _in_use[:] = [country, kept]


def gazetteer(country: str = "") -> Gazetteer:
    """The gazetteer of a country; of the one in use where none is named (Azerbaijan until a case file is opened)."""
    used, kept = _in_use
    return _laid_out(country or used, kept if country in ("", used) else "")


def written(country: str) -> str:
    """The gazetteer of a country without a pack as a case file keeps it; empty for a country with a pack.

    It is kept so that the codes of its records mean tomorrow what they mean today, whatever becomes of the standard,
    and so that no command of the day reads the standard's 5,000 units. Raises UnknownPlaceError.
    """
    if country in WITH_A_PACK:
        return ""
    from json import dumps

    return dumps(_standard(country), ensure_ascii=False, separators=(",", ":"))


_in_use = ["AZ", ""]


@cache
def _laid_out(country: str, kept: str) -> Gazetteer:
    online = Place(ONLINE, None, "online", {"en": "Online", "az": "Onlayn", "ru": "В интернете"}, None, None, (), ())
    spellings = dict.fromkeys(("online", "onlayn", "internet", "v internete", "onlain"), ONLINE)
    capital, rows, named = _rows(country, kept)
    places = tuple(
        Place(
            code, parent, kind, dict(zip(("en", "az", "ru"), labels, strict=True)), lat, lon, tuple(also), tuple(holds)
        )
        for code, parent, kind, labels, lat, lon, also, holds in rows
    )
    return Gazetteer(country, capital, (*places, online), named | spellings)


def _rows(country: str, kept: str) -> Any:
    """Capital, places and spellings: as the case file keeps them, from the pack, or from the standard."""
    if kept:
        from json import loads

        return loads(kept)
    if country in WITH_A_PACK:
        from schemas.compiled import gazetteer_az as pack

        return pack.CAPITAL, pack.PLACES, pack.SPELLINGS
    # Case files made before may be of a country that the standard does not know: they know no places of their own.
    return _standard(country) if country in _countries() else ("", (), {})


def _standard(country: str) -> Any:
    from schemas.compiled.countries import CAPITALS
    from schemas.iso_units import units

    if country not in _countries():
        raise UnknownPlaceError
    told = _countries()[country]
    names = told.labels["en"], told.labels["az"], told.labels["ru"]
    taken = frozenset(bare(name)[0] for name in _country_spellings())
    return units(country, names, told.aliases, CAPITALS.get(country, ""), taken)


@cache
def _countries() -> dict[str, Place]:
    from schemas.compiled.countries import COUNTRIES

    return {
        code: Place(code, None, "country", {"en": en, "az": az, "ru": ru}, None, None, also, ())
        for code, en, az, ru, also in COUNTRIES
    }


@cache
def _country_spellings() -> dict[str, str]:
    return {
        worded(name): place.code for place in _countries().values() for name in (*place.aliases, *place.labels.values())
    }
