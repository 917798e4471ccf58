"""Public records, brought in through the command line, count what they truly hold."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from incidents import linking
from incidents.keys import Keys
from schemas.vague_date import VagueDate
from tests.incidents.house import lay_ground
from tests.stories.desk import ROOT, Desk, furnished

AZ = ROOT / "schemas" / "demo" / "az-public-record"
EXPECTED: dict[str, Any] = json.loads((AZ / "expected.json").read_text(encoding="utf-8"))
POLICE = ROOT.parent / "shared" / "data" / "police-brutality-2020" / "all-locations-v2.json"

MAPS = ROOT / "tests" / "incidents" / "importing" / "maps"
DATA = ROOT.parent / "shared" / "data"
MATRIX = DATA / "upr-matrices" / "slovenia-cycle4-session48.docx"
COUNTED = {
    "ovdinfo-2013": (
        DATA / "ovdinfo-detentions" / "detentions_2013.csv",
        "number_of_detentions",
        "number_of_detentions",
    ),
    "ovdinfo-2011-2012": (
        DATA / "ovdinfo-detentions" / "list_2011_2012.csv",
        "number_of_detentions",
        "number_of_detentions",
    ),
    "ucdp-onesided": (DATA / "ucdp-syria-onesided" / "ucdp_syria_onesided_2016_2017.csv", "low", "high"),
}
"""Files that count people without naming anybody: the map, the file, and its columns of the least and the most."""

NOT_IN_ONE_YEAR = {"AZ-2020-04": "2020", "AZ-2020-11": "2020", "AZ-2021-19": "2021", "AZ-2024-06": "2017"}
"""Intervals that cross a year or are open, and the year ``expected.json`` counts them in all the same."""
NOT_KNOWN = "AZ-ND-01"
PLACES = {
    "azerbaijan": "AZ",
    "baku": "AZ-BA",
    "ganja": "AZ-GA",
    "istanbul (turkey)": "TR",
    "online": "ONLINE",
    "strasbourg": "FR",
    "sumgait": "AZ-SM",
}


@pytest.fixture(scope="module", params=["incidents.csv", "incidents.xlsx"])
def brought_in(request: pytest.FixtureRequest) -> Iterator[tuple[Desk, Keys]]:
    """A desk with the public record of Azerbaijan, from one of its two files."""
    with furnished() as desk:
        keys = lay_ground(desk.case)
        with desk.unlocked(keys):
            [told] = desk.run("import", str(AZ / request.param), "--json").ended().rows
            assert told == {
                "added": 99,
                "already_there": 0,
                "changed_in_the_file": 0,
                "refused": 0,
                "linked": EXPECTED["links"]["rows_with_follows_ref"],
                "links_to_nowhere": 0,
            }
            yield desk, keys


def counted(desk: Desk, by: str, unit: str = "incidents") -> Counter[str]:
    told = desk.run("trends", "--by", by, "--unit", unit, "--json").ended().envelope
    return Counter({row[by]: row[unit] for row in told["rows"]})


def one(desk: Desk, keys: Keys, question: str) -> Any:
    with desk.opened(keys) as case:
        return case.connection.execute(question).fetchone()[0]


@pytest.mark.slow
def test_counts_by_year_are_true_and_what_lies_in_no_one_year_is_named(brought_in):
    desk, _ = brought_in
    listed = desk.type("list --limit 0 --json").ended().rows
    in_no_year = {
        row["code"] for row in listed if not row["date"] or not VagueDate.from_edtf(row["date"]).period("year")
    }
    by_year = counted(desk, "year")

    assert in_no_year == {*NOT_IN_ONE_YEAR, NOT_KNOWN}
    assert by_year.pop("not_exact") == len(NOT_IN_ONE_YEAR)
    assert by_year.pop("unknown") == 1
    expected = Counter(EXPECTED["by_year"])
    assert expected.pop("unknown") == 1
    assert expected - Counter(NOT_IN_ONE_YEAR.values()) == by_year


@pytest.mark.slow
def test_counts_by_the_word_of_the_source_and_by_place_are_true(brought_in):
    desk, _ = brought_in

    assert counted(desk, "reported") == EXPECTED["by_type"]
    assert counted(desk, "place") == {PLACES[name]: number for name, number in EXPECTED["by_place"].items()}


@pytest.mark.slow
def test_links_evidence_and_figures_are_true(brought_in):
    desk, keys = brought_in

    assert one(desk, keys, "SELECT count(*) FROM link") == EXPECTED["links"]["rows_with_follows_ref"] == 39
    assert one(desk, keys, "SELECT count(*) FROM evidence WHERE kind = 'link'") == EXPECTED["evidence_links"]["total"]
    assert one(desk, keys, "SELECT count(DISTINCT url) FROM evidence") == EXPECTED["evidence_links"]["distinct"]
    assert one(desk, keys, "SELECT sum(size_low) FROM person") == EXPECTED["victims"]["sum_of_min"]
    assert one(desk, keys, "SELECT sum(size_high) FROM person") == EXPECTED["victims"]["sum_of_max"]
    with desk.opened(keys) as case:
        for code, children in EXPECTED["links"]["direct_children"].items():
            assert sorted(step.code for step in linking.chain(case, code) if step.depth == 1) == children


@pytest.mark.slow
@pytest.mark.parametrize("again", ["incidents.csv", "incidents.xlsx"])
def test_a_second_run_adds_nothing_from_either_file(brought_in, again):
    desk, keys = brought_in
    before = one(desk, keys, "SELECT count(*) FROM log_entry")

    [told] = desk.run("import", str(AZ / again), "--json").ended().rows

    assert (told["added"], told["already_there"], told["linked"]) == (0, 99, 0)
    assert one(desk, keys, "SELECT count(*) FROM log_entry") == before


@pytest.mark.slow
@pytest.mark.skipif(not POLICE.is_file(), reason="../shared/data/police-brutality-2020 is not on this machine")
def test_every_incident_of_2020_is_in_with_its_pages_and_its_doubts(desk: Desk, keys: Keys):
    with desk.unlocked(keys):
        [told] = desk.run("import", str(POLICE), "--json").ended().rows
        assert (told["added"], told["refused"]) == (1_340, 0)
        [again] = desk.run("import", str(POLICE), "--json").ended().rows
        assert (again["added"], again["already_there"]) == (0, 1_340)

        rows = desk.type("list --limit 0 --json").ended().rows

    assert one(desk, keys, "SELECT count(*) FROM evidence WHERE kind = 'link'") == 3_883
    assert sum(row["date"].endswith("?") for row in rows) == 37


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.skipif(not path.is_file(), reason=f"{path.name} is not on this machine"))
        for name, (path, _, _) in COUNTED.items()
    ],
)
def test_people_counted_without_names_are_counted_by_year_as_their_file_counts_them(desk: Desk, keys: Keys, name: str):
    path, least, most = COUNTED[name]
    told = _cells(path)
    with desk.unlocked(keys):
        [done] = desk.run("import", str(path), "--map", str(MAPS / f"{name}.toml"), "--json").ended().rows
        [again] = desk.run("import", str(path), "--map", str(MAPS / f"{name}.toml"), "--json").ended().rows

        assert (done["added"], done["refused"]) == (len(told), 0)
        assert (again["added"], again["already_there"]) == (0, len(told))
        assert counted(desk, "year") == Counter(_year(row) for row in told)
        victims = desk.run("trends", "--by", "year", "--unit", "victims", "--json").ended().rows
    for end, column in (("low", least), ("high", most)):
        figures: Counter[str] = Counter()
        for row in told:
            figures[_year(row)] += int(row[column])
        assert {row["year"]: row[f"victims_{end}"] for row in victims} == figures


def _cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _year(row: dict[str, str]) -> str:
    return row.get("year") or row["date"][-4:]


@pytest.mark.skipif(not MATRIX.is_file(), reason="../shared/data/upr-matrices is not on this machine")
def test_every_recommendation_of_a_cycle_is_in_once(desk: Desk, keys: Keys):
    with desk.unlocked(keys):
        [done] = desk.run("recommendation", "import", str(MATRIX), "--country", "SI", "--json").ended().rows
        [again] = desk.run("recommendation", "import", str(MATRIX), "--country", "SI", "--json").ended().rows

    assert (done["cycle"], done["session"], done["added"], done["refused"]) == ("4", "48", 254, 0)
    assert (again["added"], again["already_there"]) == (0, 254)
    assert one(desk, keys, "SELECT count(*) FROM recommendation WHERE position = 'supported'") == 217
