"""The shipped maps give the true counts of the files they are for."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from incidents.errors import NotFoundError
from incidents.importing.checking import check
from incidents.importing.mapping import Mapped
from incidents.importing.shipped import fitting_map, found_map, shipped_maps
from schemas.gazetteer import gazetteer
from tests.incidents.importing.tables import DEMO, SHARED, mapped, write_csv

POLICE = SHARED / "police-brutality-2020"
AZ = found_map("az-public-record")
EXPECTED: dict[str, Any] = json.loads((DEMO / "expected.json").read_text(encoding="utf-8"))
needs_police = pytest.mark.skipif(not POLICE.is_dir(), reason="the police-brutality-2020 data is not on this machine")

CLASSES = {
    "family": "family",
    "judiciary": "judiciary",
    "media": "media",
    "police": "police",
    "politician": "politicians",
    "private individuals": "private_individuals",
    "public figure": "public_figure",
    "public officials": "public_officials",
    "state institution": "state_institution",
    "unknown": "unknown",
}
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
def record(request: pytest.FixtureRequest) -> list[Mapped]:
    return mapped(DEMO / request.param, AZ)


def test_every_row_goes_in(record: list[Mapped]) -> None:
    assert len(record) == EXPECTED["rows"]


def test_counts_by_year_are_true_and_inexact_dates_are_in_none(record: list[Mapped]) -> None:
    inexact = {row.ref: re.search(r"\d{4}", row.form.incident["date"].edtf) for row in record}
    outside = {ref: year[0] if year else "unknown" for ref, year in inexact.items() if ref in _INEXACT}
    years = Counter(row.form.incident["date"].period("year") for row in record)

    assert years.pop(None) == len(_INEXACT)
    assert Counter(EXPECTED["by_year"]) == years + Counter(outside.values())


_INEXACT = {"AZ-2020-04", "AZ-2020-11", "AZ-2021-19", "AZ-2024-06", "AZ-ND-01"}
"""Intervals that cross a year or are open, and the one date nobody knows."""


def test_counts_by_reported_word_are_true(record: list[Mapped]) -> None:
    assert Counter(act.act["as_reported"] for row in record for act in row.form.acts) == EXPECTED["by_type"]


def test_counts_by_place_are_true_at_the_level_of_units(record: list[Mapped]) -> None:
    places = Counter(
        gazetteer().coarsened(row.form.incident["place"], "unit") or row.form.incident["place"] for row in record
    )

    assert {PLACES[name]: number for name, number in EXPECTED["by_place"].items()} == places
    assert sum(row.form.incident["place"].startswith("AZ-BA-") for row in record) == 26


def test_counts_by_perpetrator_and_by_victim_group_are_true(record: list[Mapped]) -> None:
    classes = Counter(
        name for row in record for name in {each.involvement["perpetrator_class"] for each in row.form.perpetrators}
    )
    groups = Counter(code for row in record for victim in row.form.victims for code in victim.person["groups"])

    assert {CLASSES[name]: number for name, number in EXPECTED["by_perpetrator_type"].items()} == classes
    assert sorted(groups.values()) == sorted(EXPECTED["by_victim_group"].values())
    assert groups["trans_women"] == EXPECTED["by_victim_group"]["trans women"]


def test_links_and_evidence_are_all_there(record: list[Mapped]) -> None:
    links = [(row.ref, link["to"]) for row in record for link in row.form.links]
    urls = [item["url"] for row in record for item in row.form.evidence]

    assert len(links) == EXPECTED["links"]["rows_with_follows_ref"]
    assert sorted(ref for ref, to in links if to == "AZ-2017-01") == EXPECTED["links"]["direct_children"]["AZ-2017-01"]
    assert (len(urls), len(set(urls))) == (EXPECTED["evidence_links"]["total"], EXPECTED["evidence_links"]["distinct"])


def test_victims_are_one_counted_entry_a_row(record: list[Mapped]) -> None:
    people = [victim.person for row in record for victim in row.form.victims]

    assert len(people) == EXPECTED["rows"]
    assert sum(person["size_low"] or 0 for person in people) == EXPECTED["victims"]["sum_of_min"]
    assert sum(person["size_high"] or 0 for person in people) == EXPECTED["victims"]["sum_of_max"]
    assert sum(person["size_low"] is not None for person in people) == EXPECTED["victims"]["rows_with_min"]
    assert {(person["size_low"], person["size_high"]) for person in people if _is_individual(person)} == {(1, 1)}
    assert not any(person["size_high"] == 1 for person in people if not _is_individual(person))


def _is_individual(person: dict[str, Any]) -> bool:
    return bool(person["counting_unit"] == "individual")


def test_a_row_that_names_a_victim_says_so(record: list[Mapped]) -> None:
    named = {row.ref for row in record for victim in row.form.victims if victim.person["identified"]}

    assert {"AZ-2014-01", "AZ-2022-01", "AZ-2024-03"} <= named
    assert {row.ref for row in record if "tdor." in " ".join(item["url"] for item in row.form.evidence)} <= named
    assert {row.ref for row in record if re.search(r"^1 – [A-Z]\w+ [A-Z]\w\w+", _who(row))} <= named
    assert len(named) == 36


def _who(row: Mapped) -> str:
    return str(row.form.victims[0].person["description"])


def test_verification_is_a_step_of_the_ladder_with_its_words_kept(record: list[Mapped]) -> None:
    notes = Counter(row.form.verification["note"] for row in record if row.form.verification)
    under_review = {
        row.ref for row in record if row.form.verification and row.form.verification["state"] == "under_review"
    }

    assert notes == EXPECTED["by_verification"]
    assert set(EXPECTED["rows_disputed_by_authorities"]) <= under_review


def test_nothing_of_a_row_is_lost() -> None:
    assert check(DEMO / "incidents.csv", AZ).not_used == ()
    assert all(column.becomes for column in check(DEMO / "incidents.xlsx", AZ).columns)


def test_the_workbook_and_the_csv_tell_the_same_but_for_how_a_day_is_written() -> None:
    one, other = (mapped(DEMO / name, AZ) for name in ("incidents.csv", "incidents.xlsx"))

    assert [_without_words(row) for row in one] == [_without_words(row) for row in other]


def _without_words(row: Mapped) -> dict[str, Any]:
    return {**row.told, "date": row.told.get("date", {}).get("edtf")}


def test_each_shipped_file_is_known_by_its_columns(tmp_path: Path) -> None:
    assert shipped_maps() == ("az-public-record", "phone-form", "police-brutality-2020", "police-brutality-2020-csv")
    assert fitting_map(DEMO / "incidents.csv") == fitting_map(DEMO / "incidents.xlsx") == "az-public-record"
    assert fitting_map(write_csv(tmp_path / "other.csv", [{"a": "1"}])) is None


def test_a_map_is_found_by_name_or_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\n[incident]\ntitle = "what"\n')

    assert found_map(str(path)).name == "mine"
    with pytest.raises(NotFoundError, match="one of az-public-record"):
        found_map(str(tmp_path / "none.toml"))


@needs_police
def test_police_brutality_is_all_in_with_its_links_and_its_doubted_dates() -> None:
    rows = mapped(POLICE / "all-locations-v2.json", found_map("police-brutality-2020"))
    dates = [row.form.incident["date"] for row in rows]

    assert len(rows) == 1_340
    assert sum(len(row.form.evidence) for row in rows) == 3_883
    assert sum(date.uncertain for date in dates) == 37
    assert all(date.as_written.startswith("(Believed to be)") for date in dates if date.uncertain)
    assert sum(not date.is_known for date in dates) == 3
    assert sum(row.form.incident["latitude"] is not None for row in rows) == 1_336
    assert all(row.form.acts for row in rows)
    assert all(item["url"].partition(":")[0] in ("https", "http", "geo") for row in rows for item in row.form.evidence)


@needs_police
def test_both_files_of_police_brutality_are_the_same_incidents() -> None:
    one = mapped(POLICE / "all-locations-v2.json", found_map("police-brutality-2020"))
    other = mapped(POLICE / "all-locations.csv", found_map("police-brutality-2020-csv"))

    assert [(row.told["origin"], row.ref) for row in one] == [(row.told["origin"], row.ref) for row in other]
    assert [row.form.incident["date"] for row in one] == [row.form.incident["date"] for row in other]
    assert [[item["url"] for item in row.form.evidence] for row in one] == [
        [item["url"] for item in row.form.evidence] for row in other
    ]
    assert fitting_map(POLICE / "all-locations.csv") == "police-brutality-2020-csv"
    assert fitting_map(POLICE / "all-locations-v2.json") == "police-brutality-2020"
