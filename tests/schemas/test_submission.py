import contextlib
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.submission import Submission, SubmissionRefused, Submitter, read_submission
from tests.exports.strategies import PATIENTLY

TOLD = tomllib.loads("""
country = "AZ"
session = "44th session"
cycle = 4
kind = "joint"
keywords = ["police violence"]

[[submitters]]
name = "Example Coalition"
city = "Tbilisi"

[[submitters]]
name = "Northern Legal Aid Group"

[prose]
introduction = ["Who we are.", "What we do."]
privacy = ["What we saw."]

[[recommendations]]
text = "Register every complaint."
actor = "Ministry of Internal Affairs"
action = "an order to all stations"
deadline = "end of 2025"
""")


def refused(**changes: Any) -> list[str]:
    with pytest.raises(SubmissionRefused) as failure:
        read_submission({**TOLD, **changes})
    return [finding.where for finding in failure.value.findings]


def test_a_submission_is_read_as_it_was_told() -> None:
    read = read_submission(TOLD)

    assert read.submitters == (Submitter("Example Coalition", "Tbilisi"), Submitter("Northern Legal Aid Group"))
    assert read.cycle == "4"
    assert read.paragraphs("introduction") == ("Who we are.", "What we do.")
    assert read.paragraphs("health") == ()
    assert read.recommendations[0].deadline == "end of 2025"


def test_the_least_is_a_country_and_who_signs() -> None:
    least = read_submission({"country": "AZ", "kind": "individual", "submitters": [{"name": "One"}]})

    assert least == Submission("AZ", "", "", "individual", (Submitter("One"),))


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("country", {"country": " "}),
        ("country", {"country": 5}),
        ("kind", {"kind": "secret"}),
        ("submitters", {"submitters": []}),
        ("submitters", {"submitters": [{"name": "One"}]}),
        ("submitters", {"kind": "individual"}),
        ("submitters", {"submitters": "One"}),
        ("submitters.0", {"submitters": ["One", {"name": "Two"}]}),
        ("submitters.0.name", {"submitters": [{"city": "Baku"}, {"name": "Two"}]}),
        ("submitters.0.nmae", {"submitters": [{"nmae": "One", "name": "One"}, {"name": "Two"}]}),
        ("prose", {"prose": ["text"]}),
        ("prose.privcy", {"prose": {"privcy": ["text"]}}),
        ("prose.privacy", {"prose": {"privacy": "text"}}),
        ("prose.privacy", {"prose": {"privacy": [""]}}),
        ("prose.summary", {"prose": {"summary": ["point"] * 7}}),
        ("recommendations", {"recommendations": {"text": "one"}}),
        ("recommendations.0.deadline", {"recommendations": [{"text": "a", "actor": "b", "action": "c"}]}),
        ("keywords", {"keywords": "one"}),
        ("keywords", {"keywords": [1]}),
        ("cycle", {"cycle": [4]}),
        ("session", {"session": 44}),
        ("deadline", {"deadline": "soon"}),
    ],
)
def test_what_does_not_fit_is_found_where_it_stands(where: str, changes: dict[str, Any]) -> None:
    assert where in refused(**changes)


def test_all_findings_come_at_once() -> None:
    assert {"kind", "submitters", "country"} <= set(refused(kind="", submitters=[], country=""))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda deep: (
        st.lists(deep, max_size=3) | st.dictionaries(st.sampled_from([*TOLD, "name", "text"]), deep, max_size=4)
    ),
)


@given(st.dictionaries(st.sampled_from(list(TOLD)), PLAIN))
@PATIENTLY
def test_nothing_told_makes_the_reader_stumble(changes: dict[str, Any]) -> None:
    with contextlib.suppress(SubmissionRefused):
        assert read_submission({**TOLD, **changes}).submitters
