"""Everything dated about one record, in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.errors import NotFoundError, RefusedInputError
from incidents.timeline import Entry, _order, timeline
from schemas.vague_date import VagueDate


@pytest.fixture
def story(house):
    """A raid of 26 July 2023 on two people by a post, and what came of it."""
    house.log(
        {
            "title": "Raid on a party",
            "date": "26 July 2023",
            "victims": [{"key": "1", "name": "Canary Aybəniz"}, {"key": "2"}],
            "perpetrators": [{"key": "p", "actor": "Post", "class": "police"}],
            "acts": [{"term": "LIB.2", "by": ["p"]}],
            "evidence": [{"url": "https://example.org/1", "title": "a picture"}],
        }
    )
    house.add("detention", act="AZ-2023-0001/1", started="26 July 2023", ended="27 July 2023")
    house.add("proceeding", person="P-0001", incident="AZ-2023-0001", role="complainant", forum="prosecutor")
    house.add("proceeding_step", proceeding="PR-0001", kind="lodged", date="July 2023")
    house.add("proceeding_step", proceeding="PR-0001", kind="registered")
    house.add("proceeding_step", proceeding="PR-0001", kind="hearing", due_on="2024-05-02")
    house.add("proceeding", person="P-0002", incident="AZ-2023-0001", role="complainant", forum="prosecutor")
    house.add(
        "consent", person="P-0001", purpose="casework", state="given", given_on="2023-07-28", expires_on="2025-07-28"
    )
    house.add("verification", incident="AZ-2023-0001", state="likely", checked_by="AB", checked_on="2023-09-01")
    house.add(
        "support_case",
        title="Support after the raid",
        opened_on="2023-07-29",
        persons=["P-0001"],
        about=["AZ-2023-0001"],
    )
    house.add("need", support_case="C-0001", service="legal", noted_on="2023-07-30")
    house.add("intervention", kind="legal_help", person="P-0001", done_on="2023-08-01")
    house.add("task", title="Ask how it went", about="P-0001", due_on="2023-08-05", done_on="2023-08-06")
    house.add("claim", about="AZ-2023-0001", field="date", value="27 July 2023", stance="asserts")
    return house


def told(house, code):
    return [(each.date.edtf, each.table, each.field, each.address) for each in timeline(house.case, code)]


def test_the_timeline_of_a_person_tells_everything_in_order(story):
    assert told(story, "P-0001") == [
        ("2023-07-26", "act", "date", "AZ-2023-0001/1"),
        ("2023-07-26", "detention", "started", "AZ-2023-0001/1/detention"),
        ("2023-07-26", "incident", "date", "AZ-2023-0001"),
        ("2023-07-27", "detention", "ended", "AZ-2023-0001/1/detention"),
        ("2023-07-28", "consent", "given_on", "P-0001/consent"),
        ("2023-07-29", "support_case", "opened_on", "C-0001"),
        ("2023-07-30", "need", "noted_on", "C-0001/need"),
        ("2023-07", "proceeding_step", "date", "PR-0001/1"),
        ("2023-08-01", "intervention", "done_on", "IV-0001"),
        ("2023-08-06", "task", "done_on", "T-0001"),
        ("2024-05-02", "proceeding_step", "due_on", "PR-0001/3"),
        ("2025-07-28", "consent", "expires_on", "P-0001/consent"),
        ("", "proceeding_step", "", "PR-0001/2"),
    ]


def test_nobody_is_told_what_belongs_to_another_victim(story):
    codes = {address for _, _, _, address in told(story, "P-0002")}

    assert codes == {"AZ-2023-0001", "AZ-2023-0001/2", "PR-0002"}


def test_the_timeline_of_an_incident_has_both_proceedings_what_was_checked_and_what_is_claimed(story):
    tables = [table for _, table, _, _ in told(story, "AZ-2023-0001")]

    assert {"verification", "evidence", "claim", "proceeding", "proceeding_step", "detention"} <= set(tables)
    assert tables.count("act") == 2
    assert "consent" not in tables


def test_the_timeline_of_a_case_has_its_people_and_what_was_done(story):
    assert [table for _, table, _, _ in told(story, "C-0001")] == [
        "incident",
        "consent",
        "support_case",
        "need",
        "proceeding_step",
        "proceeding_step",
        "consent",
        "proceeding_step",
    ]


def test_of_an_institution_what_units_that_stood_below_it_then_did(story):
    story.add("actor", name="Department before")
    story.add("actor", name="Department then")
    story.add("composition", actor="A-0001", parent="A-0002", started="2015", ended="2022")
    story.add("composition", actor="A-0001", parent="A-0003", started="2022")

    before, then, post = (timeline(story.case, code) for code in ("A-0002", "A-0003", "A-0001"))

    assert [each.address for each in before if each.table == "incident"] == []
    assert [(each.address, each.concerns) for each in then if each.table == "incident"] == [
        ("AZ-2023-0001", ("A-0001",))
    ]
    assert [each.field for each in post if each.table == "composition"] == ["started", "ended", "started"]


def test_of_an_operation_all_that_happened_in_it(story):
    story.add("operation", name="Raids of a summer", started="summer 2023")
    story.add("operation_incident", operation="O-0001", incident="AZ-2023-0001")
    story.add("estimate", operation="O-0001", low=10, high=40, date="August 2023")

    entries = timeline(story.case, "O-0001")

    assert {"operation", "estimate", "incident", "act", "proceeding_step"} <= {each.table for each in entries}
    assert [each.words for each in entries if each.table == "estimate"] == ["10 · 40"]


def test_no_name_stands_in_a_timeline(story):
    for code in ("P-0001", "AZ-2023-0001", "C-0001", "A-0001"):
        assert "Canary" not in repr(timeline(story.case, code))


def test_what_has_no_story_has_no_timeline(story):
    with pytest.raises(RefusedInputError, match="A timeline is told of"):
        timeline(story.case, "T-0001")
    with pytest.raises(NotFoundError):
        timeline(story.case, "P-0099")


@given(st.integers(1, 12), st.integers(1, 28))
def test_the_certain_stands_before_the_vague_of_the_same_period(month, day):
    texts = ["", "2023", f"2023-{month:02d}~", f"2023-{month:02d}", f"2023-{month:02d}-{day:02d}"]
    entries = [Entry(VagueDate.from_edtf(each), "act", "date", "", (), "", ()) for each in texts]

    assert [each.date.edtf for each in sorted(entries, key=_order)] == [texts[4], texts[3], texts[2], "2023", ""]


def test_of_a_proceeding_its_steps_and_of_a_day_nobody_can_read_the_words(story):
    story.edit("E-0001", captured_at="some evening")

    assert [each.address for each in timeline(story.case, "PR-0001")] == [
        "AZ-2023-0001",
        "PR-0001/1",
        "PR-0001/3",
        "PR-0001/2",
    ]
    (picture,) = [each for each in timeline(story.case, "AZ-2023-0001") if each.table == "evidence"]
    assert (picture.date.is_known, picture.date.as_written, picture.field) == (False, "some evening", "")
    story.edit("E-0001", captured_at="2023-07-26T21:40:00Z")
    (picture,) = [each for each in timeline(story.case, "AZ-2023-0001") if each.table == "evidence"]
    assert (picture.date.edtf, picture.field) == ("2023-07-26", "captured_at")


def test_evidence_without_a_day_of_its_own_came_when_it_came(story):
    story.add("custody_event", evidence="E-0001", kind="received", at="2023-08-09T10:00:00Z", by="AB")

    (picture,) = [each for each in timeline(story.case, "AZ-2023-0001") if each.table == "evidence"]
    assert picture.date.edtf == "2023-08-09"


def test_an_incident_before_a_unit_stood_there_is_not_of_those_above(story):
    for name, started in (("Later above", "2024"), ("Earlier above", "2001")):
        story.add("actor", name=name)
        code = "A-0002" if name == "Later above" else "A-0003"
        story.add(
            "composition", actor="A-0001", parent=code, started=started, ended="2025" if started == "2024" else "2002"
        )

    for code in ("A-0002", "A-0003"):
        assert [each.table for each in timeline(story.case, code)] == ["composition", "composition"]
