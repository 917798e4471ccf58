"""The raid of 26 July 2023, entered from the keyboard as the guide says, and nothing that is not public."""

import re
import sys
from collections.abc import Iterator

import pytest

from incidents import people
from incidents.keys import Keys
from tests.house.guides import ROOT, Laid, steps
from tests.stories.desk import Desk

if sys.platform == "win32":
    pytest.skip("there are no such terminals here", allow_module_level=True)

from tests.stories.typist import Typist

GUIDE = ROOT / "docs" / "guide-raid.md"
HEAD = "| question | typed |"
TOLD = "Police raided a birthday celebration and took everyone away."
ENTER, END_OF_STORY = "\r", "\x1b\r"


def told_by_the_guide() -> Iterator[tuple[str, list[str]]]:
    """Every question of the guide's table, and what is typed at it, line by line."""
    for row in GUIDE.read_text(encoding="utf-8").split(f"{HEAD}\n|---|---|\n")[1].split("\n\n")[0].splitlines():
        question, typed = (cell.strip() for cell in row.strip("|").split(" | "))
        codes = re.findall(r"`([^`]+)`", typed)
        if "Ctrl-D" in typed:
            yield question, [TOLD + END_OF_STORY]
        elif codes or typed.startswith("Enter"):
            yield question, [*(code + ENTER for code in codes), ENTER]
        else:
            yield question, [typed + ENTER]


@pytest.mark.slow
def test_the_raid_of_26_july_2023_is_entered_with_real_keys_and_what_is_not_public_stays_not_known(
    desk: Desk, keys: Keys
) -> None:
    with desk.unlocked(keys):
        typist = Typist(desk, "add")
        for question, lines in told_by_the_guide():
            for line in lines:
                typist.reads(question)
                typist.types(line)
        assert typist.waits() == 0

        [told] = desk.type("show AZ-2023-0001 --json").ended().rows
        page = desk.type("show AZ-2023-0001").ended().out
        with desk.opened(keys) as case:
            assert people.identities(case) == {}
    assert (told["date"]["text"], told["place"], told["narrative"]) == ("26 July 2023", "AZ-BA", TOLD)
    assert [act["term"] for act in told["acts"]] == ["LIB.7", "LIB.1", "COE.3", "INT.6", "COE"]
    assert {each["perpetrator_class"] for act in told["acts"] for each in act["by"]} == {"police"}
    assert "P-0001 · Group of a size not known · Queer people · consent: not asked" in page
    assert [each["url"] for each in told["evidence"]] == ["https://nafaslgbti.org/en/2023/07/"]


def test_the_guide_tells_no_more_of_26_july_2023_than_is_public() -> None:
    part = GUIDE.read_text(encoding="utf-8").split("## Part 1")[1].split("## Part 2")[0]

    assert re.findall(r"\b\d+ (?:people|persons|manat|AZN|days|EUR)\b", part) == []
    assert not any(word in part for word in ("--amount", "--actor", "--size", "PR-0", "--status-at-end"))
    assert {step.name for step in steps(GUIDE) if isinstance(step, Laid)} == {
        "birthday.toml",
        "december.toml",
        "raid.toml",
    }
