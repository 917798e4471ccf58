"""The dates of real spreadsheets are read, or refused with a reason, and none is guessed."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import schemas
from schemas.edtf import Precision
from schemas.vague_date import DateRefused, VagueDate

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
SHIPPED = Path(schemas.__file__).parent / "demo"

# Each of these says more than one date, or something after the date that could stretch it.
REFUSED_IN_AZ = {
    "AZ-2017-03", "AZ-2017-05", "AZ-2017-11", "AZ-2019-03", "AZ-2019-06", "AZ-2020-03", "AZ-2021-03", "AZ-2021-15",
    "AZ-2022-03", "AZ-2022-09", "AZ-2023-05",
}  # fmt: skip
# "before 19 Oct 2021": the notation of the file takes the 19th in, ours leaves it out, as the word says.
BEFORE = "AZ-2021-19"


def rows(name: str) -> list[dict[str, str]]:
    file = next((place / name for place in (SHIPPED, SHARED) if (place / name).exists()), None)
    if file is None:
        pytest.skip(f"the real data set {name} is not here: it is kept beside the project, in shared/data")
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def outcome(text: str) -> str:
    try:
        told = VagueDate.read(text)
    except DateRefused:
        return "refused"
    return "read" if told.is_known else "unknown"


def edges(told: VagueDate) -> tuple[date, date]:
    return told.earliest or date.min, told.latest or date.max


def test_the_azerbaijani_record_is_read_never_narrower_than_its_own_notation() -> None:
    outcomes: dict[str, str] = {}
    for row in rows("az-public-record/incidents.csv"):
        outcomes[row["ref"]] = outcome(row["date"])
        if outcomes[row["ref"]] != "read":
            continue
        first, last = edges(VagueDate.read(row["date"]))
        told_first, told_last = edges(VagueDate.from_edtf(row["date_edtf"]))
        if row["ref"] == BEFORE:
            assert last == date(2021, 10, 18)
            continue
        assert first <= told_first, row["ref"]
        assert told_last <= last, row["ref"]

    assert {ref for ref, came in outcomes.items() if came == "refused"} == REFUSED_IN_AZ
    assert Counter(outcomes.values()) == {"read": 87, "refused": 11, "unknown": 1}


def test_every_notation_of_the_azerbaijani_record_is_kept_as_it_is() -> None:
    notations = [row["date_edtf"] for row in rows("az-public-record/incidents.csv")]

    assert [VagueDate.read(notation).edtf for notation in notations] == notations
    assert Counter(VagueDate.from_edtf(notation).precision for notation in notations) == {
        Precision.DAY: 43, Precision.INTERVAL: 35, Precision.MONTH: 16, Precision.YEAR: 4, Precision.UNKNOWN: 1,
    }  # fmt: skip


def test_the_years_of_the_azerbaijani_record_are_those_counted_by_hand() -> None:
    incidents = rows("az-public-record/incidents.csv")
    counted = {"2014": 5, "2015": 1, "2017": 12, "2018": 1, "2019": 11, "2020": 14, "2021": 21, "2022": 11, "2023": 7,
               "2024": 5, "2025": 9, "2026": 1}  # fmt: skip
    not_exact = {
        row["ref"]: row["date_edtf"]
        for row in incidents
        if VagueDate.from_edtf(row["date_edtf"]).period("year") is None and row["date_edtf"]
    }
    certain = Counter(VagueDate.from_edtf(row["date_edtf"]).period("year") for row in incidents)

    assert not_exact == {
        "AZ-2020-04": "2020-03-11/2021-02~",
        "AZ-2020-11": "2020-09~/2021-03~",
        "AZ-2021-19": "../2021-10-19",
        "AZ-2024-06": "2017~/2024-08",
    }
    assert certain[None] == len(not_exact) + 1
    assert certain == Counter(counted) - Counter(edtf.strip("./")[:4] for edtf in not_exact.values()) + Counter(
        {None: 5}
    )


def test_the_37_believed_dates_of_police_brutality_stay_uncertain() -> None:
    incidents = rows("police-brutality-2020/all-locations.csv")
    told = [VagueDate.read(row["date_text"]) for row in incidents]

    assert Counter(outcome(row["date_text"]) for row in incidents) == {"read": 1337, "unknown": 3}
    assert Counter(outcome(row["date"]) for row in incidents) == {"read": 1337, "unknown": 3}
    assert sum(each.uncertain for each in told) == 37
    assert [each.uncertain for each in told] == ["Believed" in row["date_text"] for row in incidents]
    assert [str(each.earliest or "") for each in told] == [row["date"] for row in incidents]
    assert all(each.earliest == each.latest for each in told)


def test_the_json_of_police_brutality_says_the_same() -> None:
    file = SHARED / "police-brutality-2020" / "all-locations-v2.json"
    if not file.exists():
        pytest.skip(
            "the real data set police-brutality-2020 is not here: it is kept beside the project, in shared/data"
        )
    incidents = json.loads(file.read_text(encoding="utf-8"))["data"]

    assert sum(VagueDate.read(incident["date_text"]).uncertain for incident in incidents) == 37
    assert Counter(outcome(incident["date_text"]) for incident in incidents) == {"read": 1337, "unknown": 3}


@pytest.mark.parametrize(("name", "count"), [("list_2011_2012", 228), ("detentions_2013", 235)])
def test_the_detentions_of_ovd_info_are_day_first(name: str, count: int) -> None:
    written = [row["date"] for row in rows(f"ovdinfo-detentions/{name}.csv")]
    told = [VagueDate.read(text) for text in written]

    assert len(told) == count
    assert [f"{each.earliest:%d.%m.%Y}" for each in told] == written
    assert {each.precision for each in told} == {Precision.DAY}


def test_the_dates_of_ucdp_are_read_and_its_lists_of_dates_refused() -> None:
    events = rows("ucdp-syria-onesided/ucdp_syria_onesided_2016_2017.csv")

    assert len(events) == 318
    for event in events:
        start, end = event["date_start"], event["date_end"]
        assert (outcome(start), outcome(end)) == ("read", "read")
        told = VagueDate.read(f"{start}/{end}")
        assert (str(told.earliest), str(told.latest)) == (start, end)
        assert (event["date_prec"] == "1") == (told.earliest == told.latest)
    assert Counter(outcome(event["source_date"]) for event in events) == {"read": 288, "refused": 30}
    assert all((outcome(event["source_date"]) == "refused") == (";" in event["source_date"]) for event in events)


def test_the_dates_of_the_gazetteer_are_read() -> None:
    assert Counter(outcome(row["Valid from date"]) for row in rows("gazetteer-az/ocha_pcodes_AZE.csv")) == {"read": 74}
