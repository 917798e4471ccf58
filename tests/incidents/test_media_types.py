"""A file is what its first bytes say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.media_types import UNKNOWN, media_type


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic\x00", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom\x00", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  \x00", "video/quicktime"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"PK\x03\x04\x14\x00", "application/zip"),
        (b"\x1aE\xdf\xa3\x01", "video/x-matroska"),
        (b"OggS\x00\x02", "audio/ogg"),
        (bytes(257) + b"ustar\x00", "application/x-tar"),
        ("Şahid dedi ki…\r\n".encode(), "text/plain"),
        ("\ufeffəlavə".encode(), "text/plain"),
        (("ə" * 300).encode()[:511], "text/plain"),
        (b"\x00\x01\x02\x03", UNKNOWN),
        (b"\xff\xfe\x41\x00", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_a_file_is_what_its_first_bytes_say(head: bytes, expected: str) -> None:
    assert media_type(head) == expected


@given(st.binary(max_size=600))
def test_any_bytes_have_a_media_type(head: bytes) -> None:
    assert "/" in media_type(head)
