"""What was told becomes records, or none of it does."""

import pytest

from incidents import recording
from incidents.errors import NotFoundError
from schemas.form import read_form
from tests.incidents.house import House


def rows(house: House, query: str) -> list[tuple[object, ...]]:
    return house.case.connection.execute(query).fetchall()


def test_an_act_without_a_victim_was_done_to_each_of_them(house):
    house.incident(
        victims=[{}, {"counting_unit": "group", "low": 5}], acts=[{"term": "LIB.1"}, {"term": "INT.1", "victim": "2"}]
    )

    assert rows(house, "SELECT a.term, p.code FROM act a JOIN person p ON p.id = a.person ORDER BY a.id") == [
        ("LIB.1", "P-0001"),
        ("LIB.1", "P-0002"),
        ("INT.1", "P-0002"),
    ]


def test_an_act_of_a_form_without_victims_is_kept_without_one(house):
    house.incident(acts=[{"term": "LIB.1"}])

    assert rows(house, "SELECT term, person FROM act") == [("LIB.1", None)]


def test_an_act_was_done_by_everyone_named_or_by_some_or_by_nobody(house):
    house.incident(
        perpetrators=[{"key": "a", "class": "police", "actor": "Invented Department"}, {"key": "b", "class": "media"}],
        acts=[{"term": "LIB.1"}, {"term": "INT.1", "by": ["b"]}, {"term": "COE.1", "by": []}],
    )

    assert rows(
        house, "SELECT a.term, v.perpetrator_class FROM involvement v JOIN act a ON a.id = v.act ORDER BY v.id"
    ) == [("LIB.1", "police"), ("LIB.1", "media"), ("INT.1", "media")]


def test_people_of_whom_no_act_is_told_stand_in_one_that_is_not_coded_yet(house):
    house.incident(victims=[{}, {"counting_unit": "group"}], perpetrators=[{"class": "police"}])

    assert rows(
        house,
        "SELECT a.term, p.code, v.perpetrator_class FROM act a JOIN person p ON p.id = a.person"
        " JOIN involvement v ON v.act = a.id ORDER BY a.id",
    ) == [("OTH.1", "P-0001", "police"), ("OTH.1", "P-0002", "police")]


def test_a_victim_no_act_names_is_not_lost_and_nobody_is_accused_of_it(house):
    house.incident(
        victims=[{"key": "one"}, {"key": "two", "name": "Canary Aybənizə"}],
        perpetrators=[{"class": "police"}],
        acts=[{"term": "LIB.1", "victim": "one"}],
    )

    assert rows(
        house,
        "SELECT a.term, p.code, v.perpetrator_class FROM act a JOIN person p ON p.id = a.person"
        " LEFT JOIN involvement v ON v.act = a.id ORDER BY a.id",
    ) == [("LIB.1", "P-0001", "police"), ("OTH.1", "P-0002", None)]


def test_what_a_person_who_is_there_agrees_to_is_written_down(house):
    house.incident(victims=[{}], acts=[{"term": "LIB.1"}])
    agreed = {"purpose": "media", "state": "withdrawn", "given_on": "2024-03-01"}
    house.incident(victims=[{"person": "P-0001", "consents": [agreed]}], acts=[{"term": "INT.1"}])

    assert rows(house, "SELECT p.code, c.state FROM consent c JOIN person p ON p.id = c.person") == [
        ("P-0001", "withdrawn")
    ]


def test_the_state_of_checking_stands_in_the_incident_and_its_step_beside_it(house):
    house.incident(verification={"state": "likely", "by": "KM"})
    house.incident()

    assert rows(house, "SELECT verification FROM incident ORDER BY id") == [("likely",), ("reported",)]
    assert rows(house, "SELECT state, checked_by FROM verification") == [("likely", "KM")]


def test_an_actor_and_a_source_of_one_name_are_one(house):
    told = {
        "perpetrators": [{"class": "police", "actor": "Invented Department"}],
        "acts": [{"term": "LIB.1"}],
        "sources": [{"name": "An invented newsroom"}],
    }
    house.log(told, told)
    house.incident(
        perpetrators=[{"class": "police", "actor": "A-0001"}], acts=[{"term": "LIB.1"}], sources=[{"code": "S-0001"}]
    )

    assert rows(house, "SELECT code, name FROM actor") == [("A-0001", "Invented Department")]
    assert rows(house, "SELECT code, name FROM source") == [("S-0001", "An invented newsroom")]
    assert house.one("SELECT count(*) FROM information") == 3


def test_sources_that_are_not_named_are_not_taken_for_one(house):
    house.incident(sources=[{"reliability": "B"}, {"reliability": "B"}])

    assert house.one("SELECT count(*) FROM source") == 2


@pytest.mark.parametrize(
    "told",
    [
        {"links": [{"to": "AZ-1999-0001"}]},
        {"victims": [{"person": "P-0099"}], "acts": [{"term": "LIB.1"}]},
        {"acts": [{"term": "LIB.1", "victim": "P-0099"}]},
        {"perpetrators": [{"class": "police", "actor": "A-0099"}], "acts": [{"term": "LIB.1"}]},
        {"sources": [{"code": "S-0099"}]},
        {"evidence": [{"file": "/nowhere/not-there.pdf"}]},
    ],
)
def test_what_is_named_and_not_there_refuses_all_of_it(house, told):
    with pytest.raises(NotFoundError):
        house.incident(title="never kept", tags=["never"], **told)

    for table in ("incident", "act", "person", "actor", "source", "evidence", "coding", "log_entry", "text_row"):
        assert house.one(f"SELECT count(*) FROM {table}") == 0, table


def test_links_to_what_is_not_there_yet_are_handed_back_to_an_import(house):
    told = {"origin": "a table", "origin_ref": "1", "links": [{"to": "2"}, {"to": "AZ-ND-0001"}]}
    house.incident(title="there already")
    with house.writing("import") as work:
        recorded = recording.log_incident(work, read_form(told), links_later=True)

    assert [link["to"] for link in recorded.unresolved] == ["2"]
    assert house.one("SELECT count(*) FROM link") == 1


def test_an_incident_is_found_by_its_code_or_its_reference_in_the_same_origin(house):
    house.incident(code="X-1", origin="one table", origin_ref="7")
    house.incident(code="X-2", origin="another", origin_ref="7")
    house.incident(code="X-3", origin_ref="8")
    with house.writing() as work:
        found = [recording.find(work, *told) for told in (("X-1", ""), ("7", "one table"), ("7", "another"))]
        assert [house.one("SELECT code FROM incident WHERE id = ?", each) for each in found] == ["X-1", "X-1", "X-2"]
        assert recording.find(work, "7", "") is None
        assert recording.find(work, "8", "") is None
        assert recording.find(work, "", "one table") is None
