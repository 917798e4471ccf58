"""Refused rows are kept, mended, and imported again."""

import csv
import json
import stat
from pathlib import Path

import pytest

from incidents.errors import StoreError
from incidents.importing.import_map import ImportMap
from incidents.importing.mapping import Refused, forms
from incidents.importing.quarantine import quarantine
from incidents.importing.reading import read_table
from tests.incidents.importing.tables import ROW, mapped, small_map, write_csv, write_json

JSON_MAP = {"file": {"records": "data.items"}}


def put_aside(path: Path, mapping: ImportMap) -> Path | None:
    """What an import would put aside."""
    with (
        read_table(path, mapping.layout) as source,
        quarantine(path, source.columns, records=mapping.layout.records, is_json=source.kind == "json") as kept,
    ):
        for row in forms(source, mapping):
            if isinstance(row, Refused):
                kept.add(row)
    return kept.path


def test_a_refused_row_is_kept_with_line_column_reason_and_raw_cells(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW, {**ROW, "no": "2", "when": "whenever", "what": 'Quote "this", Bakı'}])

    aside = put_aside(path, small_map())

    assert aside == tmp_path / "a.csv.refused.csv"
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    with aside.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["refused_line"], row["refused_column"]) == ("3", "when")
    assert "no date" in row["refused_reason"]
    assert (row["what"], row["when"], row["no"]) == ('Quote "this", Bakı', "whenever", "2")


def test_a_mended_quarantine_is_imported_with_the_same_map(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "no": "2", "when": "whenever"}])
    aside = put_aside(path, small_map())
    assert aside is not None

    aside.write_bytes(aside.read_bytes().replace(b"whenever", b"May 2021"))
    (row,) = mapped(aside, small_map())

    assert (row.ref, row.told["date"]["edtf"]) == ("2", "2021-05")
    assert (
        row.told["origin_hash"]
        == mapped(write_csv(path, [{**ROW, "no": "2", "when": "May 2021"}]), small_map())[0].told["origin_hash"]
    )


def test_a_damaged_line_is_kept_as_it_stands(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])
    path.write_text(path.read_text(encoding="utf-8") + '2,"open\n', encoding="utf-8")

    aside = put_aside(path, small_map())

    assert aside is not None
    assert '2,""open' in aside.read_text(encoding="utf-8-sig")


def test_json_is_kept_as_json_at_the_same_path(tmp_path: Path) -> None:
    records = [{**ROW, "in": {"deep": [1, {"x": "ə"}]}, "when": each} for each in ("whenever", "never", "May 2021")]
    for number, record in enumerate(records):
        record["no"] = str(number)
    path = write_json(tmp_path / "a.json", {"data": {"items": records}})
    mapping = small_map(**JSON_MAP)

    aside = put_aside(path, mapping)

    assert aside == tmp_path / "a.json.refused.json"
    kept = json.loads(aside.read_text(encoding="utf-8"))["data"]["items"]
    assert [record["refused_line"] for record in kept] == ["1", "2"]
    assert kept[0]["in"] == {"deep": ["1", {"x": "ə"}]}
    aside.write_text(
        aside.read_text(encoding="utf-8").replace("whenever", "2021").replace("never", "2022"), encoding="utf-8"
    )
    assert [row.told["date"]["edtf"] for row in mapped(aside, mapping)] == ["2021", "2022"]


def test_half_a_character_in_json_is_kept_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{**ROW, "what": "half \ud800", "when": "whenever"}]))

    aside = put_aside(path, small_map())

    assert aside is not None
    assert json.loads(aside.read_text(encoding="utf-8"))[0]["what"] == "half \ud800"


def test_an_earlier_quarantine_is_never_overwritten(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "when": "whenever"}])

    names = [aside.name for _ in range(3) if (aside := put_aside(path, small_map()))]

    assert names == ["a.csv.refused.csv", "a.csv.refused-2.csv", "a.csv.refused-3.csv"]


def test_where_nothing_is_refused_there_is_no_file(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [ROW])

    assert put_aside(path, small_map()) is None
    assert [item.name for item in tmp_path.iterdir()] == ["a.csv"]


def test_an_import_that_ends_badly_leaves_no_file(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "when": "whenever"}, {**ROW, "no": "2"}])

    def refuse_and_stop() -> None:
        with read_table(path, small_map().layout) as source, quarantine(path, source.columns) as kept:
            for row in forms(source, small_map()):
                kept.add(row) if isinstance(row, Refused) else stop()

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refuse_and_stop()
    assert [item.name for item in tmp_path.iterdir()] == ["a.csv"]


def test_a_directory_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "when": "whenever"}])

    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("incidents.importing.quarantine.os.open", forbidden)
    with pytest.raises(StoreError, match="cannot be kept beside the file"):
        put_aside(path, small_map())
