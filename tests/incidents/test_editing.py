"""What is told of an incident may change; what stood there stays in its history."""

import pytest

from incidents import editing, history, linking, searching, showing, stored
from incidents.errors import NotFoundError, RefusedInputError
from incidents.query import parse
from schemas.incident_form import FormRefused


@pytest.fixture
def code(house):
    return house.incident(title="A raid", date="May 2023", place="Ganja", tags=["one", "two"], narrative="Told first.")


def edit(house, incident, **told):
    with house.writing() as work:
        return editing.edit(work, incident, told)


def test_only_what_really_changed_is_written(house, code):
    assert edit(house, code, title="A raid", tags=["two", "one"], date="3 May 2023") == ("date",)
    assert showing.show(house.case, code).date.edtf == "2023-05-03"


def test_nothing_changed_leaves_no_entry(house, code):
    before = house.one("SELECT count(*) FROM log_entry")

    assert edit(house, code, title="A raid") == ()
    assert house.one("SELECT count(*) FROM log_entry") == before


def test_the_old_value_stays_in_the_history(house, code):
    edit(house, code, title="A raid on a flat")

    written = history.changes(house.case.connection, house.case.organisation, linking.by_code(house.case, code))
    titles = [each.value for each in written if each.field == "title"]
    assert titles == ["A raid", "A raid on a flat"]
    assert written[-1].parents == (next(each.name for each in written if each.field == "title"),)


def test_new_words_are_found_and_old_ones_no_more(house, code):
    edit(house, code, narrative="Told again, otherwise.")

    assert searching.newest(house.case, parse("otherwise")).rows[0].code == code
    assert not searching.newest(house.case, parse("first")).rows


def test_a_place_by_name_becomes_its_code_and_an_unknown_one_stays_in_words(house, code):
    edit(house, code, place="Sumqayıt")
    assert showing.show(house.case, code).place == "AZ-SM"
    edit(house, code, place="behind the mill")
    shown = showing.show(house.case, code)
    assert (shown.place, shown.place_text) == ("", "behind the mill")


@pytest.mark.parametrize("field", ["code", "origin", "origin_ref", "verification"])
def test_codes_origins_and_the_state_of_checking_are_not_edited(house, code, field):
    with pytest.raises(RefusedInputError, match=field):
        edit(house, code, **{field: "x"})


def test_a_wrong_value_is_refused_and_nothing_is_written(house, code):
    with pytest.raises(FormRefused):
        edit(house, code, title="A new title", place_type="moon")
    assert showing.show(house.case, code).title == "A raid"


def test_an_unknown_code_is_refused(house):
    with pytest.raises(NotFoundError):
        edit(house, "AZ-1900-0001", title="x")


def test_each_step_of_checking_is_kept_and_the_last_is_shown(house, code):
    with house.writing() as work:
        editing.verify(work, code, "likely", "KM", "2024-03-02", "two sources", "")
    with house.writing() as work:
        editing.verify(work, code, "verified", "AB", "2024-03-09")

    shown = showing.show(house.case, code)
    assert shown.verification == "verified"
    assert [each.state for each in shown.verifications] == ["likely", "verified"]


def test_a_record_reads_back_as_it_was_told(house, code):
    told = stored.values(house.case, "incident", linking.by_code(house.case, code))

    assert told["tags"] == ["one", "two"]
    assert told["date"].as_written == "May 2023"
    assert told["material_public"] is None
