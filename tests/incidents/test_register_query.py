"""Whatever is asked of people, tasks, proceedings …, the database answers what somebody would who reads them all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import registers
from incidents.errors import QueryError
from incidents.keys import Keys
from incidents.query import parse
from incidents.query_tree import Between, Coded, Condition, Named, NotKnown, Phrase, Span, Value
from incidents.register_grammar import grammar_of
from incidents.register_keys import is_asked, keys_of, texts_of
from incidents.register_query import asked
from schemas.compiled.records import SHAPES
from schemas.vocabulary import vocabulary
from tests.incidents import busy_street
from tests.incidents import house as houses
from tests.incidents.asking_by_hand import ByHand, phrased
from tests.incidents.house import House

TABLES = tuple(table for table in SHAPES if is_asked(table))
_RECORDS = ("P-0001", "A-0001", "A-0002", "AZ-T-0003", "S-0002")


@pytest.fixture(scope="module")
def street(ground: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    for house in houses.opened(*ground, tmp_path_factory.mktemp("registers") / "case"):
        busy_street.build(house)
        yield house


@pytest.fixture(scope="module")
def by_hand(street: House) -> ByHand:
    return ByHand(street.case)


def found(house: House, table: str, text: str) -> set[str]:
    sql, values = asked(house.case, table, text)
    rows = house.case.connection.execute(f'SELECT t.id FROM "{table}" t WHERE {sql}', values)
    return {record for (record,) in rows}


def read_by_hand(by: ByHand, table: str, text: str) -> set[str]:
    conditions = parse(text, grammar_of(table)).conditions
    return {row["id"] for row in by.tables[table] if all(_holds(by, table, row, each) for each in conditions)}


def _holds(by: ByHand, table: str, row: dict[str, Any], condition: Condition) -> bool:
    return any(_answers(by, table, row, condition.key, value) for value in condition.values) != condition.negated


def _answers(by: ByHand, table: str, row: dict[str, Any], key: str, value: Value) -> bool:
    if key == "words":
        assert isinstance(value, Phrase)
        return any(phrased(row[name], value) for name in texts_of(table)) or any(
            phrased(term, value)
            for name, told in SHAPES[table].items()
            if told[0] == "tags"
            for term in by.codings[row["id"], name]
        )
    if key in ("has", "no"):
        assert isinstance(value, Named)
        return _has(by, table, row, value.text) == (key == "has")
    name = keys_of(table).known[key].at.partition(".")[2]
    kind = SHAPES[table][name][0] if name in SHAPES[table] else "words"
    if kind in ("terms", "tags", "records"):
        return _listed(by, row, name, value)
    told = row[name]
    if kind == "date":
        return _vague(row, name, value)
    if kind == "record" and isinstance(value, Named):
        return told in _meant(by, value.text, told)
    return _plain(told, value)


def _plain(told: Any, value: Value) -> bool:
    if isinstance(value, Coded):
        return told in value.codes
    if isinstance(value, Phrase):
        return phrased(told, value)
    if isinstance(value, Between):
        return (
            told is not None and (value.low is None or told >= value.low) and (value.high is None or told <= value.high)
        )
    if isinstance(value, Span):
        last = told[:10]
        dated = told[:4].isdigit()
        return dated and (not value.first or last + "~" >= value.first) and (not value.last or last <= value.last)
    if isinstance(value, NotKnown):
        return told in (None, "")
    assert isinstance(value, Named)
    if value.text == "yes":
        return bool(told)
    if value.text in ("1", "0", ""):
        return told == (int(value.text) if value.text else None)
    return bool(told.startswith(value.text) if value.begins else told == value.text.upper())


def _listed(by: ByHand, row: dict[str, Any], name: str, value: Value) -> bool:
    terms = by.codings[row["id"], name]
    if isinstance(value, NotKnown):
        return not terms
    if isinstance(value, Phrase):
        return any(phrased(term, value) for term in terms)
    if isinstance(value, Coded):
        return bool(terms & set(value.codes))
    assert isinstance(value, Named)
    return any(each in _meant(by, value.text, each) for each in terms)


def _meant(by: ByHand, code: str, told: str) -> set[str]:
    """The record itself; a unit of an institution means the institution too."""
    row, met = by.by_id.get(told), set()
    while row is not None:
        if row.get("code") == code:
            met.add(told)
        row = by.by_id.get(row.get("part_of"))
    return met


def _vague(row: dict[str, Any], name: str, value: Value) -> bool:
    told, first, last = row[name], row[f"{name}_earliest"], row[f"{name}_latest"]
    if isinstance(value, NotKnown | Named):
        return bool(told) == isinstance(value, Named)
    assert isinstance(value, Span)
    if not told:
        return False
    if value.wholly:
        return (not value.first or (first or "") >= value.first) and (not value.last or "" < (last or "") <= value.last)
    return (not value.first or (last or "~") >= value.first) and (not value.last or (first or "") <= value.last)


def _has(by: ByHand, table: str, row: dict[str, Any], feature: str) -> bool:
    if feature not in SHAPES[table]:
        return any(row["id"] == told for each in by.tables[feature] for name, told in each.items() if name != "id")
    if SHAPES[table][feature][0] in ("terms", "tags", "records"):
        return bool(by.codings[row["id"], feature])
    return row[feature] not in (None, "", "not_asked")


def values_of(table: str, key: str) -> list[str]:
    told = keys_of(table).known[key]
    if told.takes == "feature":
        return list(keys_of(table).features)
    if told.takes in ("term", "terms"):
        return [term.code for term in vocabulary(told.vocabularies[0])][:6]
    return {
        "date": ["2021", "2022..", "..2021-06"] + ([] if key in ("since", "until", "within") else ["unknown", "yes"]),
        "day": ["yes", "no", "2024", "..2023"],
        "stamp": ["2024", "2023-06-15..", "unknown", "yes"],
        "whole": ["1", "2..10", "unknown"],
        "number": ["1", "2..10", "..1", "unknown"],
        "yes_no": ["yes", "no", "unknown"],
        "place": ["Baku", "AZ-GA", "unknown"],
        "record": ["unknown"],
        "records": ["unknown"],
        "code": ["P-0001", "C-00*", "unknown"],
        "words": ["station", '"of the"', "sikay*", "полиция", "535"],
        "tags": ["535", "510"],
    }[told.takes]


def _keys(table: str) -> list[str]:
    beside = {key for key, told in keys_of(table).known.items() if told.at and told.at.partition(".")[0] != table}
    return [key for key in keys_of(table).known if key not in {"saved", "outcome", *beside}]


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str]:
    table = draw(st.sampled_from(TABLES))
    asked_for = []
    for key in draw(st.lists(st.sampled_from(_keys(table)), min_size=1, max_size=3)):
        most = 1 if key in ("since", "until") else 2
        told = draw(st.lists(st.sampled_from(values_of(table, key)), min_size=1, max_size=most, unique=True))
        if key in ("since", "until") and ".." in told[0]:
            told = ["2022"]
        asked_for.append(f"{draw(st.sampled_from(['', '-']))}{key}:{','.join(told)}")
    return table, " ".join([*asked_for, *draw(st.lists(st.sampled_from(["station", "-lawyer"]), max_size=1))])


def test_whatever_is_asked_of_any_list_is_found(street: House, by_hand: ByHand) -> None:
    @settings(max_examples=300, deadline=None)
    @given(questions())
    def asked_of_any(question: tuple[str, str]) -> None:
        assert found(street, *question) == read_by_hand(by_hand, *question)

    asked_of_any()


@pytest.mark.parametrize("table", TABLES)
def test_each_field_of_each_record_can_be_asked(street: House, by_hand: ByHand, table: str) -> None:
    known = keys_of(table).known
    assert {name for name, told in SHAPES[table].items() if told[0] != "sealed" and "origin_" not in name} <= set(known)
    assert not any("sealed" in key for key in known)
    for key in _keys(table):
        for value in values_of(table, key)[:1] if key in ("since", "until") else values_of(table, key):
            if key in ("since", "until") and ".." in value:
                continue
            assert found(street, table, f"{key}:{value}") == read_by_hand(by_hand, table, f"{key}:{value}"), key


@pytest.mark.parametrize(
    ("table", "key", "code"),
    [
        ("proceeding", "person", "P-0001"),
        ("proceeding", "incident", "AZ-T-0003"),
        ("involvement", "actor", "A-0001"),
        ("involvement", "actor", "A-0002"),
        ("information", "source", "S-0002"),
        ("task", "about", "AZ-T-0003"),
        ("support_case", "about", "AZ-T-0003"),
        ("support_case", "persons", "P-0001"),
        ("duplicate", "first", "AZ-T-0003"),
        ("act", "person", "P-0001"),
    ],
)
def test_a_record_is_asked_by_its_code(street: House, by_hand: ByHand, table: str, key: str, code: str) -> None:
    for text in (f"{key}:{code}", f"-{key}:{code}"):
        assert found(street, table, text) == read_by_hand(by_hand, table, text)


def test_a_whole_institution_means_its_units(street: House) -> None:
    assert found(street, "involvement", "actor:A-0001") > found(street, "involvement", "actor:A-0002")
    assert found(street, "involvement", "actor:ministry") == found(street, "involvement", "actor:A-0001") - found(
        street, "involvement", "actor:A-0002"
    )


@pytest.mark.parametrize(
    ("table", "short", "key"),
    [
        ("task", "done", "done_on"),
        ("task", "due", "due-on"),
        ("task", "owner", "assignee"),
        ("support_case", "case", None),
        ("need", "case", "support_case"),
        ("actor", "class", "actor_class"),
        ("recommendation", "theme", "themes"),
        ("support_case", "due", "next_review"),
        ("operation", "date", "started"),
        ("consent", "status", "state"),
    ],
)
def test_a_short_name_means_the_field(street: House, table: str, short: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(QueryError, match=short):
            asked(street.case, table, f"{short}:unknown")
    else:
        value = "2022" if key == "started" else values_of(table, key.replace("-", "_"))[0]
        assert asked(street.case, table, f"{short}:{value}") == asked(street.case, table, f"{key}:{value}")


def test_proceedings_are_asked_how_they_stand_and_what_was_done(street: House) -> None:
    dropped, charged = (found(street, "proceeding", text) for text in ("outcome:dropped", "step:charge"))

    assert dropped
    assert charged
    assert found(street, "proceeding", "-outcome:dropped") == found(street, "proceeding", "") - dropped


def test_a_register_of_incidents_speaks_the_language_of_incidents(street: House) -> None:
    assert found(street, "incident", "act:COE") == {
        row for (row,) in street.case.connection.execute("SELECT DISTINCT incident FROM act WHERE term LIKE 'COE%'")
    }


@pytest.mark.parametrize(
    ("table", "typed", "meant"),
    [
        ("task", "dune:yes", "done"),
        ("task", "asignee:x", "assignee:"),
        ("task", "kind:folow_up", "kind:follow_up"),
        ("proceeding", "forum:prosecuter", "forum:prosecutor"),
        ("support_case", "has:referal", "referral"),
        ("operation", "place:Bakku", "place:AZ-BA"),
    ],
)
def test_a_slip_gets_the_nearest(street: House, table: str, typed: str, meant: str) -> None:
    with pytest.raises(QueryError) as refusal:
        asked(street.case, table, typed)
    assert meant in refusal.value.sentence


@pytest.mark.parametrize("table", ["identity", "identity_told", "health_told", "nothing", "coding"])
def test_what_is_sealed_has_no_list_to_ask(street: House, table: str) -> None:
    with pytest.raises(QueryError):
        asked(street.case, table, "Canary")


@pytest.mark.parametrize("typed", ["person:P-9999", "incident:nowhere", "authority:nobody", "person:Canary"])
def test_a_record_that_is_not_there_is_refused(street: House, typed: str) -> None:
    with pytest.raises(QueryError) as refusal:
        asked(street.case, "proceeding", typed)
    assert "Canary" not in refusal.value.sentence


def test_the_lists_of_the_house_ask_so(street: House, by_hand: ByHand) -> None:
    lines = registers.rows(street.case, "proceeding", "forum:police")

    assert len(lines) == len(read_by_hand(by_hand, "proceeding", "forum:police")) > 0


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(TABLES),
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "-",
                '"',
                ",",
                "..",
                "*",
                " ",
                ":",
                "has:",
                "no:",
                "due:",
                "2021",
                "person:",
                "P-1",
                "place:",
                "kind:",
                "yes",
                "saved:",
            ]
        ),
        max_size=10,
    ).map("".join),
)
def test_whatever_is_typed_is_understood_or_refused(street: House, table: str, typed: str) -> None:
    sentence = "Understood."
    try:
        found(street, table, typed)
    except QueryError as refusal:
        sentence = refusal.sentence
    assert sentence
    assert "\n" not in sentence
