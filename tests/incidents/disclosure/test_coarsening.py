import pytest

from incidents.disclosure.coarsening import age_band, period_of, place_group
from schemas.gazetteer import UnknownPlaceError, gazetteer
from schemas.release import NOT_EXACT
from schemas.vague_date import VagueDate


@pytest.mark.parametrize(
    ("edtf", "unit", "period"),
    [
        ("2021-07-26", "year", "2021"),
        ("2021-07-26", "quarter", "2021-Q3"),
        ("2021", "quarter", NOT_EXACT),
        ("2021-12-31/2022-01-01", "year", NOT_EXACT),
        ("", "year", NOT_EXACT),
    ],
)
def test_a_date_is_said_as_the_period_it_wholly_lies_in(edtf, unit, period):
    assert period_of(VagueDate(edtf), unit) == period


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


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, "0_17"), (17, "0_17"), (18, "18_24"), (24, "18_24"), (25, "25_34"), (34, "25_34"), (35, "35_plus")],
)
def test_an_age_is_said_as_its_band(years, band):
    assert age_band(years) == band


@pytest.mark.parametrize("years", [-1, 200])
def test_what_is_no_age_has_no_band(years):
    with pytest.raises(ValueError, match="from 0 to 199"):
        age_band(years)
