import pytest

from cli.choices import Choice, Choices, Fixed, Places, Terms
from cli.questions import YES_OR_NO
from schemas.gazetteer import gazetteer, in_use
from schemas.vocabulary import vocabulary, vocabulary_names


@pytest.mark.parametrize("lang", ["en", "az", "ru"])
@pytest.mark.parametrize("name", vocabulary_names())
def test_every_term_is_read_back_from_what_is_shown(name: str, lang: str) -> None:
    known = Terms(name, lang)

    for term in vocabulary(name):
        offered = known.read(term.code)
        assert offered is not None
        assert offered.code == term.code
        assert known.read(offered.shown) == offered


@pytest.mark.parametrize("lang", ["en", "az", "ru"])
def test_every_place_is_read_back_from_what_is_shown(lang: str) -> None:
    known = Places(lang)

    for place in gazetteer():
        offered = known.read(place.code)
        assert offered is not None
        assert known.read(offered.shown) == offered


@pytest.mark.parametrize("country", ["GE", "GB", "SI"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_place_of_a_country_without_a_pack_is_read_back_from_what_is_shown(country: str, lang: str) -> None:
    known = Places(lang, country)

    for place in gazetteer(country):
        offered = known.read(place.code)
        assert offered is not None
        assert known.read(offered.shown) == offered
    assert known.read("AZ-BA Baku" if lang == "en" else "AZ-BA Баку") is not None


def test_places_are_those_of_the_country_in_use() -> None:
    in_use("GE")
    try:
        assert Places("en").find("tbi")[0] == Choice("GE-TB", "Tbilisi", "Georgia")
    finally:
        in_use("AZ")


def test_a_place_says_what_it_lies_in() -> None:
    [nasimi, *_] = Places("en").find("nasimi")

    assert nasimi == Choice("AZ-BA-NAS", "Nasimi district", "Baku")


@pytest.mark.parametrize("known", [Terms("act_types", "en"), Places("en"), YES_OR_NO])
@pytest.mark.parametrize("typed", ["", " ", "qqqq", "AZ-BA Ganja", "LIB.1 Something else", "\x1b[2J", "y" * 2_000])
def test_what_is_not_certain_is_not_read(known: Choices, typed: str) -> None:
    assert known.read(typed) is None


def test_a_few_words_are_found_by_their_beginning() -> None:
    sides = Fixed(Choice("newest", "Newest first"), Choice("oldest", "Oldest first"))

    assert [each.code for each in sides.find("old")] == ["oldest"]
    assert [each.code for each in sides.find("")] == ["newest", "oldest"]
    assert sides.read("newest first") == sides.read("NEWEST") == sides.offered[0]
