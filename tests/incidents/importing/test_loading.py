"""A file goes into a real case file: whole, once, and links last."""

import json
from pathlib import Path
from typing import Any

import pytest

from incidents.errors import InterruptedWorkError, StoreError
from incidents.importing import loading
from incidents.importing.loading import Imported, import_file
from incidents.importing.rows import FileRefusedError
from incidents.importing.shipped import found_map
from tests.incidents.house import House
from tests.incidents.importing.tables import DEMO, ROW, small_map, write_csv, write_json

AZ = found_map("az-public-record")
EXPECTED = json.loads((DEMO / "expected.json").read_text(encoding="utf-8"))
ENTRY = 40
LINKED = {"links": [{"kind": {"always": "follows"}, "to": "after"}]}


@pytest.fixture(autouse=True)
def short_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries of the log as short as these files."""
    monkeypatch.setattr(loading, "ROWS_PER_ENTRY", ENTRY)


def load(house: House, path: Path, mapping: Any = None, **how: Any) -> Imported:
    return import_file(house.case, path, mapping or small_map(), house.later(), **how)


def count(house: House, table: str) -> int:
    return int(house.one(f"SELECT count(*) FROM {table}"))


def test_the_public_record_goes_in_and_a_second_run_adds_nothing(house: House) -> None:
    first = load(house, DEMO / "incidents.csv", AZ)
    again = load(house, DEMO / "incidents.csv", AZ)
    workbook = load(house, DEMO / "incidents.xlsx", AZ)

    assert (first.added, first.refused, first.linked, first.dangling) == (99, 0, 39, ())
    assert (first.first_code, first.last_code) == ("AZ-2014-01", "AZ-ND-01")
    for later in (again, workbook):
        assert (later.added, later.already_there, later.changed, later.linked) == (0, 99, (), 0)
    assert [count(house, table) for table in ("incident", "link", "evidence", "person")] == [99, 39, 188, 99]
    assert count(house, "act") == sum(EXPECTED["by_type"].values())


def test_a_link_to_a_row_further_down_is_tied_at_the_end_and_a_loose_one_told(house: House, tmp_path: Path) -> None:
    rows = [{**ROW, "after": "3"}, {**ROW, "no": "2", "after": "nowhere-9"}, {**ROW, "no": "3", "after": ""}]
    path = write_csv(tmp_path / "a.csv", rows)

    done = load(house, path, small_map(**LINKED))

    assert (done.added, done.linked) == (3, 1)
    assert done.dangling == (("AZ-2021-0002", "nowhere-9"),)


def test_the_same_link_told_twice_is_one(house: House, tmp_path: Path) -> None:
    rows = [{**ROW, "after": "2; 2"}, {**ROW, "no": "2", "after": ""}]
    twice = {"links": [{"each": {"column": "after", "split": ";"}, "kind": {"always": "follows"}, "to": "*"}]}

    assert load(house, write_csv(tmp_path / "a.csv", rows), small_map(**twice)).linked == 1
    assert count(house, "link") == 1


def test_links_in_a_circle_are_left_out_and_told(house: House, tmp_path: Path) -> None:
    rows = [{**ROW, "after": "2"}, {**ROW, "no": "2", "after": "3"}, {**ROW, "no": "3", "after": "1"}]

    done = load(house, write_csv(tmp_path / "a.csv", rows), small_map(**LINKED))

    assert (done.added, done.linked, len(done.circular)) == (3, 2, 1)


def test_a_link_reaches_what_an_earlier_file_brought(house: House, tmp_path: Path) -> None:
    load(house, write_csv(tmp_path / "a.csv", [{**ROW, "after": ""}]), small_map(**LINKED))

    done = load(house, write_csv(tmp_path / "b.csv", [{**ROW, "no": "2", "after": "1"}]), small_map(**LINKED))

    assert (done.linked, done.dangling) == (1, ())


def test_a_row_changed_in_the_file_is_kept_as_it_is_and_told_by_code(house: House, tmp_path: Path) -> None:
    load(house, write_csv(tmp_path / "a.csv", [ROW, {**ROW, "no": "2"}]))

    done = load(house, write_csv(tmp_path / "a.csv", [ROW, {**ROW, "no": "2", "what": "Told anew"}]))

    assert (done.added, done.already_there, done.changed) == (0, 2, ("AZ-2021-0002",))
    assert house.one("SELECT count(*) FROM incident WHERE title = 'Told anew'") == 0


def test_another_map_of_the_same_name_is_not_taken_for_a_change(house: House, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    load(house, path)

    assert load(house, path, small_map(victims=[])).changed == ()


def test_bad_rows_are_put_aside_and_the_good_ones_go_in(house: House, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW, {**ROW, "no": "2", "when": "whenever"}, {**ROW, "no": "3"}])

    done = load(house, path, keep_refused=True)

    assert (done.added, done.refused) == (2, 1)
    assert [(each.number, each.column) for each in done.reasons] == [(3, "when")]
    assert done.quarantine is not None
    done.quarantine.write_bytes(done.quarantine.read_bytes().replace(b"whenever", b"2021"))
    assert load(house, done.quarantine).added == 1


def test_without_being_asked_nothing_is_written_beside_the_file(house: House, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    path = write_csv(files / "a.csv", [{**ROW, "when": "whenever"}])

    assert load(house, path).quarantine is None
    assert [item.name for item in files.iterdir()] == ["a.csv"]


def test_a_row_the_recorder_refuses_leaves_no_trace_of_itself(house: House, tmp_path: Path) -> None:
    rows = [{**ROW, "unit": ""}, {**ROW, "no": "2", "unit": "A-0099"}, {**ROW, "no": "3", "unit": "9th station"}]
    mapping = small_map(perpetrators=[{"actor": "unit", "class": {"always": "police"}}])

    done = load(house, write_csv(tmp_path / "a.csv", rows), mapping)

    assert (done.added, done.refused) == (2, 1)
    assert "no actor A-0099" in done.reasons[0].reason
    assert [count(house, table) for table in ("incident", "person", "act", "actor")] == [2, 2, 2, 1]
    assert count(house, "log_part") == 2


def test_a_code_already_in_use_refuses_the_row(house: House, tmp_path: Path) -> None:
    code = house.incident(title="x", date="2021")
    mapping = small_map(incident={"code": "what", "title": "what"})

    done = load(house, write_csv(tmp_path / "a.csv", [{**ROW, "what": code}]), mapping)

    assert (done.added, done.refused) == (0, 1)
    assert "already in use" in done.reasons[0].reason


def test_a_long_file_is_signed_in_entries_of_some_hundred_rows(house: House, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "no": str(number)} for number in range(ENTRY + 20)])
    steps: list[tuple[int, int | None]] = []

    load(house, path, on_progress=lambda done, total: steps.append((done, total)))

    assert count(house, "log_entry") == 2
    assert house.one("SELECT group_concat(DISTINCT kind) FROM log_entry") == "import"
    assert steps[-1] == (ENTRY + 20 - (ENTRY + 20) % 25, ENTRY + 20)


def test_ctrl_c_leaves_nothing_of_the_file(house: House, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    rows = [{**ROW, "no": str(number), "when": "whenever" if number == 1 else "2021"} for number in range(ENTRY + 99)]
    path = write_csv(files / "a.csv", rows)

    def stop(done: int, _: int | None) -> None:
        if done > ENTRY:
            raise KeyboardInterrupt

    with pytest.raises(InterruptedWorkError, match="nothing of the file was kept"):
        load(house, path, keep_refused=True, on_progress=stop)
    assert [count(house, table) for table in ("incident", "person", "log_entry", "text_row")] == [0, 0, 0, 0]
    assert [item.name for item in files.iterdir()] == ["a.csv"]

    assert load(house, path).added == ENTRY + 98


def test_ctrl_c_after_the_end_does_not_say_that_nothing_was_kept(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "when": "whenever"}, {**ROW, "no": "2"}])

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("incidents.importing.quarantine.Quarantine.keep", stop)
    with pytest.raises(InterruptedWorkError, match="was complete when it was stopped"):
        load(house, path, keep_refused=True)
    assert count(house, "incident") == 1


def test_a_file_that_breaks_in_the_middle_leaves_nothing(house: House, tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", [{**ROW, "no": str(number)} for number in range(600)])
    path.write_text(path.read_text(encoding="utf-8")[:-30], encoding="utf-8")

    with pytest.raises(FileRefusedError, match="cut off"):
        load(house, path)
    assert [count(house, table) for table in ("incident", "log_entry")] == [0, 0]


def test_rows_that_cannot_be_put_aside_stop_the_import(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW, {**ROW, "no": "2", "when": "whenever"}])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("incidents.importing.quarantine.Quarantine._write", full)
    with pytest.raises(StoreError, match="No space left"):
        load(house, path, keep_refused=True)
    assert count(house, "incident") == 0


def test_what_was_imported_can_be_found(house: House) -> None:
    load(house, DEMO / "incidents.csv", AZ)

    assert house.one("SELECT count(*) FROM text_index WHERE text_index MATCH 'birthday'") >= 1
