"""qeyd pack: shown, loaded once, checked."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from incidents import case_file, key_file
from schemas import gazetteer
from schemas.pack import PACKS, pack
from tests.cli.conftest import WORDS, Desk
from tests.cli.runner import run

GEORGIA = {
    "pack.toml": 'country = "GE"\ncapital = "GE-TB"\nambiguous = []\n',
    "gazetteer.toml": """
[[places]]
code = "GE"
kind = "country"
label.en = "Georgia"

[[places]]
code = "GE-TB"
parent = "GE"
kind = "city"
label.en = "Tbilisi"
label.ru = "Тбилиси"
aliases = ["Tiflis"]

[[places]]
code = "GE-TB-VAK"
parent = "GE-TB"
kind = "city_district"
label.en = "Vake"
""",
    "institutions.toml": """
[[institutions]]
code = "MIA"
kind = "ministry"
class = "police"
label.en = "Ministry of Internal Affairs of Georgia"
place = "GE-TB-VAK"
checked = false
""",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A small pack of Georgia, as somebody may write it."""
    folder = tmp_path / "ge"
    folder.mkdir()
    for name, text in GEORGIA.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("part", ["institutions", "articles", "reviews"])
def test_a_part_is_shown_for_people_and_for_programs(desk: Desk, part: str) -> None:
    kept = getattr(pack("AZ"), part)
    shown = desk.run("pack", "show", part).succeeded()
    rows = json.loads(desk.run("pack", "show", part, "--json").succeeded().out)["rows"]
    table = list(csv.DictReader(io.StringIO(desk.run("pack", "show", part, "--csv").succeeded().out)))

    assert all(each.label() in shown.out or each.code in shown.out for each in kept)
    assert [row["code"] for row in rows] == [row["code"] for row in table] == [each.code for each in kept]
    assert [row["checked"] for row in rows] == [each.checked for each in kept]
    assert [row["ru"] for row in rows] == [each.labels.get("ru", "") for each in kept]
    assert "not checked" in shown.err


def test_a_country_may_be_named_and_no_case_file_is_asked_for(tmp_path: Path) -> None:
    told = run(["pack", "show", "reviews", "--country", "Georgia"], case=tmp_path / "none").succeeded()
    assert "04-30 every year" in told.out
    run(["pack", "show", "reviews", "--country", "Nowhere"], case=tmp_path / "none").ended(25)
    nothing = run(["pack", "show", "articles", "--country", "BR"], case=tmp_path / "none").succeeded()
    assert (nothing.out, "Brazil" in nothing.err) == ("", True)


def test_labels_are_in_the_language_asked_for(desk: Desk) -> None:
    assert "Səbail Rayon Məhkəməsi" in desk.run("pack", "show", "institutions", "--lang", "az").succeeded().out


def test_institutions_are_loaded_once(desk: Desk) -> None:
    number = len(pack("AZ").institutions)
    dry = desk.run("pack", "load", "institutions", "--dry-run").succeeded()
    first = desk.run("pack", "load", "institutions").succeeded()
    again = desk.run("pack", "load", "institutions").succeeded()

    assert dry.out == first.out
    assert len(first.out.splitlines()) == number
    assert f"{number} institutions would be added; nothing was written." in dry.err
    assert f"{number} institutions were added." in first.err
    assert again.out == ""
    assert f"{number} were there already" in again.err
    added = desk.run("add", "-t", "A raid", "-p", "Baku", "-a", "LIB.7", "-b", "police", "--yes").succeeded()
    assert added.out.strip()


def test_a_pack_of_ones_own_gives_its_places_and_institutions(own: Path, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text(f"{WORDS}\n", encoding="utf-8")
    case = tmp_path / "case"
    opened = ("--passphrase-file", str(words))
    try:
        run(["init", str(case), "--pack", str(own), *opened]).succeeded()
        run([*opened, "add", "-t", "A stop", "-p", "Vake", "--yes"], case=case).succeeded()
        run([*opened, "add", "-t", "Another", "-p", "Tiflis", "--yes"], case=case).succeeded()
        found = json.loads(run([*opened, "list", "place:Tbilisi", "--json"], case=case).succeeded().out)
        run([*opened, "pack", "load", "institutions", "--from", str(own)], case=case).succeeded()
        with case_file.opened(case, key_file.unlock(case / case_file.KEYS, WORDS)) as kept:
            actors = kept.connection.execute("SELECT name, country FROM actor").fetchall()
    finally:
        gazetteer.in_use("AZ")

    assert {row["place"] for row in found["rows"]} == {"GE-TB-VAK", "GE-TB"}
    assert actors == [("Ministry of Internal Affairs of Georgia", "GE")]


def test_check_says_what_is_wrong_one_sentence_a_line(own: Path) -> None:
    assert run(["pack", "check", str(own)]).succeeded().err == "Nothing is wrong with this pack.\n"
    (own / "institutions.toml").write_text(GEORGIA["institutions.toml"].replace('"police"', '"x"'), encoding="utf-8")
    told = run(["pack", "check", str(own)]).ended(25)

    [line] = told.out.splitlines()
    assert line.startswith("institutions.toml: MIA.class: ")
    assert told.err == "1 thing is wrong with this pack.\n"
    run(["pack", "show", "institutions", "--from", str(own)]).ended(25)
    run(["init", str(own.parent / "case"), "--pack", str(own)]).ended(25)
    assert not (own.parent / "case").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    run(["pack", "check", str(tmp_path / "none")]).ended(20)


def test_the_shipped_pack_may_be_copied_and_used_as_ones_own(tmp_path: Path) -> None:
    copy = shutil.copytree(PACKS / "az", tmp_path / "az")
    shown = run(["pack", "show", "institutions", "--from", str(copy), "--json"]).succeeded()
    assert len(json.loads(shown.out)["rows"]) == len(pack("AZ").institutions)
