"""One transaction: whole, or not at all."""

import threading
from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from incidents import case_file, connection, linking, log
from incidents.errors import StoreError
from incidents.history import heads
from incidents.operations import Operation
from incidents.unit_of_work import new_id, writing
from tests.incidents.house import House


def rows(house: House) -> int:
    return sum(
        house.one(f"SELECT count(*) FROM {table}")
        for table in ("incident", "log_entry", "log_part", "log_touch", "coding")
    )


def test_a_work_that_ends_well_is_one_entry(house):
    with house.writing("add") as work:
        for number in range(3):
            work.begin_part()
            work.add("incident", {"code": f"X-{number}", "title": "three of a kind"})

    assert house.one("SELECT count(*) FROM incident") == 3
    assert house.case.connection.execute("SELECT seq, kind FROM log_entry").fetchall() == [(1, "add")]
    assert house.one("SELECT count(*) FROM log_part") == 3


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_work_that_fails_leaves_nothing(house, fault):
    house.incident(title="there before", tags=["kept"])
    before = rows(house)

    def fail() -> None:
        with house.writing() as work:
            work.add("incident", {"code": "X-1", "title": "never", "tags": ["lost"]})
            work.close_entry()
            work.add("incident", {"code": "X-2", "title": "never either"})
            raise fault

    with pytest.raises(fault):
        fail()

    assert rows(house) == before
    assert house.case.written == ["add"]
    assert not house.case.connection.in_transaction
    assert house.incident(title="and goes on") == "AZ-ND-0002"


def test_a_work_that_writes_nothing_leaves_no_entry(house):
    with house.writing():
        pass

    assert house.one("SELECT count(*) FROM log_entry") == 0


def test_a_record_that_points_nowhere_takes_the_whole_work_with_it(house):
    def write() -> None:
        with house.writing("add") as work:
            work.add("incident", {"code": "X-1", "title": "good"})
            work.add("act", {"incident": "nowhere", "term": "LIB.1"})

    with pytest.raises(sqlcipher.IntegrityError):
        write()

    assert rows(house) == 0


def test_a_stop_right_after_the_commit_is_known_to_be_one(house):
    def stopped() -> None:
        with house.writing("add") as work:
            work.add("incident", {"code": "X-1", "title": "kept"})
            work.close_entry()
            house.case.connection.execute("COMMIT")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()

    assert house.one("SELECT count(*) FROM incident") == 1
    assert house.case.written == ["add"]


def test_a_change_names_what_it_replaces_and_leaves_one_head(house):
    incident = linking.by_code(house.case, house.incident(title="first"))
    for title in ("second", "third"):
        with house.writing() as work:
            work.change("incident", incident, {"title": title})

    standing = heads(house.case.connection, house.case.organisation, "incident", incident)
    assert len(standing["title"]) == 1
    assert len(standing["code"]) == 1


def test_a_field_said_twice_in_one_work_is_one_operation_and_no_conflict(house):
    incident = linking.by_code(house.case, house.incident(title="first"))
    with house.writing() as work:
        work.change("incident", incident, {"title": "slip", "note": "stays"})
        work.change("incident", incident, {"title": "as meant"})
        new = work.add("incident", {"code": "X-1", "title": "slip", "tags": ["slip"]})
        work.change("incident", new, {"title": "as meant", "tags": []})

    for record in (incident, new):
        standing = heads(house.case.connection, house.case.organisation, "incident", record)
        assert {field: len(names) for field, names in standing.items() if len(names) > 1} == {}
        assert house.one("SELECT title FROM incident WHERE id = ?", record) == "as meant"


def test_two_devices_that_did_not_see_each_other_leave_two_heads(house):
    """What an exchange of logs will bring: both values stand in the log until a write has seen both."""
    incident = linking.by_code(house.case, house.incident(title="first"))
    seen = heads(house.case.connection, house.case.organisation, "incident", incident)["title"]
    for number, title in enumerate(("ours", "theirs")):
        part = [[Operation("incident", incident, "title", title, seen)]]
        log.append(
            house.case.connection,
            house.case.organisation,
            f"{number}" * 8,
            bytes(32),
            "edit",
            part,
            f"{10**13 + number}-0000",
        )

    assert len(heads(house.case.connection, house.case.organisation, "incident", incident)["title"]) == 2
    with house.writing() as work:
        work.change("incident", incident, {"title": "settled"})
    assert len(heads(house.case.connection, house.case.organisation, "incident", incident)["title"]) == 1


def test_a_second_writer_waits_for_the_first(house):
    seen: list[int] = []

    def write() -> None:
        with (
            case_file.opened(house.directory, house.keys) as case,
            writing(case, house.now + timedelta(hours=1), "add") as work,
        ):
            seen.append(work.connection.execute("SELECT count(*) FROM incident").fetchone()[0])
            work.add("incident", {"code": "X-2", "title": "second"})

    second = threading.Thread(target=write)
    with house.writing("add") as work:
        work.add("incident", {"code": "X-1", "title": "first"})
        second.start()
        second.join(0.3)
        assert second.is_alive()
    second.join(10)

    assert seen == [1]
    assert log.check(house.case.connection, house.case.organisation) == 2


def test_a_writer_that_waited_too_long_is_told_so(house, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with house.writing("add") as first:
        first.add("incident", {"code": "X-1", "title": "first"})
        with (
            pytest.raises(StoreError, match="being written by another command"),
            case_file.opened(house.directory, house.keys) as case,
            writing(case, house.now, "add"),
        ):
            raise AssertionError("it must not come in")


def test_ids_are_in_the_order_of_their_making():
    made = [new_id() for _ in range(200)]

    assert sorted(set(made)) == made
