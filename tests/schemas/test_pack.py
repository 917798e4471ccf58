"""A pack: read, sound, and honest about what nobody has checked."""

import csv
import re
import shutil
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from schemas.compiled.countries import CAPITALS, COUNTRIES
from schemas.gazetteer import WITH_A_PACK, gazetteer
from schemas.pack import PACKS, Institution, pack
from schemas.pack_checking import findings, head_of
from schemas.vague_date import VagueDate
from schemas.vocabulary import vocabulary

HOUSE = Path(__file__).parents[2]
AZ = pack("AZ")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("country", WITH_A_PACK)
def test_nothing_is_wrong_with_a_pack_that_is_shipped(country: str) -> None:
    assert findings(PACKS / country.lower()) == ()
    assert head_of(PACKS / country.lower())["country"] == country


def test_institutions_stand_under_one_another_and_in_places_that_exist() -> None:
    known = {each.code: each for each in AZ.institutions}
    places = gazetteer("AZ")
    assert len(known) == len(AZ.institutions) > 60
    for each in AZ.institutions:
        assert each.part_of == "" or each.part_of in known
        assert each.place == "" or each.place in places
        assert each.actor_class in vocabulary("perpetrator_classes")
        assert set(each.labels) == {"en", "az", "ru"}
        assert "ǝ" not in "".join(each.names)


def test_every_district_of_baku_has_its_police_under_that_of_the_city() -> None:
    offices = {each.place: each.part_of for each in AZ.institutions if each.kind == "police_office"}
    districts = {place.code for place in gazetteer("AZ") if place.kind == "city_district"}
    assert len(districts) == 12
    assert all(offices[district] in {"BMPD", "POL-SAB", "POL-NAS", "POL-XAT"} for district in districts)


def test_what_is_checked_names_its_source_and_much_is_not_checked() -> None:
    for each in (*AZ.institutions, *AZ.articles, *AZ.reviews):
        assert each.source or not each.checked
    assert {each.checked for each in AZ.institutions} == {each.checked for each in AZ.articles} == {True, False}


def test_a_sanction_stands_only_where_the_text_was_read() -> None:
    told = [each for each in AZ.articles if each.max_days is not None or each.max_fine is not None]
    assert [each.code for each in told] == ["CAO-510"]
    assert told[0].checked


def test_the_units_of_the_public_record_are_institutions_of_the_pack() -> None:
    record = (files("schemas") / "demo" / "az-public-record" / "incidents.csv").read_text(encoding="utf-8-sig")
    named = {name for each in AZ.institutions for name in each.names}
    told = {
        unit.strip() for row in csv.DictReader(record.splitlines()) for unit in row["perpetrator_unit"].split(";")
    } - {"", "n/k"}
    left = {unit for unit in told if unit not in named}
    assert len(left) < len(told) / 3, left


def test_what_comes_next_is_told_as_exactly_as_it_is_known() -> None:
    due = {each.code: each.next_due(TODAY) for each in AZ.reviews}
    assert due["ODIHR"] == VagueDate("2027-04-30")
    assert due["UPR-5"] == VagueDate("2027~/2028~")
    assert {code for code, day in due.items() if day} == {"ODIHR", "UPR-5"}


@pytest.mark.parametrize(
    ("today", "due"),
    [("2027-01-01", "2027-04-30"), ("2027-04-30", "2027-04-30"), ("2027-05-01", "2028-04-30")],
)
def test_what_comes_every_year_comes_again(today: str, due: str) -> None:
    [odihr] = pack("GE").reviews
    assert odihr.next_due(date.fromisoformat(today)) == VagueDate(due)


def test_a_country_without_a_pack_has_what_holds_everywhere() -> None:
    with_odihr = [code for code, *_ in COUNTRIES if any(each.code == "ODIHR" for each in pack(code).reviews)]
    assert len(with_odihr) == 57  # the participating States of the OSCE
    assert {"AZ", "GE", "GB", "TR", "US"} <= set(with_odihr)
    assert pack("BR") == ("BR", (), (), ())
    assert pack("GE").institutions == ()


def test_a_name_is_told_in_the_language_or_in_english() -> None:
    told = Institution(
        "X", "court", "courts", {"en": "A court", "az": "Məhkəmə"}, "", "", ("The court",), "", False, ""
    )
    assert [told.label(lang) for lang in ("en", "az", "ru")] == ["A court", "Məhkəmə", "A court"]
    assert told.names == ("A court", "Məhkəmə", "The court")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the pack of Azerbaijan, to be spoilt."""
    return Path(shutil.copytree(PACKS / "az", tmp_path / "az"))


def spoilt(own: Path, name: str, change: Callable[[str], str]) -> list[str]:
    path = own / name
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    return [str(each) for each in findings(own)]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("pack.toml", '"AZ"', '"XX"', "pack.toml: country: This takes the two letters of a country of ISO 3166."),
        ("pack.toml", '"AZ"', '"GE"', "pack.toml: country: The folder of a pack is named like its country: az, ge."),
        ("pack.toml", '"AZ-BA"', '"AZ-NO"', "pack.toml: capital: There is no place of this code."),
        ("pack.toml", "capital", "capitol", "pack.toml: capitol: No such key is known here."),
        ("pack.toml", 'ambiguous = ["Kuba"]', "ambiguous = 1", "pack.toml: ambiguous: This takes a list of texts."),
        (
            "gazetteer.toml",
            'parent = "AZ-R01"',
            'parent = "AZ-R99"',
            "gazetteer.toml: AZ-BA.parent: There is nothing of this code here.",
        ),
        (
            "gazetteer.toml",
            'code = "AZ-R01"\nparent = "AZ"',
            'code = "AZ-R01"\nparent = "AZ-BA"',
            "gazetteer.toml: AZ-BA.parent: It would lie in itself.",
        ),
        (
            "gazetteer.toml",
            'label.en = "Ganja"',
            'label.en = "Baku"',
            "gazetteer.toml: AZ-BA: AZ-BA, AZ-GA share a name: list it under “ambiguous” in pack.toml.",
        ),
        ("gazetteer.toml", 'kind = "country"\n', "", "gazetteer.toml: AZ.kind: This key is missing."),
        (
            "gazetteer.toml",
            "latitude = 40.3\n",
            "latitude = 400\n",
            "gazetteer.toml: AZ.latitude: This takes degrees, as a number from -180 to 180.",
        ),
        (
            "institutions.toml",
            'part_of = "MIA"',
            'part_of = "NONE"',
            "institutions.toml: MIA-OC.part_of: There is nothing of this code here.",
        ),
        (
            "institutions.toml",
            'class = "criminal_police"',
            'class = "villains"',
            "institutions.toml: MIA-OC.class: `qeyd vocab show perpetrator_classes` lists what this takes.",
        ),
        (
            "institutions.toml",
            'place = "AZ-NX"',
            'place = "AZ-XYZ"',
            "institutions.toml: MIA-NX.place: There is no place of this code.",
        ),
        (
            "institutions.toml",
            'label.en = "Ministry of Defence"',
            'label.en = "Milli Majlis"',
            "institutions.toml: MM: MOD has a name that this one has too.",
        ),
        (
            "institutions.toml",
            'code = "MOJ"',
            'code = "MIA"',
            "institutions.toml: MIA: This code stands here twice.",
        ),
        (
            "institutions.toml",
            'source = "E/C.12/AZE/4, paragraph 2"\n',
            "",
            "institutions.toml: MIA.source: What is checked names its source.",
        ),
        (
            "institutions.toml",
            "checked = true",
            'checked = "yes"',
            "institutions.toml: MIA.checked: This takes true or false.",
        ),
        (
            "institutions.toml",
            'aliases = ["DTX"',
            'aliases = ["' + "x" * 81 + '"',
            "institutions.toml: SSS: A name has at most 80 characters.",
        ),
        (
            "articles.toml",
            'used_for = "no identity card"',
            'used_for = "no identity card"\nmax_days = 5',
            "articles.toml: CAO-ID: A sanction is written down only where its text was checked.",
        ),
        (
            "articles.toml",
            "max_days = 15",
            "max_days = -1",
            "articles.toml: CAO-510.max_days: This takes a whole number that is not below zero.",
        ),
        (
            "articles.toml",
            "label.en = ",
            "label.de = ",
            "articles.toml: CAO-510.label: This takes names: label.en, and label.az and label.ru where they are known.",
        ),
        ("reviews.toml", 'on = "2022-06-16"\n', "", "reviews.toml: CEDAW-6: A review has a date: on, due or yearly."),
        (
            "reviews.toml",
            'on = "2022-06-16"',
            'on = "June 2022"',
            "reviews.toml: CEDAW-6.on: This takes a date in EDTF, such as 2028, 2028-05 or 2028~.",
        ),
        (
            "reviews.toml",
            'on = "2022-06-16"',
            'yearly = "13-01"',
            "reviews.toml: CEDAW-6.yearly: This takes a month and a day, such as 04-30.",
        ),
        ("reviews.toml", "[[reviews]]", "[[review]]", "reviews.toml: review: No such key is known here."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(own: Path, name: str, old: str, new: str, told: str) -> None:
    how_often = -1 if name == "reviews.toml" else 1
    assert told in spoilt(own, name, lambda text: text.replace(old, new, how_often))


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_repeated_from_it(own: Path) -> None:
    (own / "articles.toml").write_bytes(b"\xff\xfe")
    (own / "reviews.toml").write_text("canary = [", encoding="utf-8")
    (own / "institutions.toml").write_text("institutions = 1", encoding="utf-8")
    told = [str(each) for each in findings(own)]
    assert told[:2] == [
        "institutions.toml: This file takes tables, each headed [[institutions]].",
        "articles.toml: This file is not in UTF-8.",
    ]
    assert told[2].startswith("reviews.toml: This file is no TOML")
    assert "canary" not in "".join(told)


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    assert [str(each) for each in findings(tmp_path)] == [
        "pack.toml: This file is missing: it says which country the pack is of."
    ]


def test_a_pack_may_leave_its_places_to_the_standard(tmp_path: Path) -> None:
    pack_of_georgia = tmp_path / "ge"
    pack_of_georgia.mkdir()
    (pack_of_georgia / "pack.toml").write_text('country = "GE"\ncapital = "GE-TB"\n', encoding="utf-8")
    (pack_of_georgia / "institutions.toml").write_text(
        '[[institutions]]\ncode = "C"\nkind = "court"\nclass = "courts"\nlabel.en = "City Court"\nplace = "GE-TB"\n'
        "checked = false\n",
        encoding="utf-8",
    )
    assert findings(pack_of_georgia) == ()


def test_nothing_is_wrong_with_the_pack_on_the_page_that_shows_how_to_write_one(tmp_path: Path) -> None:
    page = (HOUSE / "docs" / "country-packs.md").read_text(encoding="utf-8")
    written = re.findall(r"^\*\*\d\. `ge/(\w+\.toml)`.*?```toml\n(.*?)```", page, re.MULTILINE | re.DOTALL)
    folder = tmp_path / "ge"
    folder.mkdir()
    for name, text in written:
        (folder / name).write_text(text, encoding="utf-8")

    assert [name for name, _ in written] == [
        *("pack.toml", "gazetteer.toml", "institutions.toml", "articles.toml", "reviews.toml"),
    ]
    assert findings(folder) == ()


def test_the_documents_count_rightly() -> None:
    page = (HOUSE / "docs" / "country-packs.md").read_text(encoding="utf-8")
    beside = (PACKS / "az" / "README.md").read_text(encoding="utf-8").replace("\n", " ")
    own = [each for each in AZ.reviews if each.code != "ODIHR"]

    assert f"for {len(CAPITALS)} countries" in page
    for rows, of in ((AZ.institutions, "institutions"), (AZ.articles, "articles"), (own, "reviews")):
        assert f"{sum(each.checked for each in rows)} of {len(rows)} {of}" in beside
