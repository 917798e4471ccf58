"""Whatever is done and taken back, in whatever order, the log adds up to the records."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from incidents import addresses, case_file, entries, log, merging, rebuilding, registers, searching, trashing, undoing
from incidents.errors import ConsentError, NotFoundError, RefusedInputError
from incidents.keys import Keys
from incidents.query import parse
from schemas.incident_form import FormRefused
from tests.incidents import house as houses
from tests.incidents import telling
from tests.incidents.house import House

Step = tuple[str, Any]
REFUSED = (RefusedInputError, NotFoundError, FormRefused, ConsentError)

at = st.integers(0, 30)
words = st.sampled_from(["raid", "ev", "Bakı", ""])
ADDED: dict[str, dict[str, Any]] = {
    "person": {"minor": False},
    "actor": {"name": "Invented Department"},
    "source": {"name": "An invented newsroom", "person": "person"},
    "task": {"title": "Call again", "about": "any"},
    "proceeding": {"person": "person", "incident": "incident", "authority": "actor"},
    "proceeding_step": {"proceeding": "proceeding", "kind": "lodged", "authority": "actor"},
    "support_case": {"title": "Help", "persons": ["person"], "about": ["incident"]},
    "need": {"support_case": "support_case", "service": "legal"},
    "operation": {"name": "A wave"},
    "operation_incident": {"operation": "operation", "incident": "incident"},
    "membership": {"actor": "actor", "person": "person", "started": "2019"},
    "composition": {"actor": "actor", "parent": "actor"},
    "act": {"incident": "incident", "person": "person", "term": "LIB.1"},
    "ill_treatment": {"act": "act", "injuries": "told"},
    "evidence": {"incident": "incident", "url": "https://example.org/b"},
    "claim": {"about": "incident", "field": "title", "value": "Another", "source": "source"},
    "information": {"source": "source", "incident": "incident"},
}
"""What is added beside incidents; a table's name stands for one of its records, ``any`` for any record."""
EDITED = {
    "incident": "narrative",
    "person": "description",
    "actor": "note",
    "task": "outcome",
    "proceeding": "reference",
}
steps: st.SearchStrategy[Step] = st.one_of(
    telling.steps.map(tuple),  # one among the others, and not seven
    st.tuples(st.just("register"), st.tuples(st.sampled_from(sorted(ADDED)), at)),
    st.tuples(st.just("edit"), st.tuples(st.sampled_from(sorted(EDITED)), at, words)),
    st.tuples(st.just("trash"), at),
    st.tuples(st.just("restore"), at),
    st.tuples(st.just("merge"), st.tuples(st.sampled_from(merging.MERGED), at, at)),
    st.tuples(st.just("undo"), st.none() | at),
)
BEGINNING = {
    "victims": [{"key": "1", "name": "Canary"}, {"key": "2", "counting_unit": "group", "low": 3}],
    "perpetrators": [{"class": "police", "actor": "Invented Department"}],
    "acts": [{"term": "LIB.1", "victim": "1", "detention": {"fine": 50}}, {"term": "COE.1", "victim": "2"}],
    "sources": [{"name": "An invented newsroom"}],
    "evidence": [{"url": "https://example.org/a"}],
}
"""Told twice before anything else: whatever is done then has something to be done to."""


def named(house: House, table: str, number: int) -> str:
    """One of the records there are, by what it is called."""
    tables = (*ADDED, "incident") if table == "any" else (table,)
    ids = [
        (each, record)
        for each in tables
        for (record,) in house.case.connection.execute(f'SELECT id FROM "{each}" ORDER BY id')
    ]
    if not ids:
        raise NotFoundError(table)
    each, record = ids[number % len(ids)]
    return addresses.called(house.case, record, each)


def told(house: House, table: str, number: int) -> dict[str, Any]:
    """The fields of a new record, the records it names found among those there are."""

    def value(each: Any) -> Any:
        if isinstance(each, list):
            return [named(house, each[0], number)]
        return named(house, each, number) if each in ADDED or each in ("incident", "any") else each

    return {name: value(each) for name, each in ADDED[table].items()}


def register(house: House, how: tuple[str, int]) -> None:
    with house.writing("add") as work:
        registers.add(work, how[0], told(house, *how))


def edit(house: House, how: tuple[str, int, str]) -> None:
    table, number, word = how
    with house.writing("edit") as work:
        registers.edit(work, named(house, table, number), {EDITED[table]: word})


def trash(house: House, number: int) -> None:
    with house.writing("trash") as work:
        trashing.trash(work, named(house, "any", number))


def restore(house: House, number: int) -> None:
    there = trashing.listed(house.case)
    with house.writing("restore") as work:
        trashing.restore(work, there[number % len(there)].address if there else "")


def merge(house: House, how: tuple[str, int, int]) -> None:
    table, one, other = how
    with house.writing("merge") as work:
        merging.merge(work, named(house, table, one), named(house, table, other))


def undo(house: House, number: int | None) -> None:
    known = list(entries.known(house.case))
    with house.writing("undo") as work:
        undoing.undo(work, undoing.last_undoable(house.case) if number is None else known[-1 - number % len(known)])


TAKEN: dict[str, Callable[[House, Any], object]] = {
    "register": register,
    "edit": edit,
    "trash": trash,
    "restore": restore,
    "merge": merge,
    "undo": undo,
}


def take(house: House, step: Step) -> None:
    """Do a step; what is refused leaves nothing."""
    name, how = step
    try:
        if name in TAKEN:
            TAKEN[name](house, how)
        else:
            telling.take(house, [step])
    except REFUSED:
        event(f"{name} refused")
    else:
        event(name)


def assert_sound(house: House) -> None:
    """The records are what the log adds up to, nothing points nowhere, and words find what is there and only that."""
    asked = (house.case.connection, house.case.organisation)
    assert rebuilding.rebuilt(*asked) == rebuilding.kept(*asked)
    assert house.case.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert log.check(*asked) == house.one("SELECT count(*) FROM log_entry")
    there = {code for (code,) in house.case.connection.execute("SELECT code FROM incident")}
    gone = {code for (code,) in house.case.connection.execute("SELECT code FROM trashed WHERE kind = 'incident'")}
    for code in there | gone:
        found = {line.code for line in searching.newest(house.case, parse(f'"{code}"'), limit=100).rows}
        assert (code in found) == (code in there)


@pytest.fixture(scope="module")
def begun(ground: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    """A case file in which something has happened."""
    directory = tmp_path_factory.mktemp("begun") / "case"
    for house in houses.opened(*ground, directory):
        for title, date in (("A raid", "26 July 2023"), ("A raid, told again", "2023")):
            house.incident(title=title, date=date, **BEGINNING)
        house.case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return directory, ground[1]


@settings(deadline=None, max_examples=20)
@given(st.lists(steps, min_size=4, max_size=16))
@example(
    [
        ("register", ("proceeding", 1)),
        ("merge", ("person", 0, 1)),
        ("merge", ("incident", 0, 1)),
        ("undo", 0),
        ("undo", 0),
        ("trash", 0),
    ]
)
def test_every_sequence_replays_and_can_be_taken_back_to_its_beginning(begun: tuple[Path, Keys], steps: list[Step]):
    with TemporaryDirectory() as room:
        directory = Path(shutil.copytree(begun[0], Path(room) / "case"))
        with case_file.opened(directory, begun[1], bulk=True) as case:
            case.connection.execute("PRAGMA synchronous=OFF")  # the disk is not what is tried here
            house = House(directory, begun[1], case)
            for step in steps:
                take(house, step)
            assert_sound(house)

            for entry in reversed(list(entries.known(case))):
                with house.writing("undo") as work:
                    undoing.undo(work, entry)
            assert_sound(house)
            assert set(rebuilding.kept(case.connection, case.organisation)) == {rebuilding.TRASH}
