"""People: a code for everybody, a name for who holds the key."""

import pytest

from incidents import people
from incidents.errors import IntegrityError, LockedError, NotFoundError
from incidents.keys import Keys
from incidents.operations import unpacked
from tests.incidents.house import House

NAME = "Canary Aybənizə"


@pytest.fixture
def person(house: House) -> House:
    house.incident(
        victims=[{"name": NAME, "aliases": ["Ay"], "contacts": ["+994 00 000 00 00"], "groups": ["trans_women"]}],
        acts=[{"term": "LIB.1"}],
    )
    return house


def test_who_somebody_is_opens_with_the_identity_key(person):
    identity = people.identity(person.case, people.by_code(person.case, "P-0001"))

    assert identity["names"] == [NAME]
    assert identity["contacts"] == ["+994 00 000 00 00"]
    assert people.identities(person.case)["P-0001"] == identity


def test_no_table_and_no_entry_of_the_log_holds_a_name_in_the_clear(person):
    connection = person.case.connection
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"').fetchall():
            for cell in row:
                told = cell if isinstance(cell, bytes) else str(cell).encode()
                assert NAME.encode() not in told, table
    values = [
        each.value for (payload,) in connection.execute("SELECT payload FROM log_part") for each in unpacked(payload)
    ]
    assert values
    assert not [
        value for value in values if NAME.encode() in (value if isinstance(value, bytes) else str(value).encode())
    ]


def test_a_researchers_key_opens_no_identity_and_all_the_rest(person):
    researcher = person.case._replace(keys=Keys(person.keys.records))

    assert people.by_code(researcher, "P-0001")
    with pytest.raises(LockedError):
        people.identity(researcher, people.by_code(researcher, "P-0001"))
    with pytest.raises(LockedError):
        people.identities(researcher)


def test_a_new_identity_takes_the_place_of_the_one_before(person):
    record = people.by_code(person.case, "P-0001")
    with person.writing() as work:
        people.seal_identity(work, record, {"names": ["Canary the second"]})

    assert people.identity(person.case, record) == {"names": ["Canary the second"]}
    assert person.one("SELECT count(*) FROM identity") == 1


def test_an_identity_moved_to_another_person_is_noticed(person):
    person.incident(victims=[{"name": "Canary the third"}], acts=[{"term": "LIB.1"}])
    first, second = (people.by_code(person.case, code) for code in ("P-0001", "P-0002"))
    person.case.connection.execute(
        "UPDATE identity SET sealed = (SELECT sealed FROM identity WHERE person = ?) WHERE person = ?", (first, second)
    )

    with pytest.raises(IntegrityError):
        people.identity(person.case, second)


def test_nothing_told_is_nothing_sealed(house):
    house.incident(victims=[{"aliases": [], "name": ""}], acts=[{"term": "LIB.1"}])

    assert house.one("SELECT count(*) FROM identity") == 0
    assert people.identity(house.case, people.by_code(house.case, "P-0001")) == {}


def test_a_person_met_again_is_the_same_person(person):
    person.incident(victims=[{"person": "P-0001"}], acts=[{"term": "INT.1"}])
    person.incident(acts=[{"term": "INT.1", "victim": "P-0001"}])

    assert person.one("SELECT count(*) FROM person") == 1
    assert person.one("SELECT count(DISTINCT incident) FROM act WHERE person IS NOT NULL") == 3


def test_a_person_that_is_not_there_is_refused_and_nothing_kept(house):
    with pytest.raises(NotFoundError, match="P-0007"):
        house.incident(victims=[{"person": "P-0007"}])

    assert house.one("SELECT count(*) FROM incident") == 0
