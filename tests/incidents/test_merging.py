"""Two records become one: nothing is lost, and one undo brings both back."""

from typing import Any

import pytest

from incidents import addresses, consenting, linking, merging, people, registers, releasing, stored
from incidents.errors import LockedError, NotFoundError, RefusedInputError
from incidents.importing import loading, shipped
from incidents.keys import Keys
from incidents.merging import Differing, Merged
from incidents.releasing import Recipe
from tests.incidents.house import House
from tests.incidents.test_releasing import raid
from tests.incidents.test_trashing import assert_sound, found, tables
from tests.incidents.test_undoing import undo

ONE = {
    "title": "A raid on a flat",
    "narrative": "Told by a neighbour.",
    "date": "26 July 2023",
    "tags": ["raid"],
    "victims": [{"key": "1", "name": "Canary Aybənizə"}],
    "perpetrators": [{"class": "police", "actor": "Invented Department"}],
    "acts": [{"term": "LIB.1", "victim": "1", "detention": {"fine": 50}}],
    "sources": [{"name": "An invented newsroom", "url": "https://example.org/a"}],
    "evidence": [{"url": "https://example.org/a"}],
}
OTHER = {
    "title": "Police in a courtyard",
    "narrative": "Told by a lawyer.",
    "date": "27 July 2023",
    "place": "AZ-BA",
    "tags": ["birthday"],
    "victims": [{"key": "1", "name": "Canary Ay", "groups": ["trans_women"]}],
    "acts": [{"term": "COE.1", "victim": "1", "coercion": {"amount": 300, "currency": "AZN"}}],
    "sources": [{"name": "An invented newsroom", "url": "https://example.org/a"}],
    "evidence": [{"url": "https://example.org/a"}],
}
A, B = "AZ-2023-0001", "AZ-2023-0002"


@pytest.fixture
def two(house: House) -> House:
    house.incident(**ONE)
    house.incident(**OTHER)
    return house


def merge(house: House, keep: str, gone: str, **told: str) -> Merged:
    with house.writing("merge") as work:
        done = merging.merge(work, keep, gone, **told)
    assert_sound(house)
    return done


def told(house: House, address: str) -> dict[str, Any]:
    here = addresses.found(house.case, address)
    return stored.values(house.case, here.table, here.id)


def without_trash(house: House) -> dict[str, Any]:
    return {name: rows for name, rows in tables(house).items() if name != "trashed"}


def assert_one_undo_brings_it_back(house: House, before: dict[str, Any]) -> None:
    undo(house)
    assert without_trash(house) == before


def test_the_first_stands_the_second_fills_what_it_lacks_and_the_rest_is_kept_as_claims(two):
    done = merge(two, A, B, by="KM", on="2024-03-02", note="The same evening")

    kept = told(two, A)
    assert (kept["title"], kept["place"], kept["tags"]) == (ONE["title"], "AZ-BA", ["birthday", "raid"])
    assert done.filled == ("place", "tags")
    assert done.differing == (
        Differing("title", "A raid on a flat", "Police in a courtyard"),
        Differing("narrative", "Told by a neighbour.", "Told by a lawyer."),
        Differing("date", "26 July 2023", "27 July 2023"),
    )
    claims = two.case.connection.execute("SELECT field, value, source, note FROM claim ORDER BY id").fetchall()
    assert [claim[:3] for claim in claims] == [(each.field, each.kept_as_claim, None) for each in done.differing]
    assert all(B in note for *_, note in claims)
    decision = told(two, done.decision)
    assert (decision["decision"], decision["decided_by"], decision["note"]) == ("same", "KM", "The same evening")
    assert addresses.is_in_trash(two.case, B)


def test_what_hung_on_the_second_hangs_on_the_first_and_what_is_told_twice_is_told_once(two):
    done = merge(two, A, B)

    assert done.moved == {"act": 1}
    assert done.doubled == 2, "the same page as evidence, and the same information of the same source"
    assert two.one("SELECT count(*) FROM act WHERE incident = (SELECT id FROM incident)") == 2
    assert two.one("SELECT count(*) FROM information") == two.one("SELECT count(*) FROM evidence") == 1
    assert two.one("SELECT count(*) FROM coercion") == two.one("SELECT count(*) FROM detention") == 1


def test_one_undo_brings_both_back_and_another_merges_them_again(two):
    before = without_trash(two)
    merge(two, A, B)
    after = without_trash(two)

    taken_back = undo(two)
    assert without_trash(two) == before
    undo(two, taken_back)
    assert without_trash(two) == after


def test_the_words_of_both_find_the_one(two):
    merge(two, A, B)
    assert found(two, "raid") == found(two, "birthday") == [A]
    assert found(two, "courtyard") == []

    undo(two)
    assert found(two, "courtyard") == [B]


def test_who_asks_for_the_second_is_told_of_the_first(two):
    merge(two, A, B)
    with pytest.raises(NotFoundError, match=f"{B} was merged into {A}"):
        addresses.found(two.case, B)
    with pytest.raises(NotFoundError, match=f"{B} was merged into {A}"):
        linking.by_code(two.case, B)

    merge(two, "P-0001", "P-0002")
    with pytest.raises(NotFoundError, match="P-0002 was merged into P-0001"):
        people.by_code(two.case, "P-0002")


def test_a_link_between_them_goes_and_others_move(two):
    third = two.incident(title="Before")
    with two.writing("link") as work:
        linking.link(work, B, "follows", A)
        linking.link(work, B, "follows", third)
        linking.link(work, A, "follows", third)
    before = without_trash(two)

    done = merge(two, A, B)

    assert two.one("SELECT count(*) FROM link") == 1
    assert done.doubled == 4
    assert_one_undo_brings_it_back(two, before)


def test_a_merge_that_would_make_a_circle_is_refused(two):
    third = two.incident(title="Between")
    with two.writing("link") as work:
        linking.link(work, B, "follows", third)
        linking.link(work, third, "follows", A)

    with pytest.raises(RefusedInputError, match="follow or stand below itself"):
        merge(two, A, B)
    assert_sound(two)


def test_two_people_become_one_with_both_their_names(two):
    with two.writing("consent") as work:
        consenting.record(work, "P-0002", {"purpose": "media", "state": "refused"})
        case = registers.add(work, "support_case", {"title": "Help", "persons": ["P-0001", "P-0002"]})
        registers.add(work, "proceeding", {"person": "P-0002"})
        people.seal_identity(
            work, people.by_code(two.case, "P-0002"), {"names": ["Canary Ay"], "birth_date": "1990", "note": "Told"}
        )
    before = without_trash(two)

    done = merge(two, "P-0001", "P-0002")

    assert people.identities(two.case) == {
        "P-0001": {"names": ["Canary Aybənizə", "Canary Ay"], "birth_date": "1990", "note": "Told"}
    }
    assert done.moved == {"act": 1, "consent": 1, "proceeding": 1}
    assert told(two, case)["persons"] == [people.by_code(two.case, "P-0001")]
    assert told(two, "P-0001")["groups"] == ["trans_women"]
    undo(two)
    assert set(people.identities(two.case)) == {"P-0001", "P-0002"}
    assert without_trash(two).keys() == before.keys()


def test_an_identity_moves_to_who_had_none(two):
    with two.writing("add") as work:
        new = registers.add(work, "person", {})

    merge(two, new, "P-0001")

    assert people.identities(two.case)[new]["names"] == ["Canary Aybənizə"]
    undo(two)
    assert people.identities(two.case)["P-0001"]["names"] == ["Canary Aybənizə"]


def test_names_are_not_joined_without_the_key_to_them(two):
    known = two.keys
    keys = Keys(known.records, None, known.vault, known.signing)
    locked = House(two.directory, keys, two.case._replace(keys=keys), two.now)

    with pytest.raises(LockedError, match="identities"):
        merge(locked, "P-0001", "P-0002")
    assert_sound(two)


def test_units_and_sources_are_merged_with_what_names_them(two):
    with two.writing("add") as work:
        registers.add(work, "actor", {"name": "Invented Department, 2nd unit", "part_of": "A-0001"})
        registers.add(work, "membership", {"actor": "A-0002", "person": "P-0001", "role": "deputy"})
        registers.add(work, "source", {"name": "Another newsroom", "reliability": "B"})
        registers.add(work, "information", {"source": "S-0002", "incident": A})
        registers.add(work, "claim", {"about": A, "field": "title", "value": "x", "source": "S-0002"})
    before = without_trash(two)

    done = merge(two, "A-0001", "A-0002")
    assert told(two, "A-0001")["aliases"] == ["Invented Department, 2nd unit"]
    assert done.moved == {"membership": 1}
    sources = merge(two, "S-0001", "S-0002")
    assert sources.moved == {"claim": 1, "information": 1}
    assert sources.filled == ("reliability",)

    undo(two)
    assert_one_undo_brings_it_back(two, before)


def test_the_unit_above_merged_into_the_one_below_stands_below_nothing(two):
    with two.writing("add") as work:
        registers.add(work, "actor", {"name": "Below", "part_of": "A-0001"})

    merge(two, "A-0002", "A-0001")

    assert told(two, "A-0002")["part_of"] is None


def test_acts_that_are_the_same_once_their_victims_are_become_one_with_all_its_details(house):
    act = {"term": "LIB.1", "victim": "1"}
    house.incident(title="One", date="2023", victims=[{"key": "1"}], acts=[{**act, "detention": {"fine": 50}}])
    house.incident(title="Two", date="2023", victims=[{"key": "1"}], acts=[{**act, "detention": {"fine": 70}}])
    before = without_trash(house)

    merge(house, "P-0001", "P-0002")
    done = merge(house, A, B)

    assert done.doubled == 2
    assert house.one("SELECT count(*) FROM act") == house.one("SELECT count(*) FROM detention") == 1
    assert house.one("SELECT fine FROM detention") == 50
    assert house.one("SELECT value FROM claim WHERE field = 'fine'") == "70.0"
    undo(house)
    assert_one_undo_brings_it_back(house, before)


def test_the_stricter_tier_stands(house):
    house.incident(title="One", confidentiality="T2")
    house.incident(title="Two", confidentiality="T1")
    house.incident(title="Three", confidentiality="T3")

    merge(house, "AZ-ND-0001", "AZ-ND-0002")
    assert told(house, "AZ-ND-0001")["confidentiality"] == "T2"
    merge(house, "AZ-ND-0001", "AZ-ND-0003")
    assert told(house, "AZ-ND-0001")["confidentiality"] == "T3"


def test_a_long_narrative_is_kept_whole_in_the_note_of_its_claim(house):
    house.incident(title="One", narrative="Short.")
    house.incident(title="One", narrative="Long. " * 400)

    merge(house, "AZ-ND-0001", "AZ-ND-0002")

    value, note = house.case.connection.execute("SELECT value, note FROM claim").fetchone()
    assert len(value) == 1000
    assert note.endswith(("Long. " * 400).strip())


def test_of_two_preferred_claims_that_of_the_first_stays_preferred(two):
    with two.writing("add") as work:
        for incident in (A, B):
            registers.add(work, "claim", {"about": incident, "field": "title", "value": incident, "preferred": True})

    merge(two, A, B)

    rows = two.case.connection.execute("SELECT value FROM claim WHERE preferred = 1").fetchall()
    assert rows == [(A,)]


def test_a_rehearsal_says_the_same_and_leaves_nothing(two):
    before, entries = tables(two), two.one("SELECT count(*) FROM log_entry")

    rehearsed = merging.rehearse(two.case, A, B, two.later())

    assert tables(two) == before
    assert two.one("SELECT count(*) FROM log_entry") == entries
    assert merge(two, A, B) == rehearsed


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (A, A, "with itself"),
        (A, "P-0001", "same kind"),
        ("E-0001", "E-0002", "other records are edited"),
    ],
)
def test_what_is_not_merged(two, first, second, why):
    with pytest.raises(RefusedInputError, match=why):
        merge(two, first, second)


def test_rows_of_a_table_that_were_merged_do_not_come_again(house, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text("no,title\n1,One\n2,Two\n3,Three\n", encoding="utf-8")
    mapping = tmp_path / "rows.toml"
    mapping.write_text('name = "rows"\nref = "no"\n[incident]\ntitle = "title"\n', encoding="utf-8")
    house.incident(title="Known before")
    told_by = shipped.found_map(str(mapping))
    assert loading.import_file(house.case, table, told_by, house.later()).added == 3

    merge(house, "AZ-ND-0002", "AZ-ND-0003")
    merge(house, "AZ-ND-0001", "AZ-ND-0004")

    again = loading.import_file(house.case, table, told_by, house.later())
    assert (again.added, again.already_there) == (0, 3)
    undo(house)
    undo(house)
    again = loading.import_file(house.case, table, told_by, house.later())
    assert (again.added, again.already_there) == (0, 3)
    assert_sound(house)


def test_a_release_that_carried_who_was_merged_is_named_when_the_one_withdraws(house):
    house.log(*(raid(number) for number in range(12)))
    released = releasing.release(house.case, Recipe(), house.later()).release.id
    with house.writing("add") as work:
        registers.add(work, "person", {})

    merge(house, "P-0013", "P-0012")
    merge(house, "P-0001", "P-0013")

    assert [name for name, _ in consenting.releases_that_carried(house.case, "P-0001")] == [released]
    house.incident(title="x", victims=[{}], acts=[{"term": "LIB.1"}])
    merge(house, "P-0014", "P-0001")
    assert [name for name, _ in consenting.releases_that_carried(house.case, "P-0014")] == [released]
