import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.release import Release, ReleaseRefused
from schemas.release_json import as_json, from_json
from tests.exports.example import RELEASE
from tests.exports.strategies import PATIENTLY, releases


def test_a_release_is_read_back_as_it_was_written() -> None:
    assert from_json(as_json(RELEASE)) == RELEASE


@given(releases())
@PATIENTLY
def test_every_release_is_read_back_as_it_was_written(release: Release) -> None:
    assert from_json(as_json(release)) == release
    assert as_json(from_json(as_json(release))) == as_json(release)


EFFECT = json.loads(as_json(RELEASE))["release"]["consent_effect"]


def told(**changes: Any) -> str:
    known = json.loads(as_json(RELEASE))
    return json.dumps({**known, "release": {**known["release"], **changes}})


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("not JSON", "release"),
        ("not JSON", "[" * 100_000),
        ("not a release", '{"kind": "trends"}'),
        ("not a release", "[]"),
        ("version 2", '{"kind": "release", "qeyd": 2}'),
        ("at release\\.k\\.", told(k=True)),
        ("at release\\.k\\.", told(k="5")),
        ("at release\\.made_on", told(made_on="2024-13-01")),
        ("at release\\.made_on", told(made_on=20240101)),
        ("at release\\.audience", told(audience="P9")),
        ("at release\\.organisations\\.0", told(organisations=[1])),
        ("at release\\.organisations\\.", told(organisations="one")),
        ("at release\\.method", told(method={})),
        ("at release\\.method", told(method=[])),
        ("at release\\.consent_effect\\.reasons\\.0", told(consent_effect={**EFFECT, "reasons": [["why"]]})),
        ("at release\\.", told(surplus=1)),
    ],
)
def test_what_is_no_release_is_refused_where_it_fails(place: str, text: str) -> None:
    with pytest.raises(ReleaseRefused, match=place):
        from_json(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda deep: st.lists(deep) | st.dictionaries(st.text(), deep),
    )
)
@PATIENTLY
def test_no_json_makes_the_reader_stumble(value: object) -> None:
    with pytest.raises(ReleaseRefused):
        from_json(json.dumps({"qeyd": 1, "kind": "release", "release": value}))
