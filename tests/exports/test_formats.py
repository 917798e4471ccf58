"""What every format promises, proven for each of them."""

import errno
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from exports import FORMATS
from exports.base import Format
from exports.whole_file import NotWrittenError
from tests.exports.example import RELEASE, release
from tests.exports.reading import parts

ROOT = Path(__file__).resolve().parents[2]
EVERY = pytest.mark.parametrize("known", FORMATS.values(), ids=list(FORMATS))
SUMS = """
import hashlib
from exports import FORMATS
from tests.exports.example import RELEASE
for known in FORMATS.values():
    print(known.name, hashlib.sha256(known.render(RELEASE, None).content).hexdigest())
"""


def test_the_formats_are_known_by_the_word_that_is_typed() -> None:
    assert {name: known.suffix for name, known in FORMATS.items()} == {"upr": ".docx", "tables": ".xlsx", "csv": ".zip"}
    assert all(name == known.name for name, known in FORMATS.items())


@EVERY
def test_what_is_written_is_what_is_told(known: Format, tmp_path: Path) -> None:
    out = tmp_path / f"report{known.suffix}"
    written = known.write(RELEASE, out)

    assert written.path == out
    assert written.size == out.stat().st_size
    assert written.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert out.stat().st_mode & 0o777 == 0o600


@EVERY
def test_a_full_disk_leaves_no_file(known: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError):
        known.write(RELEASE, tmp_path / "report")
    assert list(tmp_path.iterdir()) == []


@EVERY
def test_nothing_touches_the_disk_while_it_is_drawn(
    known: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.chdir(tmp_path)
    known.render(RELEASE, None)

    assert list(tmp_path.iterdir()) == []


def test_the_same_release_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    def sums(**surroundings: str) -> str:
        told = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), **surroundings}
        run = [sys.executable, "-c", SUMS]
        return subprocess.run(run, cwd=tmp_path, env=told, check=True, capture_output=True, text=True).stdout

    here = sums(TZ="UTC", LANG="C", PYTHONHASHSEED="1", USER="one")
    there = sums(TZ="Asia/Baku", LANG="az_AZ.UTF-8", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="77", USER="two")

    assert here == there
    assert len(here.splitlines()) == len(FORMATS)


@EVERY
def test_two_releases_differ(known: Format) -> None:
    other = release(id="R-2024-0004")

    assert known.render(RELEASE, None).content != known.render(other, None).content


@EVERY
def test_nobody_signs_the_file(known: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    """No author, no tool, no date but that of the release, nothing of the machine."""
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, "CanaryAybeniz")
    read = parts(known.render(RELEASE, None).content)
    everything = b"\n".join([*read.values(), *(name.encode() for name in read)])

    for trace in (
        b"canary",
        b"python-docx",
        b"xlsxwriter",
        b"creator",
        b"author",
        b"lastmodified",
        b"dcterms",
        b"rsid",
    ):
        assert trace not in everything.lower()
    for trace in (b"docProps", b"customXml", b"thumbnail", b"comments", b"macro", b"vbaProject", b"externalLink"):
        assert trace not in everything
    assert set(re.findall(rb"\b20[2-9]\d-\d\d-\d\d", everything)) <= {b"2024-04-02", b"2023-12-31"}


@EVERY
def test_every_part_is_utf_8_and_well_formed(known: Format) -> None:
    for name, part in parts(known.render(RELEASE, None).content).items():
        text = part.decode("utf-8")
        assert "\r" not in text or name.endswith((".xml", ".rels"))
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)


@EVERY
def test_letters_of_every_alphabet_arrive(known: Format) -> None:
    name = "Şəhər ğıİöüç, Общество, საქართველო, منظمة"
    read = parts(known.render(release(organisations=(name,)), None).content)

    assert any(name in part.decode() for part in read.values())


@EVERY
def test_a_release_without_anything_to_tell_is_still_a_document(known: Format) -> None:
    bare = release(tables=(), vignettes=(), checks=(), caveats=(), dictionary=(), source_mix=(), period_first=None)

    assert parts(known.render(bare, None).content)
