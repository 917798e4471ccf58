"""The gate out: consent decides, small counts stay, the attacker fails, nothing can be subtracted."""

from datetime import timedelta

import pytest

from incidents import consenting, ledger, release_question, releasing, vignettes
from incidents.disclosure.attacker import Attacker
from incidents.disclosure.building import built
from incidents.disclosure.primary import by_detail, too_small
from incidents.errors import ConsentError, DisclosureError
from incidents.matching import ids
from incidents.query import parse
from incidents.query_keys import KEYS
from incidents.release_rows import countable
from incidents.release_tables import counted_tables
from incidents.releasing import Recipe
from schemas.release import TOTAL
from schemas.release_json import as_json

GIVEN = [{"purpose": "anonymous_statistics", "state": "given", "given_on": "2024-01-02"}]
PUBLIC = {"identified": False}


def raid(number: int, victim: dict | None = None, **told):
    """One of many like it: who is counted depends on the victim told."""
    return {
        "title": f"Raid {number}",
        "date": f"{2018 + number % 3}-0{1 + number % 9}",
        "place": "AZ-BA" if number % 4 else "AZ-GA",
        "victims": [{"low": 1, "high": 1, "groups": ["trans_women"], **(victim or {"consents": GIVEN})}],
        "perpetrators": [{"class": "local_police" if number % 5 else "family"}],
        "acts": [{"term": ("LIB.7", "COE.3", "INT.1")[number % 3]}],
        **told,
    }


def test_only_what_was_agreed_to_is_counted(house):
    house.log(*(raid(n) for n in range(12)))
    house.log(*(raid(n, {"consents": []}) for n in range(7)))
    house.log(*(raid(n, {"consents": [GIVEN[0] | {"state": "refused"}]}, material_public=True) for n in range(5)))
    house.log(*(raid(n, PUBLIC, material_public=True) for n in range(6)))
    house.log(*(raid(n, PUBLIC) for n in range(8)))

    released = releasing.release(house.case, Recipe(), house.later())

    assert released.acts_counted == 12 + 6
    assert released.left_out == {"consent was not asked": 7 + 8, "consent was refused": 5}
    assert released.release.tables[0].total.value == 18


def test_a_person_who_withdraws_is_absent_from_the_next_release_and_named_in_the_last(house):
    house.log(*(raid(n) for n in range(12)))
    first = releasing.release(house.case, Recipe(), house.later())
    with house.writing("consent") as work:
        consenting.record(
            work,
            "P-0001",
            {"purpose": "anonymous_statistics", "state": "withdrawn", "given_on": house.now.date().isoformat()},
        )

    second = releasing.release(house.case, Recipe(), house.later(days=1))

    assert (first.acts_counted, second.acts_counted) == (12, 11)
    assert second.left_out == {"consent was withdrawn": 1}
    assert consenting.releases_that_carried(house.case, "P-0001") == [
        (first.release.id, first.release.made_on.isoformat())
    ]


def test_consent_that_has_ended_counts_no_more(house):
    ends = (house.now + timedelta(days=30)).date().isoformat()
    house.log(*(raid(n, {"consents": [GIVEN[0] | {"expires_on": ends}]}) for n in range(9)))

    assert releasing.release(house.case, Recipe(), house.later()).acts_counted == 9
    with pytest.raises(ConsentError, match="none may be counted"):
        releasing.release(house.case, Recipe(), house.later(days=40))


def test_a_minor_is_counted_only_when_a_guardian_agreed(house):
    house.log(*(raid(n) for n in range(8)))
    house.log(
        raid(1, {"minor": True, "consents": GIVEN}),
        raid(2, {"minor": True, "consents": [GIVEN[0] | {"guardian": "P-0001"}]}),
    )

    released = releasing.release(house.case, Recipe(), house.later())

    assert released.acts_counted == 9
    assert released.left_out == {"a minor, and no guardian agreed": 1}


def test_nothing_between_one_and_the_threshold_is_shown(house):
    house.log(*(raid(n) for n in range(60)))

    release = releasing.release(house.case, Recipe(), house.later()).release

    for table in release.tables:
        assert all(cell.value is None or not 0 < cell.value < 5 for cell in table.cells), table.id
    detailed = next(table for table in release.tables if table.id == "T3")
    crossed = [cell.value for cell in detailed.cells if TOTAL not in cell.codes]
    assert all(value is None or not 0 < value < 10 for value in crossed)


def attacked(house, withheld_of):
    """What the attacker knows of each withheld cell, when the cells of ``withheld_of(tables, small)`` are withheld."""
    found = countable(house.case, ids(house.case, parse("")), house.now.date().isoformat())
    tables = [each.counted for each in counted_tables(house.case, found, "")]
    threshold = by_detail(5, 10)
    system = built(tables, threshold)
    small = system.columns_of(cell for table in tables for cell in too_small(table, threshold))
    withheld = withheld_of(system, small)
    attacker = Attacker(system, withheld)
    return {at: attacker.interval(at) for at in small}, system


def test_the_attacker_reads_cells_off_a_table_where_only_the_small_ones_are_withheld(house):
    house.log(*(raid(n) for n in range(60)))

    intervals, _ = attacked(house, lambda _system, small: small)

    assert any(interval.is_exact for interval in intervals.values()), "an attacker who never succeeds proves nothing"


def test_the_attacker_reads_no_cell_off_what_is_released(house):
    house.log(*(raid(n) for n in range(60)))
    release = releasing.release(house.case, Recipe(), house.later()).release
    hidden = {(note.table, note.codes) for note in release.suppressions}

    def as_released(system, _small):
        found = countable(house.case, ids(house.case, parse("")), house.now.date().isoformat())
        tables = [each.counted for each in counted_tables(house.case, found, "")]
        return system.columns_of(
            table.cell(codes) for table in tables for codes in table.cells if (table.name, codes) in hidden
        )

    intervals, system = attacked(house, as_released)

    assert intervals
    for at, interval in intervals.items():
        assert not interval.is_exact, system.columns[at]
        assert interval.high >= 5, system.columns[at]


def test_the_same_question_of_unchanged_records_gives_the_same_release(house):
    house.log(*(raid(n) for n in range(12)))

    first = releasing.release(house.case, Recipe(), house.later())
    again = releasing.release(house.case, Recipe(), house.later(days=3))

    assert again.release == first.release
    assert (first.is_new, again.is_new) == (True, False)
    assert len(ledger.releases(house.case)) == 1


def test_a_release_grown_by_one_incident_does_not_give_that_one_away(house):
    house.log(*(raid(n) for n in range(40)))
    first = releasing.release(house.case, Recipe(), house.later()).release
    house.log(raid(1))

    second = releasing.release(house.case, Recipe(), house.later(days=1)).release

    for before, after in zip(first.tables, second.tables, strict=True):
        then, now = before.grid(), after.grid()
        for codes in then.keys() & now.keys():
            shown = (then[codes].value, now[codes].value)
            assert None in shown or abs(shown[0] - shown[1]) in {0, *range(5, 99)}, (after.id, codes)


def test_two_questions_that_differ_by_one_incident_are_refused(house):
    house.log(*(raid(n) for n in range(40)))
    house.incident(**raid(7, contexts=["protest"]))
    releasing.release(house.case, Recipe(), house.later())

    with pytest.raises(DisclosureError, match="subtracting"):
        releasing.release(house.case, Recipe(question="-context:protest"), house.later())


def test_a_threshold_below_five_needs_a_reason_and_below_three_is_refused(house):
    house.log(*(raid(n) for n in range(12)))

    with pytest.raises(DisclosureError, match="reason"):
        releasing.release(house.case, Recipe(k=4), house.later())
    with pytest.raises(DisclosureError, match="at least 3"):
        releasing.release(house.case, Recipe(k=2, k_reason="we are in a hurry"), house.later())
    assert releasing.release(house.case, Recipe(k=4, k_reason="agreed with the partner"), house.later()).is_new


def test_an_empty_case_file_and_a_single_incident_release_nothing_that_tells(house):
    with pytest.raises(ConsentError, match="nothing to release"):
        releasing.release(house.case, Recipe(), house.later())
    house.incident(**raid(1))

    try:
        release = releasing.release(house.case, Recipe(), house.later()).release
    except DisclosureError:
        return
    assert all(cell.value in {None, 0} for table in release.tables for cell in table.cells)


def test_a_question_that_points_at_a_handful_of_incidents_is_refused(house):
    house.log(*(raid(n) for n in range(30)))
    house.log(*(raid(n, contexts=["protest"]) for n in range(4)))

    with pytest.raises(DisclosureError, match="would point at the people"):
        releasing.release(house.case, Recipe(question="context:protest"), house.later())
    assert ledger.releases(house.case) == []


@pytest.mark.parametrize("question", ["act:LIB", "place:Baku since:2015", "by:police -verified:no", "no:evidence"])
def test_a_question_in_coded_words_may_be_printed(question):
    release_question.check(parse(question))


def test_a_key_is_refused_unless_somebody_has_thought_about_what_it_prints():
    assert {key for key in KEYS if _prints(key)} <= release_question.PRINTED_KEYS | {"has", "no"}
    assert set(KEYS) >= release_question.PRINTED_KEYS


@pytest.mark.parametrize(
    "question",
    [
        *("code:AZ-2019-0001", "tag:mine", "neighbour", "source:S-0001", "-link:follows"),
        *("by:A-0001", "victim:P-0001", "person:P-0001", "note:canary", "reason:canary", "saved:canary"),
        *("url:example.org", "case:C-0001", "operation:O-0001", "created:2024", "consent:given", "origin:canary"),
        *("occupation:sex_worker", "has:case", "no:task", "tier:T3", "monitoring:active", "has:profile"),
    ],
)
def test_a_question_in_our_own_words_is_refused_because_it_would_be_printed(house, question):
    house.log(*(raid(n, tags=["mine"], sources=[{"name": "An outlet"}]) for n in range(12)))

    with pytest.raises(DisclosureError, match="prints its question") as refused:
        releasing.release(house.case, Recipe(question=question), house.later())
    assert question.partition(":")[2] not in refused.value.sentence or ":" not in question


def _prints(key):
    """Whether any example of the key may be printed."""
    for example in KEYS[key].examples:
        try:
            release_question.check(parse(example))
        except DisclosureError:
            continue
        return True
    return False


def test_no_word_of_a_record_is_in_a_release(house):
    canary = "Kanareyka7431"
    house.log(
        *(
            raid(
                n,
                {"consents": GIVEN, "name": f"{canary} name", "description": f"{canary} description"},
                narrative=f"{canary} narrative",
                place_text=f"{canary} place",
                note=f"{canary} note",
                tags=[f"{canary}tag"],
                sources=[{"name": f"{canary} source", "kind": "person"}],
                evidence=[{"url": f"https://example.org/{canary}"}],
            )
            | {"title": f"{canary} title", "perpetrators": [{"class": "police", "actor": f"{canary} unit"}]}
            for n in range(30)
        )
    )

    told = as_json(releasing.release(house.case, Recipe(), house.later()).release)

    assert canary not in told
    assert "P-00" not in told


def test_the_figures_of_the_method_are_those_of_the_tables(house):
    house.log(*(raid(n) for n in range(30)))

    release = releasing.release(house.case, Recipe(), house.later()).release

    tables = {table.id: table for table in release.tables}
    assert release.method.incidents_counted == tables["T1"].total.value
    assert release.method.acts_counted == tables["T2"].total.value
    assert release.consent_effect.counted == 30


def test_a_vignette_that_nobody_cleared_is_refused():
    with pytest.raises(Exception, match="cleared_by"):
        vignettes.read({"vignettes": [{"incident": "AZ-2019-0001", "heading": "privacy", "text": "A case."}]})


def test_a_reason_too_rare_to_be_counted_is_not_named_either(house):
    house.log(*(raid(n) for n in range(12)))
    house.log(*(raid(n, {"consents": []}) for n in range(7)))
    house.incident(**raid(1, {"consents": [GIVEN[0] | {"state": "withdrawn"}]}))

    released = releasing.release(house.case, Recipe(), house.later())

    assert released.left_out["consent was withdrawn"] == 1
    assert [reason for reason, _ in released.release.consent_effect.reasons] == ["consent was not asked"]
