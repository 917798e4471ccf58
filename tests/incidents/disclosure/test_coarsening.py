"""A place is said as one of five."""

import pytest

from incidents.disclosure.coarsening import is_small, place_group
from schemas.compiled.countries import COUNTRIES
from schemas.gazetteer import UnknownPlaceError, gazetteer


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("AZ-BA", "capital"),
        ("AZ-BA-SAB", "capital"),
        ("AZ-R01", "capital"),
        ("AZ-GA", "elsewhere"),
        ("AZ-R02", "elsewhere"),
        ("AZ", "not_known"),
        ("", "not_known"),
        ("TR", "abroad"),
        ("ONLINE", "online"),
    ],
)
def test_a_place_is_said_as_one_of_five(code, group):
    assert place_group(gazetteer("AZ"), code) == group


@pytest.mark.parametrize(
    ("country", "code", "group"),
    [
        ("FR", "FR", "not_known"),
        ("FR", "TR", "abroad"),
        ("FR", "ONLINE", "online"),
        ("FR", "FR-75C", "capital"),
        ("FR", "FR-IDF", "not_known"),
        ("FR", "FR-ARA", "elsewhere"),
        ("FR", "AZ-BA-NAS", "abroad"),
        ("GE", "GE-TB", "capital"),
        ("AZ", "GE-TB", "abroad"),
        ("GB", "GB-LND", "elsewhere"),
        ("HK", "HK", "not_known"),
    ],
)
def test_a_country_without_a_pack_knows_its_capital_home_and_abroad(country, code, group):
    assert place_group(gazetteer(country), code) == group


def test_every_unit_of_every_country_has_its_group():
    for country, *_ in COUNTRIES:
        places = gazetteer(country)
        groups = {place.code: place_group(places, place.code) for place in places}
        assert groups.pop(country) == "not_known"
        assert groups.pop("ONLINE") == "online"
        assert ("capital" in groups.values()) == bool(places.capital)
        assert set(groups.values()) <= {"capital", "elsewhere", "not_known"}


def test_a_small_unit_is_not_told_and_a_capital_may_be():
    slovenia, georgia = gazetteer("SI"), gazetteer("GE")

    assert is_small(slovenia, slovenia.place("SI-004"))
    assert not is_small(slovenia, slovenia.place(slovenia.capital))
    assert not any(is_small(georgia, place) for place in georgia)


def test_a_place_nobody_knows_is_not_put_anywhere():
    with pytest.raises(UnknownPlaceError):
        place_group(gazetteer("AZ"), "AZ-XX")
