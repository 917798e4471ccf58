"""The gate to a partner: consent, no identities, nothing more exact than several share."""

import json
from datetime import UTC, datetime

import pytest

from incidents import consenting, ledger, sharing
from incidents.errors import ConsentError, DisclosureError, RefusedInputError

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CANARY = "Canary Aybənizə"


def agreed(house, number, **told):
    """An incident whose one victim agreed to be shared, full of what must not leave."""
    return {
        "title": f"{CANARY} {number}",
        "narrative": f"{CANARY} at +994501234567",
        "date": f"2023-07-{number:02d}",
        "place": "AZ-BA-NAS",
        "place_text": f"{CANARY} street",
        "victims": [
            {
                "groups": ["gay_men"],
                "name": CANARY,
                "description": CANARY,
                "consents": [{"purpose": "share_in_coalition", "state": "given"}],
            }
        ],
        "perpetrators": [{"class": "police", "actor": "Example Station", "description": CANARY}],
        "acts": [{"term": "COE.3", "methods": ["beating"], "note": CANARY}],
        "sources": [{"name": CANARY, "url": "https://example.org/canary"}],
    } | told


@pytest.fixture
def six(house):
    house.log(*(agreed(house, number) for number in range(1, 7)))
    return house


def share(house, question=""):
    return sharing.share(house.case, question, "Partner House", "Agreement of 2026", NOW)


def test_nothing_that_points_at_somebody_is_in_it(six):
    made = share(six)
    text = sharing.as_json(made.shared)

    for telling in ("Canary", "994501234567", "example.org", "AZ-2023-", "P-0001", "AZ-BA-NAS", "2023-07-0"):
        assert telling not in text
    assert {each.date for each in made.shared.incidents} == {"2023-07"}
    assert {each.place for each in made.shared.incidents} == {"AZ-BA"}


def test_only_acts_whose_victims_agreed_are_in_it(six):
    six.log(agreed(six, 9, victims=[{"groups": ["gay_men"], "consents": []}]), agreed(six, 10, confidentiality="T3"))
    with six.writing("consent") as work:
        consenting.record(work, "P-0001", {"purpose": "share_in_coalition", "state": "withdrawn"})

    made = share(six)

    assert len(made.shared.incidents) == 5
    assert dict(made.left_out) == {"consent was not asked": 1, "consent was withdrawn": 1, "tier T3": 1}


def test_fewer_than_five_incidents_are_not_shared_and_nothing_is_entered(house):
    house.log(*(agreed(house, number) for number in range(1, 5)))

    with pytest.raises(DisclosureError):
        share(house)
    assert sharing.shares(house.case) == []


def test_nobody_agreed_is_said(house):
    house.log(agreed(house, 1, victims=[{"groups": ["gay_men"]}]))

    with pytest.raises(ConsentError):
        share(house)


@pytest.mark.parametrize(("partner", "agreement"), [("", "A"), ("P", " ")])
def test_a_share_has_a_receiver_and_an_agreement(six, partner, agreement):
    with pytest.raises(RefusedInputError):
        sharing.share(six.case, "", partner, agreement, NOW)


def test_what_stands_alone_is_told_less_exactly(six):
    six.log(agreed(six, 1, date="2019-03-05", place="AZ-GA"), agreed(six, 2, date="2021-03-05", place="AZ-GA"))

    told = [(each.date, each.place) for each in share(six).shared.incidents]

    assert told.count(("2023-07", "AZ-BA")) == 6
    assert told.count(("", "")) == 2


def test_an_institution_is_named_only_where_enough_incidents_name_it(six):
    six.log(agreed(six, 8, perpetrators=[{"class": "police", "actor": "Lonely Station"}]))

    made = share(six).shared

    assert [each.name for each in made.actors] == ["Example Station"]
    assert "Lonely" not in sharing.as_json(made)


def test_names_are_new_in_every_share(six):
    first, second = (
        {(act.person, incident.name) for incident in share(six).shared.incidents for act in incident.acts}
        for _ in range(2)
    )
    assert len(first) == len(second) == 6
    orders = {tuple(act.person for incident in share(six).shared.incidents for act in incident.acts) for _ in range(12)}
    assert len(orders) > 1


def test_a_withdrawal_names_the_share_that_carried_the_person(six):
    made = share(six)

    assert [name for name, _ in consenting.releases_that_carried(six.case, "P-0001")] == [made.shared.id]
    assert json.loads(sharing.as_json(made.shared))["release"]["partner"] == "Partner House"


def test_a_share_is_no_table_to_subtract_from(six):
    share(six)

    assert ledger.releases(six.case) == []
    assert ledger.editions(six.case, "") == ()
