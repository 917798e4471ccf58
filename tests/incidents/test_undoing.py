"""Undo: what an entry did is taken back by a new one, and nothing else."""

import pytest

from incidents import addresses, consenting, editing, entries, linking, registers, stored, trashing, undoing
from incidents.errors import NotFoundError, RefusedInputError
from tests.incidents.house import House
from tests.incidents.test_rebuilding import EVERYTHING
from tests.incidents.test_trashing import assert_sound, found, restore, tables, trash

FIRST = "AZ-2017-0001"


@pytest.fixture
def full(house: House) -> House:
    house.incident(**EVERYTHING)
    return house


def last(house: House) -> str:
    return str(house.one("SELECT id FROM log_entry ORDER BY time DESC LIMIT 1"))


def edit(house: House, code: str = FIRST, **told: object) -> str:
    with house.writing("edit") as work:
        editing.edit(work, code, told)
    return last(house)


def undo(house: House, entry: str = "") -> str:
    with house.writing("undo") as work:
        undoing.undo(work, entry or undoing.last_undoable(house.case))
    assert_sound(house)
    return last(house)


def title(house: House, code: str = FIRST) -> str:
    return str(stored.values(house.case, "incident", linking.by_code(house.case, code))["title"])


def test_an_edit_is_taken_back_and_done_again(full):
    before = tables(full)
    entry = edit(full, title="Renamed", tags=["x"], date="2019")
    after = tables(full)

    taken_back = undo(full, entry)
    assert tables(full) == before
    assert found(full, "birthday") == [FIRST]
    assert found(full, "renamed") == []

    again = undo(full, taken_back)
    assert tables(full) == after
    assert found(full, "renamed") == [FIRST]

    undo(full, again)
    assert tables(full) == before


def test_an_incident_that_was_added_goes_to_the_trash_with_all_that_was_added_with_it(full):
    entry = last(full)
    before = tables(full)

    taken_back = undo(full, entry)
    assert set(tables(full)) == {"trashed"}
    assert found(full, "birthday") == []

    undo(full, taken_back)
    assert tables(full) == before


def test_what_was_trashed_comes_back_and_what_was_brought_back_is_trashed(full):
    before = tables(full)
    trash(full, FIRST)
    trashed = last(full)
    in_trash = tables(full)
    undo(full, trashed)
    assert tables(full) == before

    trash(full, FIRST)
    restore(full, FIRST)
    undo(full, last(full))
    assert {name: rows for name, rows in tables(full).items() if name != "trashed"} == {
        name: rows for name, rows in in_trash.items() if name != "trashed"
    }


def test_without_a_name_the_last_entries_are_taken_back_one_after_the_other(full):
    edit(full, title="Second")
    edit(full, title="Third")

    undo(full)
    assert title(full) == "Second"
    undo(full)
    assert title(full) == EVERYTHING["title"]
    undo(full)
    assert set(tables(full)) == {"trashed"}
    with pytest.raises(NotFoundError, match="nothing to take back"):
        undo(full)


def test_what_was_changed_later_stands_in_the_way_and_is_named(full):
    first = edit(full, title="Second")
    second = edit(full, title="Third")

    with pytest.raises(RefusedInputError, match=rf"title of {FIRST} was changed later, by entry {second[:8]}"):
        undo(full, first)
    undo(full, second)
    undo(full, first)
    assert title(full) == EVERYTHING["title"]


def test_a_change_of_another_field_does_not_stand_in_the_way(full):
    first = edit(full, title="Second")
    edit(full, note="Seen again")

    undo(full, first)

    assert title(full) == EVERYTHING["title"]


def test_what_was_taken_back_and_done_again_stands_in_the_way_again(full):
    first = edit(full, title="Second")
    again = undo(full, undo(full, edit(full, title="Third")))

    with pytest.raises(RefusedInputError, match="changed later"):
        undo(full, first)
    undo(full, again)
    undo(full, first)


def test_what_was_added_to_it_later_stands_in_the_way(full):
    added = last(full)
    with full.writing("add") as work:
        registers.add(work, "evidence", {"incident": FIRST, "url": "https://example.org/later"})

    with pytest.raises(RefusedInputError, match="E-0002 was added later"):
        undo(full, added)


def test_a_person_who_was_named_later_stays(full):
    with full.writing("add") as work:
        registers.add(work, "person", {})
    added = last(full)
    with full.writing("add") as work:
        registers.add(work, "proceeding", {"person": "P-0003"})

    with pytest.raises(RefusedInputError, match="PR-0001 was added later"):
        undo(full, added)


def test_an_entry_is_taken_back_once(full):
    entry = edit(full, title="Second")
    undo(full, entry)

    with pytest.raises(RefusedInputError, match="taken back already"):
        undo(full, entry)


def test_a_field_of_what_is_in_the_trash_waits_until_it_is_back(full):
    entry = edit(full, title="Second")
    trash(full, FIRST)

    with pytest.raises(RefusedInputError, match=f"{FIRST} is in the trash"):
        undo(full, entry)


def test_every_kind_of_change_is_taken_back(full):
    for change in (
        lambda work: editing.verify(work, FIRST, "verified", "KM", "2024-03-02"),
        lambda work: consenting.record(work, "P-0001", {"purpose": "media", "state": "given"}),
        lambda work: registers.add(work, "task", {"title": "Call again"}),
        lambda work: registers.add(work, "claim", {"about": FIRST, "field": "title", "value": "Another"}),
        lambda work: trashing.trash(work, "E-0001"),
    ):
        before = tables(full)
        with full.writing("edit") as work:
            change(work)
        taken_back = undo(full)
        gone = {row["record"] for row in tables(full).get("trashed", {}).values()}
        now = {name: rows for name, rows in tables(full).items() if name != "trashed"}
        assert now == {name: rows for name, rows in before.items() if name != "trashed"}
        undo(full, taken_back)
        undo(full)
        assert {row["record"] for row in tables(full).get("trashed", {}).values()} == gone


def test_an_import_is_taken_back_whole(house):
    house.log(*({"title": f"Row {n}", "acts": [{"term": "LIB.1"}], "victims": [{}]} for n in range(99)), kind="import")
    assert house.one("SELECT count(*) FROM incident") == 99

    undo(house)

    assert house.one("SELECT count(*) FROM incident") == 0
    assert len(trashing.listed(house.case)) == 198, "incidents and people"


def test_an_import_that_was_taken_back_can_be_done_again_with_the_codes_of_the_file(house):
    row = {"title": "Row", "code": "AZ-2014-01", "origin": "a table", "origin_ref": "1"}
    house.log(row, kind="import")
    undo(house)

    house.log({**row, "title": "Row, read better"}, kind="import")
    assert title(house, "AZ-2014-01") == "Row, read better"
    undo(house)
    with pytest.raises(RefusedInputError, match="already in use"):
        house.incident(**row | {"origin_ref": "2"})
    restore(house, "AZ-2014-01")
    assert title(house, "AZ-2014-01") == "Row, read better", "what went last comes back first"
    with pytest.raises(RefusedInputError, match="another record stands in its place"):
        undo(house, entries.listed(house.case)[-2].entry)


def test_the_other_entries_of_an_import_are_named(house):
    from incidents import recording
    from schemas.form import read_form

    with house.writing("import") as work:
        for number in range(3):
            recording.log_incident(work, read_form({"title": f"Row {number}"}))
            work.close_entry()
    first, second, third = [each.entry for each in reversed(entries.listed(house.case))]

    assert undoing.same_import(house.case, second) == [first, third]
    undo(house, first)
    assert undoing.same_import(house.case, second) == [third]


@pytest.mark.parametrize("kind", ["release", "export", "show"])
def test_what_has_left_the_house_is_not_taken_back(house, kind):
    with house.writing(kind) as work:
        work.add("task", {"title": "Something"})

    with pytest.raises(RefusedInputError, match="cannot be taken back"):
        undo(house, last(house))


def test_an_entry_is_named_by_its_first_letters_or_by_what_it_wrote(full):
    entry = edit(full, title="Second")

    assert undoing.entry_named(full.case, entry[:8]) == entry
    assert undoing.entry_named(full.case, FIRST) == entry
    undo(full, entry)
    assert undoing.entry_named(full.case, FIRST) != entry
    with pytest.raises(NotFoundError):
        undoing.entry_named(full.case, "AZ-2099-0001")


def test_the_log_lists_what_was_done_the_last_first(full):
    entry = edit(full, title="Second")
    undo(full, entry)

    undoing_, edited, added = entries.listed(full.case)

    assert (undoing_.kind, undoing_.undoes, undoing_.operations, undoing_.codes) == ("undo", entry, 1, (FIRST,))
    assert (edited.kind, edited.stands) == ("edit", False)
    assert (added.kind, added.stands, added.codes[0]) == ("add", True, FIRST)
    assert entries.listed(full.case, limit=1) == [undoing_]
    assert entries.listed(full.case, after=edited.entry[:8]) == [added]


def test_codes_stay_taken_after_an_undo(house):
    house.incident(title="One")
    undo(house)

    assert house.incident(title="Two") == "AZ-ND-0002"
    assert addresses.is_in_trash(house.case, "AZ-ND-0001")
