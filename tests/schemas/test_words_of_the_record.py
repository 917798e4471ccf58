"""The words of proceedings, casework and the Review: in their families, apart from each other, leading somewhere."""

import re

import pytest

from schemas.crosswalk import schemes
from schemas.term import Term
from schemas.vocabulary import vocabulary, vocabulary_names

STAGES = {
    "complaint": {"lodged", "withdrawn"},
    "registration": {"registered", "registration_refused"},
    "investigation": {
        "inquiry_opened",
        "opening_refused",
        "investigation_opened",
        "suspended",
        "discontinued",
        "victim_status_granted",
        "victim_status_refused",
    },
    "charge": {"charged", "charge_changed", "charges_dropped", "detained_on_remand", "released", "indicted"},
    "trial": {"hearing"},
    "decision": {
        "convicted",
        "acquitted",
        "fined",
        "administrative_arrest",
        "sentenced",
        "disciplined",
        "decided",
    },
    "appeal": {"appealed", "upheld", "quashed", "remitted"},
    "international": {
        "communicated",
        "interim_measure",
        "inadmissible",
        "struck_out",
        "friendly_settlement",
        "judgment",
        "views_adopted",
    },
    "remedy": {"compensation_paid", "enforced", "execution_closed"},
}
NO_STAGE = {"letter_sent", "reply_received", "deadline", "other"}


def test_every_step_belongs_to_one_stage_of_the_clock_or_to_none() -> None:
    steps = vocabulary("step_kinds")
    for stage, kinds in STAGES.items():
        assert {term.code for term in steps.children(stage)} == kinds
    assert {term.code for term in steps.children(None)} == set(STAGES) | NO_STAGE
    assert all(not steps.children(code) for code in NO_STAGE)


def test_stages_come_in_the_order_a_complaint_meets_them() -> None:
    order = [term.code for term in vocabulary("step_kinds").children(None)]
    assert order[: len(STAGES)] == list(STAGES)


def test_every_step_says_where_it_ends() -> None:
    for term in vocabulary("step_kinds"):
        assert bool(term.note) is (term.code not in STAGES), term.code


def test_notes_of_steps_point_to_steps_there_are() -> None:
    steps = vocabulary("step_kinds")
    for term in steps:
        assert [code for code in _pointed(term) if code not in steps] == [], term.code


def _pointed(term: Term) -> list[str]:
    """What a note sends the reader to: a code with an underline, or a code of an act."""
    acts = vocabulary("act_types")
    named = re.findall(r"\b[A-Z]{3}\.\d+\b|\b[a-z]+(?:_[a-z]+)+\b", term.note)
    return [code for code in named if code not in acts]


def test_what_an_act_did_to_the_victim_is_told_in_three_families() -> None:
    known = vocabulary("consequences")
    assert [term.code for term in known.children(None)] == ["PHY", "PSY", "SOC"]
    for family in ("PHY", "PSY", "SOC"):
        numbers = [int(term.code.removeprefix(f"{family}.")) for term in known.children(family)]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("name", ["counsels", "contacts_in_detention", "displacements", "occupations"])
def test_what_is_asked_of_a_person_may_stay_unasked(name: str) -> None:
    assert {"unknown", "not_asked"} <= {term.code for term in vocabulary(name)}


def test_all_seventeen_goals_stand_under_their_number() -> None:
    for number, term in enumerate(vocabulary("sdg_goals"), 1):
        assert term.code == str(number)
        assert all(label.startswith(f"{number} ") for label in term.labels.values())
        assert term.crosswalks["sdg"] == {"to": [term.code], "checked": True}
    assert len(vocabulary("sdg_goals")) == 17


@pytest.mark.parametrize("cycle", ["upr2", "upr3", "upr4"])
def test_a_theme_as_printed_leads_to_one_theme_of_ours(cycle: str) -> None:
    printed = [name for term in vocabulary("upr_themes") for name in term.crosswalks.get(cycle, {}).get("to", ())]
    assert len(printed) > 60
    assert sorted(printed) == sorted(set(printed))


def test_the_fourth_cycles_name_of_a_theme_is_its_label() -> None:
    for term in vocabulary("upr_themes"):
        printed = term.crosswalks.get("upr4", {}).get("to")
        assert printed is None or term.label() in printed, term.code


def test_every_theme_an_act_leads_to_in_the_fourth_cycle_is_one_of_ours() -> None:
    themes = vocabulary("upr_themes")
    for act in vocabulary("act_types"):
        for name in act.crosswalks.get("upr4", {}).get("to", ()):
            assert themes.read(name) is not None, (act.code, name)


def test_lgbti_people_are_a_group_of_the_review_and_no_theme_of_its_fourth_cycle() -> None:
    group = vocabulary("upr_groups").term("lgbti")
    assert {"upr4_group", "upr3_group", "upr2_group", "upr2"} <= set(group.crosswalks)
    assert not any("LGBTI" in term.label() for term in vocabulary("upr_themes"))


@pytest.mark.parametrize("name", vocabulary_names())
def test_every_crosswalk_leads_to_a_scheme_that_says_where_it_was_read(name: str) -> None:
    for term in vocabulary(name):
        assert set(term.crosswalks) <= set(schemes()), term.code


@pytest.mark.parametrize("name", [each for each in vocabulary_names() if each != "act_types"])
def test_a_code_of_huridocs_names_its_list(name: str) -> None:
    for term in vocabulary(name):
        for code in term.crosswalks.get("huridocs", {}).get("to", ()):
            assert re.fullmatch(r"MT\d{1,2}( (\d\d){1,6})?", code), (term.code, code)


def test_what_was_never_read_is_not_called_checked() -> None:
    unread = {"istanbul_protocol", "uspft"}
    told = [
        (term.code, key) for name in vocabulary_names() for term in vocabulary(name)
        for key in unread & set(term.crosswalks) if term.crosswalks[key]["checked"]
    ]  # fmt: skip
    assert told == []
