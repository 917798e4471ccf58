"""The true size of a file disappears, and comes back."""

import hashlib
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incidents.padding import SMALLEST, Padding, Unpadding, padded_size


@given(st.integers(0, 10**13))
@example(SMALLEST - 16)
@example(SMALLEST - 15)
def test_padding_adds_at_most_an_eighth(size: int) -> None:
    padded = padded_size(size)
    assert padded >= size + 16
    assert padded == SMALLEST or padded <= (size + 16) * 1.12 + 1


@given(st.integers(0, 10**12), st.integers(0, 10**9))
def test_a_longer_file_is_never_shorter_when_padded(size: int, more: int) -> None:
    assert padded_size(size) <= padded_size(size + more)


def test_twenty_thousand_sizes_become_few() -> None:
    assert len({padded_size(size) for size in range(1, 40_000_000, 2003)}) < 500


@given(st.binary(max_size=9000), st.integers(1, 5000))
def test_what_was_padded_is_unpadded(content: bytes, step: int) -> None:
    padding = Padding(io.BytesIO(content))
    stream = b""
    while chunk := padding.read(step):
        stream += chunk
    assert len(stream) == padded_size(len(content))
    assert stream.startswith(content)
    assert (padding.size, padding.digest) == (len(content), hashlib.sha256(content).digest())
    assert padding.head == content[:512]

    given_back: list[bytes] = []
    unpadding = Unpadding(len(content), given_back.append)
    for at in range(0, len(stream), step):
        unpadding.write(stream[at : at + step])
    assert b"".join(given_back) == content
    assert unpadding.is_whole(hashlib.sha256(content).digest())


@given(st.binary(min_size=1, max_size=6000), st.data())
def test_a_stream_of_another_file_or_cut_is_not_whole(content: bytes, data: st.DataObject) -> None:
    padding = Padding(io.BytesIO(content))
    stream = b"".join(iter(lambda: padding.read(4096), b""))
    digest = hashlib.sha256(content).digest()
    for wrong in (stream[: data.draw(st.integers(0, len(stream) - 1))], stream + b"\0"):
        unpadding = Unpadding(len(content), lambda chunk: None)
        unpadding.write(wrong)
        assert not unpadding.is_whole(digest)
    unpadding = Unpadding(len(content) - 1, lambda chunk: None)
    unpadding.write(stream)
    assert not unpadding.is_whole(digest)


def test_a_failure_of_either_side_is_remembered() -> None:
    class Broken:
        def read(self, size: int, /) -> bytes:
            raise KeyboardInterrupt

    def refuse(chunk: bytes) -> None:
        raise OSError(28, "No space left on device")

    padding, unpadding = Padding(Broken()), Unpadding(1, refuse)
    with pytest.raises(KeyboardInterrupt):
        padding.read(10)
    with pytest.raises(OSError, match="No space"):
        unpadding.write(b"x")
    assert isinstance(padding.failed, KeyboardInterrupt)
    assert isinstance(unpadding.failed, OSError)
