"""Whatever is asked, the database answers what somebody would who reads every record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import searching
from incidents.errors import QueryError
from incidents.keys import Keys
from incidents.query import parse
from incidents.query_keys import FEATURES, KEYS
from schemas.vocabulary import vocabulary
from tests.incidents import busy_street
from tests.incidents import house as houses
from tests.incidents.asking_by_hand import ByHand
from tests.incidents.house import House

BY_WORDS = {
    "place": ["Baku", "AZ-GA"],
    "since": ["2022"],
    "until": ["2021-06"],
    "date": ["2021..2022", "unknown"],
    "within": ["2021", "2022..", "..2023"],
    "article": ["535", "510"],
    "held": ["station", "sikay*", '"of the"'],
    "authority": ["полиция"],
    "days": ["7", "5..30", "..1", "unknown"],
    "fine": ["7.."],
    "amount": ["7", "..7", "unknown"],
    "currency": ["azn"],
    "victims": ["3..", "1..2", "..1", "unknown"],
    "victims_sure": ["3..", "1..2", "..1"],
    "reason": ["sikayet", "officers"],
    "note": ["lawyer"],
    "public": ["yes", "no", "unknown"],
    "received": ["2023-Q2", "2024..", "unknown", "2023-06-30..2024-02"],
    "created": ["2024..", "..2023"],
    "changed": ["2024-03"],
    "lang": ["nowhere"],
    "consent": ["given", "not_asked", "store", "casework:refused", "store:not_asked"],
    "url": ["example.org"],
    "evidence": ["file", "image", "pdf"],
    "claim": ["conflicting", "unsettled", "asserts", "place"],
    "person": ["P-0000", "P-0001"],
    "operation": ["O-0000"],
    "recommendation": ["R-0001"],
    "source": ["S-0001", "media"],
    "by": ["A-0001", "A-0002", "police,unknown", "unknown"],
    "victim": ["P-0002", "minor", "trans"],
    "step": ["lodged", "charge,appeal"],
    "outcome": ["dropped", "appeal", "convicted", "pending,decided"],
}
_NOT_BY_HAND = frozenset({"tag", "code", "link", "origin", "saved", "case", "context", "file"})
_BY_HAND_FEATURES = [
    each
    for each in FEATURES
    if each
    not in ("file", "link", "article", "consequence", "estimate", "narrative", "reason", "note", "context", "tag")
]


def _values(key: str) -> list[str]:
    if key in ("has", "no"):
        return _BY_HAND_FEATURES
    if key in BY_WORDS:
        return BY_WORDS[key]
    return [code for name in KEYS[key].vocabularies for code in busy_street.TERMS.get(name, ()) or _codes(name)]


def _codes(name: str) -> list[str]:
    return [term.code for term in vocabulary(name)][:5]


def _written(key: str) -> st.SearchStrategy[str]:
    values = st.lists(
        st.sampled_from(_values(key)), min_size=1, max_size=1 if key in ("since", "until") else 2, unique=True
    )
    return st.builds(lambda minus, told: f"{minus}{key}:{','.join(told)}", st.sampled_from(["", "", "-"]), values)


ASKED = sorted(set(KEYS) - _NOT_BY_HAND)
conditions = st.sampled_from(ASKED).flatmap(_written)
of_one_act = st.lists(
    st.sampled_from(sorted({"act", "by", "degree", "age", "paid", "outcome", "role"})).flatmap(_written), max_size=4
)
queries = st.builds(lambda one, more: " ".join([*one, *more]), st.lists(conditions, min_size=1, max_size=2), of_one_act)


@pytest.fixture(scope="module")
def street(ground: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    for house in houses.opened(*ground, tmp_path_factory.mktemp("street") / "case"):
        busy_street.build(house)
        yield house


def _found(house: House, asked: str) -> set[str]:
    return {line.title for line in searching.newest(house.case, parse(asked), limit=100).rows}


@pytest.mark.parametrize("few", [-1, 2_000])
def test_whatever_is_asked_is_found_wherever_the_search_begins(street, few):
    by_hand = ByHand(street.case)
    before = searching._FEW_TO_SORT

    @settings(max_examples=120, deadline=None)
    @given(queries)
    def asked_any_way(asked: str) -> None:
        assert _found(street, asked) == by_hand.titles(parse(asked))
        assert searching.how_many(street.case, parse(asked)) == len(by_hand.titles(parse(asked)))

    searching._FEW_TO_SORT = few
    try:
        asked_any_way()
    finally:
        searching._FEW_TO_SORT = before


@pytest.mark.parametrize("key", ASKED)
def test_each_key_finds_some_and_not_all(street, key):
    """Else the street is too quiet to tell whether the key asks anything."""
    by_hand = ByHand(street.case)
    everything = {row["title"] for row in by_hand.tables["incident"]}
    sizes = {len(_found(street, f"{key}:{value}")) for value in _values(key)}

    for value in _values(key):
        assert _found(street, f"{key}:{value}") == by_hand.titles(parse(f"{key}:{value}"))
    if key not in ("lang", "tier"):
        assert any(0 < size < len(everything) for size in sizes) or key in ("created", "changed")


_PIECES = st.sampled_from(
    [f"{key}:" for key in KEYS]
    + ["-", '"', ",", "..", "*", " ", "COE", "2021", "P-0001", "media:given", "yes", "7", "bakı", ":"]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=10).map("".join)))
def test_whatever_is_typed_is_answered_or_refused(street: House, typed: str) -> None:
    sentence = "Answered."
    try:
        _found(street, typed)
        searching.how_many(street.case, parse(typed))
        searching.most_fitting(street.case, parse(typed))
    except QueryError as refusal:
        sentence = refusal.sentence
    assert sentence
    assert "\n" not in sentence
