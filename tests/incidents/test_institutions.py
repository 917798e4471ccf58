"""The institutions of a pack become actors, once."""

from incidents import institutions
from schemas.pack import pack
from tests.incidents.house import House

AZ = pack("AZ").institutions


def actors(house: House) -> dict[str, tuple[str, str, str]]:
    """Name: class, country, name of what it is part of."""
    rows = house.case.connection.execute(
        "SELECT a.name, a.actor_class, a.country, coalesce(p.name, '') FROM actor a LEFT JOIN actor p"
        " ON p.organisation = a.organisation AND p.id = a.part_of"
    )
    return {name: (kind, country, above) for name, kind, country, above in rows}


def aliases(house: House, name: str) -> set[str]:
    rows = house.case.connection.execute(
        "SELECT c.term FROM coding c JOIN actor a ON a.id = c.record WHERE a.name = ? AND c.field = 'aliases'", (name,)
    )
    return {term for (term,) in rows}


def entries(house: House) -> int:
    return int(house.one("SELECT count(*) FROM log_entry"))


def test_every_institution_becomes_an_actor_under_the_one_it_belongs_to(house: House) -> None:
    loaded = institutions.load(house.case, AZ, house.later())

    there = actors(house)
    assert len(loaded.missing) == len(AZ) == len(there)
    assert there["Ministry of Internal Affairs"] == ("police", "AZ", "")
    assert there["Nasimi District Police Department"] == ("local_police", "AZ", "Baku City Main Police Department")
    for each in AZ:
        parent = next((above.label() for above in AZ if above.code == each.part_of), "")
        assert there[each.label()] == (each.actor_class, "AZ", parent)
        assert aliases(house, each.label()) == set(each.names) - {each.label()}


def test_where_it_is_is_kept_beside_it(house: House) -> None:
    institutions.load(house.case, AZ, house.later())

    sites = house.case.connection.execute(
        "SELECT a.name, e.place, e.kind FROM emplacement e JOIN actor a ON a.id = e.actor"
    ).fetchall()
    assert len(sites) == len([each for each in AZ if each.place])
    assert ("Nasimi District Police Department", "AZ-BA-NAS", "station") in sites
    assert ("Sabail District Court", "AZ-BA-SAB", "court") in sites


def test_all_of_it_is_one_entry_and_a_second_time_is_none(house: House) -> None:
    before = entries(house)
    institutions.load(house.case, AZ, house.later())
    once = entries(house)
    again = institutions.load(house.case, AZ, house.later())

    assert once == before + 1
    assert entries(house) == once
    assert again.missing == ()
    assert len(again.there) == len(AZ)


def test_it_is_known_by_any_name_in_any_language(house: House) -> None:
    house.incident(
        title="A raid",
        perpetrators=[
            {"class": "police", "actor": "Bandotdel"},
            {"class": "local_police", "actor": "Nəsimi Rayon Polis İdarəsi"},
        ],
    )
    known = institutions.known(house.case, AZ)
    institutions.load(house.case, AZ, house.later(), "az")

    assert set(known.there) == {"MIA-OC", "POL-NAS"}
    there = actors(house)
    assert len(there) == len(AZ)
    assert there["Bandotdel"] == ("police", "AZ", "")  # what was there is left as it was
    assert there["Nəsimi Rayon Polis İdarəsinin 21-ci Polis Bölməsi"][2] == "Nəsimi Rayon Polis İdarəsi"
    assert institutions.load(house.case, AZ, house.later(), "ru").missing == ()


def test_what_is_not_checked_says_so(house: House) -> None:
    institutions.load(house.case, AZ, house.later())

    for each in AZ:
        note = house.one("SELECT note FROM actor WHERE name = ?", each.label())
        assert ("confirm it" in note) == (not each.checked)
        assert each.source in note
