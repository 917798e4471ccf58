"""An empty case file is planned for like a full one."""

import pytest

from incidents.query import parse
from incidents.query_starts import starts
from schemas.compiled.records import COLUMNS


def test_the_planner_knows_every_index(house):
    taught = {row[0] for row in house.case.connection.execute("SELECT idx FROM sqlite_stat1")}

    for table in COLUMNS:
        there = {row[1] for row in house.case.connection.execute(f'PRAGMA index_list("{table}")')}
        assert there <= taught, table


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("victim:trans", "act_by_person"),
        ("victim:P-0001", "act_by_person"),
        ("link:AZ-2021-0001", "link_to"),
        ("by:police", "involvement_by_class"),
        ("act:COE", "act_by_term"),
        ("place:Baku", "act_by_place"),
        ("source:media", "information_by_source"),
        ("consent:given", "act_by_person"),
        ("role:defendant outcome:dropped", "act_by_person"),
        ("method:beating", "coding_by_term"),
    ],
)
def test_a_search_begins_at_the_index_that_is_narrow(house, asked, index):
    ((question, values),) = starts(house.case, parse(asked))

    steps = [row[3] for row in house.case.connection.execute(f"EXPLAIN QUERY PLAN {question}", values)]

    assert [step for step in steps if f"INDEX {index} (organisation=? AND" in step]
