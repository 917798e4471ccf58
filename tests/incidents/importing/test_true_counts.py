"""What was imported of data nobody here has made counts what its own files count.

The files' own counts are made with the standard library alone, from the text of their cells. Of ../shared/data only
what holds incidents or recommendations is imported: gazetteer-az (read by the gazetteer's own tests) and names-az
(names to make people up from) hold none. The record of Azerbaijan and the list of 2020 are counted in
test_shipped_maps.py, the lists of recommendations in test_recommendations.py.
"""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from incidents.importing.loading import import_file
from incidents.importing.map_file import read_map
from incidents.importing.shipped import found_map
from tests.incidents.house import House
from tests.incidents.importing.tables import SHARED, mapped, write_csv

MAPS = Path(__file__).parent / "maps"
DETENTIONS = {
    "ovdinfo-2013": SHARED / "ovdinfo-detentions" / "detentions_2013.csv",
    "ovdinfo-2011-2012": SHARED / "ovdinfo-detentions" / "list_2011_2012.csv",
}
UCDP = SHARED / "ucdp-syria-onesided" / "ucdp_syria_onesided_2016_2017.csv"
POLICE = SHARED / "police-brutality-2020" / "all-locations-v2.json"
TAGS = "SELECT term, count(*) FROM coding WHERE field = 'tags' GROUP BY 1"
KNOWN = {"az-public-record", "gazetteer-az", "names-az", "ovdinfo-detentions"} | {
    "police-brutality-2020",
    "ucdp-syria-onesided",
    "upr-matrices",
}


def needs(path: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} of ../shared/data is not on this machine")


def cells(path: Path) -> list[dict[str, str]]:
    """The rows as the standard library reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(house: House, question: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in house.case.connection.execute(question)]


def counts(house: House, question: str) -> Counter[Any]:
    """A question that answers with a value and how often it is there."""
    return Counter(dict(house.case.connection.execute(question).fetchall()))


@needs(SHARED)
def test_no_folder_of_the_data_is_forgotten() -> None:
    assert {path.name for path in SHARED.iterdir() if path.is_dir()} == KNOWN


@pytest.mark.parametrize("name", [pytest.param(name, marks=needs(path)) for name, path in DETENTIONS.items()])
def test_detentions_count_what_their_file_counts(house: House, name: str) -> None:
    told = cells(DETENTIONS[name])
    done = import_file(house.case, DETENTIONS[name], read_map(MAPS / f"{name}.toml"), house.later())

    assert (done.added, done.refused, done.not_used) == (len(told), 0, ())
    assert counts(house, "SELECT date, count(*) FROM incident GROUP BY 1") == Counter(
        "-".join(reversed(row["date"].split("."))) for row in told
    )
    assert counts(house, "SELECT substr(date, 1, 4), count(*) FROM incident GROUP BY 1") == Counter(
        re.findall(r"\d{4}$", row["date"])[0] for row in told
    )
    figures = [int(row["number_of_detentions"]) for row in told]
    assert house.one("SELECT sum(size_best) FROM person") == sum(figures)
    assert counts(house, "SELECT counting_unit, count(*) FROM person GROUP BY 1") == Counter(
        "individual" if number == 1 else "group" for number in figures
    )
    assert counts(house, "SELECT place_text, count(*) FROM incident GROUP BY 1") == Counter(
        ", ".join(filter(None, (row.get("region", "").strip(), row["place"].strip()))) for row in told
    )
    assert house.one("SELECT count(*) FROM identity") == 0
    for column in ("event_type", "subject"):
        tags = Counter(row[column].strip() for row in told)
        kept = counts(house, TAGS)
        assert all(kept[tag] >= number for tag, number in tags.items())


@pytest.mark.parametrize("name", [pytest.param(name, marks=needs(path)) for name, path in DETENTIONS.items()])
def test_a_second_run_of_detentions_adds_nothing_and_bad_rows_wait(house: House, name: str, tmp_path: Path) -> None:
    told = cells(DETENTIONS[name])
    told[3]["date"], told[5]["number_of_detentions"] = "47.13.2013", "several"
    path = write_csv(tmp_path / "a.csv", told)
    mapping = read_map(MAPS / f"{name}.toml")

    first = import_file(house.case, path, mapping, house.later(), keep_refused=True)
    again = import_file(house.case, DETENTIONS[name], mapping, house.later())

    assert (first.added, first.refused) == (len(told) - 2, 2)
    assert [each.column for each in first.reasons] == ["date", "number_of_detentions"]
    assert first.quarantine is not None
    assert len(cells(first.quarantine)) == 2
    assert (again.added, again.already_there, again.changed) == (2, len(told) - 2, ())


@needs(UCDP)
def test_conflict_events_count_what_their_file_counts(house: House) -> None:
    told = cells(UCDP)
    done = import_file(house.case, UCDP, read_map(MAPS / "ucdp-onesided.toml"), house.later())

    assert (done.added, done.refused, done.not_used) == (len(told), 0, ())
    assert rows(house, "SELECT sum(size_low), sum(size_best), sum(size_high) FROM person") == [
        tuple(sum(int(row[name]) for row in told) for name in ("low", "best", "high"))
    ]
    # An event that goes on into the next year lies in neither: none does.
    assert counts(house, "SELECT substr(date, 1, 4), count(*) FROM incident GROUP BY 1") == Counter(
        row["year"] for row in told
    )
    places = Counter(
        ", ".join(filter(None, (row[name].strip() for name in ("where_coordinates", "adm_2", "adm_1")))) for row in told
    )
    assert counts(house, "SELECT place_text, count(*) FROM incident GROUP BY 1") == places
    exactness = {"1": "settlement", "2": "settlement", "3": "district", "4": "region", "5": "region", "6": "country"}
    assert counts(house, "SELECT place_precision, count(*) FROM incident GROUP BY 1") == Counter(
        exactness[row["where_prec"]] for row in told
    )
    assert house.one("SELECT count(*) FROM incident WHERE latitude IS NULL OR longitude IS NULL") == 0
    assert counts(
        house, "SELECT name, count(DISTINCT incident) FROM source JOIN information ON source = source.id GROUP BY 1"
    ) == Counter(office for row in told for office in {part.strip() for part in row["source_office"].split(";")})


@needs(UCDP)
def test_no_event_is_told_more_exactly_than_its_file_tells_it() -> None:
    told = {row["id"]: row for row in cells(UCDP)}

    for row in mapped(UCDP, read_map(MAPS / "ucdp-onesided.toml")):
        when, cell = row.form.incident["date"], told[row.ref]
        first, last = date.fromisoformat(cell["date_start"]), date.fromisoformat(cell["date_end"])
        assert when.earliest <= first <= last <= when.latest
        if cell["date_prec"] == "4":
            assert re.fullmatch(r"\d{4}-\d\d(/\d{4}-\d\d)?", when.edtf)
        else:
            assert (when.earliest, when.latest) == (first, last)


@needs(UCDP)
def test_the_day_of_each_source_stands_beside_its_office() -> None:
    told = {row["id"]: row for row in cells(UCDP)}

    for row in mapped(UCDP, read_map(MAPS / "ucdp-onesided.toml")):
        cell = told[row.ref]
        pairs: dict[str, str] = {}
        for office, printed in zip(cell["source_office"].split(";"), cell["source_date"].split(";"), strict=True):
            pairs.setdefault(office.strip(), printed.strip())
        assert {source["name"]: information["material_on"] for source, information in row.form.sources} == pairs


@pytest.mark.slow
@needs(POLICE)
def test_the_list_of_2020_counts_what_its_file_counts(house: House) -> None:
    told = json.loads(POLICE.read_text(encoding="utf-8"))["data"]
    done = import_file(house.case, POLICE, found_map("police-brutality-2020"), house.later())

    assert (done.added, done.refused) == (len(told), 0)
    assert house.one("SELECT count(*) FROM evidence WHERE kind = 'link'") == sum(len(each["links"]) for each in told)
    assert counts(house, TAGS) == Counter(tag.strip() for each in told for tag in set(each["tags"]))
    assert counts(house, "SELECT place_text, count(*) FROM incident GROUP BY 1") == Counter(
        ", ".join(filter(None, (each["city"].strip(), each["state"].strip()))) for each in told
    )
    dated = Counter(each["date"][:7] for each in told if each["date"] and "-" in each["date"])
    kept = counts(house, "SELECT substr(date, 1, 7), count(*) FROM incident WHERE date <> '' GROUP BY 1")
    assert kept == dated
