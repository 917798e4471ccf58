"""Names of places too small to be told."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from incidents.disclosure.coarsening import is_small
from incidents.disclosure.mark import Mark, Word, words
from incidents.disclosure.slip_marks import heard
from schemas.folding import fold, transliterate
from schemas.gazetteer import gazetteer
from schemas.place import Place
from schemas.place_names import bare
from schemas.speech import said

_LONG = 6
"""So many letters a place's name needs to be known by when it is written small: bina is a house, Binə a village."""
_ENDING = re.compile("(?:l[ae]r)?(?:s?[iu]n)?(?:[inu]|n?[iu]n|[yni]?[ae]|n?d[ae]n?|[iy]?l[ae]|o[miy]|s)?")
_ADJECTIVE = re.compile("i[iy]?|ogo|omu|[io]m|aia|aa|oi|uu|o[ea]|ih|ov[ou]")
_DISTRICT = ("rayon", "raion", "district")
_OF_THE_REGION = frozenset(("economic", "region", "iqtisadi", "ekonomicheskiy"))

Name = tuple[str, ...]


def small_places(text: str, country: str = "AZ") -> Iterator[Mark]:
    """Every district, and every settlement the gazetteer knows inside a district or a city, declined or not.

    Country, economic regions and cities may be told. A name shared by a city and the district around it is the
    city's, unless "district" stands behind it.
    """
    told = list(words(text))
    sounds = [(heard(fold(word.text)), heard(transliterate(word.text))) for word in told]
    small, large = _names(country)
    regions = {at for start in range(len(told)) for at in _covered(sounds, start, large)}
    for start in range(len(told)):
        for name in small:
            end = start + len(name)
            if start in regions or not _stands(sounds[start:end], name) or not _is_meant(told[start], name):
                continue
            if name not in large or _calls_itself_a_district(told[end : end + 1]):
                yield Mark(told[start].start, told[end - 1].end, "place", said("a place too small to be named"))


def _covered(sounds: Sequence[tuple[str, str]], start: int, large: frozenset[Name]) -> Iterator[int]:
    """The words of the name of a region in two parts, whose parts are districts: Lankaran-Lerik."""
    for name in large:
        if len(name) > 1 and _stands(sounds[start : start + len(name)], name):
            yield from range(start, start + len(name))


def _stands(sounds: Sequence[tuple[str, str]], name: Name) -> bool:
    if len(sounds) < len(name) or any(part not in forms for part, forms in zip(name[:-1], sounds, strict=False)):
        return False
    return any(_declined(form, name[-1]) for form in sounds[len(name) - 1])


def _declined(form: str, name: str) -> bool:
    if form == name:
        return True
    if name.endswith("sgi"):  # as heard, of a Russian adjective
        return form.startswith(name[:-1]) and _ADJECTIVE.fullmatch(form[len(name) - 1 :]) is not None
    return form.startswith(name) and _ENDING.fullmatch(form[len(name) :]) is not None


def _is_meant(first: Word, name: Name) -> bool:
    return first.text[0].isupper() or sum(map(len, name)) >= _LONG


def _calls_itself_a_district(behind: Sequence[Word]) -> bool:
    return bool(behind) and transliterate(behind[0].text).startswith(_DISTRICT)


@cache
def _names(country: str) -> tuple[frozenset[Name], frozenset[Name]]:
    small: set[Name] = set()
    large: set[Name] = set()
    places = gazetteer(country)
    for place in places:
        small |= {_name(each) for each in place.holds}
        (small if is_small(places, place) else large).update(map(_name, _called(place)))
    return frozenset(small - {()}), frozenset(large - {()})


def _called(place: Place) -> tuple[str, ...]:
    return (*place.labels.values(), *place.aliases)


def _name(label: str) -> Name:
    return tuple(heard(word) for word in bare(label)[0].split() if word not in _OF_THE_REGION)
