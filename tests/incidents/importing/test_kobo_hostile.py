"""Whatever claims to be an export of KoboToolbox or ODK: a refusal in one sentence, never a crash."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.errors import DomainError
from incidents.importing import kobo_tables
from incidents.importing.checking import check
from incidents.importing.rows import FileRefusedError
from incidents.importing.shipped import PHONE_FORM, found_map
from tests.incidents.importing.phone import Exported, odk, workbook
from tests.incidents.importing.tables import write_json, write_xlsx

OURS = found_map(PHONE_FORM)
fuzzed = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
BARE = {"qeyd_form": "1", "title": "x", "victims": [{"victim_low": 1}], "acts": [{"act": "INT.1"}]}

values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["1", "given", "INT.1", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "qeyd_form",
                    "victims",
                    "acts",
                    "acts/act",
                    "a/acts/methods",
                    "_uuid",
                    "_attachments",
                    "/",
                    "a//b",
                    "victims/victim_low",
                    "when",
                    "consent_store",
                    "_submission_time",
                    "meta/rootUuid",
                    "_geolocation",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


def tried(path: Path) -> None:
    """Read it as a dry run does; only our own refusals may come out."""
    sentence = "Read."
    try:
        check(path, OURS)
    except DomainError as refused:
        sentence = refused.sentence
    assert sentence[-1] in ".?"
    assert "\n" not in sentence


@fuzzed
@given(content=st.binary(max_size=400))
def test_any_bytes_are_submissions_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    for name in ("a.csv", "a.json", "a.xlsx"):
        (tmp_path / name).write_bytes(content)
        tried(tmp_path / name)


@fuzzed
@given(told=values, top=st.booleans())
def test_any_json_is_submissions_or_a_refusal(tmp_path: Path, told: Any, top: bool) -> None:
    records = told if isinstance(told, list) else [told]
    kept = [record | {"qeyd_form": "1"} if isinstance(record, dict) else record for record in records]

    tried(write_json(tmp_path / "a.json", kept if top else {"count": 1, "results": kept}))


@fuzzed
@given(place=st.integers(0, 10_000_000), bits=st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, place: int, bits: bytes) -> None:
    good = tmp_path / "good.xlsx"
    if not good.exists():
        workbook(good, [BARE], Exported(choices="summary"))
    whole = bytearray(good.read_bytes())
    place %= len(whole)
    whole[place : place + len(bits)] = bits
    (tmp_path / "a.xlsx").write_bytes(whole)

    tried(tmp_path / "a.xlsx")


def test_a_bomb_and_a_workbook_of_something_else_are_refused(tmp_path: Path) -> None:
    text = io.BytesIO()
    with zipfile.ZipFile(text, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 30_000_000)
    (tmp_path / "a.xlsx").write_bytes(text.getvalue())

    with pytest.raises(FileRefusedError, match="more than can be read safely"):
        check(tmp_path / "a.xlsx", OURS)
    with pytest.raises(FileRefusedError, match="write a map for their form"):
        check(write_xlsx(tmp_path / "b.xlsx", [["name", "phone"], ["a", "b"]]), OURS)
    with pytest.raises(FileRefusedError, match="No sheet of this workbook holds submissions"):
        check(write_xlsx(tmp_path / "c.xlsx", [["act", "_parent_index"], ["INT.1", "1"]]), OURS)


def test_more_repeated_rows_than_can_be_kept_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kobo_tables, "MOST_REPEATED", 3)
    path = odk(tmp_path / "form.csv", [BARE | {"acts": [{"act": "INT.1"}] * 4}])

    with pytest.raises(FileRefusedError, match="more than 3 rows"):
        check(path, OURS)


def test_repeats_that_stand_in_each_other_end(tmp_path: Path) -> None:
    path = odk(tmp_path / "form.csv", [BARE])
    acts = tmp_path / "form-acts.csv"
    lines = acts.read_text(encoding="utf-8").splitlines()
    key = lines[1].split(",")[-1]
    acts.write_text("\n".join([lines[0], ",".join([*lines[1].split(",")[:-2], key, key])]), encoding="utf-8")

    assert check(path, OURS).remarks == ("1 row of a repeated group stands in no submission and was left out.",)


def test_nothing_of_a_submission_is_repeated_in_a_reason(tmp_path: Path) -> None:
    secret = {"act": "Canary Name", "act_victim": "Canary Name", "methods": ["Canary"]}
    told = {"results": [{"qeyd_form": "1", "_uuid": "1", "when": "Canary day", "acts": [secret]}]}

    found = check(write_json(tmp_path / "a.json", told), OURS)

    assert found.refused == 1
    assert "Canary" not in json.dumps([list(map(str, (each.column, each.reason))) for each in found.reasons])
