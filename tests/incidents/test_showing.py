"""One incident whole: everything told comes back, and no name with it."""

from dataclasses import asdict

import pytest

from incidents import linking
from incidents.errors import NotFoundError
from incidents.showing import show
from incidents.shown import (
    ShownAct,
    ShownCoercion,
    ShownConsent,
    ShownDate,
    ShownEvidence,
    ShownInvolvement,
    ShownLink,
    ShownSource,
    ShownVerification,
)
from tests.incidents.house import House

TOLD = {
    "title": "Raid on a party",
    "narrative": "@P-0001 was taken.",
    "date": "15 September 2021",
    "ended": "16 September 2021",
    "time_of_day": "about 23:00",
    "place": "AZ-BA-NAS",
    "place_text": "a flat",
    "place_type": "home",
    "latitude": 40.4,
    "longitude": 49.8,
    "contexts": ["raid", "private_event"],
    "tags": ["urgent"],
    "stated_reason": "noise",
    "confidentiality": "T3",
    "material_public": False,
    "language": "az",
    "received_on": "2021-09-20",
    "note": "call again",
    "origin": "a-map",
    "origin_ref": "R-1",
    "verification": {"state": "likely", "by": "desk", "on": "2021-10-01", "method": "two calls"},
    "victims": [
        {
            "key": "1",
            "groups": ["trans_women", "journalists"],
            "minor": False,
            "gender_modality": "trans",
            "description": "in the words of the source",
            "name": "Canary Aybənizə",
            "consents": [{"purpose": "anonymous_statistics", "state": "given", "given_on": "2021-10-02"}],
        },
        {"key": "2", "counting_unit": "group", "low": 3, "high": 5},
    ],
    "perpetrators": [
        {"key": "a", "class": "local_police", "actor": "Station Nine", "degree": "direct", "description": "in uniform"},
        {"key": "b", "class": "unknown"},
    ],
    "acts": [
        {
            "term": "LIB.2",
            "victim": "1",
            "by": ["a"],
            "as_reported": "taken",
            "methods": ["beating"],
            "date": "16 September 2021",
            "place": "AZ-BA-SAB",
            "detention": {"authority": "Station Nine", "started": "16 September 2021", "sentence_days": 10},
        },
        {
            "term": "COE.3",
            "by": ["a", "b"],
            "bias_grounds": ["gender_identity"],
            "coercion": {"demand": "money", "amount": 500.0, "currency": "AZN", "paid": "no"},
        },
    ],
    "sources": [{"name": "Example Gazette", "kind": "news_media", "credibility": "2", "url": "https://example.org/2"}],
    "evidence": [{"url": "https://example.org/1", "title": "a video"}],
}


@pytest.fixture
def told(house: House) -> str:
    return house.incident(**TOLD)


def test_every_field_of_the_incident_comes_back(house, told):
    shown = show(house.case, told)

    for name in (
        TOLD.keys()
        - {"date", "ended", "contexts", "tags"}
        - {
            "verification",
            "victims",
            "perpetrators",
            "acts",
            "sources",
            "evidence",
        }
    ):
        assert getattr(shown, name) == TOLD[name], name
    assert shown.date == ShownDate("2021-09-15", "15 September 2021")
    assert shown.ended == ShownDate("2021-09-16", "16 September 2021")
    assert shown.contexts == ("private_event", "raid")
    assert shown.tags == ("urgent",)
    assert shown.verification == "likely"
    assert shown.verifications == (ShownVerification("likely", "desk", "2021-10-01", "two calls", "", "", ""),)
    assert shown.changes == 1


def test_a_victim_is_shown_by_code_with_what_was_said_and_without_a_name(house, told):
    one, group = show(house.case, told).victims

    assert (one.code, one.has_identity, one.minor, one.identified) == ("P-0001", True, False, None)
    assert one.groups == ("journalists", "trans_women")
    assert one.consents == (ShownConsent("anonymous_statistics", "given", "2021-10-02", ""),)
    assert (group.code, group.low, group.best, group.high, group.has_identity) == ("P-0002", 3, None, 5, False)
    assert "Canary" not in repr(asdict(show(house.case, told)))


def test_an_act_is_shown_with_its_victim_its_details_and_who_did_it(house, told):
    taken, *extorted = show(house.case, told).acts
    police = ShownInvolvement("local_police", "A-0001", "Station Nine", "", "direct", "", "in uniform")

    assert isinstance(taken, ShownAct)
    assert (taken.term, taken.victim, taken.as_reported, taken.place) == ("LIB.2", "P-0001", "taken", "AZ-BA-SAB")
    assert taken.date.edtf == "2021-09-16"
    assert taken.methods == ("beating",)
    assert taken.by == (police,)
    assert taken.detention is not None
    assert (taken.detention.authority, taken.detention.sentence_days) == ("Station Nine", 10)
    assert taken.detention.started == ShownDate("2021-09-16", "16 September 2021")
    assert [act.victim for act in extorted] == ["P-0001", "P-0002"]
    for act in extorted:
        assert act.by == (police, ShownInvolvement("unknown", "", "", "", "", "", ""))
        assert act.coercion == ShownCoercion("", "money", 500.0, "AZN", "", "no", "not_asked", "", "", None)
        assert act.bias_grounds == ("gender_identity",)
        assert act.detention is None


def test_sources_and_evidence_are_shown(house, told):
    shown = show(house.case, told)

    assert shown.sources == (
        ShownSource("S-0001", "Example Gazette", "news_media", "F", "", "", "2", "https://example.org/2", "", ""),
    )
    assert shown.evidence == (
        ShownEvidence("E-0001", "link", "a video", "https://example.org/1", "", None, "", "", ""),
    )


def test_links_are_shown_from_both_ends(house, told):
    later = house.incident(title="Threats", date="2022")
    with house.writing() as work:
        linking.link(work, later, "retaliation_for", told, "said so")

    assert show(house.case, later).links == (
        ShownLink("retaliation_for", True, told, "Raid on a party", "2021-09-15", "said so"),
    )
    assert show(house.case, told).links == (ShownLink("retaliation_for", False, later, "Threats", "2022", "said so"),)


def test_an_incident_of_which_little_is_known_is_shown_with_little(house):
    shown = show(house.case, house.incident())

    assert shown.code == "AZ-ND-0001"
    assert (shown.victims, shown.acts, shown.sources, shown.evidence, shown.verifications, shown.links) == ((),) * 6
    assert shown.date == ShownDate("", "")
    assert shown.material_public is None


def test_a_code_that_is_not_there_is_refused(house):
    with pytest.raises(NotFoundError):
        show(house.case, "AZ-1999-0001")


def test_showing_goes_through_no_whole_table(house, told):
    questions: list[str] = []
    house.case.connection.set_trace_callback(questions.append)
    show(house.case, told)
    house.case.connection.set_trace_callback(None)

    steps = [
        row[3]
        for asked in questions
        for row in house.case.connection.execute(f"EXPLAIN QUERY PLAN {asked}")
        if row[3].startswith("SCAN")
    ]
    assert set(steps) <= {"SCAN a"}  # the handful of victims, gathered first
