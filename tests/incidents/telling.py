"""Random tellings: forms, changes and links as people might make them, in any order."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import strategies as st

from incidents import consenting, linking
from incidents.errors import RefusedInputError
from schemas import shape
from tests.incidents.house import House

Step = tuple[str, Any]

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=25)
dates = st.sampled_from(
    ["26 July 2023", "mid-May 2021", "before 30.09.2014", "2019", "iyul 2023", "n/k", "", "2017-09-15/2017-10-02"]
)
places = st.sampled_from(["", "AZ-BA", "Gəncə", "a courtyard nobody named", "ONLINE", "TR"])
forms = st.fixed_dictionaries(
    {
        "title": words,
        "narrative": words,
        "date": dates,
        "place": places,
        "tags": st.lists(words, max_size=3),
        "contexts": st.lists(st.sampled_from(["protest", "raid"]), max_size=2),
        "material_public": st.sampled_from([True, False, None]),
        "latitude": st.none() | st.floats(-90, 90),
        "victims": st.lists(
            st.fixed_dictionaries(
                {"counting_unit": st.sampled_from(["individual", "group"]), "high": st.none() | st.integers(5, 60)},
                optional={"name": words, "consents": st.just([{"purpose": "store", "state": "given"}])},
            ),
            max_size=2,
        ),
        "perpetrators": st.lists(
            st.fixed_dictionaries({"class": st.sampled_from(["police", "family"]), "actor": st.just("") | words}),
            max_size=2,
        ),
        "acts": st.lists(
            st.fixed_dictionaries(
                {"term": st.sampled_from(["LIB.1", "INT.1", "COE.1"]), "as_reported": words},
                optional={
                    "detention": st.just({"started": "3 May 2019", "fine": 50}),
                    "coercion": st.just({"amount": 300.5, "currency": "AZN"}),
                },
            ),
            max_size=2,
        ),
        "sources": st.lists(st.fixed_dictionaries({"name": words, "url": words}), max_size=2),
        "evidence": st.lists(st.fixed_dictionaries({"url": st.just("https://example.org/a")}), max_size=1),
    },
    optional={"verification": st.sampled_from(["reported", "likely"])},
)
changes = st.dictionaries(st.sampled_from(["title", "narrative", "note"]), words, min_size=1) | st.fixed_dictionaries(
    {}, optional={"date": dates, "tags": st.lists(words, max_size=3), "material_public": st.sampled_from([True, None])}
)
steps: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.just("add"), forms),
    st.tuples(st.just("add and change at once"), st.tuples(forms, changes)),
    st.tuples(st.just("change"), st.tuples(st.integers(0, 9), changes)),
    st.tuples(st.just("change twice at once"), st.tuples(st.integers(0, 9), changes, changes)),
    st.tuples(st.just("link"), st.tuples(st.integers(0, 9), st.integers(0, 9))),
    st.tuples(st.just("consent"), st.sampled_from(["given", "withdrawn"])),
    st.tuples(st.just("clock"), st.integers(-90_000, 90_000)),
)


def take(house: House, steps: list[Step]) -> None:
    """Do every step; one that speaks of a record that is not there does nothing."""
    for name, told in steps:
        _TAKEN[name](house, told)


def _codes(house: House) -> list[str]:
    return [code for (code,) in house.case.connection.execute("SELECT code FROM incident ORDER BY id")]


def _change(house: House, told: tuple[int, Any, *tuple[Any, ...]]) -> None:
    at, *said = told
    codes = _codes(house)
    if codes:
        incident = linking.by_code(house.case, codes[at % len(codes)])
        with house.writing() as work:
            for fields in said:
                work.change("incident", incident, _read(fields))


def _add_and_change(house: House, told: tuple[Any, Any]) -> None:
    from incidents import recording
    from schemas.form import read_form

    with house.writing("add") as work:
        work.change("incident", recording.log_incident(work, read_form(told[0])).id, _read(told[1]))


def _read(fields: dict[str, Any]) -> dict[str, Any]:
    kept, findings = shape.read("incident", fields)
    assert not findings
    return {name: kept[name] for name in fields}


def _link(house: House, told: tuple[int, int]) -> None:
    codes = _codes(house)
    if codes:
        with suppress(RefusedInputError), house.writing("link") as work:
            linking.link(work, codes[told[0] % len(codes)], "follows", codes[told[1] % len(codes)])


def _consent(house: House, state: str) -> None:
    if house.one("SELECT count(*) FROM person"):
        with house.writing("consent") as work:
            consenting.record(work, "P-0001", {"purpose": "store", "state": state, "given_on": "2024-03-01"})


_TAKEN: dict[str, Callable[[House, Any], object]] = {
    "add": lambda house, told: house.incident(**told),
    "add and change at once": _add_and_change,
    "change": _change,
    "change twice at once": _change,
    "link": _link,
    "consent": _consent,
    "clock": lambda house, seconds: house.later(seconds=seconds),
}
