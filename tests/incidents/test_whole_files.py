"""A file appears whole or not at all."""

import os
from pathlib import Path

import pytest

from incidents import whole_files
from incidents.errors import StoreError


def test_a_new_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "new"
    whole_files.write_new(path, b"content")
    assert path.read_bytes() == b"content"
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        whole_files.write_new(path, b"other")
    assert path.read_bytes() == b"content"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replaced_file_is_overwritten_where_it_lay(tmp_path: Path) -> None:
    path = tmp_path / "slots"
    whole_files.write_new(path, b"the old slot")
    with path.open("rb") as old:
        whole_files.replace(path, b"the new slot, longer")
        assert old.read() == bytes(12)
    assert path.read_bytes() == b"the new slot, longer"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_by_hard_link_is_not_overwritten(tmp_path: Path) -> None:
    path, backup = tmp_path / "slots", tmp_path / "backup"
    whole_files.write_new(path, b"the old slot")
    backup.hardlink_to(path)
    whole_files.replace(path, b"the new slot")
    assert backup.read_bytes() == b"the old slot"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slots"
    whole_files.write_new(path, b"the old slot")

    def refuse(*args: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("replace", "fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(os, name, refuse)
            with pytest.raises(StoreError, match="slots cannot be written: No space left on device"):
                whole_files.replace(path, b"the new slot")
        assert path.read_bytes() == b"the old slot"
        assert list(tmp_path.iterdir()) == [path]


def test_a_directory_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        whole_files.write_new(tmp_path / "nowhere" / "new", b"content")
