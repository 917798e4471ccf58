"""An incident as it is told: every part checked, every fault named, none repeated."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.form import read_form
from schemas.incident_form import FormRefused

CANARY = "Kanarya-Aybəniz"


def refused(**told: object) -> dict[str, str]:
    with pytest.raises(FormRefused) as refusal:
        read_form(told)
    assert CANARY not in refusal.value.sentence
    return {finding.where: finding.sentence for finding in refusal.value.findings}


def test_an_empty_form_is_an_incident_of_which_nothing_is_known():
    form = read_form({})

    assert form.incident["title"] == ""
    assert not form.incident["date"].is_known
    assert form.incident["confidentiality"] == "T2"
    assert (form.verification, form.victims, form.acts, form.links) == (None, (), (), ())


def test_every_fault_is_told_at_once_each_by_its_path():
    found = refused(
        title=7,
        date=f"the day {CANARY} came",
        verification={"state": CANARY},
        victims=[{"low": "3"}, {"consents": [{"state": "given"}]}],
        perpetrators=[{"class": CANARY}],
        acts=[{"term": "LIB.1", "detention": {"sentence_days": -1}}, {}],
        sources=[{"reliability": "Z"}],
        evidence=[{}],
        links=[{}],
    )

    assert set(found) == {
        "title",
        "date",
        "verification.state",
        "victims.1.size_low",
        "victims.2.consents.1.purpose",
        "perpetrators.1.perpetrator_class",
        "acts.1.detention.sentence_days",
        "acts.2.term",
        "sources.1.reliability",
        "evidence.1",
        "links.1.to",
    }


@pytest.mark.parametrize("part", ["victims", "perpetrators", "acts", "sources", "evidence", "links"])
@pytest.mark.parametrize("told", [CANARY, 7, {"a": 1}, ["text"], [None], [[]]])
def test_a_part_that_is_no_list_of_tables_is_refused(part, told):
    assert refused(**{part: told}) == {part: "This takes a list of tables."}


@pytest.mark.parametrize("part", ["verification"])
@pytest.mark.parametrize("told", [7, ["likely"], True])
def test_a_verification_is_a_state_or_a_table(part, told):
    assert set(refused(**{part: told})) == {"verification"}
    assert read_form({"verification": "likely"}).verification["state"] == "likely"


def test_a_field_nobody_knows_is_refused_wherever_it_stands():
    for told in (
        {"titel": CANARY},
        {"victims": [{"nam": CANARY}]},
        {"acts": [{"term": "LIB.1", "verb": CANARY}]},
        {"acts": [{"term": "LIB.1", "coercion": {"sum": CANARY}}]},
        {"sources": [{"nmae": CANARY}]},
        {"links": [{"to": "AZ-1", "why": CANARY}]},
    ):
        assert all("There is no field" in sentence for sentence in refused(**told).values())


@pytest.mark.parametrize(
    "told",
    [
        {"organisation": "another"},
        {"id": "1"},
        {"created_at": "1"},
        {"victims": [{"id": "1"}]},
        {"acts": [{"term": "LIB.1", "incident": "another"}]},
        {"victims": [{"consents": [{"purpose": "store", "state": "given", "person": "another"}]}]},
        {"links": [{"to": "AZ-1", "from_incident": "another"}]},
    ],
)
def test_what_only_the_recorder_knows_cannot_be_told(told):
    try:
        form = read_form(told)
    except FormRefused:
        return
    assert "another" not in repr(form)


@pytest.mark.parametrize(
    ("place", "code", "text"),
    [
        ("AZ-BA", "AZ-BA", ""),
        ("Gəncə", "AZ-GA", "Gəncə"),
        (" Nəsimi ", "AZ-BA-NAS", "Nəsimi"),
        ("a courtyard nobody named", "", "a courtyard nobody named"),
        ("", "", ""),
    ],
)
def test_a_place_becomes_a_code_only_where_it_is_surely_that_place(place, code, text):
    form = read_form({"place": place, "acts": [{"term": "LIB.1", "place": place}]})

    assert (form.incident["place"], form.incident["place_text"]) == (code, text)
    assert (form.acts[0].act["place"], form.acts[0].act["place_text"]) == (code, text)


def test_words_of_the_place_that_were_told_apart_stay():
    form = read_form({"place": "Gəncə", "place_text": "near the station"})

    assert (form.incident["place"], form.incident["place_text"]) == ("AZ-GA", "near the station")


def test_a_name_goes_into_the_identity_and_nowhere_else():
    [victim] = read_form(
        {"victims": [{"name": CANARY, "aliases": ["Ay"], "note": "who told us", "groups": ["women"]}]}
    ).victims

    assert victim.identity["names"] == [CANARY]
    assert victim.identity["note"] == "who told us"
    assert CANARY not in repr(victim.person)
    assert victim.person["groups"] == ["women"]


@pytest.mark.parametrize("told", [{}, {"name": ""}, {"name": " ", "aliases": [], "birth_date": ""}, {"names": []}])
def test_no_name_is_no_identity(told):
    assert read_form({"victims": [told]}).victims[0].identity is None


def test_a_person_who_is_there_is_named_by_code_and_not_told_again():
    [victim] = read_form({"victims": [{"person": "P-0003"}]}).victims
    assert victim.existing == "P-0003"

    assert set(refused(victims=[{"person": CANARY}])) == {"victims.1.person"}
    assert "already in the case file" in refused(victims=[{"person": "P-0003", "name": CANARY}])["victims.1"]
    assert "already in the case file" in refused(victims=[{"person": "P-0003", "minor": True}])["victims.1"]


def test_an_act_names_only_people_of_the_form_or_by_code():
    people = {"victims": [{"key": "one"}], "perpetrators": [{"key": "them", "class": "police"}]}
    read_form(
        {**people, "acts": [{"term": "LIB.1", "victim": "one", "by": ["them"]}, {"term": "LIB.1", "victim": "P-0007"}]}
    )

    assert set(refused(**people, acts=[{"term": "LIB.1", "victim": CANARY, "by": [CANARY]}])) == {
        "acts.1.victim",
        "acts.1.by",
        "perpetrators.1",
    }


@pytest.mark.parametrize(
    ("by", "keys"), [(None, None), ("", None), ("them", ("them",)), ([], ()), (["them"], ("them",))]
)
def test_an_act_was_done_by_all_who_are_named_or_by_some_or_by_nobody(by, keys):
    told = {
        "perpetrators": [{"key": "them", "class": "police"}],
        "acts": [{"term": "LIB.1", "by": by}, {"term": "LIB.2"}],
    }

    assert read_form(told).acts[0].by == keys


@pytest.mark.parametrize("by", [7, True, {"them": 1}, 0.5])
def test_what_names_nobody_is_refused(by):
    assert set(refused(acts=[{"term": "LIB.1", "by": by}])) == {"acts.1.by"}


def test_the_path_of_a_consent_begins_with_its_victim():
    assert set(refused(victims=[{}, {"consents": 7}])) == {"victims.2.consents"}


def test_two_of_one_key_are_refused():
    assert set(refused(victims=[{"key": "2"}, {}])) == {"victims.1.key", "victims.2.key"}
    assert set(refused(perpetrators=[{"key": "a", "class": "police"}, {"key": "a", "class": "media"}])) == {
        "perpetrators.1.key",
        "perpetrators.2.key",
    }


def test_a_perpetrator_no_act_names_is_refused():
    people = [{"key": "a", "class": "police"}, {"key": "b", "class": "media"}]

    assert set(refused(perpetrators=people, acts=[{"term": "LIB.1", "by": ["a"]}])) == {"perpetrators.2"}
    read_form({"perpetrators": people, "acts": [{"term": "LIB.1", "by": ["a"]}, {"term": "INT.1"}]})


def test_an_incident_of_which_nobody_is_told_has_no_act():
    assert read_form({"title": "A law was passed"}).acts == ()


def test_the_parts_have_keys_of_their_own_where_none_is_told():
    form = read_form(
        {"victims": [{}, {}], "perpetrators": [{}], "acts": [{"term": "LIB.1", "victim": "2", "by": ["1"]}]}
    )

    assert [victim.key for victim in form.victims] == ["1", "2"]
    assert form.acts[0].by == ("1",)


def test_a_low_figure_above_the_high_one_is_a_slip():
    assert refused(victims=[{"low": 5, "high": 3}]) == {"victims.1": "The low figure is above the high one."}


def test_the_words_people_use_are_those_of_the_records():
    form = read_form(
        {
            "victims": [{"low": 1, "best": 2, "high": 3}],
            "perpetrators": [{"class": "police"}],
            "verification": {"state": "likely", "by": "KM", "on": "2024-03-01"},
            "evidence": [{"url": "https://example.org"}, {"file": "a.pdf"}],
        }
    )

    person = form.victims[0].person
    assert (person["size_low"], person["size_best"], person["size_high"]) == (1, 2, 3)
    assert form.perpetrators[0].involvement["perpetrator_class"] == "police"
    assert (form.verification["checked_by"], form.verification["checked_on"]) == ("KM", "2024-03-01")
    assert [each["kind"] for each in form.evidence] == ["link", "file"]


WORDS = ["title", "date", "place", "victims", "acts", "term", "by", "victim", "key", "person", "name", "names", "low"]
WORDS += [
    "perpetrators",
    "actor",
    "class",
    "sources",
    "evidence",
    "file",
    "url",
    "links",
    "to",
    "verification",
    "state",
]
WORDS += ["consents", "detention", "coercion", "purpose", "aliases", "tags", "contexts", "edtf", "text"]
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["LIB.1", "P-0001"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


parts = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.dictionaries(st.sampled_from(WORDS), anything, max_size=5), max_size=2) | anything
        for name in ("victims", "perpetrators", "acts", "sources", "evidence", "links", "verification", "title", "date")
    },
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(WORDS), anything, max_size=6) | parts)
def test_whatever_is_told_is_a_form_or_a_refusal(told):
    before = json.dumps(told, sort_keys=True, default=str)
    with suppress(FormRefused):
        read_form(told)
    assert json.dumps(told, sort_keys=True, default=str) == before, "what was handed in was changed"
