"""A place is said as one of five."""

import pytest

from incidents.disclosure.coarsening import place_group
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


def test_a_country_without_a_gazetteer_knows_home_and_abroad():
    assert [place_group(gazetteer("FR"), code) for code in ("FR", "TR", "ONLINE")] == ["not_known", "abroad", "online"]


def test_a_place_nobody_knows_is_not_put_anywhere():
    with pytest.raises(UnknownPlaceError):
        place_group(gazetteer("AZ"), "AZ-XX")
