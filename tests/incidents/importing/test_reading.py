"""A file is known by what is in it, not by its name."""

from pathlib import Path

import pytest

from incidents.errors import NotFoundError
from incidents.importing.rows import FileRefusedError
from tests.incidents.importing.tables import (
    COLUMNS,
    ROW,
    rows_of,
    small_map,
    source_of,
    write_csv,
    write_json,
    write_xlsx,
)


def test_a_workbook_under_a_wrong_name_is_still_a_workbook(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [COLUMNS, [ROW[name] for name in COLUMNS]]).rename(tmp_path / "table.csv")

    assert source_of(path, small_map()).kind == "xlsx"
    assert len(rows_of(path, small_map())) == 1


def test_text_is_json_only_by_its_name(tmp_path: Path) -> None:
    assert source_of(write_csv(tmp_path / "a.txt", [ROW]), small_map()).kind == "csv"
    assert source_of(write_json(tmp_path / "a.JSON", [ROW]), small_map()).kind == "json"


def test_what_is_not_there_or_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(NotFoundError, match="no such file to import"):
            rows_of(path, small_map())

    path = write_csv(tmp_path / "a.csv", [ROW])

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(FileRefusedError, match="cannot be read: Permission denied"):
        rows_of(path, small_map())
