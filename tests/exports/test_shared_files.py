"""A share as FollowTheMoney and as HURIDOCS-style tables."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date

import pyrage
import pytest

from exports import follow_the_money, huridocs_tables, sealed_file
from exports.base import ExportRefused
from schemas.shared import Shared, SharedAct, SharedActor, SharedIncident, SharedInvolvement, SharedPerson

ACT = SharedAct(
    "COE.3",
    "Extortion by police or officials",
    ("130104",),
    "Person 1",
    ("beating",),
    ("sexual_orientation",),
    "",
    (SharedInvolvement("police", "Example Station", "direct"), SharedInvolvement("unknown", "", "")),
)
SHARE = Shared(
    id="abc123",
    made_on=date(2026, 11, 22),
    partner="=Partner",
    agreement="Agreement",
    country="AZ",
    question="act:COE",
    k=5,
    incidents=(
        SharedIncident("Incident 1", "2023-07", "AZ-BA", "Baku", ("raid",), "likely", 2, (ACT,)),
        SharedIncident("Incident 2", "", "", "", (), "reported", 0, ()),
    ),
    persons=(
        SharedPerson("Person 1", "individual", None, None, ("lgbti",)),
        SharedPerson("Person 2", "group", 3, None, ()),
    ),
    actors=(SharedActor("Example Station", "police", "AZ"),),
    checks=("checked",),
)


def entities():
    return [json.loads(line) for line in follow_the_money.render(SHARE).decode().splitlines()]


def test_every_entity_has_an_id_a_schema_and_lists_of_texts():
    told = entities()

    assert len({each["id"] for each in told}) == len(told)
    assert {each["schema"] for each in told} == {"Person", "LegalEntity", "PublicBody", "Event", "UnknownLink"}
    for each in told:
        assert all(isinstance(value, str) and value for values in each["properties"].values() for value in values)


def test_links_lead_from_who_had_a_part_to_the_event():
    told = {each["id"]: each for each in entities()}
    links = [each for each in told.values() if each["schema"] == "UnknownLink"]

    ends = {
        (told[each["properties"]["subject"][0]]["schema"], told[each["properties"]["object"][0]]["schema"])
        for each in links
    }
    assert ends == {("Person", "Event"), ("PublicBody", "Event")}


def test_no_victim_has_a_topic():
    assert all("topics" not in each["properties"] for each in entities() if each["schema"] != "PublicBody")


def test_the_tables_hold_what_the_share_holds():
    archive = zipfile.ZipFile(io.BytesIO(huridocs_tables.render(SHARE)))
    tables = {
        name: list(csv.DictReader(io.StringIO(archive.read(name).decode())))
        for name in archive.namelist()
        if name.endswith(".csv")
    }

    assert [row["event"] for row in tables["events.csv"]] == ["Incident 1", "Incident 2"]
    assert tables["acts.csv"][0]["huridocs_code"] == "130104"
    assert [row["institution"] for row in tables["involvements.csv"]] == ["Example Station", ""]
    for line in archive.read("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    assert "'=Partner" in archive.read("README.txt").decode()


@pytest.mark.parametrize("format_", [follow_the_money, huridocs_tables])
def test_the_same_share_gives_the_same_bytes(format_):
    assert format_.render(SHARE) == format_.render(SHARE)


def test_only_the_receiver_opens_it(tmp_path):
    receiver, stranger = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    path = tmp_path / "share.age"
    sealed_file.write(path, b"Canary", [str(receiver.to_public())])

    assert b"Canary" not in path.read_bytes()
    assert pyrage.decrypt(path.read_bytes(), [receiver]) == b"Canary"
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(path.read_bytes(), [stranger])


@pytest.mark.parametrize("told", [[], ["nonsense"], ["AGE-SECRET-KEY-1"]])
def test_without_a_key_nothing_is_written(tmp_path, told):
    with pytest.raises(ExportRefused):
        sealed_file.write(tmp_path / "share.age", b"Canary", told)
    assert list(tmp_path.iterdir()) == []
