"""A case file is its owner's alone."""

import os
from pathlib import Path

import pytest

from incidents import permissions
from incidents.errors import NotFoundError, StoreError

as_root = pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs root to give files away")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    directory = tmp_path / "case"
    directory.mkdir(mode=0o700)
    (directory / "key.json").touch(mode=0o600)
    return directory


def test_an_own_directory_passes_and_is_closed_to_others(case: Path) -> None:
    case.chmod(0o755)
    permissions.guard(case)
    assert case.stat().st_mode & 0o777 == 0o700


def test_a_link_a_file_and_nothing_are_refused(case: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(case)
    with pytest.raises(StoreError, match="link"):
        permissions.guard(link)
    with pytest.raises(StoreError, match="directory"):
        permissions.guard(case / "key.json")
    with pytest.raises(NotFoundError):
        permissions.guard(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="cannot be reached"):
        permissions.guard(case / "key.json" / "below")


@as_root
def test_a_directory_of_another_user_is_refused_and_left_as_it_is(case: Path) -> None:
    case.chmod(0o755)
    os.chown(case, 65534, 65534)
    with pytest.raises(StoreError, match="another user"):
        permissions.guard(case)
    assert case.stat().st_mode & 0o777 == 0o755
