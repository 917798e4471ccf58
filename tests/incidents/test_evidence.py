"""Evidence: a file sealed in the vault, or a link."""

import pytest

from incidents import evidence
from incidents.errors import LockedError, NotFoundError, RefusedInputError
from incidents.keys import Keys

CONTENT = b"%PDF-1.7 an invented page " * 100


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Canary Aybənizə.pdf"
    path.write_bytes(CONTENT)
    return path


def add(house, what, title=""):
    with house.writing("evidence") as work:
        return evidence.add(work, house.one("SELECT code FROM incident"), str(what), title)


def test_a_file_comes_out_as_it_went_in(house, file, tmp_path):
    house.incident()
    code = add(house, file, "What it shows")

    evidence.extract(house.case, code, tmp_path / "copy.pdf")

    assert (tmp_path / "copy.pdf").read_bytes() == CONTENT == file.read_bytes()
    assert house.case.connection.execute("SELECT code, kind, size, media_type, title FROM evidence").fetchall() == [
        ("E-0001", "file", len(CONTENT), "application/pdf", "What it shows")
    ]


def test_the_name_of_the_file_stands_in_the_records_and_not_in_the_vault(house, file):
    house.incident()
    add(house, file)

    assert house.one("SELECT original_name FROM evidence") == file.name
    assert not [path for path in house.case.vault.rglob("*") if "Canary" in path.name]


def test_an_address_is_a_link(house):
    house.incident()

    assert add(house, "https://example.org/a") == "E-0001"
    assert house.case.connection.execute("SELECT kind, url FROM evidence").fetchall() == [
        ("link", "https://example.org/a")
    ]
    with pytest.raises(RefusedInputError, match="E-0001 is a link"):
        evidence.extract(house.case, "E-0001", house.directory / "copy")


def test_what_is_not_there_is_named(house, tmp_path):
    house.incident()

    with pytest.raises(NotFoundError):
        add(house, tmp_path / "not-there")
    with pytest.raises(NotFoundError, match="E-0007"):
        evidence.extract(house.case, "E-0007", tmp_path / "copy")
    with pytest.raises(NotFoundError) as refused:
        evidence.extract(house.case, "Canary", tmp_path / "copy")
    assert "Canary" not in refused.value.sentence
    assert house.one("SELECT count(*) FROM evidence") == 0


def test_a_researchers_key_opens_no_evidence(house, file, tmp_path):
    house.incident()
    code = add(house, file)

    with pytest.raises(LockedError):
        evidence.extract(house.case._replace(keys=Keys(house.keys.records)), code, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_file_sealed_by_a_work_that_failed_is_no_evidence(house, file):
    house.incident()

    def fail() -> None:
        with house.writing("evidence") as work:
            evidence.add(work, "AZ-ND-0001", str(file))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert house.one("SELECT count(*) FROM evidence") == 0
    assert add(house, file) == "E-0001"
