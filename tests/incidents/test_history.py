"""What was written of a record, and by which entry."""

from incidents import history, linking
from tests.incidents.house import House


def changes(house: House, code: str) -> list[tuple[str, str, object]]:
    found = history.changes(house.case.connection, house.case.organisation, linking.by_code(house.case, code))
    return [(each.kind, each.field, history.told(each.value)) for each in found]


def test_every_value_a_field_ever_had_is_told_in_order(house):
    code = house.incident(title="first", date="July 2023")
    incident = linking.by_code(house.case, code)
    for title in ("second", ""):
        with house.writing() as work:
            work.change("incident", incident, {"title": title})

    told = changes(house, code)

    assert [value for _, field, value in told if field == "title"] == ["first", "second", ""]
    assert ("add", "date", "July 2023") in told
    assert ("edit", "title", "") in told


def test_a_change_names_the_moment_and_the_device(house):
    code = house.incident(title="first")

    change = history.changes(house.case.connection, house.case.organisation, linking.by_code(house.case, code))[0]

    assert change.at == "2024-03-01T09:00:01.000Z"
    assert change.device == house.case.device


def test_the_history_of_one_is_not_that_of_another(house):
    first, second = (recorded.code for recorded in house.log({"title": "one"}, {"title": "two"}))

    assert {value for _, field, value in changes(house, first) if field == "title"} == {"one"}
    assert {value for _, field, value in changes(house, second) if field == "title"} == {"two"}


def test_what_was_erased_is_left_out(house):
    code = house.incident(title="first")
    incident = linking.by_code(house.case, code)
    with house.writing() as work:
        work.change("incident", incident, {"title": "second"})
    house.case.connection.execute(
        "UPDATE log_part SET payload = NULL, salt = NULL WHERE entry = (SELECT id FROM log_entry WHERE seq = 1)"
    )

    assert changes(house, code) == [("edit", "title", "second")]


def test_what_is_sealed_is_not_told(house):
    house.incident(victims=[{"name": "Canary Aybənizə"}], acts=[{"term": "LIB.1"}])
    identity = house.one("SELECT id FROM identity")

    found = history.changes(house.case.connection, house.case.organisation, identity)

    assert [history.told(each.value) for each in found if each.field == "sealed"] == ["(sealed)"]
