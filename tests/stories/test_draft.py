"""A telling that was broken off is not lost."""

import sys

import pytest

from cli.interview import questions
from incidents import drafts, people
from incidents.keys import Keys
from tests.stories.desk import Desk

if sys.platform == "win32":
    pytest.skip("there are no such terminals here", allow_module_level=True)

from tests.stories.typist import Typist

CANARY = "Kanarya-Aybəniz"
ASKED = {question.field: question.text for question in questions("en", "AZ")}


@pytest.mark.slow
def test_a_draft_survives_a_power_cut_is_offered_next_time_and_becomes_the_record(desk: Desk, keys: Keys):
    with desk.unlocked(keys):
        first = Typist(desk, "add")
        first.reads(ASKED["title"])
        first.types(f"A raid told by {CANARY}\r")
        first.reads(ASKED["date"])
        first.types("26 July 2023\r")
        first.reads(ASKED["place"])
        first.pulls_the_plug()

        with desk.opened(keys) as case:
            [draft] = drafts.kept(case)
        assert draft.form["title"] == f"A raid told by {CANARY}"
        for path in desk.case.rglob("*"):
            assert not path.is_file() or b"Kanarya" not in path.read_bytes(), path

        second = Typist(desk, "add")
        assert "draft" in second.reads("[Y/n")
        second.types("\r")
        tell_the_rest(second)
        assert second.waits() == 0

        with desk.opened(keys) as case:
            assert drafts.kept(case) == []
            assert people.identities(case)["P-0001"]["names"] == [CANARY]
        [told] = desk.type("show AZ-2023-0001 --json").ended().rows
    assert told["title"] == f"A raid told by {CANARY}"
    assert (told["date"]["text"], told["place"], told["narrative"]) == ("26 July 2023", "AZ-GA", "Told in own words.")
    assert [(act["term"], act["by"][0]["perpetrator_class"]) for act in told["acts"]] == [("LIB.1", "police")]
    assert told["victims"][0]["consents"][0]["state"] == "given"


def tell_the_rest(typist: Typist) -> None:
    """From the date on, which stands in the line already, to the last question."""
    typist.reads("26 July 2023")
    typist.types("\r")
    for field, told in (
        ("place", "Gəncə\r"),
        ("acts", "LIB.1\r"),
        ("acts", "\r"),
        ("victims", "1\r"),
        ("groups", "\r"),
        ("names", f"{CANARY}\r"),
        ("by", "police\r"),
        ("by", "\r"),
        ("unit", "\r"),
        ("consent", "given\r"),
        ("connection", "\r"),
        ("url", "\r"),
        ("narrative", "Told in own words.\x1b\r"),
    ):
        typist.reads(ASKED[field])
        typist.types(told)
