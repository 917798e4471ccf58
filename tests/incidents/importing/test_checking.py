"""The dry run tells everything and writes nothing."""

from pathlib import Path

import pytest

from incidents.importing import checking
from incidents.importing.checking import check
from tests.incidents.importing.tables import ROW, small_map, write_csv, write_json

CANARY = "Canary Aybənizə"


def test_it_shows_what_each_column_becomes_and_which_are_not_used(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "colour": "red", "page": "3", "empty": ""}], delimiter=";")

    checked = check(path, small_map(file={"ignored": ["page"]}))
    uses = {column.name: column for column in checked.columns}

    assert (checked.kind, checked.encoding, checked.delimiter, checked.header_row) == ("csv", "utf-8", ";", 1)
    assert uses["least"].becomes == ("victims.low",)
    assert (uses["page"].ignored, uses["page"].is_used) == (True, True)
    assert [column.name for column in checked.not_used] == ["colour"]


def test_every_row_that_would_be_refused_is_told_with_line_column_and_reason(tmp_path: Path) -> None:
    rows = [
        ROW,
        {**ROW, "no": "2", "when": f"{CANARY} 47"},
        {**ROW, "no": "3", "acts": f"beaten; {CANARY}"},
        {**ROW, "no": "1", "what": "again"},
        {**ROW, "no": "4", "least": "ten", "most": CANARY},
    ]
    path = write_csv(tmp_path / "a.csv", rows)
    path.write_text(path.read_text(encoding="utf-8") + f"5,{CANARY}\n", encoding="utf-8")

    checked = check(path, small_map())

    assert (checked.rows, checked.accepted, checked.refused) == (6, 1, 5)
    assert [(each.number, each.column) for each in checked.reasons] == [
        (3, "when"),
        (4, "acts"),
        (5, "no"),
        (6, "least"),
        (6, "most"),
        (7, ""),
    ]
    assert "already stands in line 2" in checked.reasons[2].reason
    assert CANARY not in " ".join(each.reason for each in checked.reasons)
    assert [item.name for item in tmp_path.iterdir()] == ["a.csv"]


def test_links_to_nowhere_in_the_file_are_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "after": "2"}, {**ROW, "no": "2", "after": "9"}])

    checked = check(path, small_map(links=[{"kind": {"always": "follows"}, "to": "after"}]))

    assert checked.dangling == (("2", "9"),)


def test_a_reference_that_may_be_a_name_is_not_repeated(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "after": CANARY}])

    checked = check(path, small_map(links=[{"kind": {"always": "follows"}, "to": "after"}]))

    assert checked.dangling == (("1", "(not a code)"),)


def test_so_many_reasons_are_told_and_the_rest_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_SHOWN", 3)
    path = write_csv(tmp_path / "a.csv", [{**ROW, "no": str(number), "when": "whenever"} for number in range(9)])

    checked = checking.check(path, small_map())

    assert (checked.refused, len(checked.reasons)) == (9, 3)


def test_progress_is_told_with_the_rows_to_expect(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "no": str(number)} for number in range(60)])
    steps: list[tuple[int, int | None]] = []

    check(path, small_map(), lambda done, total: steps.append((done, total)))

    assert steps == [(25, 60), (50, 60)]


def test_a_name_that_turns_up_late_in_json_is_still_told(tmp_path: Path) -> None:
    records = [dict(ROW) for _ in range(400)]
    for number, record in enumerate(records):
        record["no"] = str(number)
    records[-1]["late"] = "x"

    checked = check(write_json(tmp_path / "a.json", records), small_map())

    assert [column.name for column in checked.not_used] == ["late"]
    assert checked.counted_in == "record"
