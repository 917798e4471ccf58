"""The records are exactly what the log adds up to."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import consenting, linking, log, people, rebuilding
from incidents.addresses import Found
from incidents.keys import Keys
from schemas.compiled.records import COLUMNS, SHAPES
from schemas.told import LIST_KINDS
from tests.incidents import house as houses
from tests.incidents import telling
from tests.incidents.house import House
from tests.incidents.one_of_each import TABLES, add_one_of_each

EVERYTHING = {
    "title": "A raid on a birthday party",
    "narrative": "Told in the words of the source.",
    "date": "night of 22-23 Sep 2017",
    "ended": "about October 2017",
    "place": "Nəsimi",
    "latitude": 40.375,
    "longitude": 49.85,
    "contexts": ["raid", "protest"],
    "tags": ["ə", "z", "a"],
    "material_public": True,
    "verification": {"state": "likely", "by": "KM", "on": "2024-03-01", "method": "two calls"},
    "victims": [
        {
            "key": "1",
            "name": "Canary Aybənizə",
            "aliases": ["Ay"],
            "groups": ["trans_women", "sex_workers"],
            "minor": False,
            "consents": [{"purpose": "anonymous_statistics", "state": "given", "given_on": "2024-02-01"}],
        },
        {"key": "2", "counting_unit": "group", "low": 5, "high": 8},
    ],
    "perpetrators": [{"class": "police", "actor": "Invented Department", "degree": ""}],
    "acts": [
        {"term": "LIB.1", "victim": "1", "detention": {"started": "22 Sep 2017", "fine": 50, "sentence_days": 20}},
        {"term": "COE.1", "victim": "2", "by": [], "coercion": {"amount": 300.5, "currency": "AZN"}},
    ],
    "sources": [{"name": "An invented newsroom", "reliability": "B", "connection": "", "credibility": "2"}],
    "evidence": [{"url": "https://example.org/a", "title": "A page"}],
}


def both(house: House) -> tuple[object, object]:
    told = (house.case.connection, house.case.organisation)
    return rebuilding.rebuilt(*told), rebuilding.kept(*told)


def test_every_table_is_rebuilt_from_the_log_alone(house):
    first = house.incident(**EVERYTHING)
    second = house.incident(title="What followed", links=[{"kind": "follows", "to": first}])
    with house.writing() as work:
        work.change("incident", linking.by_code(house.case, second), {"tags": ["b"], "title": "What came next"})
        people.seal_identity(work, people.by_code(house.case, "P-0001"), {"names": ["Canary Aybənizə the second"]})

        add_one_of_each(work)

    rebuilt, kept = both(house)

    assert rebuilt == kept
    assert set(rebuilt) == set(TABLES)


@settings(deadline=None, max_examples=25)
@given(st.lists(telling.steps, min_size=3, max_size=12))
def test_whatever_is_done_in_whatever_order_the_log_adds_up_to_the_records(ground: tuple[Path, Keys], steps):
    with TemporaryDirectory() as room:
        for house in houses.opened(*ground, Path(room) / "case"):
            telling.take(house, steps)

            rebuilt, kept = both(house)

            assert rebuilt == kept
            assert log.check(house.case.connection, house.case.organisation) == house.one(
                "SELECT count(*) FROM log_entry"
            )


@pytest.fixture(scope="module")
def full(ground: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory):
    """A house with a row in every table."""
    for house in houses.opened(*ground, tmp_path_factory.mktemp("full") / "case"):
        first = house.incident(**EVERYTHING)
        house.incident(title="What followed", links=[{"kind": "follows", "to": first}])
        with house.writing("consent") as work:
            consenting.record(work, "P-0001", {"purpose": "media", "state": "refused"})
            add_one_of_each(work)
            work.take_out([Found("task", work.add("task", {"code": "T-0001", "title": "Gone"}))])
        yield house


@pytest.mark.parametrize("table", [*TABLES, "trashed"])
def test_a_cell_written_past_the_log_is_seen(full, table):
    forged = {"TEXT": "'forged'", "INTEGER": "77", "REAL": "0.125", "BLOB": "x'00'"}
    columns = full.case.connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
    assert {name for name, _ in columns} == set(COLUMNS[table])
    for name, kind in columns:
        full.case.connection.execute("BEGIN")
        key = "record" if table == "trashed" else "id"
        one = f'(SELECT min({key}) FROM "{table}")'
        done = full.case.connection.execute(f'UPDATE "{table}" SET "{name}" = {forged[kind]} WHERE {key} = {one}')
        assert done.rowcount == 1

        rebuilt, kept = both(full)

        full.case.connection.execute("ROLLBACK")
        assert rebuilt != kept, name


@pytest.mark.parametrize(
    "forging", ["DELETE FROM coding WHERE term = 'z'", "UPDATE coding SET term = 'zz' WHERE term = 'z'"]
)
def test_a_coding_written_past_the_log_is_seen(full, forging):
    full.case.connection.execute("BEGIN")
    try:
        assert full.case.connection.execute(forging).rowcount == 1

        rebuilt, kept = both(full)

        assert rebuilt != kept
    finally:
        full.case.connection.execute("ROLLBACK")


def test_every_field_that_holds_several_terms_is_kept_as_codings():
    listed = {(table, field) for table in SHAPES for field, told in SHAPES[table].items() if told[0] in LIST_KINDS}

    assert not {(table, field) for table, field in listed if field in COLUMNS.get(table, ())}


def test_what_was_erased_from_the_log_is_left_out_and_breaks_nothing(house):
    house.incident(title="A witness wishes this gone")
    house.incident(title="This stays")
    entry = house.one("SELECT id FROM log_entry WHERE seq = 1")
    house.case.connection.execute("UPDATE log_part SET payload = NULL, salt = NULL WHERE entry = ?", (entry,))

    rebuilt, _ = both(house)

    assert [row["title"] for row in rebuilt["incident"].values()] == ["This stays"]
