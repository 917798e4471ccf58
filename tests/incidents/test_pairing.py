"""Two records that may be one are shown with what speaks for it, until somebody has decided."""

import pytest

from incidents import addresses, merging, pairing
from incidents.errors import LockedError, NotFoundError, RefusedInputError
from incidents.keys import Keys
from schemas.incident_form import FormRefused
from tests.incidents.house import House

RAID = {"title": "A raid on a birthday party in a flat", "date": "26 July 2023", "place": "AZ-BA"}


def pairs(house: House, table: str = "incident") -> list[tuple[str, str]]:
    return [(each.first, each.second) for each in pairing.undecided(house.case, table)]


def decide(house: House, first: str, second: str, decision: str) -> str:
    with house.writing("decide") as work:
        return pairing.decide(work, first, second, decision, by="KM", on="2024-03-02", note="Asked both")


@pytest.fixture
def two(house: House) -> tuple[str, str]:
    one = house.incident(**RAID)
    other = house.incident(**RAID | {"title": "Birthday party in a flat: a raid", "place": "Nəsimi"})
    house.incident(title="A summons to the station", date="26 July 2023", place="AZ-BA")
    return one, other


def test_the_same_time_a_place_in_the_other_and_like_words(house, two):
    (pair,) = pairing.undecided(house.case)

    assert (pair.first, pair.second) == two
    assert pair.why == "titles 94 % alike"
    assert pair.decision == ""


@pytest.mark.parametrize(
    "other",
    [{"date": "26 August 2023"}, {"place": "AZ-GA"}, {"title": "Somebody lost work"}, {"date": ""}],
)
def test_another_time_place_or_title_is_another_incident(house, other):
    house.incident(**RAID)
    house.incident(**RAID | other)

    assert pairs(house) == []


def test_narratives_speak_against_like_titles(house):
    house.incident(**RAID, narrative="Officers came at night and took eleven guests to the station.")
    house.incident(**RAID, narrative="A landlord threw his tenant out and kept the deposit; nobody called anyone.")
    (apart,) = pairing.undecided(house.case)
    house.incident(**RAID | {"date": "27 July 2023"}, narrative="x")

    assert apart.score < 90
    assert "narratives" in apart.why


def test_the_same_page_makes_a_likeness_count_for_more_unless_everybody_cites_it(house):
    page = [{"url": "https://example.org/a"}]
    one = {"title": "Raid on a club"}
    house.incident(**one)
    house.incident(title="Another raid, on a bar and a club", evidence=page)
    assert pairs(house) == [], "without a date nothing else is compared"
    house.incident(**one, sources=[{"name": "A newsroom", "url": "https://example.org/a"}])
    (pair,) = pairing.undecided(house.case)
    assert (pair.first, pair.second) == ("AZ-ND-0002", "AZ-ND-0003")
    assert pair.why.endswith("the same page tells of both")

    house.incident(title="Somebody lost work", evidence=page)
    assert len(pairs(house)) == 1, "a report tells of much that is not alike"
    for number in range(40):
        house.incident(title=f"Of a digest {number}", evidence=page)
    assert pairs(house) == []


def test_what_was_told_only_as_a_year_is_compared_with_what_was_told_so(house):
    house.incident(**RAID | {"date": "2023"})
    house.incident(**RAID)
    assert pairs(house) == []
    third = house.incident(**RAID | {"date": "2023"})

    assert pairs(house) == [("AZ-2023-0001", third)]


@pytest.mark.parametrize(("decision", "shown"), [("same", 0), ("different", 0), ("unsure", 1)])
def test_what_was_decided_is_not_shown_again(house, two, decision, shown):
    decide(house, *two, decision)

    assert [each.decision for each in pairing.undecided(house.case)] == ["unsure"] * shown


def test_a_later_decision_takes_the_place_of_the_earlier(house, two):
    code = decide(house, *two, "unsure")

    assert decide(house, *reversed(two), "different") == code
    assert house.one("SELECT count(*) FROM duplicate") == 1
    assert pairs(house) == []


def test_a_merged_pair_is_no_pair(house, two):
    with house.writing("merge") as work:
        merging.merge(work, *two)

    assert pairs(house) == []


def test_people_are_compared_by_what_is_sealed_and_no_name_is_told(house):
    for names, more in (
        (["Canary Aybənizə"], {}),
        (["Aybenize CANARY"], {"birth_date": "1990"}),
        (["Somebody Else"], {"contacts": ["+994 00 000 00 00"]}),
        (["Another Invented"], {"contacts": ["+994000000000"]}),
    ):
        house.incident(title="x", victims=[{"name": names[0], **more}], acts=[{"term": "LIB.1"}])

    found = pairing.undecided(house.case, "person")

    assert [(each.first, each.second) for each in found] == [("P-0001", "P-0002"), ("P-0003", "P-0004")]
    assert "the same contact or document" in found[1].why
    assert "anary" not in str(found)


def test_people_are_not_compared_without_the_key_to_their_names(house):
    house.incident(title="x", victims=[{"name": "Canary"}], acts=[{"term": "LIB.1"}])
    keys = Keys(house.keys.records)

    with pytest.raises(LockedError):
        pairing.undecided(house.case._replace(keys=keys), "person")


def test_only_two_of_a_kind_are_decided_on(house, two):
    one, other = two
    with pytest.raises(RefusedInputError):
        decide(house, one, one, "same")
    with pytest.raises(NotFoundError):
        decide(house, one, "AZ-2099-0001", "same")
    with pytest.raises(FormRefused):
        decide(house, one, other, "perhaps")
    assert addresses.called(house.case, "nowhere") == ""
