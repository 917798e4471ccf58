"""Links between incidents, and the chain they make."""

import pytest

from incidents import linking
from incidents.errors import NotFoundError, RefusedInputError
from tests.incidents.house import House


def link(house: House, later: str, kind: str, earlier: str) -> None:
    with house.writing("link") as work:
        linking.link(work, later, kind, earlier, "as the source says")


def steps(house: House, code: str) -> list[tuple[str, int, str, str]]:
    return [(each.code, each.depth, each.kind, each.follows) for each in linking.chain(house.case, code)]


@pytest.fixture
def protest(house: House) -> House:
    """A protest, two detentions that followed it, a trial that followed one of them."""
    for title, date in (
        ("protest", "2021-03-08"),
        ("first", "2021-03-09"),
        ("second", "2021-03-08"),
        ("trial", "2021-04"),
    ):
        house.incident(title=title, date=date)
    link(house, "AZ-2021-0002", "follows", "AZ-2021-0001")
    link(house, "AZ-2021-0003", "follows", "AZ-2021-0001")
    link(house, "AZ-2021-0004", "retaliation_for", "AZ-2021-0002")
    return house


def test_the_chain_of_what_came_first_goes_on_to_the_end_in_the_order_of_dates(protest):
    assert steps(protest, "AZ-2021-0001") == [
        ("AZ-2021-0001", 0, "", ""),
        ("AZ-2021-0003", 1, "follows", "AZ-2021-0001"),
        ("AZ-2021-0002", 1, "follows", "AZ-2021-0001"),
        ("AZ-2021-0004", 2, "retaliation_for", "AZ-2021-0002"),
    ]


def test_the_chain_of_what_came_last_goes_back_to_the_beginning_and_not_to_its_siblings(protest):
    assert steps(protest, "AZ-2021-0004") == [
        ("AZ-2021-0001", -2, "follows", "AZ-2021-0002"),
        ("AZ-2021-0002", -1, "retaliation_for", "AZ-2021-0004"),
        ("AZ-2021-0004", 0, "", ""),
    ]


def test_what_causes_another_comes_before_it(house):
    house.log({"title": "a law"}, {"title": "a raid"})
    link(house, "AZ-ND-0001", "causes", "AZ-ND-0002")

    assert [step[:3] for step in steps(house, "AZ-ND-0002")] == [("AZ-ND-0001", -1, "causes"), ("AZ-ND-0002", 0, "")]
    assert [step[:3] for step in steps(house, "AZ-ND-0001")] == [("AZ-ND-0001", 0, ""), ("AZ-ND-0002", 1, "causes")]


@pytest.mark.parametrize("kind", ["follows", "part_of", "causes"])
def test_no_circle_is_made(house, kind):
    house.log({}, {}, {})
    link(house, "AZ-ND-0002", kind, "AZ-ND-0001")
    link(house, "AZ-ND-0003", kind, "AZ-ND-0002")

    with pytest.raises(RefusedInputError, match="circle"):
        link(house, "AZ-ND-0001", kind, "AZ-ND-0003")
    assert house.one("SELECT count(*) FROM link") == 2


def test_links_both_ways_and_in_rings_end(house):
    """Kinds that may be said both ways, or circles that came in by an import."""
    house.log({}, {}, {})
    for later, earlier in ((1, 2), (2, 3), (3, 1), (2, 1)):
        link(house, f"AZ-ND-000{later}", "same_operation", f"AZ-ND-000{earlier}")

    assert {step[0] for step in steps(house, "AZ-ND-0001")} == {"AZ-ND-0001", "AZ-ND-0002", "AZ-ND-0003"}


def test_an_incident_is_not_linked_to_itself(house):
    house.incident()

    with pytest.raises(RefusedInputError, match="itself"):
        link(house, "AZ-ND-0001", "follows", "AZ-ND-0001")


def test_the_same_link_is_not_made_twice(protest):
    with pytest.raises(RefusedInputError, match="already linked"):
        link(protest, "AZ-2021-0002", "follows", "AZ-2021-0001")
    link(protest, "AZ-2021-0002", "part_of", "AZ-2021-0001")
    assert protest.one("SELECT count(*) FROM link") == 4


@pytest.mark.parametrize(("later", "earlier"), [("AZ-1999-0001", "AZ-2021-0001"), ("AZ-2021-0001", "AZ-1999-0001")])
def test_an_incident_that_is_not_there_is_named(protest, later, earlier):
    with pytest.raises(NotFoundError, match="AZ-1999-0001"):
        link(protest, later, "follows", earlier)
    with pytest.raises(NotFoundError, match="AZ-1999-0001"):
        linking.chain(protest.case, "AZ-1999-0001")


def test_a_long_chain_is_walked_to_its_end(house):
    house.log(*({} for _ in range(60)))
    with house.writing("link") as work:
        for number in range(2, 61):
            linking.link(work, f"AZ-ND-{number:04d}", "follows", f"AZ-ND-{number - 1:04d}")

    assert [step[1] for step in steps(house, "AZ-ND-0060")] == list(range(-59, 1))


def test_a_code_may_be_told_with_blanks_around_it(protest):
    assert linking.by_code(protest.case, " AZ-2021-0001 ") == linking.by_code(protest.case, "AZ-2021-0001")
