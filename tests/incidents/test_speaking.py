"""What is said in another language is said in whole sentences, and never kept."""

from collections.abc import Callable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from incidents import addresses, counting, evidence, ledger, linking, people, releasing, searching, vignettes
from incidents.diagnosing import examine
from incidents.disclosure import clearing
from incidents.errors import DomainError
from incidents.importing import loading
from incidents.query import parse
from incidents.query_sql import where
from incidents.releasing import Recipe
from schemas import speech
from schemas.form import read_form
from schemas.incident_form import FormRefused
from schemas.refusals import Refusal
from schemas.release_json import as_json
from schemas.vague_date import VagueDate
from schemas.vocabulary import vocabulary
from tests.incidents.house import House
from tests.incidents.importing.tables import ROW, small_map, write_csv

MARK = "§"


class Tongue(NullTranslations):
    """A language in which every text begins with a sign that no record holds."""

    def gettext(self, message: str) -> str:
        return f"{MARK}{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{MARK}{msgid1 if n == 1 else msgid2}"


@pytest.fixture
def tongue(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(speech._catalogues, "ru", Tongue())
    speech.speak("ru")
    yield
    speech.speak("en")


def raid(number: int) -> dict[str, Any]:
    answer = {"purpose": "anonymous_statistics", "state": ("given", "refused", "withdrawn")[number % 9 // 7]}
    return {
        "title": f"Raid {number}",
        "narrative": "As the police told it.",
        "date": f"{2018 + number % 3}-0{1 + number % 9}",
        "place": "AZ-BA",
        "victims": [{"low": 1, "high": 1, "consents": [answer | {"given_on": "2024-01-02"}]}],
        "perpetrators": [{"class": "local_police"}],
        "acts": [{"term": ("LIB.7", "COE.3", "INT.1")[number % 3]}],
        "sources": [{"name": "A newspaper"}],
    }


def test_nothing_that_was_said_is_kept(house: House, tmp_path: Path, tongue: None) -> None:
    house.log(*(raid(number) for number in range(30)))
    told = loading.import_file(
        house.case,
        write_csv(tmp_path / "rows.csv", [ROW, {**ROW, "no": "2", "when": "some day"}]),
        small_map(),
        house.later(),
        keep_refused=True,
    )
    released = releasing.release(house.case, Recipe(), house.later())

    assert [each.reason.startswith(MARK) for each in told.reasons] == [True]
    assert MARK not in as_json(released.release)
    assert released.left_out.keys() == {"consent was not asked", "consent was refused"}
    assert [table for table, row in every_row(house) if MARK in row] == []


def every_row(house: House) -> Iterator[tuple[str, str]]:
    """All there is in the records, the log unpacked."""
    from incidents.operations import unpacked

    tables = house.case.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'text_index%'"
    ).fetchall()
    for (table,) in tables:
        for row in house.case.connection.execute(f'SELECT * FROM "{table}"').fetchall():
            yield table, repr(row)
    for (payload,) in house.case.connection.execute("SELECT payload FROM log_part").fetchall():
        yield "log_part", repr([*unpacked(payload)])


REFUSED: dict[str, Callable[[House], object]] = {
    "a date": lambda _: VagueDate.read("the day after"),
    "a date out of order": lambda _: VagueDate.read("31 May 2020 and 2 May 2020"),
    "a date beyond the years": lambda _: VagueDate.read("12.03.1492"),
    "a term": lambda _: vocabulary("act_types").term("INT.99"),
    "a vocabulary": lambda _: vocabulary("act_type"),
    "a key of a query": lambda _: parse("plase:Baku"),
    "a value of a query": lambda _: parse("act:tortvre"),
    "a place of a query": lambda _: parse("place:Bakuu"),
    "what a query may have": lambda _: parse("has:evidnce"),
    "a date of a query": lambda _: parse("since:never"),
    "a tag": lambda house: where(house.case, parse("tag:unheard")),
    "a dimension": lambda house: counting.count(house.case, ["yaer"]),
    "a unit": lambda house: counting.count(house.case, ["year"], "victim"),
    "an incident": lambda house: linking.by_code(house.case, "AZ-1999-0001"),
    "an incident by a name": lambda house: linking.by_code(house.case, "Canary"),
    "a person": lambda house: people.by_code(house.case, "P-9999"),
    "a person by a name": lambda house: people.by_code(house.case, "Canary"),
    "a record": lambda house: addresses.found(house.case, "T-9999"),
    "a record by a name": lambda house: addresses.found(house.case, "Canary"),
    "evidence": lambda house: evidence.extract(house.case, "E-9999", Path("copy")),
    "a page": lambda house: searching.newest(house.case, after="AZ-1999-0001"),
    "a release": lambda house: ledger.release(house.case, "none"),
    "a question": lambda house: releasing.release(house.case, Recipe("tag:ours"), house.later()),
    "a file of cases": lambda _: vignettes.read({"vignettes": [{"incident": "AZ-2023-0001"}]}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_is_whole_in_the_language_spoken(house: House, what: str, tongue: None) -> None:
    with pytest.raises((DomainError, Refusal)) as refused:
        REFUSED[what](house)

    sentences = str(refused.value)
    assert sentences.startswith(MARK)
    assert "{" not in sentences
    assert "Canary" not in sentences
    for each in sentences.split(". "):
        assert each.lstrip(". ").startswith(MARK) or each[:1].islower(), each


def test_every_fault_of_a_form_is_told_in_the_language_spoken(tongue: None) -> None:
    told = {
        "title": 3,
        "nonsense": "Canary",
        "date": "the day after",
        "victims": [{"person": "Canary", "low": 5, "high": 3}],
        "acts": [{"term": "INT.99", "victim": "nobody", "by": ["nobody"], "detention": {"sentence_days": -1}}],
        "evidence": [{}],
        "links": "AZ-2023-0001",
    }

    with pytest.raises(FormRefused) as refused:
        read_form(told)

    assert len(refused.value.findings) > 9
    assert all(each.sentence.startswith(MARK) for each in refused.value.findings)


def test_the_doctor_speaks(house: House, tongue: None) -> None:
    assert all(each.sentence.startswith(MARK) for each in examine(house.case))


def test_what_stands_beside_a_count_is_told_in_the_language_spoken(house: House, tongue: None) -> None:
    house.log(*(raid(number) for number in range(3)))

    for unit in counting.UNITS:
        told = counting.count(house.case, ["year", "act"], unit)
        assert told.notes
        assert all(each.startswith(MARK) for each in told.notes)


def test_what_a_text_holds_is_told_in_the_language_spoken(tongue: None) -> None:
    known = {"P-0001": {"names": ["Kanarya Qafqazlı"], "contacts": ["kanarya@example.org"]}}
    text = "Kanarya, 26 July 2023, Nizami street 4, kanarya@example.org, 050 123 45 67, P0001"

    found = clearing.findings(text, known)

    assert {each.kind for each in found} >= {"name", "day", "address", "mail", "telephone", "record"}
    assert all(each.sentence.startswith(MARK) for each in found)
