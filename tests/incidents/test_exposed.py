"""What others could read of a case file is found and closed."""

import os
from pathlib import Path

import pytest

from incidents import exposed, permissions

as_root = pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs root to give files away")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    directory = tmp_path / "case"
    (directory / "vault" / "ab").mkdir(parents=True)
    for name in ("key.json", "records.db", "vault/ab/blob.age"):
        (directory / name).touch()
    exposed.tighten(directory)
    return directory


def test_what_is_open_to_others_is_found_and_closed(case: Path) -> None:
    assert list(exposed.findings(case)) == []
    (case / "key.json").chmod(0o640)
    (case / "vault").chmod(0o711)
    (case / "vault" / "ab" / "blob.age").chmod(0o604)
    assert [found.where for found in exposed.findings(case)] == ["key.json", "vault", "vault/ab/blob.age"]
    assert exposed.tighten(case) == 3
    assert list(exposed.findings(case)) == []
    assert (case / "key.json").stat().st_mode & 0o777 == 0o600
    assert (case / "vault").stat().st_mode & 0o777 == 0o700


@as_root
def test_links_and_foreign_files_are_found_and_not_touched(case: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    outside.chmod(0o755)
    (case / "way out").symlink_to(outside)
    (case / "foreign").touch()
    (case / "foreign").chmod(0o644)
    os.chown(case / "foreign", 65534, 65534)
    assert [str(found) for found in exposed.findings(case)] == [
        "foreign: This belongs to another user.",
        "way out: This is a link: a case file holds none.",
    ]
    assert exposed.tighten(case) == 0
    assert outside.stat().st_mode & 0o777 == 0o755


def test_a_file_system_without_permissions_is_let_be(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    case.chmod(0o755)
    monkeypatch.setattr(os, "chmod", refuse)
    permissions.guard(case)
    assert [found.where for found in exposed.findings(case)] == ["."]
