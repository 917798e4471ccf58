"""Terms of an organisation's own: added, renamed, retired, merged; every record stays readable."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import (
    case_file,
    changing_terms,
    counting,
    editing,
    merging_terms,
    own_terms,
    rebuilding,
    registers,
    release_rows,
    release_wording,
    searching,
    sharing_rows,
    term_history,
    undoing,
)
from incidents.errors import DomainError, RefusedInputError
from incidents.keys import Keys
from incidents.query import parse
from schemas.incident_form import FormRefused
from schemas.own_terms import in_use
from schemas.refusals import Refusal
from schemas.term import RetiredTermError, UnknownTermError
from schemas.vocabulary import vocabulary
from tests.incidents import house as houses
from tests.incidents.house import House

TODAY = "2024-03-05"
LURED = {"parent": "COE", "label_en": "Lured by a dating app", "label_az": "Tətbiqlə tələyə salınma"}


@pytest.fixture(autouse=True)
def _nothing_afterwards() -> Iterator[None]:
    yield
    in_use(())


def added(house: House, name: str = "act_types", **told: str) -> str:
    with house.writing("term add") as work:
        return changing_terms.add(work, name, told or LURED)


def renamed(house: House, code: str, name: str = "act_types", **told: str) -> tuple[str, ...]:
    with house.writing("term rename") as work:
        return changing_terms.rename(work, name, code, told)


def retired(house: House, code: str, name: str = "act_types", instead: str = "") -> None:
    with house.writing("term retire") as work:
        changing_terms.retire(work, name, code, TODAY, instead)


def merged(house: House, code: str, into: str, name: str = "act_types") -> int:
    with house.writing("term merge") as work:
        return merging_terms.merge(work, name, code, into, TODAY)


def found(house: House, asked: str) -> set[str]:
    return {line.code for line in searching.newest(house.case, parse(asked)).rows}


def entries(house: House) -> int:
    return int(house.one("SELECT count(*) FROM log_entry"))


def bearing(house: House, code: str, name: str = "act_types") -> dict[tuple[str, str], int]:
    return {(each.table, each.field): each.records for each in merging_terms.bearing(house.case, name, code)}


def test_an_own_term_is_known_to_forms_queries_labels_and_counts(house: House) -> None:
    code = added(house)
    incident = house.incident(title="After a date", date="2021", acts=[{"term": "lured by a dating app"}])
    house.incident(title="Another", date="2021", acts=[{"term": "LIB.1"}])

    assert house.one("SELECT term FROM act WHERE term LIKE 'COE%'") == code
    for asked in (f"act:{code}", "act:COE", 'act:"Lured by a dating app"', "act:tətbiqlə", "act:lured"):
        assert found(house, asked) == {incident}, asked
    told = counting.count(house.case, ["act"], "acts", "", "az")
    assert told.figure(code).low == 1
    assert (code, "Tətbiqlə tələyə salınma") in told.axes[0].headings
    assert counting.count(house.case, ["family"], "acts", "", "en").figure("COE").low == 1


def test_an_own_term_belongs_to_its_case_file_and_to_no_other(
    house: House, ground: tuple[Path, Keys], tmp_path: Path
) -> None:
    code = added(house)
    with ExitStack() as stack:
        directory, keys = ground
        stack.enter_context(case_file.opened(directory, keys))
        assert code not in vocabulary("act_types")
    with ExitStack() as stack:
        stack.enter_context(case_file.opened(house.directory, house.keys))
        assert vocabulary("act_types").label(code) == "Lured by a dating app"


def test_codes_are_drawn_below_their_parent_and_are_counted_as_the_terms_beside_them(house: House) -> None:
    first, second = added(house), added(house, parent="COE", label_en="Robbed after a date")
    below = added(house, parent=first, label_en="Lured twice")
    topmost = added(house, "methods", label_ru="С дрона")

    assert first.startswith("COE.x")
    assert second.startswith("COE.x")
    assert first != second
    assert below.startswith(f"{first}.x")
    assert topmost.startswith("own.x")
    assert vocabulary("act_types").descendants("COE")[-3:] in ((first, below, second), (first, second, below))
    assert vocabulary("act_types").term(below).unit == "persons"
    assert vocabulary("methods").label(topmost, "en") == "С дрона"


@pytest.mark.parametrize(
    ("told", "name", "refusal"),
    [
        ({"parent": "OTH", "definition": "No label."}, "act_types", RefusedInputError),
        ({"parent": "OTH", "label_en": "  "}, "act_types", RefusedInputError),
        ({"parent": "OTH", "label_en": "torture"}, "act_types", RefusedInputError),
        ({"parent": "OTH", "label_az": "İŞGƏNCƏ"}, "act_types", RefusedInputError),
        ({"parent": "OTH", "label_en": "int.2"}, "act_types", RefusedInputError),
        ({"label_en": "New", "parent": "COE.99"}, "act_types", UnknownTermError),
        ({"label_en": "Perhaps"}, "consent_states", RefusedInputError),
        ({"label_en": "Stands nowhere"}, "act_types", RefusedInputError),
        ({"parent": "OTH", "label_en": "New" * 400}, "act_types", FormRefused),
    ],
)
def test_what_cannot_be_a_term_is_refused_and_nothing_is_kept(
    house: House, told: dict[str, str], name: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        added(house, name, **told)
    assert house.one("SELECT count(*) FROM local_term") == 0
    assert entries(house) == 0


def test_renaming_gives_other_words_and_keeps_the_code(house: House) -> None:
    code = added(house)
    incident = house.incident(title="After a date", acts=[{"term": code}])

    assert renamed(house, code, label_en="Lured through an app", note="By force: INT.1.") == ("label_en", "note")
    assert renamed(house, code, label_en="Lured through an app") == ()

    acts = vocabulary("act_types")
    assert (acts.label(code), acts.label(code, "az")) == ("Lured through an app", "Tətbiqlə tələyə salınma")
    assert acts.read("lured by a dating app") is None
    assert found(house, 'act:"lured through an app"') == {incident}
    with pytest.raises(RefusedInputError, match="called so already"):
        renamed(house, code, label_en="Torture")
    with pytest.raises(RefusedInputError, match="one language at least"):
        renamed(house, code, label_en="", label_az="")
    with pytest.raises(RefusedInputError, match="shipped term"):
        renamed(house, "INT.2", label_en="Something milder")


def test_no_own_word_leaves_to_the_public_or_to_a_partner(house: House) -> None:
    """They have passed no clearing: what is coded so is counted under the shipped terms above."""
    act, deeper = added(house), added(house, parent="COE.3", label_en="Canaryfee")
    by = added(house, "perpetrator_classes", parent="police", label_en="Canarysquad")
    group = added(house, "victim_groups", parent="trans_women", label_en="Canarywomen")
    source = added(house, "source_kinds", parent="news_media", label_en="Canaryweekly")
    for number, term in enumerate([act, deeper] * 6):
        house.incident(
            title=f"Number {number}",
            date="2021",
            material_public=True,
            acts=[{"term": term}],
            perpetrators=[{"class": by}],
            victims=[{"counting_unit": "group", "groups": [group], "identified": False}],
            sources=[{"name": f"Paper {number}", "kind": source}],
        )
    ids = [row[0] for row in house.case.connection.execute("SELECT id FROM incident")]
    found = release_rows.countable(house.case, ids, TODAY)

    assert {counted.family for counted in found.acts} == {"COE"}
    assert {code for counted in found.acts for code in counted.perpetrators} == {"police"}
    assert {code for counted in found.acts for code in counted.victims} == {"lgbti"}
    assert [share.code for share in release_wording.source_mix(house.case, found, 5, "en")] == ["news_media"]

    shared, _ = sharing_rows.rows(house.case, ids, TODAY)
    assert {told.term for row in shared for told in row.acts} == {"COE", "COE.3"}
    assert {told.by[0][0] for row in shared for told in row.acts} == {"police"}
    assert {told.groups for row in shared for told in row.acts} == {("lgbti",)}


def test_a_retired_term_takes_no_new_answers_and_stays_where_it_stands(house: House) -> None:
    code = added(house)
    incident = house.incident(title="After a date", acts=[{"term": code}])
    retired(house, code)

    with pytest.raises(FormRefused, match="retired"):
        house.incident(title="Another", acts=[{"term": code}])
    assert found(house, f"act:{code}") == {incident}
    assert vocabulary("act_types").label(code) == "Lured by a dating app"
    with pytest.raises(RetiredTermError):
        retired(house, code)
    assert added(house) != code, "its words are free again"


def test_a_record_may_be_changed_around_a_term_retired_since(house: House) -> None:
    first = house.incident(title="At a protest", contexts=["protest"], acts=[{"term": "LIB.1"}])
    retired(house, "LIB.1")
    retired(house, "protest", "contexts")

    with house.writing() as work:
        assert editing.edit(work, first, {"contexts": ["protest", "online_life"], "title": "Before a protest"})
        assert registers.edit(work, f"{first}/1", {"note": "Seen by two."}) == ("note",)
        assert registers.edit(work, f"{first}/1", {"term": "LIB.1"}) == ()
    with house.writing() as work, pytest.raises(FormRefused, match="retired"):
        registers.add(work, "act", {"incident": first, "term": "LIB.1"})
    second = house.incident(title="Another")
    with house.writing() as work, pytest.raises(FormRefused, match="retired"):
        editing.edit(work, second, {"contexts": ["protest"]})


def test_a_shipped_term_is_retired_here_only_and_its_successor_named(house: House) -> None:
    retired(house, "COE.1", instead="COE.2")

    with pytest.raises(FormRefused, match=r"Use COE\.2 instead"):
        house.incident(title="Blackmail", acts=[{"term": "COE.1"}])
    assert "COE.1" not in {term.code for term in vocabulary("act_types").find("blackmail")}
    with pytest.raises(RefusedInputError, match="below it"):
        retired(house, "COE", instead="COE.3")
    with pytest.raises(RefusedInputError, match="rules qeyd itself follows"):
        retired(house, "refused", "consent_states")
    code = added(house)
    with pytest.raises(RefusedInputError, match="qeyd vocab merge"):
        retired(house, code, instead="COE.4")


def everywhere(house: House) -> tuple[str, str, str]:
    """One own term on an act, on a claim about that act; another among the methods of two acts."""
    act, method = added(house), added(house, "methods", label_en="Sent by a friend")
    incident = house.incident(
        title="After a date",
        date="2021",
        acts=[{"term": act, "methods": [method, "slurs"] if "slurs" in vocabulary("methods") else [method]}],
    )
    with house.writing() as work:
        registers.add(work, "act", {"incident": incident, "term": "INT.1", "methods": [method]})
        registers.add(work, "claim", {"about": f"{incident}/1", "field": "term", "value": act})
        registers.add(work, "claim", {"about": f"{incident}/1", "field": "note", "value": act})
    return act, method, incident


def test_what_a_merge_touches_is_told_before_by_table_and_field(house: House) -> None:
    act, method, _ = everywhere(house)

    assert bearing(house, act) == {("act", "term"): 1, ("claim", "value"): 1}
    assert bearing(house, method, "methods") == {("act", "methods"): 2}
    assert bearing(house, "COE.4") == {}


def test_merging_rewrites_every_record_in_one_entry_and_keeps_the_term_readable(house: House) -> None:
    act, method, incident = everywhere(house)
    below = added(house, parent=act, label_en="Lured twice")
    before = entries(house)

    assert merged(house, act, "COE.4") == 2
    assert entries(house) == before + 1
    assert bearing(house, act) == {}
    assert bearing(house, "COE.4") == {("act", "term"): 1, ("claim", "value"): 1}
    acts = vocabulary("act_types")
    assert (acts.label(act), acts.term(act).is_retired, acts.term(act).successor) == (LURED["label_en"], True, "COE.4")
    assert acts.ancestors(below) == ("COE.4", "COE")
    assert house.one("SELECT value FROM claim WHERE field = 'note'") == act, "words about it stay what they were"
    for asked in (f"act:{act}", "act:COE.4", 'act:"lured by a dating app"'):
        assert found(house, asked) == {incident}, asked
    with pytest.raises(FormRefused, match=r"Use COE\.4 instead"):
        house.incident(title="Another", acts=[{"term": act}])

    other = added(house, "methods", label_en="Lured")
    assert merged(house, method, other, "methods") == 2
    assert bearing(house, other, "methods") == {("act", "methods"): 2}


def test_a_record_that_bears_both_bears_the_other_once(house: House) -> None:
    one, other = added(house, "contexts", label_en="The one"), added(house, "contexts", label_en="The second")
    house.incident(title="Both", contexts=[one, other, "protest"])

    assert merged(house, one, other, "contexts") == 1
    rows = house.case.connection.execute("SELECT term FROM coding WHERE field = 'contexts' ORDER BY term").fetchall()
    assert [term for (term,) in rows] == sorted([other, "protest"])


@pytest.mark.parametrize(
    ("from_own", "into", "refusal"),
    [(False, "COE.4", RefusedInputError), (True, "itself", RefusedInputError), (True, "below", RefusedInputError),
     (True, "NO.1", UnknownTermError), (True, "retired", RetiredTermError)],
)  # fmt: skip
def test_what_cannot_be_merged_is_refused_and_changes_nothing(
    house: House, from_own: bool, into: str, refusal: type[Exception]
) -> None:
    code = added(house)
    known = {"itself": code, "below": added(house, parent=code, label_en="Below"), "retired": "COE.5"}
    retired(house, "COE.5")
    before = entries(house)

    with pytest.raises(refusal):
        merged(house, code if from_own else "COE.3", known.get(into, into))
    assert entries(house) == before


def test_a_merge_is_taken_back_like_any_change(house: House) -> None:
    act, _, incident = everywhere(house)
    merged(house, act, "COE.4")
    with house.writing("undo") as work:
        undoing.undo(work, undoing.last_undoable(house.case))
    own_terms.load(house.case.connection, house.case.organisation)

    assert bearing(house, act) == {("act", "term"): 1, ("claim", "value"): 1}
    assert not vocabulary("act_types").term(act).is_retired
    assert found(house, f"act:{act}") == {incident}


def test_a_term_in_use_is_never_taken_away_and_one_nobody_used_may_be(house: House) -> None:
    act = added(house)
    incident = house.incident(title="After a date", acts=[{"term": act}])
    entry = undoing.entry_named(house.case, house.one("SELECT id FROM log_entry ORDER BY time LIMIT 1")[:12])
    with house.writing("undo") as work, pytest.raises(RefusedInputError):
        undoing.undo(work, entry)
    assert found(house, f"act:{act}") == {incident}

    unused = added(house, parent="OTH", label_en="Nobody's")
    with house.writing("undo") as work:
        undoing.undo(work, undoing.last_undoable(house.case))
    own_terms.load(house.case.connection, house.case.organisation)
    assert unused not in vocabulary("act_types")


def test_the_history_tells_every_change_and_counts_versions(house: House) -> None:
    assert term_history.versions(house.case) == {}
    code = added(house)
    renamed(house, code, label_ru="Заманили")
    added(house, "methods", label_en="Drone")
    merged(house, code, "COE.4")
    retired(house, "LAW.1")

    assert term_history.versions(house.case) == {"act_types": 4, "methods": 1}
    told = term_history.changes(house.case, "act_types")
    assert [each.version for each in told] == sorted(each.version for each in told)
    assert list(dict.fromkeys((each.version, each.done, each.code) for each in told)) == [
        (1, "term add", code),
        (2, "term rename", code),
        (3, "term merge", code),
        (4, "term retire", "LAW.1"),
    ]
    assert ("label_ru", "Заманили") in {(each.field, each.value) for each in told}
    assert ("merged_into", "COE.4") in {(each.field, each.value) for each in told}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "below", "rename", "retire", "merge", "merge", "log", "log", "undo"]),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    min_size=3,
    max_size=14,
)


@given(steps=STEPS)
@settings(max_examples=25, deadline=None)
def test_whatever_is_done_to_terms_every_record_stays_readable(
    ground: tuple[Path, Keys], steps: list[tuple[str, int, int]]
) -> None:
    """Adding, renaming, retiring, merging and taking back, in any order, also what is refused on the way."""
    with TemporaryDirectory() as directory:
        for house in houses.opened(*ground, Path(directory) / "case"):
            for number, (what, one, other) in enumerate(steps):
                with suppress(DomainError, Refusal):
                    _do(house, what, one, other, f"Words {number}")
            _every_record_is_readable(house)
            own_terms.load(house.case.connection, house.case.organisation)
            _every_record_is_readable(house)
            told = house.case.connection, house.case.organisation
            assert rebuilding.rebuilt(*told) == rebuilding.kept(*told)


def _do(house: House, what: str, one: int, other: int, words: str) -> None:
    own = [term.code for term in vocabulary("act_types") if term.is_own]
    codes = [*own, "COE.4", "INT.1"]
    code, second = codes[one % len(codes)], codes[other % len(codes)]
    match what:
        case "add":
            added(house, parent=["OTH", "COE", "INT.1"][one % 3], label_en=words)
        case "below":
            added(house, parent=code, label_en=words)
        case "rename":
            renamed(house, code, label_en=words)
        case "retire":
            retired(house, code)
        case "merge":
            merged(house, code, second)
        case "log":
            house.incident(title=words, acts=[{"term": code}, {"term": second}])
        case "undo":
            with house.writing("undo") as work:
                undoing.undo(work, undoing.last_undoable(house.case))
            own_terms.load(house.case.connection, house.case.organisation)


def _every_record_is_readable(house: House) -> None:
    acts = vocabulary("act_types")
    rows: list[tuple[Any, ...]] = house.case.connection.execute(
        "SELECT a.term, i.code FROM act a JOIN incident i ON i.organisation = a.organisation AND i.id = a.incident"
    ).fetchall()
    for code, incident in rows:
        assert acts.label(code)
        assert len(acts.ancestors(code)) <= len(acts)
        assert incident in found(house, f"act:{code}")
    for term in acts:
        if term.is_own:
            assert term.code in acts.descendants(term.code)
            assert acts.current(term.code) in acts
