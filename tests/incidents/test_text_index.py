"""What can be found by words, and what cannot."""

import pytest

from incidents import linking, searching, text_index
from incidents.query import parse
from tests.incidents.house import House


def found(house: House, words: str) -> list[str]:
    return [line.code for line in searching.most_fitting(house.case, parse(words), 20)]


@pytest.fixture
def told(house: House) -> House:
    house.incident(
        title="Raid in Gəncə",
        narrative="narrated",
        place_text="courtyard",
        stated_reason="pretext",
        note="remark",
        tags=["tagged"],
        victims=[{"name": "Canary Aybənizə", "aliases": ["Alias"], "description": "described", "note": "whispered"}],
        perpetrators=[{"class": "police", "actor": "Invented Department", "description": "masked"}],
        acts=[{"term": "LIB.1", "as_reported": "hauled away", "note": "handwritten"}],
        sources=[{"name": "Newsroom"}],
        evidence=[{"url": "https://example.org", "title": "Footage"}],
    )
    return house


WORDS = "raid gence GƏNCƏ narrated courtyard pretext remark tagged invented masked hauled handwritten newsroom footage"


@pytest.mark.parametrize("word", WORDS.split())
def test_an_incident_is_found_by_every_word_of_it(told, word):
    assert found(told, word) == ["AZ-ND-0001"]


@pytest.mark.parametrize("word", ["canary", "Aybeniz*", "alias", "whispered"])
def test_nobody_is_found_by_their_name(told, word):
    assert found(told, word) == []


def test_what_is_forgotten_is_not_found_and_leaves_no_word(told):
    text_index.forget(told.case.connection, linking.by_code(told.case, "AZ-ND-0001"))

    assert found(told, "raid") == []
