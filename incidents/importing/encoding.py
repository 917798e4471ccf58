"""Finds out in which encoding a text file was written."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from incidents.importing.rows import FileRefusedError
from schemas.speech import said

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_SAMPLE = 1 << 18
_LIKELY = [
    "cp1251",
    "cp1254",
    "cp1252",
    "cp1250",
    "koi8_r",
    "cp866",
    "iso8859_5",
    "mac_cyrillic",
    "utf_16_le",
    "utf_16_be",
]
_WESTERN = frozenset({"cp1252", "latin_1", "iso8859_15", "cp1250"})
_TURKISH_BYTES = bytes([0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE])
"""Ğ İ Ş ğ ı ş in cp1254; Ð Ý Þ ð ý þ of Icelandic in cp1252, which is the only difference between the two."""


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written, and how many ends of line it has."""

    encoding: str
    lines: int


def find_encoding(path: Path, told: str = "") -> Written:
    """The encoding in which the whole file can be read: as told, by its mark, UTF-8, or else the likeliest.

    Raises FileRefusedError when none fits.
    """
    if told:
        return _read_as(
            path,
            told,
            said("The file is not written in {encoding}, as the map says; correct `encoding`.", encoding=told),
        )
    head = _head(path)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _read_as(
                path,
                name,
                said("The file says it is {encoding}, but part of it is not; save it again as UTF-8.", encoding=name),
            )
    lines = _lines(path, "utf-8")
    if lines is not None:
        return Written("utf-8", lines)
    likeliest = _likeliest(head)
    if likeliest and (lines := _lines(path, likeliest)) is not None:
        return Written(likeliest, lines)
    raise FileRefusedError(
        said(
            "The letters of this file fit no encoding known here; save it as UTF-8, or name it in the map:"
            ' encoding = "…".'
        )
    )


def _read_as(path: Path, name: str, sentence: str) -> Written:
    lines = _lines(path, name)
    if lines is None:
        raise FileRefusedError(sentence)
    return Written(name, lines)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_SAMPLE)


def _likeliest(sample: bytes) -> str:
    """charset-normalizer's choice among what is used here, with its one blind spot mended."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    if best is None:
        return ""
    if best.encoding in _WESTERN and sample.translate(None, delete=_TURKISH_BYTES) != sample:
        return "cp1254"
    return str(best.encoding)


def _lines(path: Path, name: str) -> int | None:
    """The ends of line in a file read as ``name``; None if it cannot be."""
    try:
        return sum(text.count("\n") for text in _texts(path, name))
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _texts(path: Path, name: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(name)(errors="strict")
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)
