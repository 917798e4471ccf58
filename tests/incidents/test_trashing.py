"""What is trashed is nowhere but in the log, and comes back as it was."""

import pytest

from incidents import addresses, belonging, history, log, rebuilding, recording, registers, searching, trashing, undoing
from incidents.errors import NotFoundError, RefusedInputError
from incidents.query import parse
from tests.incidents.house import House
from tests.incidents.test_rebuilding import EVERYTHING


def both(house: House) -> tuple[object, object]:
    told = (house.case.connection, house.case.organisation)
    return rebuilding.rebuilt(*told), rebuilding.kept(*told)


def tables(house: House) -> dict[str, dict[str, dict[str, object]]]:
    """What is kept, without when it was last changed."""
    kept = rebuilding.kept(house.case.connection, house.case.organisation)
    return {
        table: {name: {key: each for key, each in row.items() if key != "changed_at"} for name, row in rows.items()}
        for table, rows in kept.items()
    }


def assert_sound(house: House) -> None:
    rebuilt, kept = both(house)
    assert rebuilt == kept
    assert house.case.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    log.check(house.case.connection, house.case.organisation)


def found(house: House, words: str) -> list[str]:
    return [row.code for row in searching.newest(house.case, parse(words)).rows]


def trash(house: House, address: str) -> int:
    with house.writing("trash") as work:
        return len(trashing.trash(work, address))


def restore(house: House, address: str) -> int:
    with house.writing("restore") as work:
        return len(trashing.restore(work, address))


@pytest.fixture
def full(house: House) -> House:
    first = house.incident(**EVERYTHING)
    house.incident(title="What followed", links=[{"kind": "follows", "to": first}])
    return house


def test_an_incident_goes_with_all_that_hangs_on_it_and_comes_back_as_it_was(full):
    before = tables(full)

    assert trash(full, "AZ-2017-0001") == 10
    assert full.one("SELECT count(*) FROM incident") == 1
    assert full.one("SELECT count(*) FROM act") == full.one("SELECT count(*) FROM link") == 0
    assert full.one("SELECT count(*) FROM person") == 2, "people do not go with what happened to them"
    assert_sound(full)

    assert restore(full, "AZ-2017-0001") == 10
    assert tables(full) == before
    assert_sound(full)


def test_what_is_in_the_trash_is_not_found_by_its_words_and_is_again_when_it_comes_back(full):
    trash(full, "AZ-2017-0001")
    assert found(full, "birthday") == []
    restore(full, "AZ-2017-0001")
    assert found(full, "birthday") == ["AZ-2017-0001"]


def test_an_incident_is_no_longer_found_by_the_words_of_evidence_that_went(full):
    assert found(full, "page") == ["AZ-2017-0001"]
    trash(full, "E-0001")
    assert found(full, "page") == []
    restore(full, "E-0001")
    assert found(full, "page") == ["AZ-2017-0001"]


def test_whoever_is_still_named_stays_and_it_is_said_by_what(full):
    with pytest.raises(RefusedInputError, match=r"P-0001 is still named by AZ-2017-0001/1 \(person\)"):
        trash(full, "P-0001")
    with pytest.raises(RefusedInputError, match=r"S-0001 is still named by AZ-2017-0001/information"):
        trash(full, "S-0001")
    trash(full, "AZ-2017-0001")

    assert trash(full, "P-0001") == 3, "with identity and consent"
    assert_sound(full)


def test_a_person_listed_by_a_support_case_stays(full):
    with full.writing("add") as work:
        registers.add(work, "person", {})
        case = registers.add(work, "support_case", {"title": "Help", "persons": ["P-0003"]})

    with pytest.raises(RefusedInputError, match=rf"P-0003 is still named by {case} \(persons\)"):
        trash(full, "P-0003")
    trash(full, case)
    assert trash(full, "P-0003") == 1


def test_a_case_under_legal_hold_stays_with_all_that_hangs_on_it(house):
    with house.writing("add") as work:
        case = registers.add(work, "support_case", {"title": "Help", "legal_hold": True})
        need = registers.add(work, "need", {"support_case": case, "service": "legal"})

    for address in (case, need):
        with pytest.raises(RefusedInputError, match="legal hold"):
            trash(house, address)


def test_a_link_comes_back_when_both_of_its_ends_are_there_again(full):
    trash(full, "AZ-2017-0001")
    trash(full, "AZ-ND-0001")
    restore(full, "AZ-2017-0001")
    assert full.one("SELECT count(*) FROM link") == 0

    restore(full, "AZ-ND-0001")

    assert full.one("SELECT count(*) FROM link") == 1
    assert_sound(full)


def test_what_hangs_on_something_in_the_trash_does_not_come_back_alone(full):
    trash(full, "E-0001")
    trash(full, "AZ-2017-0001")

    with pytest.raises(RefusedInputError, match=r"E-0001 hangs on AZ-2017-0001 \(in the trash\)"):
        restore(full, "E-0001")
    assert restore(full, "AZ-2017-0001") == 9
    assert restore(full, "E-0001") == 1


def test_people_who_went_with_an_undo_come_back_with_the_incident_that_names_them(house):
    house.log(*({"title": f"Row {n}", "acts": [{"term": "LIB.1"}], "victims": [{}]} for n in range(3)), kind="import")
    before = tables(house)
    with house.writing("undo") as work:
        undoing.undo(work, undoing.last_undoable(house.case))

    assert restore(house, "AZ-ND-0002") == 3
    assert house.one("SELECT code FROM person") == "P-0002"
    assert_sound(house)
    for code in ("P-0001", "AZ-ND-0001", "AZ-ND-0003"):
        restore(house, code)
    assert tables(house) == before


def test_a_code_in_the_trash_is_never_given_again(full):
    trash(full, "AZ-ND-0001")
    full.case.connection.execute("DELETE FROM setting WHERE name LIKE 'next %'")

    assert full.incident(title="Another without a date") == "AZ-ND-0002"
    with pytest.raises(RefusedInputError, match="already in use"):
        full.incident(title="Told with its code", code="AZ-ND-0001")


def test_the_trash_lists_what_went_by_itself_and_counts_the_rest(full):
    trash(full, "AZ-2017-0001")
    trash(full, "P-0001")

    assert [(each.address, each.table, each.with_it) for each in trashing.listed(full.case)] == [
        ("P-0001", "person", 2),
        ("AZ-2017-0001", "incident", 9),
    ]
    assert trashing.listed(full.case, limit=1)[0].address == "P-0001"


def test_an_act_in_the_trash_keeps_its_number(full):
    trash(full, "AZ-2017-0001/1")

    assert [each.address for each in trashing.listed(full.case)] == ["AZ-2017-0001/1"]
    assert addresses.found(full.case, "AZ-2017-0001/2").table == "act"
    with pytest.raises(NotFoundError, match="is in the trash"):
        addresses.found(full.case, "AZ-2017-0001/1")
    restore(full, "AZ-2017-0001/1")
    assert_sound(full)


def test_what_is_in_the_trash_has_its_history(full):
    trash(full, "AZ-2017-0001")

    here = addresses.found(full.case, "AZ-2017-0001", in_trash=True)
    written = history.changes(full.case.connection, full.case.organisation, here.id)

    assert written[0].field == "code"
    assert (written[-1].field, written[-1].value, written[-1].kind) == ("trashed", True, "trash")


def test_steps_of_checking_and_of_custody_are_not_trashed(full):
    with pytest.raises(RefusedInputError, match="qeyd undo"):
        trash(full, "AZ-2017-0001/verification")


def test_what_is_not_there_is_neither_trashed_nor_brought_back(full):
    with pytest.raises(NotFoundError):
        trash(full, "AZ-2099-0001")
    with pytest.raises(RefusedInputError, match="not in the trash"):
        restore(full, "AZ-2017-0001")
    trash(full, "AZ-2017-0001")
    with pytest.raises(NotFoundError, match="restore"):
        trash(full, "AZ-2017-0001")


def test_who_took_its_place_meanwhile_stands(house):
    told = {"title": "A row", "origin": "a table", "origin_ref": "7"}
    with house.writing("import") as work:
        recording.log_incident(work, recording_form(told))
    trash(house, "AZ-ND-0001")
    with house.writing("import") as work:
        recording.log_incident(work, recording_form(told))

    with pytest.raises(RefusedInputError, match="another record stands in its place"):
        restore(house, "AZ-ND-0001")
    assert_sound(house)


def recording_form(told):
    from schemas.form import read_form

    return read_form(told)


def test_a_forged_trash_is_seen(full):
    trash(full, "AZ-ND-0001")
    full.case.connection.execute("UPDATE trashed SET code = 'AZ-ND-0009' WHERE kind = 'incident'")

    rebuilt, kept = both(full)

    assert rebuilt != kept


def test_everything_that_hangs_on_something_is_found(full):
    here = addresses.found(full.case, "AZ-2017-0001")
    below = belonging.with_all_below(full.case.connection, full.case.organisation, [here])

    assert len(set(below)) == len(below) == 10


def test_an_incident_is_found_by_words_that_came_to_it_later_in_any_way(full):
    with full.writing("add") as work:
        registers.add(work, "evidence", {"incident": "AZ-ND-0001", "title": "Handwritten receipt"})
        registers.add(work, "act", {"incident": "AZ-ND-0001", "term": "LIB.1", "as_reported": "searched"})
    with full.writing("add") as work:
        told = {"act": "AZ-ND-0001/1", "actor": "A-0001", "description": "in plain clothes"}
        registers.add(work, "involvement", told)
        registers.add(work, "source", {"name": "A counsellor"})
        registers.add(work, "information", {"source": "S-0002", "incident": "AZ-ND-0001"})
    for words in ("receipt", "searched", '"plain clothes"', "counsellor", '"Invented Department"'):
        assert "AZ-ND-0001" in found(full, words), words

    with full.writing("edit") as work:
        registers.edit(work, "A-0001", {"name": "Renamed Directorate"})
        registers.edit(work, "E-0002", {"title": "Typed receipt"})
    assert set(found(full, "directorate")) == {"AZ-2017-0001", "AZ-ND-0001"}
    assert found(full, "department") == found(full, "handwritten") == []
    with full.writing("undo") as work:
        undoing.undo(work, undoing.last_undoable(full.case))
    assert found(full, "directorate") == []
    assert set(found(full, "department")) == {"AZ-2017-0001", "AZ-ND-0001"}
