"""A house in Georgia: no pack is written for it, and all of it works."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator

import pytest

from incidents import case_file, key_file
from tests.incidents.house import PASSPHRASE
from tests.stories.desk import Desk, furnished


@pytest.fixture(scope="module")
def tbilisi() -> Iterator[Desk]:
    """A case file made with ``--country GE``, with twelve raids in Tbilisi, one elsewhere, one abroad."""
    with furnished() as desk:
        desk.by_words("init", "--country", "GE").ended()
        keys = key_file.unlock(desk.case / case_file.KEYS, PASSPHRASE)
        with desk.unlocked(keys):
            for number in range(12):
                told = ("-t", f"Raid {number}", "-d", "2023", "-p", "Tbilisi", "-a", "LIB.7", "-b", "police")
                desk.run("add", *told, "--public", "--yes").ended()
            desk.run("add", "-t", "A stop", "-d", "2022", "-p", "Kakheti", "-a", "LIB.2", "--public", "--yes").ended()
            desk.run("add", "-t", "A search", "-d", "2022", "-p", "AZ-BA-NAS", "--public", "--yes").ended()
            yield desk


def test_codes_and_places_are_those_of_the_country(tbilisi: Desk) -> None:
    rows = tbilisi.type("list --json --limit 0").ended().rows

    assert {row["code"].partition("-")[0] for row in rows} == {"GE"}
    assert {row["place"] for row in rows} == {"GE-TB", "GE-KA", "AZ-BA-NAS"}
    assert "Tbilisi" in tbilisi.type("list").ended().out
    assert "Тбилиси" in tbilisi.type("list --lang ru").ended().out
    assert "Nasimi district" in tbilisi.type("show GE-2022-0002").ended().out


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("place:GE-TB", 12),
        ("place:Tbilisi", 12),
        ("place:Тбилиси", 12),
        ("place:GE", 13),
        ("place:Georgia", 13),
        ("place:AZ-BA", 1),
        ("place:AZ", 1),
        ("-place:GE", 1),
        ("place:TR", 0),
    ],
)
def test_a_query_knows_the_places_of_the_country_and_those_of_others_by_code(
    tbilisi: Desk, query: str, found: int
) -> None:
    assert tbilisi.run("list", "--json", query).ended().envelope["total"] == found


def test_a_place_nobody_knows_is_refused_with_what_may_be_meant(tbilisi: Desk) -> None:
    refused = tbilisi.run("list", "place:Tbilsi")

    assert refused.code != 0
    assert "GE-TB (Tbilisi)" in refused.err


def test_trends_count_by_place_and_by_region(tbilisi: Desk) -> None:
    for dimension in ("place", "region", "district"):
        rows = tbilisi.run("trends", "--by", dimension, "--json").ended().rows
        assert {row[dimension]: row["incidents"] for row in rows} == {"GE-TB": 12, "GE-KA": 1, "AZ-BA-NAS": 1}
    assert "Tbilisi" in tbilisi.run("trends", "--by", "place").ended().out


def test_a_release_shows_the_capital_and_withholds_what_is_small(tbilisi: Desk) -> None:
    out = tbilisi.room / "figures.zip"
    tbilisi.run("export", "csv", "--out", str(out), "--by", "House").ended()

    with zipfile.ZipFile(out) as bundle:
        told = {name: bundle.read(name).decode("utf-8-sig") for name in bundle.namelist()}
    labels = {row["code"]: row["label"] for row in csv.DictReader(io.StringIO(told["dictionary.csv"]))}
    cells = {
        (row["code_1"], row["code_2"]): (row["value"], row["flag"])
        for row in csv.DictReader(io.StringIO(told["counts_long.csv"]))
        if row["table_id"] == "T3"
    }
    assert labels["capital"] == "Tbilisi"
    assert cells["elsewhere", "2022"] == ("", "c")
    assert cells["abroad", "2022"] == ("", "c")
    assert cells["*", "*"] == ("14", "")
    assert not [name for name in ("Kakheti", "K'akheti", "GE-KA", "Baku", "Nasimi") if name in "".join(told.values())]


@pytest.mark.parametrize("words", [["list"], ["list", "place:Tbilisi", "--json"], ["show", "GE-2023-0001"]])
def test_a_command_of_every_day_reads_no_standard(tbilisi: Desk, words: list[str]) -> None:
    told = tbilisi.run(*words, environ={"PYTHONPROFILEIMPORTTIME": "1"}).ended().err
    modules = {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}

    assert "schemas.gazetteer" in modules
    assert not {"pycountry", "gettext", "schemas.iso_units"} & modules


def test_what_is_kept_of_the_country_lies_in_no_file_in_the_clear(tbilisi: Desk) -> None:
    for path in tbilisi.case.rglob("*"):
        if path.is_file():
            assert b"Tbilisi" not in path.read_bytes(), path.name


def test_a_country_may_be_told_by_name_and_one_that_is_none_is_refused(bare_desk: Desk) -> None:
    refused = bare_desk.by_words("init", "--country", "XX")

    assert (refused.code, refused.err.count("\n")) == (25, 1)
    assert not bare_desk.case.exists()
    bare_desk.by_words("init", "--country", "Gürcüstan").ended()
    assert json.loads(bare_desk.by_words("list", "place:GE-TB", "--json").ended().out)["total"] == 0
