"""Incidents that test a recommendation."""

from incidents import testing_recommendations
from incidents.testing_recommendations import bearing_on


def test_themes_lead_to_incidents_and_a_person_decides(house):
    house.log(
        {"date": "2021", "title": "arrest", "acts": [{"term": "LIB.1"}]},
        {"date": "2022", "title": "insult", "acts": [{"term": "INT.11"}]},
        {"date": "2020", "title": "another", "acts": [{"term": "LIB.2"}]},
    )
    house.add("recommendation", text="End arbitrary arrests.", number="140.23", themes=["liberty"])

    assert [(each.code, each.confirmed) for each in bearing_on(house.case, "R-0001")] == [
        ("AZ-2020-0001", None),
        ("AZ-2021-0001", None),
    ]

    with house.writing() as work:
        testing_recommendations.confirm(work, "R-0001", "AZ-2021-0001", True)
        testing_recommendations.confirm(work, "R-0001", "AZ-2020-0001", False, "not by the police")
        testing_recommendations.confirm(work, "R-0001", "AZ-2022-0001", True)

    assert [(each.code, each.confirmed, each.acts) for each in bearing_on(house.case, "R-0001")] == [
        ("AZ-2021-0001", True, ("LIB.1",)),
        ("AZ-2022-0001", True, ()),
        ("AZ-2020-0001", False, ("LIB.2",)),
    ]


def test_the_last_word_stands(house):
    house.log({"date": "2021", "acts": [{"term": "LIB.1"}]})
    house.add("recommendation", text="End arbitrary arrests.", act_types=["LIB"])
    for word in (True, False):
        with house.writing() as work:
            testing_recommendations.confirm(work, "R-0001", "AZ-2021-0001", word)

    [told] = bearing_on(house.case, "R-0001")
    assert told.confirmed is False
