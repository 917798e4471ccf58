"""Every country of ISO 3166-1 has its units, without a pack."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import compiling_gazetteer, gazetteer
from schemas.compiled.countries import CAPITALS, COUNTRIES
from schemas.gazetteer import LEVELS, ONLINE, Gazetteer, UnknownPlaceError
from schemas.place_names import bare
from schemas.told import PLACE

HOUSE = Path(__file__).parents[2]
ALL = [code for code, *_ in COUNTRIES]
WITHOUT_A_PACK = [code for code in ALL if code not in gazetteer.WITH_A_PACK]
UNITS = sorted(unit.code for unit in pycountry.subdivisions)


@pytest.fixture(autouse=True)
def azerbaijan_again() -> Iterator[None]:
    yield
    gazetteer.in_use("AZ")


def known(country: str) -> Gazetteer:
    return gazetteer.gazetteer(country)


def test_every_unit_of_the_standard_is_in_the_gazetteer_of_its_country_and_nothing_else() -> None:
    assert len(UNITS) > 5_000
    for country in WITHOUT_A_PACK:
        units = {place.code for place in known(country)} - {country, ONLINE}
        assert units == {code for code in UNITS if code.startswith(f"{country}-")}, country


def test_units_have_the_parents_the_standard_gives_them() -> None:
    for unit in pycountry.subdivisions:
        if unit.country_code not in gazetteer.WITH_A_PACK:
            parent = known(unit.country_code).place(unit.code).parent
            assert parent == (unit.parent_code or unit.country_code), unit.code


@pytest.mark.parametrize("country", ALL)
def test_every_unit_lies_in_its_country_and_in_nothing_twice(country: str) -> None:
    places = known(country)
    for place in places:
        above = places.ancestors(place.code)
        assert place.code not in above
        assert len(set(above)) == len(above)
        assert place.code in (country, ONLINE) or above[-1] == country
        for parent in above:
            assert place.code in places.descendants(parent)


@pytest.mark.parametrize("country", ALL)
def test_every_code_reads_back_and_every_label_does_or_is_refused_as_ambiguous(country: str) -> None:
    places = known(country)
    others = {bare(name)[0] for code, *names, also in COUNTRIES for name in (*names, *also) if code != country}
    bearers: dict[str, list[str]] = {}
    for place in places:
        for name in {bare(each)[0] for each in (*place.labels.values(), *place.aliases)}:
            bearers.setdefault(name, []).append(place.code)
    for place in places:
        assert places.read(place.code) == place.code
        for label in (*place.labels.values(), *place.aliases):
            read = places.read(label)
            if country in gazetteer.WITH_A_PACK:
                assert read in (place.code, *places.ancestors(place.code)), label
            elif read is None:
                assert bare(label)[0] in others or len(bearers[bare(label)[0]]) > 1, (place.code, label)
            else:
                named = bearers[bare(label)[0]]
                assert place.code in named
                assert all(read in (each, *places.ancestors(each)) for each in named), (place.code, label, read)


@pytest.mark.parametrize("country", ALL)
def test_a_unit_of_every_country_is_coarsened(country: str) -> None:
    places = known(country)
    for place in places:
        for level in LEVELS:
            coarse = places.coarsened(place.code, level)
            assert coarse in (place.code, *places.ancestors(place.code))
            assert places.coarsened(coarse, level) == coarse
        assert places.coarsened(place.code, "country") in (country, ONLINE)
        assert places.coarsened(place.code, "place") == place.code


@pytest.mark.parametrize("country", ALL)
def test_what_a_case_file_keeps_is_the_same_gazetteer(country: str) -> None:
    kept = gazetteer.written(country)
    before = known(country)
    gazetteer.in_use(country, kept)
    after = gazetteer.gazetteer()

    assert bool(kept) == (country not in gazetteer.WITH_A_PACK)
    assert (after.country, after.capital, after.places) == (country, before.capital, before.places)
    assert all(after.read(label) == before.read(label) for place in before for label in place.labels.values())


@given(code=st.sampled_from(UNITS), used=st.sampled_from(ALL))
def test_a_code_is_understood_whatever_country_is_in_use(code: str, used: str) -> None:
    gazetteer.in_use(used)
    places = gazetteer.gazetteer()
    if code[:2] in gazetteer.WITH_A_PACK:
        return
    assert code in places
    assert places.read(code) == code
    assert PLACE.checked(code) == code
    assert places.label(code)
    assert places.ancestors(code)[-1] == code[:2]
    assert code in places.descendants(code[:2])
    assert places.find(code)[0].code == code


@given(st.text(), st.sampled_from(ALL))
def test_any_text_is_read_or_not_and_never_fails(text: str, country: str) -> None:
    code = known(country).read(text)
    assert code is None or code in known(country)


@pytest.mark.parametrize(
    ("country", "written", "code"),
    [
        ("GE", "Tbilisi", "GE-TB"),
        ("GE", "Тбилиси", "GE-TB"),
        ("GE", "tbilisi city", "GE-TB"),
        ("GE", "Kakheti", "GE-KA"),
        ("GE", "K'akheti", "GE-KA"),
        ("GE", "Gürcüstan", "GE"),
        ("GE", "AZ-BA-NAS", "AZ-BA-NAS"),
        ("GB", "Bristol", "GB-BST"),
        ("GB", "City of Bristol", "GB-BST"),
        ("GB", "Cymru", "GB-WLS"),
        ("ES", "Girona", "ES-GI"),
        ("ES", "Gerona", "ES-GI"),
        ("IT", "Лацио", "IT-62"),
        ("TR", "istanbul", "TR-34"),
        ("TR", "İSTANBUL", "TR-34"),
        ("CZ", "Hlavní město Praha", "CZ-10"),
        ("LU", "Luxembourg", "LU"),
        ("AZ", "GE-TB", "GE-TB"),
    ],
)
def test_a_unit_is_read_in_the_spellings_people_use(country: str, written: str, code: str) -> None:
    assert known(country).read(written) == code


@pytest.mark.parametrize(
    ("country", "written"),
    [("US", "Georgia"), ("BE", "Luxembourg"), ("GE", "Baku"), ("AZ", "Tbilisi"), ("AZ", "GE-XX"), ("AZ", "ge-tb")],
)
def test_what_is_not_certain_is_not_read(country: str, written: str) -> None:
    assert known(country).read(written) is None


def test_units_are_named_in_their_own_spelling_and_in_russian_where_known() -> None:
    assert known("GE").place("GE-TB").labels == {"en": "Tbilisi", "az": "Tbilisi", "ru": "Тбилиси"}
    assert known("DE").label("DE-TH") == "Thüringen"
    assert known("SE").label("SE-AB") == "Stockholms län"
    assert known("GE").place("GE").labels["az"] == "Gürcüstan"


def test_kinds_are_those_of_the_standard_and_what_is_a_city_or_a_district_says_so() -> None:
    assert {known(code[:2]).place(code).kind for code in ("GE-TB", "CZ-10", "KR-11")} == {"city"}
    assert {known(code[:2]).place(code).kind for code in ("MD-AN", "GB-CMD")} == {"district"}
    assert known("GE").place("GE-AB").kind == "autonomous_republic"


def test_every_capital_is_a_unit_of_its_country() -> None:
    assert len(CAPITALS) > 140
    for country, capital in CAPITALS.items():
        assert capital.startswith(f"{country}-")
        assert capital in known(country)
        assert known(country).capital == capital
    assert known("GE").capital == "GE-TB"
    assert known("GB").capital == ""  # London is no one unit of the standard


def test_a_country_the_standard_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownPlaceError):
        gazetteer.written("XX")


def test_a_case_file_made_before_for_such_a_country_has_no_places_of_its_own() -> None:
    gazetteer.in_use("XX")
    places = gazetteer.gazetteer()

    assert [place.code for place in places] == [ONLINE]
    assert (places.capital, places.read("GE-TB"), places.read("Georgia"), places.read("XX")) == (
        "",
        "GE-TB",
        "GE",
        None,
    )


def test_the_countries_file_names_every_country_of_the_standard() -> None:
    with (compiling_gazetteer.PACKS / "countries.csv").open(encoding="utf-8", newline="") as file:
        assert {row["code"] for row in csv.DictReader(file)} == {each.alpha_2 for each in pycountry.countries}


def test_a_gazetteer_that_was_kept_reads_no_standard() -> None:
    asked = (
        "import sys; from schemas import gazetteer; gazetteer.in_use('GE', sys.stdin.read());"
        " print(gazetteer.gazetteer().read('Tbilisi'), sorted({'pycountry', 'gettext', 'csv', 'schemas.iso_units'}"
        " & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked],
        input=gazetteer.written("GE"),
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=HOUSE,
    )
    assert ran.stdout.strip() == "GE-TB []"


def test_what_is_kept_is_small() -> None:
    sizes = {country: len(gazetteer.written(country).encode()) for country in WITHOUT_A_PACK}
    assert max(sizes.values()) < 64_000
    assert all(json.loads(gazetteer.written(country))[0] == CAPITALS.get(country, "") for country in ("GE", "GB"))
