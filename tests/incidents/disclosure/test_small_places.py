"""Cities may be told, what is smaller may not."""

import pytest

from incidents.disclosure.small_places import small_places
from schemas.gazetteer import gazetteer


def told(text: str, country: str = "AZ") -> list[str]:
    return [text[mark.start : mark.end] for mark in small_places(text, country)]


@pytest.mark.parametrize("lang", ["en", "az", "ru"])
def test_every_district_is_found_in_every_language(lang):
    for place in gazetteer("AZ"):
        if place.kind in ("district", "city_district"):
            assert told(f"1 {place.label(lang)}"), place.code


@pytest.mark.parametrize("lang", ["en", "az", "ru"])
def test_every_city_region_and_country_may_be_told(lang):
    for place in gazetteer("AZ"):
        if place.kind not in ("district", "city_district"):
            assert told(f"1 {place.label(lang)}, 2") == [], place.code


def test_settlements_without_a_code_are_found():
    for place in gazetteer("AZ"):
        for name in place.holds:
            assert told(f"1 {name}"), place.code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nəsimidən gəldi", ["Nəsimidən"]),
        ("BİNƏQƏDİDƏ", ["BİNƏQƏDİDƏ"]),
        ("в Наримановском районе", ["Наримановском"]),
        ("Sabail's police", ["Sabail"]),
        ("Neft Daşlarında", ["Neft Daşlarında"]),
        ("in Shaki district", ["Shaki"]),
        ("in Shaki", []),
        ("bina uçdu, binada idi", []),
        ("the same people had come back late", []),
    ],
)
def test_a_place_is_found_declined_and_a_word_is_left_alone(text, found):
    assert told(text) == found


def test_a_country_without_a_gazetteer_has_no_small_places():
    assert told("in Binagadi", "GE") == []
