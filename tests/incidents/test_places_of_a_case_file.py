"""Opening a case file opens its country."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents import case_file, key_file, query, recording, releasing, searching
from incidents.cost import FLOOR
from incidents.keys import Keys
from incidents.releasing import Recipe
from incidents.unit_of_work import writing
from schemas import gazetteer
from schemas.form import read_form
from tests.incidents.house import BEGUN, PASSPHRASE, House


@pytest.fixture(autouse=True)
def azerbaijan_again() -> Iterator[None]:
    yield
    gazetteer.in_use("AZ")


def made(directory: Path, country: str, places: str = "") -> Keys:
    case_file.create(
        directory, PASSPHRASE, country=country, organisation_name="House", now=BEGUN, cost=FLOOR, places=places
    )
    return key_file.unlock(directory / case_file.KEYS, PASSPHRASE)


def without_its_places(directory: Path, keys: Keys, country: str) -> None:
    """As a case file was made before places were kept in it."""
    with case_file.opened(directory, keys) as case:
        case.connection.execute("DELETE FROM setting WHERE name = 'gazetteer'")
        case.connection.execute("UPDATE setting SET value = ? WHERE name = 'country'", (country,))


def test_the_places_are_those_of_the_case_file_opened_last(house: House, tmp_path: Path) -> None:
    keys = made(tmp_path / "ge", "GE")
    assert gazetteer.gazetteer().country == "AZ"
    with case_file.opened(tmp_path / "ge", keys):
        assert gazetteer.gazetteer().country == "GE"
        assert gazetteer.gazetteer().read("Tbilisi") == "GE-TB"
    assert gazetteer.gazetteer().country == "GE"  # what was read is shown after the file is closed
    with case_file.opened(house.directory, house.keys):
        assert gazetteer.gazetteer().read("Bakı") == "AZ-BA"


def test_a_place_is_told_and_found_by_the_names_of_the_country(tmp_path: Path) -> None:
    keys = made(tmp_path / "fr", "FR")
    with case_file.opened(tmp_path / "fr", keys) as case:
        with writing(case, BEGUN, "add") as work:
            told = {"title": "A stop", "place": "Rhône", "acts": [{"term": "LIB.1", "place": "GE-TB"}]}
            code = recording.log_incident(work, read_form(told)).code
        found = [
            question
            for question in ("place:FR-69", "place:FR-ARA", "place:FR", "place:FR-75C", "place:GE-TB", "place:TR")
            if searching.how_many(case, query.parse(question), 10)
        ]
    assert code.startswith("FR-")
    assert found[:3] == ["place:FR-69", "place:FR-ARA", "place:FR"]
    assert "place:FR-75C" not in found
    assert "place:TR" not in found


@pytest.mark.parametrize(("country", "read"), [("GE", "GE-TB"), ("XX", None)])
def test_a_case_file_made_before_opens_with_the_places_of_the_standard(
    tmp_path: Path, country: str, read: str | None
) -> None:
    keys = made(tmp_path / "case", "GE")
    without_its_places(tmp_path / "case", keys, country)
    with case_file.opened(tmp_path / "case", keys) as case:
        assert case.country == country
        assert gazetteer.gazetteer().read("Tbilisi") == read


def test_what_a_case_file_keeps_goes_before_what_the_standard_says(tmp_path: Path) -> None:
    kept = gazetteer.written("GE").replace("Tbilisi", "Tiflis")
    keys = made(tmp_path / "case", "GE", kept)
    with case_file.opened(tmp_path / "case", keys):
        assert gazetteer.gazetteer().label("GE-TB") == "Tiflis"
        assert gazetteer.gazetteer("GE").label("GE-TB") == "Tiflis"


@pytest.mark.parametrize(
    ("country", "place", "home"),
    [("GB", "Kent", ["In the country"]), ("GE", "Imereti", ["Tbilisi", "Elsewhere in the country"])],
)
def test_a_release_tells_the_capital_apart_only_where_one_is_known(
    tmp_path: Path, country: str, place: str, home: list[str]
) -> None:
    keys = made(tmp_path / "case", country)
    told = {"title": "A stop", "date": "2023", "place": place, "material_public": True, "acts": [{"term": "LIB.1"}]}
    with case_file.opened(tmp_path / "case", keys) as case:
        with writing(case, BEGUN, "add") as work:
            for _ in range(12):
                recording.log_incident(work, read_form(told))
        release = releasing.release(case, Recipe(), BEGUN).release

    [table] = [each for each in release.tables if each.id == "T3"]
    labels = [code.label for code in table.dimensions[0].codes]
    assert labels[: len(home)] == home
    assert labels[len(home) :] == ["Abroad", "Online", "Not known more exactly"]
    assert {cell.value for cell in table.cells if cell.codes == ("elsewhere", "2023")} == {12}
    assert place not in str(release)
