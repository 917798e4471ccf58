"""A question is asked again next year in the same words."""

import pytest

from incidents import counting, query_saved, registers, saved_queries, searching
from incidents.errors import NotFoundError, QueryError, RefusedInputError
from incidents.query import parse
from incidents.saved_queries import Recipe
from tests.incidents.house import House


@pytest.fixture
def street(house: House) -> House:
    house.log(
        {"title": "raid", "date": "2017", "acts": [{"term": "LIB.1"}], "perpetrators": [{"class": "police"}]},
        {"title": "extortion", "date": "2021", "acts": [{"term": "COE.3"}], "tags": ["urgent"]},
        {"title": "rumour"},
    )
    return house


def keep(house: House, name: str, query: str, records: str = "incident") -> None:
    with house.writing("query") as work:
        saved_queries.keep(work, name, query, records)


def found(house: House, asked: str) -> set[str]:
    return {line.title for line in searching.newest(house.case, parse(asked), limit=100).rows}


def test_a_saved_query_stands_for_what_it_asks(street: House) -> None:
    keep(street, "liberty", "act:LIB")

    assert found(street, "saved:liberty") == found(street, "SAVED:Liberty") == {"raid"}
    assert found(street, "-saved:liberty") == {"extortion", "rumour"}
    assert found(street, "saved:liberty since:2018") == set()


def test_several_saved_queries_with_a_comma_are_one_or_the_other(street: House) -> None:
    keep(street, "liberty", "act:LIB")
    keep(street, "old", "until:2018 raid")
    keep(street, "urgent", "tag:urgent")

    assert found(street, "saved:liberty,urgent") == {"raid", "extortion"}
    assert found(street, "-saved:liberty,urgent") == {"rumour"}
    assert found(street, "saved:old") == {"raid"}


def test_a_saved_query_may_name_another_and_its_words_are_found_too(street: House) -> None:
    keep(street, "liberty", "act:LIB")
    keep(street, "raids", "saved:liberty raid*")

    assert found(street, "saved:raids") == {"raid"}
    assert [line.title for line in searching.most_fitting(street.case, parse("saved:raids"))] == ["raid"]
    assert searching.how_many(street.case, parse("saved:raids")) == 1


def test_what_is_counted_may_be_asked_by_name(street: House) -> None:
    keep(street, "liberty", "act:LIB")

    assert counting.count(street.case, ["year"], "incidents", "saved:liberty").total.low == 1


def test_a_query_that_leads_back_to_itself_is_refused(street: House) -> None:
    keep(street, "one", "act:LIB")
    keep(street, "two", "saved:one")

    for asked in ("saved:two", "-saved:two", "saved:one,two", "SAVED:ONE"):
        with pytest.raises(QueryError, match="leads back"):
            keep(street, "one", asked)
    assert found(street, "saved:two") == {"raid"}


def test_queries_do_not_stand_inside_one_another_without_end(street: House) -> None:
    keep(street, "q0", "act:LIB")
    for depth in range(1, 6):
        keep(street, f"q{depth}", f"saved:q{depth - 1}")
    with pytest.raises(QueryError, match="deep"):
        keep(street, "q6", "saved:q5")


def test_a_query_over_other_records_is_asked_in_their_list_only(street: House) -> None:
    with street.writing() as work:
        registers.add(work, "task", {"title": "call the lawyer"})
        registers.add(work, "task", {"title": "done long ago", "done_on": "2024-01-01"})
    keep(street, "open", "done:no", "task")

    assert [line.values["title"] for line in registers.rows(street.case, "task", "saved:open")] == ["call the lawyer"]
    assert [line.values["title"] for line in registers.rows(street.case, "task", "-saved:open")] == ["done long ago"]
    with pytest.raises(QueryError, match="task"):
        found(street, "saved:open")


def test_the_list_of_a_query_is_named_as_people_say_it() -> None:
    assert saved_queries.table_of("case") == saved_queries.table_of("support-case") == "support_case"
    with pytest.raises(RefusedInputError, match="task"):
        saved_queries.table_of("tsk")
    with pytest.raises(RefusedInputError):
        saved_queries.table_of("identity")


@pytest.mark.parametrize("name", ["", "two words", "a,b", "saved:a", "x" * 61, "-a"])
def test_a_name_is_one_word(street: House, name: str) -> None:
    with pytest.raises(RefusedInputError):
        keep(street, name, "act:LIB")


@pytest.mark.parametrize("query", ["act:blakmail", "tag:nothing", "saved:nothing", "nokey:1"])
def test_a_query_that_is_not_understood_is_not_kept(street: House, query: str) -> None:
    with pytest.raises(QueryError):
        keep(street, "bad", query)
    assert saved_queries.queries(street.case) == []


def test_an_empty_query_is_not_kept(street: House) -> None:
    with pytest.raises(RefusedInputError):
        keep(street, "all", "  ")


def test_a_mistyped_name_gets_the_nearest(street: House) -> None:
    keep(street, "liberty", "act:LIB")

    with pytest.raises(QueryError, match="saved:liberty"):
        found(street, "saved:libertu")
    with pytest.raises(NotFoundError, match="liberty"), street.writing() as work:
        saved_queries.forget(work, "libertu")


def test_the_same_name_again_is_a_change(street: House) -> None:
    keep(street, "mine", "act:LIB")
    keep(street, "MINE", "act:COE")

    assert [(each.name, each.query) for each in saved_queries.queries(street.case)] == [("mine", "act:COE")]


def test_what_is_forgotten_lies_in_the_trash_and_its_name_is_free(street: House) -> None:
    keep(street, "mine", "act:LIB")
    with street.writing("trash") as work:
        assert saved_queries.forget(work, "Mine") == "saved_query"

    assert saved_queries.queries(street.case) == []
    assert street.one("SELECT count(*) FROM trashed WHERE kind = 'saved_query'") == 1
    keep(street, "mine", "act:COE")


def test_a_query_others_ask_by_is_not_forgotten(street: House) -> None:
    keep(street, "mine", "act:LIB")
    keep(street, "other", "-saved:mine")

    with pytest.raises(QueryError, match="other"), street.writing() as work:
        saved_queries.forget(work, "mine")


def test_a_recipe_is_kept_changed_and_forgotten(street: House) -> None:
    told = Recipe("yearly", ("year", "act"), "acts", "act:LIB", "")
    for by in (("year",), ("year", "act")):
        with street.writing("recipe") as work:
            saved_queries.keep_recipe(work, told._replace(by=by))

    assert saved_queries.recipes(street.case) == [told] == [saved_queries.recipe(street.case, "YEARLY")]
    with street.writing("trash") as work:
        assert saved_queries.forget(work, "yearly") == "recipe"
    with pytest.raises(NotFoundError):
        saved_queries.recipe(street.case, "yearly")


def test_what_is_printed_is_written_out(street: House) -> None:
    keep(street, "liberty", 'act:LIB "at night"')
    keep(street, "old", "saved:liberty until:2018")

    assert query_saved.spelled_out(street.case, "Saved:old by:police") == 'act:LIB "at night" until:2018 by:police'
    assert query_saved.spelled_out(street.case, "-saved:old") == "-saved:old"
    assert query_saved.spelled_out(street.case, "saved:old,liberty") == "saved:old,liberty"
    assert query_saved.spelled_out(street.case, "act:LIB") == "act:LIB"
    assert query_saved.spelled_out(street.case, '"the saved:old one" act:LIB') == '"the saved:old one" act:LIB'
