"""What was begun and not finished."""

import pytest

from incidents import case_file, drafts
from incidents.errors import LockedError
from incidents.keys import Keys
from incidents.unit_of_work import writing

FORM = {"title": "half told", "names": "Canary Aybənizə", "victims": {"low": 1, "high": 1}}


def test_a_draft_is_there_after_the_case_file_was_closed(house):
    draft = drafts.save(house.case, FORM, house.later())

    with case_file.opened(house.directory, house.keys) as again:
        [kept] = drafts.kept(again)
    assert (kept.id, kept.form) == (draft, FORM)
    assert kept.saved_at == house.now.isoformat(timespec="seconds")


def test_an_answer_more_takes_the_place_of_the_draft_before(house):
    draft = drafts.save(house.case, {"title": "half"}, house.later())
    drafts.save(house.case, FORM, house.later(), draft)

    assert [each.form for each in drafts.kept(house.case)] == [FORM]


def test_the_newest_draft_is_offered_first(house):
    for title in ("older", "newer"):
        drafts.save(house.case, {"title": title}, house.later())

    assert [each.form["title"] for each in drafts.kept(house.case)] == ["newer", "older"]


def test_a_draft_is_no_record_and_not_in_the_log(house):
    drafts.save(house.case, FORM, house.later())

    assert house.one("SELECT count(*) FROM log_entry") == 0
    assert house.one("SELECT count(*) FROM incident") == 0


def test_a_draft_goes_with_the_record_it_became_or_stays_when_that_failed(house):
    draft = drafts.save(house.case, FORM, house.later())

    def fail() -> None:
        with writing(house.case, house.later(), "add"):
            drafts.drop(house.case, draft)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert len(drafts.kept(house.case)) == 1
    with writing(house.case, house.later(), "add"):
        drafts.drop(house.case, draft)
    assert drafts.kept(house.case) == []


def test_a_name_in_a_draft_is_closed_to_who_may_only_read_records(house):
    drafts.save(house.case, FORM, house.later())

    assert "Aybənizə" not in house.one("SELECT form FROM draft")
    researcher = house.case._replace(keys=Keys(house.keys.records))
    with pytest.raises(LockedError):
        drafts.kept(researcher)
