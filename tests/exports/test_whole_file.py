import errno
import os
from pathlib import Path
from typing import Any

import pytest

from exports import whole_file
from exports.whole_file import NotWrittenError


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_there_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    whole_file.write(tmp_path / "report.docx", b"whole")

    assert (tmp_path / "report.docx").read_bytes() == b"whole"
    assert (tmp_path / "report.docx").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["report.docx"]


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(b"old")

    with pytest.raises(NotWrittenError, match="already there"):
        whole_file.write(tmp_path / "report.docx", b"new")
    assert (tmp_path / "report.docx").read_bytes() == b"old"

    whole_file.write(tmp_path / "report.docx", b"new", replace=True)
    assert (tmp_path / "report.docx").read_bytes() == b"new"


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "report.docx").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(NotWrittenError, match="already there"):
        whole_file.write(tmp_path / "report.docx", b"new")
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_came_in_between_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda path: False)
    (tmp_path / "report.docx").write_bytes(b"theirs")

    with pytest.raises(NotWrittenError, match="File exists"):
        whole_file.write(tmp_path / "report.docx", b"ours")
    assert (tmp_path / "report.docx").read_bytes() == b"theirs"
    assert names(tmp_path) == ["report.docx"]


def test_a_stick_without_links_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: Any) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    whole_file.write(tmp_path / "report.docx", b"whole")

    assert (tmp_path / "report.docx").read_bytes() == b"whole"
    assert names(tmp_path) == ["report.docx"]


@pytest.mark.parametrize("call", ["fsync", "link"])
@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, replace: bool) -> None:
    if call == "link" and replace:
        call = "replace"

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    if call == "link":
        monkeypatch.setattr(os, "replace", full)

    with pytest.raises(NotWrittenError, match=r"No space left on device\. Nothing was left behind"):
        whole_file.write(tmp_path / "report.docx", b"whole", replace=replace)
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match="No such file or directory"):
        whole_file.write(tmp_path / "nowhere" / "report.docx", b"whole")


def test_a_missing_reason_still_makes_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("?")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(NotWrittenError, match="the disk refused"):
        whole_file.write(tmp_path / "report.docx", b"whole")
