"""Who stood above whom, and when."""

import pytest

from incidents import searching
from incidents.commanding import chain, held, times_below
from incidents.errors import NotFoundError
from incidents.query import parse
from schemas.vague_date import VagueDate


@pytest.fixture
def police(house):
    """A ministry (1), a department (2) that passed from one main department (3) to another (4), a post (5)."""
    for name in ("Ministry", "District department", "First main department", "Second main department", "Post"):
        house.add("actor", name=name, actor_class="police")
    house.add("source", name="a decree")
    house.add(
        "composition",
        actor="A-0002",
        parent="A-0003",
        kind="command",
        started="2015",
        ended="1 June 2019",
        confidence="high",
        source="S-0001",
    )
    house.add("composition", actor="A-0002", parent="A-0004", kind="command", started="2019", ended="2025")
    house.edit("A-0003", part_of="A-0001")
    house.edit("A-0005", part_of="A-0002")
    return house


def links(house, code, on="", **how):
    told = chain(house.case, code, VagueDate.read(on) if on else None, **how)
    return [(each.depth, each.of, each.code, each.holds) for each in told[1:]]


def test_the_units_above_are_those_of_that_date(police):
    assert links(police, "A-0002", "2017") == [(1, "A-0002", "A-0003", "certain"), (2, "A-0003", "A-0001", "undated")]
    assert links(police, "A-0002", "2022") == [(1, "A-0002", "A-0004", "certain")]
    assert links(police, "A-0002", "2014") == []
    assert links(police, "A-0002", "2025") == [(1, "A-0002", "A-0004", "possible")]


def test_parents_that_conflict_stand_side_by_side(police):
    told = chain(police.case, "A-0002", VagueDate.read("March 2019"))

    assert [(each.code, each.holds, each.in_doubt) for each in told[1:3]] == [
        ("A-0003", "certain", True),
        ("A-0004", "possible", True),
    ]
    assert (told[1].kind, told[1].confidence, told[1].source, told[1].address) == (
        "command",
        "high",
        "S-0001",
        "A-0002/composition/1",
    )


def test_a_supervision_beside_a_command_is_no_conflict(police):
    police.add("composition", actor="A-0002", parent="A-0001", kind="administrative", started="2015", ended="2018")

    assert not any(each.in_doubt for each in chain(police.case, "A-0002", VagueDate.read("2017")))


def test_without_a_date_every_link_ever_told_is_shown(police):
    assert [each[2] for each in links(police, "A-0005")] == ["A-0002", "A-0003", "A-0004", "A-0001"]


def test_the_units_below_are_walked_down(police):
    assert links(police, "A-0001", "2017", below=True) == [
        (1, "A-0001", "A-0003", "undated"),
        (2, "A-0003", "A-0002", "certain"),
        (3, "A-0002", "A-0005", "undated"),
    ]
    assert links(police, "A-0001", "2022", below=True) == [(1, "A-0001", "A-0003", "undated")]


def test_who_served_there_then_is_told_by_code(police):
    for _ in range(3):
        police.add("person")
    police.add("membership", actor="A-0003", person="P-0001", role="head", started="2015", ended="2018", rank="colonel")
    police.add("membership", actor="A-0003", person="P-0002", role="head", started="2018", ended="2020")
    police.add(
        "membership", actor="A-0003", person="P-0003", role="deputy", started="2017", ended="2019", real_start=False
    )

    roles = {each.code: each.roles for each in chain(police.case, "A-0002", VagueDate.read("May 2016"))}

    assert [(each.person, each.role, each.holds) for each in roles["A-0003"]] == [
        ("P-0001", "head", "certain"),
        ("P-0003", "deputy", "possible"),
    ]


@pytest.mark.parametrize(
    ("started", "ended", "on", "told"),
    [
        ("2015", "2019", "2017", "certain"),
        ("2015", "2019", "2015", "possible"),
        ("about 2015", "2019", "2017", "possible"),
        ("2015", "", "2017", "possible"),
        ("", "2019", "2020", "no"),
        ("2015", "2019-05/..", "2019-04", "certain"),
        ("", "", "2017", "undated"),
        ("2015", "2019", "before 2014", "no"),
        ("2015", "2019", "before 2016", "possible"),
    ],
)
def test_surely_only_between_days_that_are_told(started, ended, on, told):
    start, end, asked = (VagueDate.read(each) if each else VagueDate.UNKNOWN for each in (started, ended, on))

    assert held(start, end, asked) == told


def test_by_a_unit_finds_what_units_once_below_it_did(police):
    police.log(
        {
            "date": "2017",
            "victims": [{"key": "1"}],
            "perpetrators": [{"key": "p", "actor": "District department", "class": "police"}],
            "acts": [{"term": "LIB.2", "by": ["p"]}],
        }
    )

    for code in ("A-0002", "A-0003", "A-0004", "A-0001"):
        found = searching.newest(police.case, parse(f"by:{code}")).rows
        assert [each.code for each in found] == ["AZ-2017-0001"], code
    assert not searching.newest(police.case, parse("by:A-0005")).rows


def test_the_times_below_a_unit_are_those_of_every_step(police):
    code = {row[0]: row[1] for row in police.case.connection.execute("SELECT code, id FROM actor")}
    below = times_below(police.case, code["A-0001"])

    assert {(str(first), str(last)) for first, last in below[code["A-0005"]]} == {("2015-01-01", "2019-06-01")}
    assert code["A-0004"] not in below


def test_only_an_institution_has_a_chain_of_command(police):
    police.add("person")
    with pytest.raises(NotFoundError):
        chain(police.case, "P-0001")


def test_a_unit_that_left_before_another_came_was_never_below_those_above_it(police):
    police.add("actor", name="Above")
    police.add("composition", actor="A-0003", parent="A-0006", kind="command", started="2022", ended="2024")
    code = {row[0]: row[1] for row in police.case.connection.execute("SELECT code, id FROM actor")}

    assert set(times_below(police.case, code["A-0006"])) == {code["A-0006"], code["A-0003"]}
