"""Whatever bytes are handed in: a refusal in one sentence, never a crash."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from incidents.errors import DomainError
from incidents.importing.checking import check
from incidents.importing.map_file import MapRefusedError, understood
from schemas.finding import Finding
from tests.incidents.importing.tables import COLUMNS, DEMO, ROW, small_map, write_xlsx

fuzzed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
HEAD = ",".join(ROW).encode() + b"\n"


def tried(path: Path, content: bytes) -> None:
    """Read it as a dry run does; only our own refusals may come out."""
    path.write_bytes(content)
    sentence = "Read."
    try:
        check(path, small_map())
    except DomainError as refused:
        sentence = refused.sentence
    assert sentence[-1] in ".?"
    assert "\n" not in sentence


@fuzzed
@given(content=st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    for name in ("a.csv", "a.json", "a.xlsx"):
        tried(tmp_path / name, content)


@fuzzed
@given(content=st.binary(max_size=400))
def test_any_bytes_below_a_good_header_are_rows_or_refusals(tmp_path: Path, content: bytes) -> None:
    tried(tmp_path / "a.csv", HEAD + content)


@fuzzed
@given(content=st.text(alphabet='{}[]:,"\\ \nntrue0123.eE-aа\ud800'[:-1], max_size=200))
def test_anything_like_json_is_read_or_refused(tmp_path: Path, content: str) -> None:
    tried(tmp_path / "a.json", content.encode())
    tried(tmp_path / "b.json", b"[" + content.encode() + b"]")


def test_a_workbook_whose_directory_points_before_its_beginning_is_refused(tmp_path: Path) -> None:
    whole = bytearray(_workbook(tmp_path))
    whole[whole.rindex(b"PK\x05\x06") + 19] = 1  # the highest byte of where the directory is said to begin

    (tmp_path / "a.xlsx").write_bytes(whole)

    with pytest.raises(DomainError, match="damaged"):
        check(tmp_path / "a.xlsx", small_map())


@fuzzed
@given(place=st.integers(0, 10_000_000), bits=st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, place: int, bits: bytes) -> None:
    whole = bytearray(_workbook(tmp_path))
    place %= len(whole)
    whole[place : place + len(bits)] = bits

    tried(tmp_path / "a.xlsx", bytes(whole))


@fuzzed
@example(part=9, place=32, bits=b"")  # the name of the encoding loses its end
@given(
    part=st.integers(0, 100),
    place=st.integers(0, 100_000),
    bits=st.sampled_from([b"", b"<", b"&", b"<v>", b'r="ZZZ9"', b"9" * 40]),
)
def test_damaged_parts_of_a_whole_archive_are_read_or_refused(
    tmp_path: Path, part: int, place: int, bits: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(_workbook(tmp_path))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = sorted(parts)[part % len(parts)]
    place %= len(parts[name])
    parts[name] = parts[name][:place] + bits + parts[name][place + 3 :]
    text = io.BytesIO()
    with zipfile.ZipFile(text, "w") as book:
        for each, content in parts.items():
            book.writestr(each, content)

    tried(tmp_path / "a.xlsx", text.getvalue())


def _workbook(directory: Path) -> bytes:
    path = directory / "good.xlsx"
    if not path.exists():
        write_xlsx(path, [["Title"], COLUMNS, [ROW[name] for name in COLUMNS], [1, "=1+1", 3.5]])
    return path.read_bytes()


@pytest.mark.parametrize("size", [0, 1, 100, 3_000, 40_000, 78_000])
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused(tmp_path: Path, size: int) -> None:
    from incidents.importing.shipped import found_map

    path = tmp_path / "a.csv"
    path.write_bytes((DEMO / "incidents.csv").read_bytes()[:size])
    try:
        checked = check(path, found_map("az-public-record"))
    except DomainError:
        assert size < 500
    else:
        assert checked.refused <= 1


told = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["*", "column", "what", "LIB.1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "column",
                    "columns",
                    "values",
                    "each",
                    "first",
                    "lines",
                    "always",
                    "term",
                    "title",
                    "date",
                    "edtf",
                    "chosen",
                    "in_step",
                    "precision",
                    "from",
                    "called",
                    "kobo",
                    "*.a",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(
    parts=st.dictionaries(
        st.sampled_from(["incident", "acts", "victims", "file", "values", "verification", "ref"]), told
    )
)
def test_any_tables_are_a_map_or_told_why_not(parts: dict[str, object]) -> None:
    findings: tuple[Finding, ...] = (Finding("", ""),)
    try:
        understood({"name": "any", **parts})
    except MapRefusedError as refused:
        findings = refused.findings
    assert findings
