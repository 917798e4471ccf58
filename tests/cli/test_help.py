"""Every example of the help does what it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli import help_topics, query_page
from incidents import addresses, case_file, key_file, registers, saved_queries, searching
from incidents.case_file import CaseFile
from incidents.cost import FLOOR
from incidents.errors import NotFoundError
from incidents.importing import loading, shipped
from incidents.query import parse
from incidents.query_keys import KEYS
from incidents.register_keys import TABLES, keys_of
from incidents.unit_of_work import writing
from schemas.speech import speak
from tests.cli.conftest import WORDS
from tests.cli.runner import TODAY, run

PUBLIC = Path(loading.__file__).parents[2] / "schemas" / "demo" / "az-public-record" / "incidents.csv"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    """The demo's case file, with the records the examples speak of."""
    directory = tmp_path_factory.mktemp("practice") / "case"
    case_file.create(directory, WORDS, country="AZ", organisation_name="Practice", now=TODAY, cost=FLOOR)
    keys = key_file.unlock(directory / case_file.KEYS, WORDS)
    with case_file.opened(directory, keys, bulk=True) as case:
        loading.import_file(case, PUBLIC, shipped.found_map("az-public-record"), TODAY)
        with writing(case, TODAY, "add") as work:
            for table, told in _SPOKEN_OF:
                registers.add(work, table, told)
            registers.edit(work, _first(case), {"tags": ["follow-up"]}, "incident")
            saved_queries.keep(work, "raids", "act:LIB")
        yield case


_SPOKEN_OF: tuple[tuple[str, dict[str, object]], ...] = (
    ("operation", {"code": "O-0002", "name": "A wave"}),
    ("support_case", {"code": "C-0001", "title": "A file", "owner": "NK"}),
    ("recommendation", {"code": "R-0017", "text": "Do it.", "mechanism": "upr"}),
)


def _first(case: CaseFile) -> str:
    return searching.newest(case, limit=1).rows[0].code


def test_every_example_of_the_language_is_answered(practice: CaseFile) -> None:
    written = [example for example, _ in (*query_page.FORMS, *query_page.EXAMPLES)]
    for example in [*written, *(each for key in KEYS.values() for each in key.examples)]:
        assert searching.how_many(practice, parse(example)) >= 0, example


def test_some_examples_find_something_in_the_practice_file(practice: CaseFile) -> None:
    assert sum(bool(searching.how_many(practice, parse(example))) for example, _ in query_page.EXAMPLES) >= 4


@pytest.mark.parametrize("table", TABLES)
def test_every_example_of_the_other_lists_is_answered(practice: CaseFile, table: str) -> None:
    for key, told in keys_of(table).known.items():
        if told.takes not in ("record", "records", "name"):
            registers.rows(practice, table, told.examples[0])
        assert told.examples[0].startswith(f"{key}:")
    for example, _ in query_page.REGISTER_EXAMPLES.get(table, ()):
        registers.rows(practice, table, example)


def test_the_example_of_a_record_has_the_form_of_its_codes() -> None:
    for table in TABLES:
        for told in keys_of(table).known.values():
            if told.takes in ("record", "code"):
                code = told.examples[0].partition(":")[2]
                assert addresses.spoken(code) == code


def test_help_explains_every_key_and_every_topic() -> None:
    told = run(["help", "query"]).succeeded().out

    assert all(f"\n  {name}: " in told for name in KEYS)
    for topic in help_topics.TOPICS:
        assert run(["help", topic, "--plain"]).succeeded().out.count("\n") > 5
        assert topic in run(["help"]).succeeded().out


@pytest.mark.parametrize("table", TABLES)
def test_help_explains_every_list(table: str) -> None:
    told = run(["help", "query", table]).succeeded().out

    assert all(f"\n  {name}: " in told for name in keys_of(table).known)


def test_help_speaks_the_language_asked_for() -> None:
    try:
        assert run(["--lang", "ru", "help", "dates"]).succeeded().out.count("2023") > 3
    finally:
        speak("en")


def test_a_topic_or_a_list_that_is_not_there_gets_the_nearest() -> None:
    assert "query" in run(["help", "qury"]).ended(20).err
    assert "dates" in run(["help", "nothing of it"]).ended(20).err
    assert "task" in run(["help", "query", "tsk"]).ended(25).err


def test_codes_are_told_as_records_bear_them(practice: CaseFile) -> None:
    assert {code.partition("-")[0] for code, _ in help_topics.CODES if code[1:2] == "-"} <= set(
        addresses.PREFIXES.values()
    )
    with pytest.raises(NotFoundError):
        addresses.found(practice, "AZ-1900-0001/2/detention")
