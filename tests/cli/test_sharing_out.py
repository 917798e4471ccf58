"""A share through the real command: encrypted, entered, or nothing at all."""

import io
import json
import zipfile

import pyrage
import pytest

ASKED = ("--partner", "Example Archive", "--agreement", "Agreement of 2026")


@pytest.fixture
def receiver():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def agreed(desk, tmp_path):
    """Six incidents whose victims agreed to be shared."""
    for number in range(1, 7):
        form = tmp_path / f"{number}.json"
        victim = {"groups": ["gay_men"], "consents": [{"purpose": "share_in_coalition", "state": "given"}]}
        told = {"title": "Canary", "date": f"2023-07-0{number}", "place": "AZ-BA", "victims": [victim]}
        form.write_text(json.dumps(told | {"acts": [{"term": "COE.3"}]}), encoding="utf-8")
        desk.run("add", "--from", str(form), "--yes").succeeded()
    return desk


@pytest.mark.parametrize("name", ["ftm", "huridocs"])
def test_a_share_is_a_file_only_its_receiver_opens(agreed, receiver, tmp_path, name):
    out = tmp_path / "share.age"
    told = agreed.run("export", name, *ASKED, "--to", str(receiver.to_public()), "--out", str(out)).succeeded()

    assert str(out) in told.out
    assert "6 incidents for Example Archive." in told.err
    opened = pyrage.decrypt(out.read_bytes(), [receiver])
    assert b"Canary" not in opened
    if name == "ftm":
        assert sum(json.loads(line)["schema"] == "Event" for line in opened.decode().splitlines()) == 6
    else:
        assert "acts.csv" in zipfile.ZipFile(io.BytesIO(opened)).namelist()
    assert json.loads(agreed.run("release", "list", "--json").succeeded().out)["rows"][0]["audience"] == "P2"


def test_without_a_key_nothing_is_made_and_nothing_is_entered(agreed, tmp_path):
    out = tmp_path / "share.age"

    refused = agreed.run("export", "ftm", *ASKED, "--out", str(out)).ended(25)

    assert "--to" in refused.err
    assert not out.exists()
    assert json.loads(agreed.run("release", "list", "--json").succeeded().out)["rows"] == []


def test_without_an_agreement_nothing_is_made(agreed, receiver, tmp_path):
    agreed.run("export", "ftm", "--to", str(receiver.to_public()), "--out", str(tmp_path / "x")).ended(25)
    assert not (tmp_path / "x").exists()
