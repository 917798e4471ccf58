"""The doctor: says what is wrong, and is not frightened by it."""

from pathlib import Path

import pytest

from incidents import case_file, diagnosing
from incidents.keys import Keys
from tests.incidents.house import House


def examined(house: House) -> dict[str, str]:
    return {each.check: each.colour for each in diagnosing.examine(house.case)}


@pytest.fixture
def lived_in(house: House) -> House:
    house.incident(title="One", tags=["word"], victims=[{"name": "Canary Aybənizə"}], acts=[{"term": "LIB.1"}])
    house.incident(title="Two", links=[{"kind": "follows", "to": "AZ-ND-0001"}])
    return house


def test_a_whole_case_file_is_green(lived_in):
    found = examined(lived_in)

    for name in ("records", "references", "log", "rebuilding", "words", "permissions"):
        assert found[name] == "green", name


@pytest.mark.parametrize(
    ("damage", "red"),
    [
        ("UPDATE incident SET title = 'forged' WHERE title = 'One'", {"rebuilding"}),
        ("UPDATE log_entry SET kind = 'forged'", {"log"}),
        ("UPDATE log_part SET payload = x'00'", {"log", "rebuilding"}),
        ("UPDATE act SET incident = 'nowhere'", {"references", "rebuilding"}),
        ("DELETE FROM text_row", {"words"}),
        ("DELETE FROM link", {"rebuilding"}),
        ("DELETE FROM identity", {"rebuilding"}),
    ],
)
def test_what_was_done_behind_its_back_is_red(lived_in, damage, red):
    lived_in.case.connection.execute("PRAGMA foreign_keys=OFF")
    lived_in.case.connection.execute(damage)

    assert {name for name, colour in examined(lived_in).items() if colour == "red"} == red


def test_a_damaged_page_is_red_and_every_other_check_is_still_made(lived_in):
    records = lived_in.directory / case_file.RECORDS
    lived_in.case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    laid_out = records.stat().st_size // 4096
    for number in range(60):
        lived_in.incident(title=f"Incident {number}", narrative="long " * 400)
    lived_in.case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with records.open("r+b") as file:
        for page in range(laid_out, records.stat().st_size // 4096):
            file.seek(page * 4096 + 100)
            byte = file.read(1)
            file.seek(page * 4096 + 100)
            file.write(bytes([byte[0] ^ 1]))

    with case_file.opened(lived_in.directory, lived_in.keys) as again:
        found = diagnosing.examine(again)

    assert [each.check for each in found] == list(diagnosing.CHECKS)
    assert {each.check: each.colour for each in found}["records"] == "red"
    assert {each.check: each.colour for each in found}["permissions"] == "green"


@pytest.mark.parametrize("name", ["", case_file.KEYS, case_file.RECORDS, case_file.VAULT])
def test_what_others_may_read_is_red(lived_in, name):
    (lived_in.directory / name).chmod(0o755)

    assert examined(lived_in)["permissions"] == "red"


def test_a_vault_that_is_gone_is_red_and_named(lived_in):
    (lived_in.directory / case_file.VAULT).rmdir()

    found = {each.check: each.sentence for each in diagnosing.examine(lived_in.case)}

    assert found["permissions"].startswith("vault is missing")


def test_a_folder_that_is_copied_to_the_net_is_red(ground: tuple[Path, Keys], tmp_path):
    from tests.incidents import house as houses

    (tmp_path / "Dropbox").mkdir()
    for house in houses.opened(*ground, tmp_path / "Dropbox" / "case"):
        assert examined(house)["synced folder"] == "red"


def test_every_sentence_names_no_word_of_a_record(lived_in):
    lived_in.case.connection.execute("UPDATE incident SET title = 'forged'")

    told = " ".join(each.sentence for each in diagnosing.examine(lived_in.case))

    assert "Aybənizə" not in told
    assert "forged" not in told
